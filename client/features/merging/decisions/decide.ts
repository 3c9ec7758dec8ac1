import type * as Y from 'yjs'
import {
  bringTogether,
  keepApart,
  keepWording,
  placeAll,
  placeSources,
  type Placing,
  putOff,
  renameSharedMoment,
  type Source,
  takeOffSharedMap,
  unplaceSources,
} from '#shared/documents/shared-map-document.ts'
import { act, typingOrigin } from '#shared/documents/transact.ts'
import type { NewMoment } from '#shared/documents/map-document.ts'
import type { MergeCard, RecheckCard } from '../queue/cards.ts'
import type { MomentId, PersonId } from '#shared/model/ids.ts'
import type { MomentKind } from '#shared/model/moment.ts'
import { placedWording } from '#shared/model/placed-wording.ts'
import type { Relation } from '#shared/model/shared-map.ts'
import type { SourceFact, Table } from '../table.ts'

/** Who decides, where it is written, and what lies on the table. */
export type Hand = {
  readonly doc: Y.Doc
  readonly by: PersonId
  readonly table: Table
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly mintId: () => MomentId
}

/** What the person chose on a card beside the answer itself. */
export type CardChoice = {
  /** The shared moment's words; the proposed ones unless they were changed. */
  readonly label?: string
  /** Whose words they are; absent where the team wrote new ones. */
  readonly labelFrom?: MomentId
  /** Members that are not part of it: they are kept apart from the others. */
  readonly leftOut?: readonly MomentId[]
}

/** The members a card is about, without the ones left out. */
export function membersOf(card: MergeCard, leftOut: readonly MomentId[] = []): readonly MomentId[] {
  const all = card.wordings.map((wording) => wording.moment.id)
  return leftOut.length === 0 ? all : all.filter((id) => !leftOut.includes(id))
}

/**
 * Yes: the sources become one shared moment, the parts go into their whole, a single moment is added as it is, and what
 * has changed stays where it is.
 */
export function accept(from: Hand, card: MergeCard, choice: CardChoice = {}): void {
  const hand = atOnce(from)
  act(hand.doc, () => {
    if (card.kind === 'recheck') {
      keepAsItIs(hand, card)
      if (choice.label !== undefined) renameSharedMoment(hand.doc, card.momentId, choice.label, choice.labelFrom)
    } else if (card.kind === 'part-of') {
      const { whole, parts } = card.partOf
      const known = hand.table.placedIn.get(whole)?.[0]
      const into = known?.id ?? mint(hand, [whole], choice)
      place(hand, into, parts, 'part-of')
    } else {
      const members = membersOf(card, choice.leftOut)
      const joins = card.kind === 'suggestion' ? card.suggestion.joins : undefined
      if (joins && hand.table.moments.has(joins)) {
        place(hand, joins, members, 'same')
        if (choice.label !== undefined) renameSharedMoment(hand.doc, joins, choice.label, choice.labelFrom)
      } else mint(hand, members, { ...proposedLabel(card), ...choice })
      const leftOut = choice.leftOut ?? []
      if (leftOut.length > 0) keepPairsApart(hand, leftOut, members)
    }
    forgetLater(hand, card)
  })
}

/** Several cards as one step, written in one go: a whole workshop's must not hold the screen up. */
export function acceptAll(from: Hand, cards: readonly MergeCard[]): void {
  const hand = atOnce(from)
  act(hand.doc, () => {
    const placings: Placing[] = []
    for (const card of cards) {
      const joins = card.kind === 'suggestion' ? card.suggestion.joins : undefined
      if (card.kind === 'part-of' || card.kind === 'recheck' || joins) accept(hand, card)
      else {
        placings.push(mintOf(hand, membersOf(card), proposedLabel(card)))
        forgetLater(hand, card)
      }
    }
    placeAll(hand.doc, placings, { by: hand.by, at: hand.now() })
  })
}

/** No: none of the members is the same as another, nor as the moment they were to join; what has changed is open again. */
export function refuse(from: Hand, card: MergeCard): void {
  const hand = atOnce(from)
  act(hand.doc, () => {
    if (card.kind === 'recheck')
      unplaceSources(
        hand.doc,
        card.changed.map(({ sourceId }) => sourceId),
      )
    else if (card.kind === 'part-of') keepPairsApart(hand, [card.partOf.whole], card.partOf.parts)
    else {
      const members = membersOf(card)
      const joins = card.kind === 'suggestion' ? card.suggestion.joins : undefined
      const there = joins ? (hand.table.moments.get(joins)?.sources.map((source) => source.sourceId) ?? []) : []
      const open = members.filter((id) => !there.includes(id))
      keepPairsApart(hand, open, [...open, ...there])
    }
    forgetLater(hand, card)
  })
}

export function later(hand: Hand, card: MergeCard, isLater = true): void {
  putOff(hand.doc, card.key, isLater, { by: hand.by, at: hand.now() })
}

/** Where something goes: a shared moment, or a moment of somebody's map, which then becomes one. */
export type Target = { readonly momentId: MomentId } | { readonly sourceId: MomentId }

/** Puts moments into another by hand, as the same or as a part of it. */
export function putInto(from: Hand, ids: readonly MomentId[], target: Target, relation: Relation): void {
  const hand = atOnce(from)
  act(hand.doc, () => {
    const into =
      'momentId' in target
        ? target.momentId
        : (hand.table.placedIn.get(target.sourceId)?.[0]?.id ?? mint(hand, [target.sourceId], {}))
    const sources = ids.flatMap((id) => hand.table.moments.get(id)?.sources.map((source) => source.sourceId) ?? [id])
    // What a person joins by hand is no longer kept apart.
    const inside = hand.table.moments.get(into)?.sources.map((source) => source.sourceId) ?? []
    for (const source of sources)
      for (const other of inside) if (source !== other) bringTogether(hand.doc, source, other)
    place(
      hand,
      into,
      sources.filter((id) => !inside.includes(id)),
      relation,
    )
  })
}

/** Adds a moment of somebody's map to the shared map as it is. */
export function addAsItIs(hand: Hand, id: MomentId): void {
  act(hand.doc, () => mint(hand, [id], {}))
}

/** Takes sources out of their shared moments; they are open again. */
export function takeOut(hand: Hand, ...sources: readonly MomentId[]): void {
  unplaceSources(hand.doc, sources)
}

/** Settles that a source belongs to one of the moments it was placed in, and to no other. */
export function keepOnlyIn(hand: Hand, sourceId: MomentId, momentId: MomentId): void {
  const [source] = sourceOf(hand, sourceId)
  const relation = hand.table.moments.get(momentId)?.sources.find((source) => source.sourceId === sourceId)?.relation
  if (source && relation) placeSources(hand.doc, { momentId }, [source], { by: hand.by, at: hand.now(), relation })
}

/** Takes a shared moment off the map: its sources are open again. */
export function takeApart(hand: Hand, momentId: MomentId): void {
  takeOffSharedMap(hand.doc, [momentId], { by: hand.by, at: hand.now() })
}

/**
 * Takes the whole merge apart: every source is open again, what was kept for later too. What was kept apart, and what
 * somebody drew on the shared map itself, stays.
 */
export function takeAllApart(from: Hand): void {
  const hand = atOnce(from)
  const { shared } = hand.table
  const decided = { by: hand.by, at: hand.now() }
  const merged = shared.moments.filter(({ sources }) => sources.length > 0)
  act(hand.doc, () => {
    takeOffSharedMap(
      hand.doc,
      merged.map(({ id }) => id),
      decided,
    )
    for (const { key } of shared.putOff) putOff(hand.doc, key, false, decided)
  })
}

export function rename(hand: Hand, momentId: MomentId, label: string, labelFrom?: MomentId): void {
  renameSharedMoment(hand.doc, momentId, label.trim(), labelFrom)
}

/** Writes a shared moment's words letter by letter: letters that follow each other are one step for undo. */
export function typeName(hand: Hand, momentId: MomentId, label: string): void {
  renameSharedMoment(hand.doc, momentId, label, undefined, typingOrigin)
}

/** Takes back that sources were kept apart, two by two. */
export function allowAgain(hand: Hand, ...pairs: readonly (readonly [MomentId, MomentId])[]): void {
  act(hand.doc, () => {
    for (const [a, b] of pairs) bringTogether(hand.doc, a, b)
  })
}

/** Whose words are proposed for a card. */
export function proposedLabel(card: MergeCard): { readonly labelFrom?: MomentId } {
  switch (card.kind) {
    case 'suggestion':
      return { labelFrom: card.suggestion.label }
    case 'part-of':
      return { labelFrom: card.partOf.whole }
    case 'contribution':
      return { labelFrom: card.momentId }
    case 'recheck':
      return {}
  }
}

/**
 * What a shared moment is, given those it stands for: what most of those say who say more than “a step”, the first
 * by name where they are even.
 */
export function kindOf(sources: readonly SourceFact[]): MomentKind {
  const counts = new Map<MomentKind, number>()
  for (const { moment } of sources)
    if (moment.kind !== 'step') counts.set(moment.kind, (counts.get(moment.kind) ?? 0) + 1)
  let best: MomentKind = 'step'
  for (const [kind, count] of counts) if (best === 'step' || count > (counts.get(best) ?? 0)) best = kind
  return best
}

/** Whatever is decided in one step has one time: that is how the news knows what belongs together. */
function atOnce(hand: Hand): Hand {
  const at = hand.now()
  return { ...hand, now: () => at }
}

function mint(hand: Hand, members: readonly MomentId[], choice: CardChoice): MomentId {
  const placing = mintOf(hand, members, choice)
  placeAll(hand.doc, [placing], { by: hand.by, at: hand.now() })
  return placing.into.moment.id
}

/** A new shared moment for members of maps, as it will be written. */
function mintOf(
  hand: Hand,
  members: readonly MomentId[],
  choice: CardChoice,
): Placing & { readonly into: { readonly moment: NewMoment } } {
  const { authors, sources } = hand.table
  const facts = members
    .flatMap((member) => sources.get(member) ?? [])
    .sort((a, b) => authors.indexOf(a.author) - authors.indexOf(b.author))
  const from = choice.labelFrom && members.includes(choice.labelFrom) ? choice.labelFrom : members[0]
  const own = (from && sources.get(from)?.moment.label) ?? ''
  const isOwnWording = choice.label === undefined || choice.label === own
  const moment = {
    id: hand.mintId(),
    kind: kindOf(facts),
    label: choice.label?.trim() || own,
    by: hand.by,
    ...(isOwnWording && from ? { labelFrom: from } : {}),
  }
  return { into: { moment }, sources: members.flatMap((id) => sourceOf(hand, id)) }
}

function place(hand: Hand, momentId: MomentId, members: readonly MomentId[], relation: Relation): void {
  const sources = members.flatMap((id) =>
    hand.table.placedIn.get(id)?.some((moment) => moment.id === momentId) ? [] : sourceOf(hand, id),
  )
  if (sources.length > 0) placeSources(hand.doc, { momentId }, sources, { by: hand.by, at: hand.now(), relation })
}

function sourceOf(hand: Hand, sourceId: MomentId): readonly Source[] {
  const fact = hand.table.sources.get(sourceId)
  return fact ? [{ sourceId, mapId: fact.author.mapId, wording: placedWording(fact.moment) }] : []
}

/** What has changed belongs where it is, with the words it has now. */
function keepAsItIs(hand: Hand, { momentId, changed }: RecheckCard): void {
  const kept = changed.map(({ sourceId }) => ({
    sourceId,
    momentId,
    wording: placedWording(hand.table.sources.get(sourceId)?.moment),
  }))
  keepWording(hand.doc, kept, { by: hand.by, at: hand.now() })
}

function keepPairsApart(hand: Hand, some: readonly MomentId[], others: readonly MomentId[]): void {
  const pairs = some.flatMap((a) => others.flatMap((b) => (a === b ? [] : [[a, b] as const])))
  keepApart(hand.doc, pairs, { by: hand.by, at: hand.now() })
}

function forgetLater(hand: Hand, card: MergeCard): void {
  if (hand.table.shared.putOff.some(({ key }) => key === card.key))
    putOff(hand.doc, card.key, false, { by: hand.by, at: hand.now() })
}
