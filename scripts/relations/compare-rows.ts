import type { Row } from './walk-meanings.ts'

export type Neighbour = { readonly to: number; readonly nearness: number }

/**
 * How alike the walks of two words are: the cosine of what is more than chance in each (positive pointwise mutual
 * information). Gives for each row its nearest rows, at most `most` of them and at least `least` near; `columns`: how many meanings there are.
 */
export function compareRows(
  rows: readonly Row[],
  {
    columns,
    least,
    most,
  }: { readonly columns: number; readonly least: number; readonly most: (row: number) => number },
): readonly (readonly Neighbour[])[] {
  const mean = new Float64Array(columns)
  for (const row of rows)
    for (const [i, at] of row.at.entries()) mean[at] = (mean[at] ?? 0) + (row.of[i] ?? 0) / rows.length
  const telling = rows.map((row) => {
    const at: number[] = []
    const of: number[] = []
    for (const [i, index] of row.at.entries()) {
      const value = Math.log((row.of[i] ?? 0) / (mean[index] ?? 1))
      if (value > 0) {
        at.push(index)
        of.push(value)
      }
    }
    const length = Math.sqrt(of.reduce((sum, value) => sum + value * value, 0)) || 1
    return { at, of: of.map((value) => value / length) }
  })
  const byColumn: { rows: number[]; values: number[] }[] = Array.from({ length: columns }, () => ({
    rows: [],
    values: [],
  }))
  for (const [index, row] of telling.entries())
    for (const [i, at] of row.at.entries()) {
      byColumn[at]?.rows.push(index)
      byColumn[at]?.values.push(row.of[i] ?? 0)
    }
  const cosine = new Float64Array(rows.length)
  return telling.map((row, index) => {
    cosine.fill(0)
    for (const [i, at] of row.at.entries()) {
      const column = byColumn[at]
      if (!column) continue
      const value = row.of[i] ?? 0
      for (let k = 0; k < column.rows.length; k++) {
        const other = column.rows[k] ?? 0
        cosine[other] = (cosine[other] ?? 0) + value * (column.values[k] ?? 0)
      }
    }
    const near: Neighbour[] = []
    for (const [to, nearness] of cosine.entries()) if (to !== index && nearness >= least) near.push({ to, nearness })
    return near.sort((a, b) => b.nearness - a.nearness || a.to - b.to).slice(0, most(index))
  })
}
