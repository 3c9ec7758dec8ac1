import type { Difference } from '../model/difference.ts'
import type { MomentId } from '../model/ids.ts'
import { countedStances, type SupportCount } from '../model/interview.ts'
import { kindFacts } from '../model/moment.ts'
import type { SharedMoment } from '../model/shared-map.ts'
import type { GuideInput, LearnItem, MomentReference } from './guide.ts'
import { differenceWords, kindQuestions } from './guide-words.ts'

const most = 5
const mostOfOneKind = 2

type Candidate = {
  readonly id: string
  readonly kind: string
  readonly score: number
  readonly text: string
  readonly why: string
  readonly moments: readonly MomentId[]
  readonly differenceKey?: string
  /** The team put it in the guide: it is asked whatever else there is to ask. */
  readonly isChosen?: boolean
}

/**
 * What the team wants to learn: what it chose to ask, all of it; then, up to five, open differences by how much they change
 * the story, moments that interviews contradict, and places where people get stuck or give up that no interview speaks
 * to yet. Two of a kind at most, while there is something else to ask. Each cites moments of the map.
 */
export function learnItems(
  input: GuideInput,
  tagOf: (id: MomentId) => string | undefined,
): readonly Omit<LearnItem, 'hidden' | 'derived'>[] {
  const candidates = [...fromDifferences(input), ...fromMoments(input)]
    .map((candidate) => ({ candidate, references: refer(candidate.moments, tagOf) }))
    .filter(({ candidate, references }) => references.length > 0 || candidate.isChosen)
    .sort((a, b) => b.candidate.score - a.candidate.score || (a.candidate.id < b.candidate.id ? -1 : 1))
  const chosen = new Set<(typeof candidates)[number]>()
  const perKind = new Map<string, number>()
  const said = new Set<string>()
  for (const isStrict of [true, false])
    for (const one of candidates) {
      const { kind, text, isChosen = false } = one.candidate
      const count = perKind.get(kind) ?? 0
      if (chosen.has(one) || said.has(text)) continue
      if (!isChosen && (chosen.size >= most || (isStrict && count >= mostOfOneKind))) continue
      chosen.add(one)
      said.add(text)
      perKind.set(kind, count + 1)
    }
  return candidates
    .filter((one) => chosen.has(one))
    .map(({ candidate: { id, text, why, differenceKey }, references }) => ({
      id,
      text,
      why,
      references,
      ...(differenceKey === undefined ? {} : { differenceKey }),
    }))
}

/** Still open, and not put away by the team. */
export function openDifferences({ differences, decisions = [] }: GuideInput): readonly Difference[] {
  const states = new Map(decisions.map((decision) => [decision.key, decision.state]))
  return differences.filter(({ key }) => states.get(key) !== 'settled' && states.get(key) !== 'dismissed')
}

function fromDifferences(input: GuideInput): readonly Candidate[] {
  const states = new Map((input.decisions ?? []).map((decision) => [decision.key, decision.state]))
  return openDifferences(input).map((difference, index) => {
    const { key, kind, title, sides, severity, moments, silent } = difference
    const state = states.get(key)
    const claims = sides.map((side) => shortened(side.claim)).filter((claim) => claim !== '')
    const quiet = silent.length > 0 ? ` ${countOfMaps(silent.length)} nothing about it.` : ''
    return {
      id: `learn:${key}`,
      kind,
      score: severity * 20 + (state === 'question' ? 200 : 0) + (state === 'reopened' ? 10 : 0) - index / 1_000,
      text: asQuestion(title),
      why: `Open difference, ${differenceWords[kind]}${claims.length > 0 ? `: ${claims.join(' / ')}` : ''}.${quiet}`,
      moments,
      differenceKey: key,
      isChosen: state === 'question',
    }
  })
}

function countOfMaps(count: number): string {
  return count === 1 ? 'One map says' : `${inWords(count)} maps say`
}

function fromMoments(input: GuideInput): readonly Candidate[] {
  const support = new Map((input.support ?? []).map((count) => [count.momentId, count]))
  const maps = input.authors.length
  return input.moments.flatMap((moment, index): Candidate[] => {
    if (moment.label.trim() === '') return []
    const drawn = mapsOf(moment)
    const count = support.get(moment.id)
    const isContradicted = (count?.contradicts ?? 0) > 0
    if (!isContradicted && (count?.supports ?? 0) > 0) return []
    const low = moment.feeling && moment.feeling.valence < 0 ? -moment.feeling.valence : 0
    return [
      {
        id: `learn:moment:${moment.id}`,
        kind: isContradicted ? 'contradicted' : moment.kind,
        score: (isContradicted ? 70 : kindFacts[moment.kind].stakes) + low + Math.min(drawn, 4) / 2 - index / 1_000,
        text: questionOf(moment),
        why: `${whoDrew(drawn, maps)}${evidenceSentence(count, input.interviews ?? 0)}`,
        moments: [moment.id],
      },
    ]
  })
}

function mapsOf(moment: SharedMoment): number {
  return new Set(moment.sources.map((source) => source.mapId)).size
}

function questionOf({ kind, label }: SharedMoment): string {
  return kindQuestions[kind](`“${shortened(label, 120)}”`)
}

function whoDrew(drawn: number, maps: number): string {
  if (drawn === 0 || maps < 2) return ''
  if (drawn >= maps) return `All of us drew it; `
  return `${inWords(drawn)} of us drew it; `
}

function evidenceSentence(count: SupportCount | undefined, interviews: number): string {
  if (!count || countedStances.every((stance) => count[stance] === 0))
    return interviews > 0 ? 'no interview has spoken to it.' : 'no interview yet.'
  return `${count.supports} for, ${count.contradicts} against.`
}

export function inWords(count: number): string {
  return ['None', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'][count] ?? String(count)
}

function asQuestion(title: string): string {
  const text = title.trim()
  return /[?？؟]$/.test(text) ? text : `${text.replace(/[.!]$/, '')}?`
}

/** Long words of a map are cut for the page, never changed. */
export function shortened(text: string, length = 90): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= length) return line
  // A cut through a surrogate pair would leave half a letter.
  return `${line
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/\s+\S*$/, '')}…`
}

function refer(ids: readonly MomentId[], tagOf: (id: MomentId) => string | undefined): readonly MomentReference[] {
  return [...new Set(ids)]
    .flatMap((momentId) => {
      const tag = tagOf(momentId)
      return tag === undefined ? [] : [{ tag, momentId }]
    })
    .sort((a, b) => Number(a.tag.slice(1)) - Number(b.tag.slice(1)))
}
