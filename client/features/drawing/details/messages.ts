/** What the details of a moment say. */
export const detailWords = {
  detailsOf: (label: string) => (label ? `Details of “${label}”` : 'Details of a moment without words'),
  thinking: 'Thinking',
  feeling: 'Feeling',
  feelingWord: 'The feeling in a word',
  feelingHint: 'A word',
  doing: 'Doing',
  when: 'When',
  whenHint: 'A time, or how long it takes',
  behindTheScenes: 'Behind the scenes: the customer does not see it',
  kind: 'Kind of moment',
  gone: 'This moment has been taken away.',
  close: 'Close',
} as const
