import type { Suggestions } from '#shared/merge/suggest-moments.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { Relation } from '#shared/model/shared-map.ts'
import type { Target } from '#shared/merge/decisions/plan-by-hand.ts'
import { messages } from '../messages.ts'
import { listed } from '../../../ui/words/listed.ts'
import { authorsOf, type MergeBoard } from '#shared/merge/merge-board.ts'
import { partnersOf } from '../cards/partners.ts'

/** A moment that others can be put into. */
export type Choice = {
  readonly key: MomentId
  readonly label: string
  /** Whose it is, or what choosing it means. */
  readonly note: string
  readonly target: Target
  /** What goes into it. */
  readonly ids: readonly MomentId[]
}

/**
 * Where these moments may go: for parts, first one of themselves that contains the others; then those nearest in the
 * engine's eyes, the shared map in the order of its flow, and what is still open on other maps.
 */
export function choicesFor(
  ids: readonly MomentId[],
  relation: Relation,
  board: MergeBoard,
  suggestions: Suggestions,
): readonly Choice[] {
  const choices = new Map<MomentId, Choice>()
  if (relation === 'part-of' && ids.length > 1)
    for (const id of ids) {
      const fact = board.sources.get(id)
      if (!fact) continue
      const note = messages.picker.contains(fact.author.name)
      choices.set(id, {
        key: id,
        label: fact.moment.label,
        note,
        target: { sourceId: id },
        ids: ids.filter((other) => other !== id),
      })
    }
  for (const id of ids) {
    const near = partnersOf(id, suggestions, board.shared, 5)
    for (const partner of near) add(board.placedIn.get(partner.id)?.[0]?.id ?? partner.id)
  }
  for (const moment of board.flow.moments) add(moment.id)
  for (const id of board.sources.keys()) add(id)
  return [...choices.values()]

  function add(key: MomentId): void {
    if (choices.has(key) || ids.includes(key)) return
    const shared = board.moments.get(key)
    const source = board.sources.get(key)
    if (shared) {
      // What stands in a moment already has nothing to choose there.
      if (ids.every((id) => shared.sources.some(({ sourceId }) => sourceId === id))) return
      const note = listed(authorsOf(shared, board).map(({ name }) => name))
      choices.set(key, { key, label: shared.label, note, target: { momentId: key }, ids })
    } else if (source && !board.placedIn.has(key))
      choices.set(key, { key, label: source.moment.label, note: source.author.name, target: { sourceId: key }, ids })
  }
}

/** Where a way may lead from these: to the moments of the shared map that it does not lead to yet. */
export function waysFor(ids: readonly MomentId[], board: Pick<MergeBoard, 'flow' | 'authors'>): readonly Choice[] {
  const reached = new Set(board.flow.links.flatMap(({ from, to }) => (ids.includes(from) ? [to] : [])))
  return board.flow.moments
    .filter(({ id }) => !ids.includes(id) && !reached.has(id))
    .map((moment) => ({
      key: moment.id,
      label: moment.label,
      note: listed(authorsOf(moment, board).map(({ name }) => name)),
      target: { momentId: moment.id },
      ids,
    }))
}

/** The choices that have every word typed, those first in which a word begins so. */
export function matching(choices: readonly Choice[], typed: string): readonly Choice[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const found = choices.filter(({ label, note }) => {
    const text = `${label} ${note}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  const begins = ({ label }: Choice) => words.every((word) => ` ${label.toLowerCase()}`.includes(` ${word}`))
  return [...found.filter(begins), ...found.filter((choice) => !begins(choice))]
}
