import { inLanguage } from '../../../ui/language/in-language.ts'
import type { MomentKind, Valence } from '#shared/model/moment.ts'
import type { Sketch } from '#shared/model/sketch.ts'
import { kindWords, valenceWords } from '../../../ui/words/kind-words.ts'

/** What the outline says. */
export const outlineWords = inLanguage('outline', {
  outline: 'The map as an outline',
  whatFirst: 'What happens first?',
  whatNext: 'What happens next?',
  withoutWords: 'no words yet',
  label: (number: string) => `Moment ${number}`,
  when: 'If…',
  whenLabel: 'In which case the story comes here',
  again: (number: string) => `and again from ${number}`,
  onTo: (number: string) => `on to ${number}`,
  orOnTo: (number: string) => `or on to ${number}`,
  inCase: (label: string) => `(${label})`,

  links: 'Leads on',
  linkKinds: { next: 'goes on to', error: 'goes wrong to', loop: 'and again from' },
  comesFrom: (number: string) => `from ${number}`,
  linkKind: (number: string) => `How it leads to ${number}`,
  linkWord: (number: string) => `In which case to ${number}`,
  linkWordHint: 'in which case?',
  removeLink: 'Remove',
  removeLinkTo: (number: string) => `Remove the link to ${number}`,
  addLink: 'And again from…',
  comesFromPick: 'Goes on from…',
  remove: 'Remove this moment',

  pickerLabel: 'A number, or some letters of the moment',
  pickerHint: 'number or words',
  pickerNothing: 'No such moment.',
  pickerHelp: 'A number and then words say in which case: 5 elsewhere',

  branchesOff: (number: string) => `branches off from ${number}`,
  goesOnFrom: (number: string) => `goes on from ${number}`,
  alsoFrom: (number: string) => `and ${number} comes back here`,

  keys: 'Keys',
  allKeys: 'All keys',
  fewerKeys: 'Fewer keys',
  withSketch: 'with a sketch',
  aroundMoments: 'Drawn around the moments',
  around: (counts: string) => `Drawn around the moments: ${counts}.`,
  andCanvas: 'Everything on the canvas can be done here, and the other way round. Ink stays on the canvas.',

  cannotSplit: 'A moment is split where words stand on both sides of the caret, and nothing is locked.',
  cannotJoin:
    'There is nothing to join it with: what comes next is missing or locked, or both together are too much for one moment.',
  chosen: (count: number) => (count === 1 ? 'One moment chosen.' : `${count} moments chosen.`),
  several: (count: number) => `${count} moments`,
  severalActions: 'What to do with the chosen moments',
  join: 'Join',
  group: 'Group',
  ungroup: 'Ungroup',
  lock: 'Lock',
  unlock: 'Unlock',
  grouped: (count: number) => `${count} moments move together now.`,
  ungrouped: 'They move each on its own again.',
  inGroup: 'in a group',
  removedSeveral: (count: number) => `${count} moments removed. Z takes it back.`,
  inChapter: (name: string) => `Now in the chapter “${name}”.`,
  inNoChapter: 'Now in no chapter.',
  tidied: 'The canvas is laid out as a flow. Z takes it back.',
  speaksOfScreen: (word: string) => `“${word}” speaks of a screen`,
  joined: 'Now one moment.',
  locked: 'It is locked, so it stays. Unlock it among its details, or with Shift+L.',
  lockedNow: 'Locked: it is neither moved nor removed.',
  unlockedNow: 'Unlocked.',
  staysFirst: 'The story begins there, so it stays first.',
  staysThere: 'It stays where it is.',
  earlier: 'Move up',
  later: 'Move down',
  joinNext: 'Join with the next',
  turnLink: 'Turn round',
  turnLinkTo: (number: string) => `Turn the link to ${number} round`,
  isLocked: 'locked',
  chapter: (name: string) => `Chapter: ${name}`,
  folded: (count: number) => (count === 1 ? 'one more folded away' : `${count} more folded away`),
  fold: (number: string) => `Fold away what branches off from ${number}`,
  unfold: (number: string) => `Unfold what branches off from ${number}`,

  nextMoment: 'Next moment',
  branch: 'Branch',
  full: (count: number) => `A map holds ${count.toLocaleString('en')} moments, and this one is full.`,
  tooManyPasted: (pasted: number, room: number, most: number) =>
    `That is ${pasted.toLocaleString('en')} moments. A map holds ${most.toLocaleString('en')}, and here is room for ${room.toLocaleString('en')}: nothing was pasted.`,
  pastedWith: (count: number, drawn: string) =>
    count === 0
      ? `Pasted around the moments: ${drawn}.`
      : `${count === 1 ? 'One moment' : `${count} moments`} pasted, and around the moments: ${drawn}.`,
  pasted: (count: number) => (count === 1 ? 'One moment pasted.' : `${count} moments pasted.`),

  onlyWayOn: 'Nothing else follows the one above, so this is its line and no branch.',
  noLineToGoBackTo: 'There is no line to go back to from here.',
  cannotMove: 'It cannot move further.',
  moved: (number: string) => `Now ${number}.`,
  removed: (label: string) => `Removed ${quoted(label)}.`,
  linked: (number: string) => `Linked to ${number}.`,
  tookBack: 'Taken back.',
  othersAdded: (labels: readonly string[]) => `Somebody added ${several(labels)}.`,
  othersRemoved: (labels: readonly string[]) => `Somebody took ${several(labels)} away.`,
  othersChanged: (labels: readonly string[]) => `Somebody changed ${several(labels)}.`,

  /** A row as it is heard. */
  row: (row: {
    number: string
    label: string
    kind: MomentKind
    feeling?: { valence: Valence; word: string } | undefined
    thinking: string
    doing: string
    when?: string | undefined
    behindTheScenes?: boolean | undefined
    locked?: boolean | undefined
    group?: string | undefined
    sketch?: Sketch | undefined
    goes: readonly string[]
  }): string =>
    [
      row.number,
      kindWords[row.kind],
      row.label || 'no words yet',
      row.feeling ? `feeling ${row.feeling.word || valenceWords[row.feeling.valence]}` : '',
      row.thinking ? `thinking: ${row.thinking}` : '',
      row.doing ? `doing: ${row.doing}` : '',
      row.when ?? '',
      row.behindTheScenes ? 'behind the scenes' : '',
      row.locked ? 'locked' : '',
      row.group ? 'in a group' : '',
      row.sketch ? `with a sketch${row.sketch.words ? `: ${row.sketch.words}` : ''}` : '',
      ...row.goes,
    ]
      .filter(Boolean)
      .join(', '),
} as const)

/** What each command does, as the key sheet says it; its keys are in `commands.ts`. */
export const keyWords = inLanguage('outline.keyWords', {
  next: 'next moment',
  fields: 'thinking, feeling, doing',
  in: 'branch off from the one above',
  out: 'back to the line',
  move: 'move it',
  error: 'goes wrong',
  pain: 'gets stuck',
  workaround: 'works around',
  abandon: 'gives up',
  feeling: 'a feeling, then its word',
  linkTyped: 'and again from…',
  comeFrom: 'in a new row: goes on from…',
  split: 'split the moment at the caret',
  joinNext: 'join it with the next',
  nextOrBranch: 'in a closed row: the next moment, a branch',
  linkOrDetails: 'in a closed row: link it, thinking and feeling',
  joinAll: 'in a closed row: join it with the next, or all that are chosen',
  choose: 'in a closed row: choose several; Ctrl+A all',
  group: 'group what is chosen, with Shift ungroup',
  lock: 'in a closed row: lock, unlock',
  chapter: 'in a closed row: its chapter',
  tidy: 'in a closed row: tidy the canvas',
  comments: 'in a closed row: comments, once the map is shown',
  search: 'in a closed row: look for a moment',
  image: 'in a closed row: an image',
  undoClosed: 'in a closed row: undo, with Shift redo',
  fold: 'in a closed row: fold away, unfold',
  copy: 'in a closed row: copy, cut, paste: it with its branches, or what is chosen',
  decision: 'decides, at the start of a moment',
  start: 'begins',
  end: 'ends',
  feelings: 'delighted, neither, dreadful',
  newLine: 'a new line in the same moment',
  when: 'after a decision: in which case',
  walk: 'walk from moment to moment',
  erase: 'takes an empty moment away, and a kind at its start',
  outAlone: 'back to the line, and the branch ends',
  feelingDigit: 'the feeling, best to worst',
  feelingStep: 'a feeling better, worse',
  undo: 'take back what I did',
  redo: 'do it again',
  close: 'close the moment; then ? shows the keys',
})

function quoted(label: string): string {
  return label ? `“${label}”` : 'a moment without words'
}

function several(labels: readonly string[]): string {
  const [first = '', ...more] = labels
  if (more.length === 0) return quoted(first)
  return `${quoted(first)} and ${more.length} more`
}
