import type { Brief } from '../model/brief.ts'
import type { Moment } from '../model/moment.ts'

/** Words of feeling and judgement: said by the interviewer, they put an answer into somebody's mouth. */
const felt = new Set(
  `afraid alone amazed amused angry annoyed annoying anxious ashamed awful awkward bad bored boring bothered calm cheated
  complicated confused confusing content cosy craving curious delighted desperate difficult disappointed disappointing easy
  embarrassed excited exhausted exhausting frustrated frustrating fun furious glad good great grateful guilt guilty happy
  hard harried hassle helpless hopeful hopeless horrible impatient insecure irritated irritating lonely lost nervous nice
  overwhelmed overwhelming pain painful panic pleasant problem problems proud relieved resigned restless sad scared
  shocked sick slow small sorry stressed stressful struggle struggling stuck surprised tedious tense terrible tired torn
  trouble uncomfortable unhappy unpleasant unsure upset useful useless wasted weird worried worrying`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** Words that are common in questions and would only be flagged by accident. */
const harmless = new Set(['pain', 'good', 'small', 'fun', 'alone', 'absent', 'smooth', 'well', 'fine'])

/** The feelings on the map, and words of judgement in its labels: they are the team's, and not to be said first. */
export function leadingWords(moments: readonly Moment[]): readonly string[] {
  const found = new Set<string>()
  for (const moment of moments) {
    for (const word of wordsOf(moment.feeling?.word ?? '')) if (word.length > 2 && !harmless.has(word)) found.add(word)
    for (const word of wordsOf(moment.label)) if (felt.has(word) && !harmless.has(word)) found.add(word)
  }
  return [...found].sort()
}

/** Words that always lead, whatever is on the map. */
export function isLeadingAnyway(word: string): boolean {
  return felt.has(word) && !harmless.has(word)
}

/** What the brief calls ours (“our home screen”): a participant knows it under another name, or not at all. */
export function productWords(brief: Brief): readonly string[] {
  const found = new Set<string>()
  for (const text of Object.values(brief))
    for (const [, words] of text.matchAll(
      /\bour ([\p{L}'-]+(?: (?!for\b|to\b|in\b|on\b|at\b|and\b|or\b|with\b)[\p{L}'-]+)?)/giu,
    ))
      if (words) found.add(words.toLowerCase())
  return [...found].sort()
}

export function wordsOf(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/\p{L}[\p{L}\p{M}'-]*/gu) ?? []
  )
}
