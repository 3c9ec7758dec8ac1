import { locale } from '../../ui/language/chosen-language.ts'
import { inLanguage } from '../../ui/language/in-language.ts'
import type { LintRule } from '#shared/guide/lint-guide.ts'
import { numberWord } from '../../ui/words/number-word.ts'

const count = new Intl.NumberFormat(locale)

function many(value: number, one: string): string {
  return value === 1 ? `1 ${one}` : `${count.format(value)} ${one}s`
}

export const messages = inLanguage('guide', {
  empty: {
    title: 'No shared map yet',
    body: 'The guide writes itself from the shared map: what you do not agree on becomes what you want to learn, and its moments become what to listen for.',
    toMerge: 'Bring the maps together',
    toDraw: 'Nobody’s map is revealed yet. First everyone draws their own.',
    draw: 'Go to Draw alone',
  },
  opening: 'Writing the guide…',
  rail: {
    label: 'The guide as a whole',
    length: (minutes: number, pages: number) =>
      `${minutes} minutes, ${pages === 1 ? 'one page' : `${numberWord(pages)} pages`}`,
    page: (number: number) => `Page ${number}`,
    minutes: (value: number, isFirst: boolean) => (isFirst ? `${value} min` : String(value)),
    left: 'Left over',
    over: 'Too much by',
    take: 'Take it with you',
    print: 'Print or PDF',
    markdown: 'Markdown',
    html: 'HTML',
    copy: 'Copy as text',
    copied: 'Copied.',
    notCopied: 'This browser does not let us copy. Mark the text below and copy it by hand.',
    copyArea: 'The guide as text',
    source: (version: string) =>
      `Written from the shared map, version ${version}. It changes when the map does; your own edits stay.`,
    readOnly: 'Authors and the facilitator can change its lines.',
    undo: 'Undo',
  },
  sheet: {
    label: 'The interview guide',
    outcome: 'Outcome',
    scope: 'Scope',
    blanks: ['Participant', 'Date', 'Interviews', 'Notes'],
    learn: 'What we want to learn',
    notRead: 'not read out',
    learnNone: 'Nothing is open on the map. Look at it once more before you ask.',
    before: 'Before we start',
    warmUp: 'Warm-up',
    story: 'The story',
    minutes: (value: number) => `${value} min`,
    narrower: 'narrower:',
    wider: 'wider:',
    excavate: 'Excavate',
    listen: 'Listen for',
    listenNote: 'probe only if they get there',
    listenHead: { id: 'id', moment: 'Moment', probe: 'Neutral probe', soFar: 'So far', box: 'Heard' },
    drawnBy: (some: number) => `(${some} of us)`,
    more: (n: number) => `${many(n, 'more moment')} on the map did not fit.`,
    unsaid: 'Leave these words to them:',
    something: 'Something not on our map:',
    dry: 'If the story runs dry',
    closing: 'Closing',
    snapshot: 'Snapshot',
    snapshotNote: '15 min, together, right after',
  },
  line: {
    change: (text: string) => `Change: ${text}`,
    text: 'The words of this line',
    save: 'Keep it',
    cancel: 'Leave it as it was',
    hide: 'Leave it out',
    back: 'As the map says',
    drop: 'Take it away',
    add: 'Add a question',
    addProbe: 'Add a probe',
    leftOut: 'Left out:',
    putBack: 'Put it back',
    putBackLine: (text: string) => `Put back: ${text}`,
  },
  done: {
    changed: 'Changed, for everyone.',
    hidden: 'Left out of the guide.',
    shown: 'Back in the guide.',
    given: 'As the map says again.',
    added: 'Added.',
    left: 'It stays as it is.',
    undone: 'Taken back.',
  },
  notes: {
    label: 'Notes in the margin',
    count: (n: number) => (n === 0 ? 'No notes.' : n === 1 ? '1 note,' : `${n} notes,`),
    yours: 'yours to take or leave.',
    none: 'Nothing here leads, asks for a wish or names one of you.',
    perhaps: 'Perhaps',
    use: 'Use this',
    leave: 'Leave it',
    change: 'Change it',
    by: (name: string) => `from ${name}`,
    tooMany: (n: number) => `${numberWordCapital(n)} is a lot for one conversation. Which three matter most this week?`,
    keepThree: 'Keep the first three',
    keepAll: (n: number) => `Keep all ${numberWord(n)}`,
    about: (text: string) => `About “${text}”`,
  },
  fileName: 'interview-guide',
} as const)

const instead = inLanguage('guide.instead', {
  wish: 'When did that last come up? What happened?',
  usually: 'Tell me about the last time.',
  yesNo: 'What happened there?',
  leading: (text: string) => `Once they say so: ${text}`,
} as const)

/** What a line could say instead; nothing where only a person can know. */
export function suggestInstead(rule: LintRule, text: string): string | undefined {
  switch (rule) {
    case 'wish':
      return instead.wish
    case 'usually':
      return instead.usually
    case 'yes-no':
      return instead.yesNo
    case 'leading':
      return instead.leading(text)
    case 'product':
    case 'name':
    case 'gap':
    case 'uncited':
      return undefined
  }
}

function numberWordCapital(value: number): string {
  const word = numberWord(value)
  return word.charAt(0).toUpperCase() + word.slice(1)
}
