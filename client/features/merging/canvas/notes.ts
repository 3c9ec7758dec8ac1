import type { Difference } from '#shared/model/difference.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { messages } from '../messages.ts'
import { changedIn, sourcesOfKey } from '#shared/merge/merge-cards.ts'
import { authorsOf, sourcesOf, type MergeBoard } from '#shared/merge/merge-board.ts'

type Notes = ReadonlyMap<MomentId, string>

/** Pencilled under the moments: who alone saw one, which differences it is part of, what was kept for later. */
export function notesFor(
  board: MergeBoard,
  differences: readonly Difference[],
): { readonly shared: Notes; readonly lanes: Notes } {
  const numbers = new Map<MomentId, number[]>()
  for (const [i, { moments }] of differences.entries())
    for (const id of new Set(moments)) numbers.set(id, [...(numbers.get(id) ?? []), i + 1])
  const shared = new Map<MomentId, string>()
  for (const moment of board.flow.moments) {
    const authors = authorsOf(moment, board)
    const [only] = authors
    const inDifferences = (numbers.get(moment.id) ?? []).slice(0, 2)
    const sketchers = sourcesOf(moment, board).flatMap((fact) => (fact.moment.sketch ? [fact.author.name] : []))
    const words = [
      ...(changedIn(moment, board).length > 0 ? [messages.recheck.note] : []),
      ...(only && authors.length === 1 && board.maps.length > 1 ? [messages.moment.onlyOne(only.name)] : []),
      ...(sketchers.length > 0 ? [messages.moment.drewIn(sketchers)] : []),
      ...(inDifferences.length > 0 ? [messages.canvas.differences(inDifferences)] : []),
    ]
    if (words.length > 0) shared.set(moment.id, words.join(', '))
  }
  const lanes = new Map<MomentId, string>()
  for (const { key } of board.shared.putOff)
    for (const id of sourcesOfKey(key))
      if (board.sources.has(id) && !board.placedIn.has(id)) lanes.set(id, messages.canvas.later)
  return { shared, lanes }
}
