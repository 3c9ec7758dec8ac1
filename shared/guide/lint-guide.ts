import type { Guide, GuideLine } from './guide.ts'
import { isLeadingAnyway, wordsOf } from './unsaid-words.ts'

export type LintRule = 'yes-no' | 'wish' | 'usually' | 'leading' | 'product' | 'name' | 'gap' | 'uncited'

/** A note in the margin: it says what a line does to a participant, and never blocks. */
export type LintNote = {
  readonly lineId: string
  readonly rule: LintRule
  readonly words: string
  readonly sentence: string
}

const yesNo =
  /^(?:(?:and|so|but|well|then|ok|okay)[, ]+)*(am|is|are|was|were|do|does|did|have|has|had|can|could|will|would|shall|should|may|might|must|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|haven't|hasn't|hadn't|can't|couldn't|won't|wouldn't|shouldn't)\b/i
const wish =
  /\b(would you|do you like|did you like|do you want|would like|would love|do you wish|imagine|what if|how likely|in the future|do you prefer|would it help|should we)\b/i
const general = /\b(usually|normally|typically|generally|in general|always|how often|on average)\b/i
const product = /\b(our|dashboard|features?|user interface|onboarding|user flow|click(ed|s)?|tap(ped|s)?)\b/i

/** What a line would do to a participant; nothing for a line that only opens a story. */
export function lintLine(line: Pick<GuideLine, 'id' | 'text'>, unsaid: Guide['unsaid']): readonly LintNote[] {
  const notes: LintNote[] = []
  function note(rule: LintRule, words: string, sentence: string): void {
    if (!notes.some((known) => known.rule === rule)) notes.push({ lineId: line.id, rule, words, sentence })
  }
  // What stands in brackets or quotes is for the interviewer to fill, or is theirs already.
  const text = line.text.replaceAll('’', "'").replaceAll(/\[[^\]]*\]|“[^”]*”/g, ' ')
  for (const sentence of text.split(/(?<=[.?!:])\s+/)) {
    const opener = sentence.trim().endsWith('?') ? yesNo.exec(sentence.trim())?.[1] : undefined
    if (opener !== undefined)
      note('yes-no', opener, 'Can be answered by yes or no. Begin with what, how, when or who, or ask for the story.')
  }
  const wished = wish.exec(text)?.[0]
  if (wished !== undefined) note('wish', wished, 'Asks about a wish, not about something that happened.')
  const usual = general.exec(text)?.[0]
  if (usual !== undefined) note('usually', usual, 'Asks what is usual. One time that happened tells more.')
  const led = wordsOf(text).find((word) => unsaid.leading.includes(word) || isLeadingAnyway(word))
  if (led !== undefined && !isGranted(text))
    note('leading', led, `Says “${led}” before they did. Ask it only after they have said so.`)
  const thing = unsaid.product.find((words) => text.toLowerCase().includes(words)) ?? product.exec(text)?.[0]
  if (thing !== undefined) note('product', thing, `Speaks of “${thing}”: ours, not theirs. Say what they do.`)
  const name = unsaid.names.find((one) =>
    new RegExp(String.raw`(?<![\p{L}])${escaped(one)}(?![\p{L}])`, 'u').test(text),
  )
  if (name !== undefined) note('name', name, `Names ${name}: what one of us thinks is not for the participant.`)
  return notes
}

/** Notes on everything a participant hears, and on aims that cite no moment. */
export function lintGuide(guide: Guide): readonly LintNote[] {
  const heard = heardLines(guide).filter((line) => !line.hidden && line.text.trim() !== '')
  const notes = heard.flatMap((line) => lintLine(line, guide.unsaid))
  const { prompt } = guide.story
  if (!prompt.hidden && /\[[^\]]*\]/.test(prompt.text))
    notes.unshift({
      lineId: prompt.id,
      rule: 'gap',
      words: '[…]',
      sentence: 'Has a gap: say in your own words what the story should be about.',
    })
  for (const item of guide.learn)
    if (!item.hidden && item.references.length === 0)
      notes.push({ lineId: item.id, rule: 'uncited', words: '', sentence: 'Points at no moment of the map.' })
  return notes
}

/** Everything that is said aloud. */
export function heardLines(guide: Guide): readonly GuideLine[] {
  return [
    ...guide.before,
    ...guide.warmUp,
    guide.story.prompt,
    guide.story.narrower,
    guide.story.wider,
    ...guide.excavate,
    ...guide.back.map(({ line }) => line),
    ...guide.listenFor.map((row) => row.probe),
    guide.dry,
    ...guide.closing,
  ]
}

/** “Once they say that something was hard: …” asks only after it was said. */
function isGranted(text: string): boolean {
  return /^\s*(once|after|if|when) they (say|said|have said)\b/i.test(text)
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
