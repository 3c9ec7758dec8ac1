/** One observation: what was seen, whether it is so, and how much it counts. */
export type Observation = { readonly seen: Float64Array; readonly isSo: boolean; readonly weight: number }

/**
 * Logistic regression with a small ridge on standardised features, by Newton’s method. Gives a weight for each feature
 * and the bias.
 */
export function fitLogistic(
  observations: readonly Observation[],
  size: number,
  ridge: number,
): { readonly weights: readonly number[]; readonly bias: number } {
  const total = observations.reduce((sum, { weight }) => sum + weight, 0)
  const mean = new Float64Array(size)
  const spread = new Float64Array(size)
  for (const { seen, weight } of observations)
    for (let k = 0; k < size; k++) mean[k] = (mean[k] ?? 0) + ((seen[k] ?? 0) * weight) / total
  for (const { seen, weight } of observations)
    for (let k = 0; k < size; k++)
      spread[k] = (spread[k] ?? 0) + (((seen[k] ?? 0) - (mean[k] ?? 0)) ** 2 * weight) / total
  for (let k = 0; k < size; k++) spread[k] = Math.sqrt(spread[k] ?? 0) || 1
  const rows = observations.map(({ seen }) => {
    const row = new Float64Array(size + 1)
    for (let k = 0; k < size; k++) row[k] = ((seen[k] ?? 0) - (mean[k] ?? 0)) / (spread[k] ?? 1)
    row[size] = 1
    return row
  })
  let theta = new Float64Array(size + 1)
  for (let step = 0; step < 40; step++) {
    const gradient = new Float64Array(size + 1)
    const curve = Array.from({ length: size + 1 }, () => new Float64Array(size + 1))
    for (const [i, row] of rows.entries()) {
      const { isSo, weight } = observations[i] ?? { isSo: false, weight: 0 }
      let odds = 0
      for (let k = 0; k <= size; k++) odds += (row[k] ?? 0) * (theta[k] ?? 0)
      const likely = 1 / (1 + Math.exp(-odds))
      const pull = (weight / total) * ((isSo ? 1 : 0) - likely)
      const bend = (weight / total) * likely * (1 - likely)
      for (let k = 0; k <= size; k++) {
        gradient[k] = (gradient[k] ?? 0) + pull * (row[k] ?? 0)
        const line = curve[k]
        if (line) for (let m = 0; m <= size; m++) line[m] = (line[m] ?? 0) + bend * (row[k] ?? 0) * (row[m] ?? 0)
      }
    }
    for (let k = 0; k < size; k++) {
      gradient[k] = (gradient[k] ?? 0) - 2 * ridge * (theta[k] ?? 0)
      const line = curve[k]
      if (line) line[k] = (line[k] ?? 0) + 2 * ridge
    }
    const last = curve[size]
    if (last) last[size] = (last[size] ?? 0) + 1e-9
    const move = solve(curve, gradient)
    theta = theta.map((value, k) => value + (move[k] ?? 0))
    if (move.every((value) => Math.abs(value) < 1e-6)) break
  }
  const weights = Array.from({ length: size }, (_, k) => (theta[k] ?? 0) / (spread[k] ?? 1))
  return { weights, bias: weights.reduce((bias, weight, k) => bias - weight * (mean[k] ?? 0), theta[size] ?? 0) }
}

/** Solves a small symmetric system by elimination with row exchange. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const rows = matrix.map((row, i) => Float64Array.from([...row, right[i] ?? 0]))
  const size = rows.length
  const at = (i: number, k: number): number => rows[i]?.[k] ?? 0
  for (let pivot = 0; pivot < size; pivot++) {
    let best = pivot
    for (let i = pivot + 1; i < size; i++) if (Math.abs(at(i, pivot)) > Math.abs(at(best, pivot))) best = i
    const [here, there] = [rows[pivot], rows[best]]
    if (!here || !there) continue
    rows[pivot] = there
    rows[best] = here
    for (let i = 0; i < size; i++) {
      const factor = i === pivot || at(pivot, pivot) === 0 ? 0 : at(i, pivot) / at(pivot, pivot)
      const row = rows[i]
      if (factor !== 0 && row) for (let k = pivot; k <= size; k++) row[k] = (row[k] ?? 0) - factor * at(pivot, k)
    }
  }
  return Float64Array.from({ length: size }, (_, i) => (at(i, i) === 0 ? 0 : at(i, size) / at(i, i)))
}
