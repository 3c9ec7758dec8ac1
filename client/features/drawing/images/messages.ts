import { inLanguage } from '../../../ui/language/in-language.ts'

/** What is said where people bring images and describe them. */
export const imageWords = inLanguage('mapImages', {
  image: 'Image',
  add: 'Add an image',
  sheet: 'This image',
  shows: 'What does it show?',
  showsOf: (name: string) => (name ? `What does ${name} show?` : 'What does this image show?'),
  hint: 'For those who cannot see it',
  images: 'Images on this map',
  remove: 'Remove',
  removeOf: (name: string) => (name ? `Remove ${name}` : 'Remove this image'),
} as const)
