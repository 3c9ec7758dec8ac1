import type { OutlineRow } from '#shared/layout/outline-order.ts'
import type { Moment } from '#shared/model/moment.ts'
import { outlineWords } from './messages.ts'

/**
 * Where else a row leads, in words: “and again from 5”, “or on to 8 (order)”. `goesOn`: another row follows from it; a
 * row from which none does goes simply “on to 8”.
 */
export function goesOf(row: OutlineRow, goesOn: boolean): readonly string[] {
  return [
    ...row.joins.map((to, at) =>
      inCase(goesOn || at > 0 ? outlineWords.orOnTo(to.number) : outlineWords.onTo(to.number), to.label),
    ),
    ...row.loopsTo.map((to) => inCase(outlineWords.again(to.number), to.label)),
  ]
}

function inCase(words: string, label: string): string {
  return label ? `${words} ${outlineWords.inCase(label)}` : words
}

/** A row as somebody hears it who does not see it. */
export function describeRow(row: OutlineRow, moment: Moment, goesOn: boolean): string {
  return outlineWords.row({ ...moment, number: row.number, feeling: moment.feeling, goes: goesOf(row, goesOn) })
}

/** Rows whose number begins with what was typed, or whose words do; with the words that follow a number. */
export type Found = { readonly rows: readonly OutlineRow[]; readonly label: string }

export function findRows(rows: readonly OutlineRow[], labelOf: (row: OutlineRow) => string, typed: string): Found {
  const query = typed.trim().toLowerCase()
  if (query === '') return { rows, label: '' }
  const [number = '', ...words] = query.split(/\s+/)
  const numbered = rows.find((row) => row.number === number)
  if (numbered && words.length > 0) return { rows: [numbered], label: typed.trim().slice(number.length).trim() }
  const byNumber = rows.filter((row) => row.number.startsWith(query))
  const byWords = rows.filter((row) => hasWords(labelOf(row).toLowerCase(), query))
  const exactFirst = byNumber.sort((a, b) => Number(b.number === query) - Number(a.number === query))
  return { rows: [...new Set([...exactFirst, ...byWords])], label: '' }
}

/** Each part that was typed begins a word of the label. */
function hasWords(label: string, query: string): boolean {
  const words = label.split(/[^\p{L}\p{N}]+/u)
  return query.split(/\s+/).every((part) => words.some((word) => word.startsWith(part)))
}
