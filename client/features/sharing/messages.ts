import { inLanguage } from '../../ui/language/in-language.ts'

export const sharingWords = inLanguage('sharing', {
  heading: 'Show each other your maps',
  headingAfter: 'Read each other’s maps',
  before: 'All ready maps appear at the same moment. Until then nobody else can open them, not even the facilitator.',
  after:
    'One map at a time: its author tells the story, the others ask. Nobody corrects and nobody defends; what differs is written down and asked in the next interview.',
  states: {
    ready: 'ready',
    drawing: 'drawing',
    shared: (time: string) => `shared at ${time}`,
    observer: 'looks on',
  },
  you: 'you',
  mine: {
    ready: 'My map is ready to share',
    notReady: 'I’m not ready after all',
    readySays: 'You are ready. You can take this back until the maps are shown.',
    drawingSays: 'Your map stays private until you say that it is ready.',
    back: 'Back to my map',
  },
  reveal: (names: string) => `Show the maps of ${names}`,
  revealOne: (name: string) => `Show the map of ${name}`,
  revealNone: 'Show the ready maps',
  nobodyElse: 'Nobody else is ready yet. Maps are shown when their owners say so.',
  nobodyReady: 'Nobody is ready yet. Maps are shown when their owners say so.',
  staysPrivate: (names: string, count: number) =>
    count === 1
      ? `${names} is still drawing, and that map stays private.`
      : `${names} are still drawing, and those maps stay private.`,
  waitForFacilitator: (names: string) => `${names} shows the ready maps to everyone at once.`,
  revealed: (names: string) => `The maps of ${names} can now be read by everyone.`,
  readMap: 'Whose map',
  view: 'How to read it',
  canvas: 'Canvas',
  outline: 'Outline',
  mapOf: (name: string) => `${name}’s map`,
  emptyMap: (name: string) => `${name}’s map is empty so far.`,
  openingMap: (name: string) => `Opening ${name}’s map…`,
  refusedMap: (name: string) => `${name}’s map cannot be opened.`,
  again: (number: string) => `and again from ${number}`,
  orOn: (number: string) => `or on to ${number}`,
  next: 'What happens next',
  nextSays:
    'In the merge you lay the maps side by side and join what is the same. Your own maps stay as you drew them.',
  goMerge: 'Go on to merging',
  and: ' and ',
})
