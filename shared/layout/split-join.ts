import type { ExperienceMap } from '../model/experience-map.ts'
import type { LinkId, MomentId } from '../model/ids.ts'
import { goesBack, type Link } from '../model/link.ts'
import { type AddedMoment, type ChangedLink, linkKindTowards, type MapEdits, withEdits } from '../model/map-edits.ts'
import { type Feeling, kindFacts, type Moment, type MomentKind } from '../model/moment.ts'
import { factNames, type JoinedFact, joinedFacts, momentFacts, type SaidFacts } from '../model/moment-facts.ts'
import { besideEachOther } from '../model/sketch.ts'
import type { MintLinkId } from './outline-edits.ts'
import { walkOf } from './flow-walk.ts'
import { outlineOf } from './outline-order.ts'

/**
 * One moment that is two, and two that are one, as plans over a map.
 *
 *   S1  Splitting: what leads here leads to the first half, what leads on leaves from the second; a link joins them.
 *   S2  What was said of the moment (thinking, feeling, doing, when) stays with the first half; that somebody decides,
 *       gives up or comes to the end goes with the second, which leads on or does not.
 *   S3  Joining: the words of both stand after each other, in label, thinking and doing; links of either are links of
 *       the whole, one of each.
 *   S4  Nothing is lost: where two would not fit into one, nothing is planned.
 *   S5  Sketches of both lie beside each other on one sheet.
 */
type Drawn = Pick<ExperienceMap, 'moments' | 'links'>

/** `at`: the caret, counted in UTF-16 units of the label. Nothing where one half would have no words. */
export function planSplit(
  map: Drawn,
  id: MomentId,
  at: number,
  second: Pick<AddedMoment, 'id' | 'place'>,
  mint: MintLinkId,
): MapEdits | undefined {
  const moment = map.moments.find((one) => one.id === id)
  if (!moment || moment.locked) return undefined
  const label = moment.label.slice(0, at).trimEnd()
  const rest = moment.label.slice(at).trimStart()
  if (label.trim() === '' || rest === '') return undefined
  const goesLast = kindFacts[moment.kind].standsLast
  const kind: MomentKind = goesLast ? moment.kind : 'step'
  return {
    addMoments: [
      {
        ...second,
        kind,
        label: rest,
        ...factsOn(moment, 'onBothHalves'),
      },
    ],
    changeMoments: [{ id, label, ...(goesLast ? { kind: 'step' } : {}) }],
    changeLinks: map.links.flatMap((link): ChangedLink[] => [
      ...(link.from === id ? [{ id: link.id, from: second.id }] : []),
      // The way here said that somebody gives up; what it leads to now is the step before that.
      ...(link.to === id && goesLast && link.kind === 'error' ? [{ id: link.id, kind: 'next' as const }] : []),
    ]),
    addLinks: [{ id: mint(), from: id, to: second.id, kind: linkKindTowards(kind) }],
  }
}

/** The moment that comes after this one on its line: the one it would be joined with. */
function nextOnLine(map: Drawn, id: MomentId): MomentId | undefined {
  return walkOf(map).standOf(id)?.after
}

/** Makes `second` a part of `first`; `second` goes. Nothing where they are no two moments, are locked, or would not fit. */
export function planJoin(map: Drawn, firstId: MomentId, secondId: MomentId | undefined): MapEdits | undefined {
  const first = map.moments.find((one) => one.id === firstId)
  const second = map.moments.find((one) => one.id === secondId)
  if (!first || !second || first === second || first.locked || second.locked) return undefined
  const words = joinTexts(first, second)
  if (!words) return undefined
  const sketch = first.sketch && second.sketch ? besideEachOther(first.sketch, second.sketch) : second.sketch
  if (second.sketch && !sketch) return undefined
  const feeling = joinFeelings(first.feeling, second.feeling)
  return {
    changeMoments: [
      {
        id: first.id,
        kind: joinKinds(first.kind, second.kind),
        ...words,
        ...factsOn(second, 'isOfEither'),
        ...factsOn(first, 'isOfEither'),
        ...(feeling ? { feeling } : {}),
        ...(sketch ? { sketch } : {}),
      },
    ],
    ...joinLinks(map.links, first, second),
    removeMoments: [second.id],
  }
}

/**
 * Some moments become the first of them in the order of the outline; a single one takes in what comes after it. Nothing
 * where one of them cannot be joined.
 */
export function planJoinAll(
  map: Drawn,
  ids: readonly MomentId[],
): { readonly head: MomentId; readonly plans: readonly MapEdits[] } | undefined {
  const wanted = new Set(ids)
  const [head, ...rest] = outlineOf(map).flatMap(({ momentId }) => (wanted.has(momentId) ? [momentId] : []))
  if (head === undefined) return undefined
  let now = map
  const plans: MapEdits[] = []
  for (const other of rest.length > 0 ? rest : [nextOnLine(map, head)]) {
    const plan = planJoin(now, head, other)
    if (!plan) return undefined
    plans.push(plan)
    now = withEdits(now, plan)
  }
  return { head, plans }
}

/** A new moment in the middle of a link: the link keeps its word and leads to it (O4). */
export function planBetween(map: Drawn, linkId: LinkId, added: AddedMoment, mint: MintLinkId): MapEdits | undefined {
  const link = map.links.find((one) => one.id === linkId)
  const target = map.moments.find((one) => one.id === link?.to)
  if (!link || !target) return undefined
  // The way back stays one, up to the moment it goes back to.
  const kind = goesBack(link) ? 'next' : linkKindTowards(added.kind)
  return {
    addMoments: [added],
    changeLinks: [{ id: link.id, to: added.id, kind }],
    addLinks: [{ id: mint(), from: added.id, to: link.to, kind: link.kind }],
  }
}

/** The same link, the other way round. */
export function planTurn(map: Drawn, linkId: LinkId): MapEdits | undefined {
  const link = map.links.find((one) => one.id === linkId)
  if (!link) return undefined
  const isThere = map.links.some(
    (other) => other.from === link.to && other.to === link.from && other.kind === link.kind,
  )
  return isThere ? { removeLinks: [link.id] } : { changeLinks: [{ id: link.id, from: link.to, to: link.from }] }
}

/** What a moment says of the facts whose row has this. */
function factsOn(moment: Moment, trait: 'onBothHalves' | 'isOfEither'): SaidFacts {
  return Object.fromEntries(
    factNames.flatMap((name) => (trait in momentFacts[name] && moment[name] ? [[name, moment[name]]] : [])),
  )
}

/** The words of both; nothing where some would not fit. */
function joinTexts(first: Moment, second: Moment): SaidFacts | undefined {
  const joined: Partial<Record<JoinedFact, string>> = {}
  for (const name of joinedFacts) {
    const { joinedBy, most } = momentFacts[name]
    const words = joinWords(first[name] ?? '', second[name] ?? '', joinedBy)
    if (words.length > most) return undefined
    if (words) joined[name] = words
  }
  return joined
}

function joinWords(one: string, other: string, between: string): string {
  const [first, second] = [one.trim(), other.trim()]
  return first && second ? first + between + second : first || second
}

function joinKinds(first: MomentKind, second: MomentKind): MomentKind {
  if (first === 'step' || (kindFacts[second].standsLast && first !== 'start')) return second
  return first
}

/** The stronger of two feelings, in the words of both. */
function joinFeelings(first: Feeling | undefined, second: Feeling | undefined): Feeling | undefined {
  if (!first || !second) return first ?? second
  const words = [...new Set([first.word, second.word].filter(Boolean))]
  const stronger = Math.abs(second.valence) > Math.abs(first.valence) ? second : first
  return { valence: stronger.valence, word: words.join(', ') }
}

/** Links of the second become links of the first; what led from one to the other, or would stand there twice, goes. */
function joinLinks(links: readonly Link[], first: Moment, second: Moment): MapEdits {
  const known = new Set(links.filter(({ from, to }) => from !== second.id && to !== second.id).map(keyOf))
  const changeLinks: ChangedLink[] = []
  const removeLinks: LinkId[] = []
  for (const link of links) {
    if (link.from !== second.id && link.to !== second.id) continue
    const from = link.from === second.id ? first.id : link.from
    const to = link.to === second.id ? first.id : link.to
    const key = keyOf({ ...link, from, to })
    if (from === to || known.has(key)) removeLinks.push(link.id)
    else {
      known.add(key)
      changeLinks.push({ id: link.id, from, to })
    }
  }
  return { changeLinks, removeLinks }
}

function keyOf({ from, to, kind }: Link): string {
  return `${from}|${to}|${kind}`
}
