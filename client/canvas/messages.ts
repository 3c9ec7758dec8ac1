/** What the canvas says. */
export const canvasWords = {
  map: 'Map, to look at',
  labelOf: 'What happens',
  labelExample: 'What happens?',
  linkTo: 'Link to',
  linkToHint: 'Type a few letters, or use the arrow keys.',
  noSuchMoment: 'No moment with these words.',
  full: 'A map holds 1,500 moments. This one is full.',
  noImages: 'Pictures cannot be kept on the map yet. Nothing was sent anywhere.',
  help: 'Arrow keys walk along the flow. Enter opens a label, N adds the next moment, L links, D shows details.',
  emptyLabel: 'no words yet',
  behindTheScenes: 'behind the scenes',
  linkFrom: (name: string) => `Link from ${name}`,
  removed: (count: number) => (count === 1 ? 'Removed.' : `${count} things removed.`),
  tidied: 'Laid out as a flow. Z takes it back.',
  arranged: (count: number) => `${count} moments put in order. Z takes it back.`,
  nothingThere: 'Nothing on that side.',
} as const
