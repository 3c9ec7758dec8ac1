/** The words about taking a board along as a file. */
export const exchangeWords = {
  open: 'Take the board along as a file',
  says: 'Everything that lies open on the board: maps, what you decided, comments, interviews and the guide. The file can be opened as a board again, here or on another server.',
  withMine: 'With my own map, which nobody else has seen yet',
  take: 'Save the file',
  taking: 'Gathering…',
  never: 'Never mind',
  took: (fileName: string, maps: number, interviews: number) =>
    `Saved as ${fileName}: ${count(maps, 'map', 'maps')}${interviews > 0 ? ` and ${count(interviews, 'interview', 'interviews')}` : ''}.`,
  missing: (missing: number) =>
    `${count(missing, 'part', 'parts')} of the board could not be read just now and ${missing === 1 ? 'is' : 'are'} not in it. Try again when the server answers.`,
  failed: 'The file could not be made. Please try again in a moment.',
  fileName: (title: string) => `${slugOf(title) || 'board'}.tributary.json`,
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
