import { inLanguage } from '../../../ui/language/in-language.ts'

/** What the details of a moment say. */
export const detailWords = inLanguage('details', {
  detailsOf: (label: string) => (label ? `Details of “${label}”` : 'Details of a moment without words'),
  thinking: 'Thinking',
  feeling: 'Feeling',
  feelingWord: 'The feeling in a word',
  feelingHint: 'A word',
  doing: 'Doing',
  when: 'When',
  whenHint: 'A time, or how long it takes',
  behindTheScenes: 'Behind the scenes: the customer does not see it',
  chapter: 'Chapter',
  chapterHint: 'Before, in the evening…',
  locked: 'Locked: it stays where it is, and is not removed',
  sketch: 'Sketch',
  sketchShows: 'What the sketch shows',
  sketchHint: 'What it shows, in words',
  sketchDraw: 'Draw inside this moment',
  sketchMore: 'Draw on',
  screenWord: (word: string) => `What does the person do or feel here? “${word}” speaks of a screen.`,
  hideHints: 'No more hints',
  kind: 'Kind of moment',
  gone: 'This moment has been taken away.',
  close: 'Close',
} as const)
