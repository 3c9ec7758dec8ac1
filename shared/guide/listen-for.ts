import { goesBack } from '../model/link.ts'
import type { MomentId } from '../model/ids.ts'
import { countedStances, type SupportCount } from '../model/interview.ts'
import type { MomentKind } from '../model/moment.ts'
import type { SharedMoment } from '../model/shared-map.ts'
import type { GuideInput, GuideLine, ListenRow } from './guide.ts'
import { branchProbe, differenceProbes, kindProbes, loopProbe, stanceGuideWords } from './guide-words.ts'
import { openDifferences, shortened } from './learn-items.ts'

/** What fits on paper beside everything else. */
const mostRows = 40

/**
 * The moments to listen for, in the order of the flow, each with at most one neutral probe. A probe is taken from what
 * the moment is or what the maps do not agree on, never from its words: those belong to the participant.
 */
export function listenRows(
  input: GuideInput,
  tagOf: (id: MomentId) => string | undefined,
  edited: (id: string, derived: string) => GuideLine,
): { readonly rows: readonly ListenRow[]; readonly notListed: number } {
  const named = input.moments.filter((moment) => moment.label.trim() !== '')
  const shown = choose(named, input)
  const support = new Map((input.support ?? []).map((count) => [count.momentId, count]))
  const probes = deriveProbes(shown, input)
  const begins = beginnings(
    shown.filter(({ id }) => !edited(`probe:${id}`, '').hidden),
    input,
  )
  const rows = shown.map((moment): ListenRow => {
    const chapter = begins.get(moment.id)
    const drawn = new Set(moment.sources.map((source) => source.mapId)).size
    const all = input.authors.length
    return {
      tag: tagOf(moment.id) ?? '',
      momentId: moment.id,
      label: shortened(moment.label, 140),
      ...(chapter ? { chapter } : {}),
      marks: marksOf(moment, input, tagOf),
      ...(drawn > 0 && drawn < all ? { drawnBy: { some: drawn, all } } : {}),
      evidence: evidenceOf(support.get(moment.id), input.interviews ?? 0),
      probe: edited(`probe:${moment.id}`, probes.get(moment.id) ?? ''),
    }
  })
  return { rows, notListed: named.length - rows.length }
}

/** Where the list enters a chapter; a moment in none does not end the one before. */
function beginnings(shown: readonly SharedMoment[], { chapters }: GuideInput): ReadonlyMap<MomentId, string> {
  const found = new Map<MomentId, string>()
  let now: string | undefined
  for (const { id } of shown) {
    const chapter = chapters?.get(id)
    if (chapter && chapter !== now) found.set(id, chapter)
    now = chapter ?? now
  }
  return found
}

/** All of them, or those that matter most: shared by several, in a difference, or where somebody gets stuck. */
function choose(moments: readonly SharedMoment[], input: GuideInput): readonly SharedMoment[] {
  if (moments.length <= mostRows) return moments
  const inDifference = new Set(openDifferences(input).flatMap((difference) => difference.moments))
  const weight = (moment: SharedMoment): number =>
    (inDifference.has(moment.id) ? 4 : 0) + Math.min(moment.sources.length, 3) + (moment.kind === 'step' ? 0 : 1)
  const order = new Map(moments.map((moment, index) => [moment.id, index]))
  const at = (moment: SharedMoment): number => order.get(moment.id) ?? 0
  const kept = new Set([...moments].sort((a, b) => weight(b) - weight(a) || at(a) - at(b)).slice(0, mostRows))
  return moments.filter((moment) => kept.has(moment))
}

function deriveProbes(moments: readonly SharedMoment[], input: GuideInput): ReadonlyMap<MomentId, string> {
  const present = new Set(moments.map((moment) => moment.id))
  const probes = new Map<MomentId, string>()
  const decided = new Map((input.decisions ?? []).map((decision) => [decision.key, decision]))
  const isChosen = ({ key }: { readonly key: string }): boolean => decided.get(key)?.state === 'question'
  // What the team chose to ask comes first, in its words, and gives way to nothing.
  const open = openDifferences(input)
  for (const difference of [...open.filter(isChosen), ...open.filter((other) => !isChosen(other))]) {
    const { key, kind, question, moments: about } = difference
    // Where the story reaches the last of them, what is open can be heard.
    const there = moments.filter((moment) => about.includes(moment.id) && present.has(moment.id))
    const last = isChosen(difference) ? there.findLast(({ id }) => !probes.has(id)) : there.at(-1)
    if (!last || probes.has(last.id)) continue
    const chosen = isChosen(difference) && question.trim() !== '' ? question : differenceProbes[kind]
    probes.set(last.id, decided.get(key)?.question ?? chosen)
  }
  const used = new Map<MomentKind, number>()
  for (const { id, kind } of moments) {
    const turns = used.get(kind) ?? 0
    const choices = kindProbes[kind]
    const probe = choices[turns % Math.max(choices.length, 1)]
    if (probes.has(id)) continue
    if (probe !== undefined) {
      probes.set(id, probe)
      used.set(kind, turns + 1)
    } else if (input.links.some((link) => goesBack(link) && link.from === id)) probes.set(id, loopProbe)
    else if (input.links.filter((link) => link.from === id && link.kind === 'next').length > 1)
      probes.set(id, branchProbe)
  }
  return probes
}

function marksOf(
  moment: SharedMoment,
  input: GuideInput,
  tagOf: (id: MomentId) => string | undefined,
): readonly string[] {
  const back = input.links.filter((link) => goesBack(link) && link.from === moment.id)
  const tags = [...new Set(back.flatMap((link) => tagOf(link.to) ?? []))]
  return [...(moment.kind === 'abandon' ? ['✕'] : []), ...tags.map((tag) => `⟲ ${tag}`)]
}

function evidenceOf(count: SupportCount | undefined, interviews: number): string {
  if (interviews === 0) return ''
  if (!count) return 'not heard yet'
  const { stories } = count
  const quotes = countedStances.flatMap((stance) =>
    count[stance] > 0 ? [`${count[stance]} ${stanceGuideWords[stance]}`] : [],
  )
  return [...quotes, `in ${stories} of ${interviews} ${interviews === 1 ? 'story' : 'stories'}`].join(', ')
}
