import { listed } from '../../ui/words/listed.ts'
import { inLanguage } from '../../ui/language/in-language.ts'
import type { CommandName } from './command-names.ts'
import type { WordingChange } from '#shared/model/placed-wording.ts'
import type { DifferenceState } from '#shared/model/shared-map.ts'
import { numberWord } from '../../ui/words/number-word.ts'

/** The words of merge mode. */
export const messages = inLanguage('merging', {
  title: 'Merge your maps',
  thinking: 'Comparing your maps…',
  failed: 'Suggestions are not available in this browser. You can still join moments by hand.',
  noMaps: 'Nobody has shared a map yet. As soon as somebody does, it appears here.',
  goShare: 'Go to Share',
  oneMap: (name: string) =>
    `So far only ${name}’s map is here. Add its moments to the shared map, and compare as others share theirs.`,
  locked: (isAlone: boolean) =>
    isAlone ? 'The map stays here as it was drawn.' : 'Your maps stay here as you drew them.',
  imagesOf: (count: number, name: string) => `${count === 1 ? 'An image' : `${count} images`} on ${name}’s map`,
  nearness: {
    compared: (host: string) => `Labels are compared by a service your operator chose: ${host}.`,
    announced: (host: string) => `Labels are compared by a service your operator chose: ${host}.`,
    tooMany: (host: string) =>
      `These maps have more moments than ${host}, the service that compares labels, is asked about. The merge goes by words and flow.`,
    failed: (host: string) =>
      `The service that compares labels, ${host}, does not answer. The merge goes on by words and flow.`,
  },
  watching: 'You are looking on: the authors decide here.',

  lanes: {
    fold: 'Fold everyone’s maps',
    open: 'Show everyone’s maps',
    areFolded: 'Everyone’s maps are folded; the shared map has the room.',
    areOpen: 'Everyone’s maps are open again.',
    seeAll: 'See all of it',
    read: 'Back to where it can be read',
  },

  pictures: {
    sketch: (name: string, said: string | undefined) => (said ? `${name}’s sketch: ${said}` : `${name}’s sketch`),
    image: (name: string, said: string) => (said ? `${name}’s image: ${said}` : `${name}’s image`),
    enlarge: (label: string) => `${label}. Look at it large`,
    close: 'Close',
  },

  ink: {
    draw: 'Draw on it',
    tools: 'Drawing on the shared map',
    begun: 'You draw on the shared map now.',
    away: 'You no longer draw.',
    select: 'Select',
    pen: 'Pen',
    marker: 'Marker',
    eraser: 'Eraser',
    note: 'Note',
    words: 'Words',
    done: 'Done',
    drawnBy: (name: string) => (name === 'You' ? 'You drew this.' : `${name} drew this.`),
    around: 'Drawn around the moments',
    none: 'Nothing is drawn around the moments yet.',
    strokes: (counts: string) => `And without words: ${counts}.`,
    by: (name: string) => `, by ${name === 'You' ? 'you' : name}`,
    write: 'Write a note',
    yours: 'Your note',
    keep: 'Put it on the map',
    cancel: 'Never mind',
    takeAway: (what: string) => `Take away: ${what}`,
    takeAwayShort: 'Take away',
  },

  views: { label: 'View', canvas: 'Canvas', outline: 'Outline', differences: 'Differences' },

  header: {
    toLookAt: (count: number) => `${count} to look at`,
    gift: 'that only one of you drew',
    gifts: 'that only one of you drew',
  },

  canvas: {
    label: 'The members’ maps as lanes, and the shared map between them',
    grid: 'Who tells of which moment, in the order of the story',
    part: 'The part of the shared map that the open difference is about',
    differences: (numbers: readonly number[]) =>
      numbers.length === 1 ? `difference ${numbers[0]}` : `differences ${numbers.join(' and ')}`,
    later: 'kept for later',
  },

  queue: {
    label: 'To look at',
    place: (at: number, of: number) => `${at} of ${of} to look at`,
    giftPlace: (at: number, of: number) => `${at} of ${of} that only one of you drew`,
    laterPlace: (at: number, of: number) => `${at} of ${of} kept for later`,
    same: 'Same',
    probably: 'Probably',
    maybe: 'Maybe',
    part: 'Perhaps a part',
    question: 'Is this the same moment?',
    joinQuestion: (label: string) => `Does this belong to “${label}”?`,
    partQuestion: 'Is one a part of the other?',
    partSentence: (whole: string, parts: readonly string[]) => `“${whole}” would contain ${listed(parts.map(quoted))}.`,
    giftQuestion: (name: string) => `Only ${name} saw this`,
    giftSentence: (name: string) => `A moment that only ${name} drew belongs on the map as much as any other.`,
    noWords: '(no words yet)',
    for: 'What speaks for it',
    against: 'What speaks against it',
    orSame: 'Or is it the same as one of these?',
    leaveOut: (name: string) => `Leave ${name}’s out`,
    takeIn: (name: string) => `Take ${name}’s in`,
    leaveOutShort: 'Leave out',
    leftOut: 'Left out',
    thinking: 'thinking',
    doing: 'doing',
  },

  recheck: {
    title: 'Re-check',
    count: (count: number) => `${count} to re-check`,
    question: (label: string) => `Is this still “${label}”?`,
    keep: 'It still is',
    takeOut: 'Take it out',
    note: 're-check',
    changed: (name: string, change: WordingChange) => {
      switch (change) {
        case 'label':
          return `${name} wrote it differently after you had decided.`
        case 'kind':
          return `${name} made it another kind of moment after you had decided.`
        case 'rest':
          return `${name} changed what is thought, felt or done there after you had decided.`
        case 'gone':
          return `${name} took it off the map after you had decided.`
      }
    },
    before: (change: WordingChange, label: string) =>
      change === 'label'
        ? `It was “${label}”.`
        : change === 'kind'
          ? 'It was another kind.'
          : 'The words are the same.',
    gone: (label: string) => `It was “${label}”.`,
    hint: 'Nothing was changed by itself.',
    late: (names: readonly string[]) =>
      names.length === 1
        ? `${names[0]}’s map arrived after the merge had begun. What you decided before stays.`
        : `The maps of ${listed(names)} arrived after the merge had begun. What you decided before stays.`,
  },

  guard: {
    oneAuthor: (name: string) => `${name} drew these as two moments.`,
    mixed: (wrong: string, ordinary: string) => `“${wrong}” goes wrong, “${ordinary}” does not.`,
    farApart: 'They stand far apart in the story.',
    noWord: 'Their words have nothing in common.',
  },

  name: {
    label: 'Call it',
    whose: (name: string) => `${name}’s words.`,
    own: 'Your own words.',
    use: 'Use',
    possessive: (name: string) => `${name}’s`,
    or: 'or',
    together: 'write it together',
    onlyTogether: 'Write it together',
    hint: 'Enter keeps it, ↑ ↓ go through everyone’s words.',
  },

  acts: {
    accept: 'Same moment',
    acceptPart: 'Yes, a part',
    join: 'Belongs to it',
    add: 'Add it',
    part: 'Part of another',
    sameAs: 'Same as another',
    apart: 'Keep apart',
    later: 'Later',
    again: 'Look at it now',
    undo: 'Undo',
    back: 'Back to the queue',
    acceptAll: (count: number) => (count === 1 ? 'Accept the one that is Same' : `Accept all ${count} that are Same`),
    addAll: (count: number) =>
      count === 1 ? 'Add the one that only one of you drew' : `Add all ${count} that only one of you drew`,
  },

  after: {
    label: 'After this',
    later: 'Later',
    contains: 'contains',
    only: (name: string) => `Only ${name}`,
    more: (count: number) => `and ${count} more`,
  },

  picker: {
    'part-of': 'Part of which moment?',
    same: 'The same as which moment?',
    link: 'On to which moment?',
    filter: 'Find a moment',
    contains: (name: string) => `${name}’s contains the others`,
    none: 'No moment has these words.',
    cancel: 'Never mind',
  },

  moment: {
    shared: 'On the shared map',
    open: 'not on the shared map yet',
    from: (names: readonly string[]) => `From ${listed(names)}`,
    onlyOne: (name: string) => `only ${name} saw this`,
    part: 'a part of it',
    chapter: (name: string) => `In the chapter “${name}”`,
    drewIn: (names: readonly string[]) => `sketch by ${listed(names)}`,
    alsoSaid: 'Also said',
    takeOut: 'Take out',
    takeOutOf: (name: string, label: string) => `Take ${name}’s “${label}” out`,
    takeApart: 'Take this moment apart',
    wasTakenOut: (label: string) => `You took “${label}” out.`,
    wasTakenApart: (label: string) => `You took “${label}” apart.`,
    takeApartHint: 'Its sources are open again; nothing is lost.',
    rename: 'Rename',
    feelings: 'How it feels',
    inTwo: (labels: readonly string[]) =>
      `Two decisions: it stands in ${listed(labels.map(quoted))}. Keep it in one of them.`,
    keepHere: (label: string) => `Keep it in “${label}”`,
    keptApart: 'Kept apart from',
    together: 'Take back',
    by: (name: string) => `by ${name === 'You' ? 'you' : name}`,
    partners: 'Nearest moments',
    noPartners: 'Nothing on the other maps is near.',
    sameAs: 'Same',
    sameAsLabel: (label: string) => `The same as “${label}”`,
    placedIn: (label: string) => `is in “${label}”`,
    add: 'Add it as it is',
  },

  twice: {
    title: 'Decided both ways',
    apart: (labels: readonly string[], joined: string, apart: string) =>
      `${joined} joined ${listed(labels.map(quoted))}, ${apart === 'You' ? 'you' : apart} kept them apart.`,
    inTwo: (label: string, homes: readonly string[]) => `“${label}” stands in ${listed(homes.map(quoted))}.`,
    together: 'Leave them joined',
    keepApart: 'Keep them apart',
  },

  many: {
    title: (count: number) => `${count} moments are selected`,
    join: 'Make them one moment',
  },

  done: {
    title: 'Everything has been looked at.',
    thanks: (names: readonly string[]) =>
      `One map out of ${numberWord(names.length)}: every moment of ${listed(names)} has its place.`,
    later: (count: number) => (count === 1 ? 'One is kept for later.' : `${count} are kept for later.`),
    next: (count: number) =>
      count === 0
        ? 'Your maps say nothing different. Next: ask the people whose story it is.'
        : `Next: ${count === 1 ? 'the one difference' : `the ${count} differences`}. Each becomes a question for an interview.`,
    differences: 'Look at the differences',
    interviews: 'Go on to the interviews',
  },

  outline: {
    title: 'The shared map',
    empty: 'Nothing is on the shared map yet. What you decide appears here.',
    loop: (number: string) => `and again from ${number}`,
    join: (number: string) => `or on to ${number}`,
    open: 'Still on their own maps',
    openCount: (count: number) => numbered(count, 'moment', 'moments'),
  },

  help: {
    title: 'Keys',
    open: 'Keys',
    close: 'Close',
    switch: 'Single keys decide',
    does: {
      accept: 'same moment; or add it',
      'same-as': 'the same as another',
      part: 'part of another',
      apart: 'keep apart',
      later: 'later',
      rename: 'rename',
      digit: 'leave somebody’s words out; or join a near moment',
      next: 'next',
      back: 'back to the one before',
      'accept-all': 'accept all that are Same; or add all',
      undo: 'undo what you did',
      redo: 'redo',
      differences: 'differences',
      fold: 'fold everyone’s maps, or show them',
      'see-all': 'see all of it, or come back',
      draw: 'draw on the shared map',
      link: 'draw a link from the selected moment to another',
      variants: 'write down a difference',
      help: 'these keys',
    } satisfies Record<Exclude<CommandName, 'close'>, string>,
    comments: 'comment on what is selected',
  },

  differences: {
    title: (count: number) => numbered(count, 'difference', 'differences', 'No differences'),
    intro: 'Your maps say different things here. Nobody has to be right: ask in the next interview.',
    none: 'As far as your maps are joined, they say the same. More may appear as you go on.',
    states: {
      open: 'Not in the guide yet',
      question: 'In the guide',
      settled: 'Settled for now',
      reopened: 'Open again',
      dismissed: 'We meant different things',
    } satisfies Record<DifferenceState, string>,
    drew: 'Drew',
    drewBy: (name: string) => `${name} drew`,
    thinking: 'thinking',
    ask: 'Ask in the next interview',
    put: 'Put it in the guide',
    takeOut: 'Take it out of the guide',
    change: 'Change the question',
    keep: 'Keep this question',
    cancel: 'Never mind',
    question: 'Your question',
    meant: 'We meant different things',
    settle: 'Settle it for now',
    settleIt: 'Interviews settled it',
    because: 'What settled it?',
    becauseHint: 'For example “P1 and P4 both told it this way”.',
    reopen: 'Open it again',
    closedBy: (state: DifferenceState, name: string, day: string) =>
      state === 'settled'
        ? `Settled for now by ${name === 'You' ? 'you' : name} on ${day}.`
        : `${name} put it aside on ${day}: nobody has to be right.`,
    silent: (names: readonly string[]) =>
      names.length === 0
        ? ''
        : names.length === 1
          ? `${names[0]}’s map says nothing about this.`
          : `The maps of ${listed(names)} say nothing about this.`,
    by: 'Which interviews settled it?',
    settledBy: (names: readonly string[]) => `${listed(names)} told it.`,
    drawn: (name: string, day: string) => `${name} wrote this down on ${day}.`,
    erase: 'Take it back',
    onMap: (number: number) => `Difference ${number} on the shared map.`,
    whole: 'Show the whole map',
    back: 'Back to the queue',
  },

  ways: {
    on: 'Goes on to',
    from: 'Comes from',
    cutAway: 'Links you cut',
    link: 'Link to another',
    linkTo: (from: string, to: string) => `Link “${from}” to “${to}”`,
    fork: 'These links differ',
    cut: 'Cut',
    cutTo: (label: string) => `Cut the link to or from “${label}”`,
    cutIt: 'Cut this link',
    cutHint: 'It stays on the maps it was drawn on, and can be brought back.',
    bringBack: 'Bring back',
    bringBackTo: (label: string) => `Bring back the link to or from “${label}”`,
    drewIt: (names: readonly string[]) => `drawn by ${listed(names)}`,
    drawnHere: 'drawn here',
    loop: 'goes back',
    error: 'when it goes wrong',
    between: (from: string, to: string) => `From “${from}” to “${to}”`,
    drawn: (from: string, to: string) => `You linked “${from}” to “${to}”.`,
    isThere: (from: string, to: string) => `The link from “${from}” to “${to}” is there already.`,
    wasCut: (from: string, to: string) => `You cut the link from “${from}” to “${to}”.`,
    isBack: (from: string, to: string) => `You brought back the link from “${from}” to “${to}”.`,
  },

  startOver: {
    begin: 'Take everything apart',
    what: (count: number) =>
      `${count === 1 ? 'The one moment is' : `All ${count} moments are`} taken apart again. Your own maps stay as you drew them, what you kept apart stays apart, and one undo brings all of it back.`,
    quotes: (count: number) =>
      count === 1
        ? 'One quote is tied to these moments; it has no place without them.'
        : `${count} quotes are tied to these moments; they have no place without them.`,
    yes: (count: number) => (count === 1 ? 'Take it apart' : `Take all ${count} apart`),
    done: 'You took everything apart.',
  },

  variants: {
    begin: 'Write down another difference',
    here: 'Write these down as a difference',
    title: 'What do you see differently?',
    hint: 'Each variant in its own words. Nobody has to be right.',
    variant: (at: number) => `Variant ${'ABCD'[at] ?? at + 1}`,
    claim: (name: string) => `${name}, in a sentence`,
    whose: 'Who sees it this way',
    question: 'What to ask in the next interview',
    questionHint: 'Tell me about the last time. What happened then?',
    anyQuestion: 'Tell me about the last time this came up. What happened then?',
    keep: 'Keep this difference',
    titleOf: (claims: readonly string[]) => `${claims.map((claim) => `“${claim}”`).join(' or ')}?`,
  },

  voices: {
    unnamed: (number: number) => `Interview ${number}`,
    none: (interviews: number) =>
      interviews === 1
        ? 'The interview so far does not speak to this.'
        : `None of ${interviews} interviews speaks to this yet.`,
    label: (count: number, of: number) =>
      `${count} of ${of} ${of === 1 ? 'interview speaks' : 'interviews speak'} to this:`,
  },

  news: {
    joined: (who: string, labels: readonly string[], count: number) =>
      count > 1 ? `${who} joined ${count} moments.` : `${who} joined ${listed(labels.map(quoted))}.`,
    added: (who: string, label: string, count: number) =>
      count > 1 ? `${who} added ${count} moments.` : `${who} added “${label}”.`,
    part: (who: string, part: string, whole: string) => `${who} made “${part}” a part of “${whole}”.`,
    checked: (who: string, label: string, count: number) =>
      count > 1 ? `${who} looked at ${count} moments again.` : `${who} looked at “${label}” again and kept it.`,
    apart: (who: string, a: string, b: string) => `${who} kept “${a}” apart from “${b}”.`,
    drawn: (who: string, title: string) => `${who} wrote down a difference: ${title}`,
    later: (who: string, labels: readonly string[]) => `${who} kept ${listed(labels.map(quoted))} for later.`,
    difference: (who: string, state: DifferenceState, number: number | undefined) => {
      const which = number === undefined ? 'a difference' : `difference ${number}`
      switch (state) {
        case 'question':
          return `${who} put ${which} in the guide.`
        case 'settled':
          return `${who} settled ${which} for now.`
        case 'dismissed':
          return `${who} put ${which} aside.`
        case 'reopened':
          return `${who} opened ${which} again.`
        case 'open':
          return `${who} took ${which} out of the guide.`
      }
    },
    many: (count: number) => `${count} more decisions were made.`,
    you: 'You',
    someone: 'Somebody',
    undone: 'Taken back.',
    redone: 'Done again.',
    nothing: 'There is nothing of yours to take back.',
  },
})

export function numbered(count: number, one: string, many: string, none?: string): string {
  if (count === 0 && none !== undefined) return none
  return `${count} ${count === 1 ? one : many}`
}

function quoted(text: string): string {
  return `“${text}”`
}
