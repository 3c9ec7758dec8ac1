import type { Brief } from '../model/brief.ts'
import { sayClause, sayToYou, type SaidToYou } from './second-person.ts'

/** What a participant is asked to tell, in three widths, and what to ask when that story runs dry. */
export type StoryPrompt = {
  readonly prompt: string
  /** Go on from “…”: only the end of the sentence. */
  readonly narrower: string
  readonly wider: string
  readonly dry: string
}

/** Longer, and nobody can say it in one breath. */
const maxLength = 170

/**
 * One prompt for one story, from the brief: what the question asks about “people” is said to the person, in the past and
 * once. Where the brief cannot be turned without guessing, the prompt has a gap in brackets for the team to fill: a wrong
 * sentence would be read out.
 */
export function storyPrompt(brief: Pick<Brief, 'question' | 'start' | 'tooNarrow' | 'tooBroad'>): StoryPrompt {
  const start = fitting(sayClause(brief.start))
  const said = fitting(sayToYou(brief.question)) ?? start
  const lastTime = said ? lastTimeOf(said) : 'the last time [what your question is about]'
  const narrower = fitting(sayToYou(brief.tooNarrow))
  const wider = fitting(sayToYou(brief.tooBroad)) ?? start
  return {
    prompt: `Tell me about ${lastTime}.`,
    narrower: narrower ? lastTimeOf(narrower) : 'the last time with [one service or one place]',
    wider: wider ? lastTimeOf(wider) : 'the last [day or evening] that you remember well',
    dry: dryPrompt(said),
  }
}

function lastTimeOf({ past, isClause, setting }: SaidToYou): string {
  if (isClause) return `the last time ${past}`
  return `the last time you ${setting ? `${setting} and ` : ''}${past}`
}

function dryPrompt(said: SaidToYou | undefined): string {
  if (!said || said.isClause || said.base === '') return 'Tell me about the last time it came out differently.'
  const { base, setting } = said
  const end = / (when|while|if|after|before|that|which|who) /.test(base) ? ', and it came to nothing' : ' and didn’t'
  return `Tell me about the last time you ${setting ? `${setting}, ` : ''}set out to ${base}${end}.`
}

/** A sentence that is too long is cut where a clause ends, or not used. */
function fitting(plain: SaidToYou | undefined): SaidToYou | undefined {
  const said = plain && {
    ...plain,
    past: typeset(plain.past),
    base: typeset(plain.base),
    setting: typeset(plain.setting),
  }
  if (!said || said.past.length <= maxLength) return said
  const past = cut(said.past)
  return past === undefined ? undefined : { ...said, past, base: cut(said.base) ?? '' }
}

function typeset(text: string): string {
  return text.replaceAll("'", '’')
}

function cut(text: string): string | undefined {
  const head = text.slice(0, maxLength)
  const end = Math.max(
    ...[', ', '; ', ' when ', ' while ', ' so that ', ' because ', ' and '].map((mark) => head.lastIndexOf(mark)),
  )
  return end > 20 ? head.slice(0, end) : undefined
}
