import { outlineWords } from './messages.ts'
import type { OutlineRow } from '#shared/layout/outline-order.ts'
import type { Outline } from './use-outline.ts'

/** Says where a new row goes on from, while it does not simply follow the one above. */
export function PendingNote({ outline, row }: { outline: Outline; row: OutlineRow }) {
  const { pending, rows, moments } = outline
  const numberOf = (id: string | undefined) => rows.find((other) => other.momentId === id)?.number
  const from = numberOf(row.viaLink?.from)
  if (!pending || from === undefined) return null
  const branch = numberOf(pending.after)
  const comesBack =
    pending.how === 'back' && pending.after !== undefined && moments.get(pending.after)?.kind !== 'abandon'
  return (
    <p className="goes on" aria-live="polite">
      {pending.how === 'branch' ? outlineWords.branchesOff(from) : outlineWords.goesOnFrom(from)}
      {comesBack && branch !== undefined && branch !== from ? `, ${outlineWords.alsoFrom(branch)}` : ''}
    </p>
  )
}
