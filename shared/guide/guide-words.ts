import type { DifferenceKind } from '../model/difference.ts'
import type { CountedStance } from '../model/interview.ts'
import type { MomentKind } from '../model/moment.ts'

/** The words of the guide that do not come from the map. Nothing here presupposes a side, a feeling or a product. */

export const before = [
  'Who we are, and what we do with what you tell us.',
  'There is no right or wrong, and nothing to prepare: we want to hear what happened.',
  'Notes: ☐ yes ☐ no · Recording: ☐ yes ☐ no · Stop or skip at any time, without giving a reason.',
]

export const excavate = [
  'Where were you? Who else was around? What time was it?',
  'What happened first? And then? And just before that?',
  'What did you do at that point? What did you think?',
  'Once they say that something was hard: what did you do then, and how did it go on?',
]

export const back = [
  { id: 'back:usually', when: 'On “usually”', text: 'That evening or that day: what happened?' },
  { id: 'back:jump', when: 'On a jump', text: 'You were at X. What came between?' },
  { id: 'back:wish', when: 'On a wish', text: 'When was the last time that came up? What happened?' },
]

export const closing = [
  'What did I not ask that belongs to this story?',
  'How we reach you if we have a question later: ______ ☐ rather not.',
  'Thank you.',
]

export const snapshot = [
  'Quick facts ______',
  'Quote that brings the story back “______”',
  'Path: M1 → ______',
  'Opportunities (in their words) ______',
  'Insights ______',
  'What on the map changes? ______',
]

/** How quotes are counted beside a moment. */
export const stanceGuideWords: Readonly<Record<CountedStance, string>> = {
  supports: 'for',
  contradicts: 'against',
  nuances: 'between',
}

const around = (moment: string) => `What happens around ${moment}?`

/** What there is to learn about a moment, whose label comes in quotes. */
export const kindQuestions: Readonly<Record<MomentKind, (moment: string) => string>> = {
  start: around,
  step: around,
  decision: (moment) => `What settles ${moment}?`,
  end: around,
  pain: (moment) => `What comes before ${moment}, and how do people go on?`,
  error: (moment) => `What do people do after ${moment}?`,
  workaround: (moment) => `How do people come to ${moment}?`,
  abandon: (moment) => `What leads up to ${moment}?`,
}

/** Neutral probes for what a moment is; taken in turn, so that a page does not repeat itself. */
export const kindProbes: Readonly<Record<MomentKind, readonly string[]>> = {
  start: ['What had happened just before?'],
  step: [],
  decision: ['What went through your mind there?', 'How did that go on?'],
  end: ['What came after that?'],
  pain: ['What was going on at that point?', 'What was that like?'],
  error: ['What did you do then?', 'What happened next?', 'How did it go on from there?'],
  workaround: ['How did you come to do it that way?', 'How did you get to it?'],
  abandon: ['What had just happened?', 'What did you do instead?'],
}

export const loopProbe = 'How did that go on?'
export const branchProbe = 'What happened next?'

/** Neutral probes for what the maps do not agree on. */
export const differenceProbes: Readonly<Record<DifferenceKind, string>> = {
  order: 'What came just before that?',
  cause: 'What had just happened?',
  presence: 'Who was around at that point?',
  feeling: 'What was that like?',
  branch: 'What did you do then?',
  ending: 'What happened after that?',
  quantity: 'How long was it until then?',
  channel: 'How exactly did you do that?',
  scope: 'What had happened before that?',
  loop: 'How did that go on?',
  missing: 'What came next?',
}

export const differenceWords: Readonly<Record<DifferenceKind, string>> = {
  order: 'order',
  cause: 'cause',
  presence: 'who is there',
  feeling: 'feeling',
  branch: 'where the way parts',
  ending: 'how it ends',
  quantity: 'how long or how many',
  channel: 'by what means',
  scope: 'where it begins or ends',
  loop: 'once or again',
  missing: 'there or not',
}

/** Two easy questions about everyday life; the first that fits the brief is taken of each. */
export const warmUps: readonly (readonly { readonly on: RegExp; readonly text: string }[])[] = [
  [
    {
      on: /\b(home|flat|house|household|sofa|famil|partner|kids?|child|flatmates?|shares?|live)/i,
      text: 'Who do you live with?',
    },
    {
      on: /\b(job|work|office|team|compan|business|colleague|employ|shift|student|school)/i,
      text: 'What do your days look like at the moment?',
    },
    { on: /(?:)/, text: 'What does an ordinary week look like for you at the moment?' },
  ],
  [
    { on: /\b(evening|night|dinner|supper)/i, text: 'What was yesterday evening like, roughly?' },
    { on: /\b(morning|breakfast)/i, text: 'What was this morning like, roughly?' },
    { on: /\b(weekend|saturday|sunday)/i, text: 'What was last weekend like, roughly?' },
    { on: /(?:)/, text: 'What was yesterday like, roughly?' },
  ],
]
