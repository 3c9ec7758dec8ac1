import { inLanguage } from '../../ui/language/in-language.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { ImageTrouble } from './prepare-image.ts'

/** What is said about images that come and go. */
export const imageWords = inLanguage('images', {
  trouble: {
    other: 'This file is not an image that can be kept here. PNG, JPEG, GIF, WebP and AVIF can.',
    svg: 'An SVG file can hold a program, so it is not taken. Please save it as PNG.',
    damaged: 'This image cannot be read: the file is not whole.',
    heavy: `This file is larger than ${limits.maxGivenImageBytes / 1024 / 1024} MB. Please make it smaller, or take a photo of it.`,
    wide: 'This image has more pixels than can be read here. Please make it smaller.',
    browser: 'This browser cannot make images ready to be kept. A newer one can.',
  } satisfies Readonly<Record<ImageTrouble, string>>,
  someRefused: (count: number, why: string) =>
    `${count === 1 ? 'One file was' : `${count} files were`} not taken. ${why}`,
  tooMany: (most: number) => `So many images at once are too many: please bring at most ${most}.`,
  makingReady: 'Making the image ready…',
  added: (count: number) => (count === 1 ? 'The image is on your map.' : `${count} images are on your map.`),
  waiting: 'Kept on this device, and sent when the server answers.',
  sending: 'On its way to the server…',
  bringing: 'Bringing the images along…',
  broughtAlong: 'All of it is on your map, with the images.',
  leftBehind: (count: number) =>
    count === 1
      ? 'One image stayed behind: it cannot be opened from here.'
      : `${count} images stayed behind: they cannot be opened from here.`,
  notHere: 'This image has not arrived yet.',
} as const)
