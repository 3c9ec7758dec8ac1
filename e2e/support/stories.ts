/** What the three people of the workshop draw: short maps in their own words, with what only one of them saw. */
export const evenings = {
  outcome: 'More evenings on which a subscriber watches something to the end',
  question: 'How do people entertain themselves with film and TV at the end of a day?',
  actor: 'A subscriber who shares a home',
  start: 'the day’s duties are over',
  end: 'they stop for the night',
}
/** The same, as the page of the brief asks for it. */
export const brief = {
  'Which outcome are you working towards?': evenings.outcome,
  'Which question do you want to draw?': evenings.question,
  'Whose experience is it?': evenings.actor,
  'It begins when': evenings.start,
  'It ends when': evenings.end,
}

export const priyaDraws = [
  '> Day is done, kids are asleep',
  'Drops onto the sofa',
  'Opens a streaming app',
  'Scrolls through the rows',
  'x Falls asleep halfway through',
]
export const noorDraws = [
  '> House finally goes quiet',
  'Sinks into the sofa',
  '! Hunts for the remote',
  'Opens the streaming app',
  'Scrolls row after row',
]
export const tomaszDraws = [
  '> Laptop shut, evening begins',
  'Launches the streaming app',
  'Types a title into search',
  'Presses play',
]

export const interview = `WEBVTT

1
00:00:04.000 --> 00:00:09.000
<v Noor (interviewer)>Tell me about the last time you watched something.</v>

2
00:00:10.000 --> 00:00:16.000
<v Hannah Berg>On Tuesday. I opened the streaming app straight away, I knew what I wanted.</v>

3
00:00:17.000 --> 00:00:24.000
<v Hannah Berg>I never scroll when I am on my own. Hannah does not browse, my husband says.</v>
`

/** A label as it stands on the map, without the mark that sets its kind. */
export function plain(label: string): string {
  return label.replace(/^(?:[>!?^~.-]|x)\s+/, '')
}
