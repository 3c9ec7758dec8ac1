import { listed } from '../../ui/words/listed.ts'
import { inLanguage } from '../../ui/language/in-language.ts'

/** The words about taking a board along as a file. */
export const exchangeWords = inLanguage('exchange', {
  open: 'Take the board along as a file',
  says: 'Everything that lies open on the board: maps, what you decided, comments, interviews and the guide. The file can be opened as a board again, here or on another server.',
  withMine: 'With my own map, which nobody else has seen yet',
  take: 'Save the file',
  taking: 'Gathering…',
  never: 'Never mind',
  took: (fileName: string, { maps, interviews }: { maps: number; interviews: number }, images: number) =>
    `Saved as ${fileName}: ${listed([
      count(maps, 'map', 'maps'),
      ...(images > 0 ? [count(images, 'image', 'images')] : []),
      ...(interviews > 0 ? [count(interviews, 'interview', 'interviews')] : []),
    ])}.`,
  imagesTooMuch: (names: readonly string[], megabytes: number) =>
    `A file holds ${megabytes} MB, so ${listed(namesOf(names))} ${names.length === 1 ? 'is' : 'are'} not in it.`,
  imagesMissing: (names: readonly string[]) =>
    `${listed(namesOf(names))} could not be read just now and ${names.length === 1 ? 'is' : 'are'} not in it. Try again when the server answers.`,
  nameless: 'an image without a name',
  missing: (missing: number) =>
    `${count(missing, 'part', 'parts')} of the board could not be read just now and ${missing === 1 ? 'is' : 'are'} not in it. Try again when the server answers.`,
  failed: 'The file could not be made. Please try again in a moment; if that does not help, reload the page first.',
  fileName: (title: string) => `${slugOf(title) || 'board'}.tributary.json`,
})

/** The first few, in their own words. */
function namesOf(names: readonly string[]): readonly string[] {
  const most = 3
  const shown = names.slice(0, most).map((name) => `“${name}”`)
  const more = names.length - shown.length
  return more > 0 ? [...shown, count(more, 'other image', 'other images')] : shown
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}

/** What every file system takes. */
function slugOf(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
}
