/** A label of one map: which map, and its vector of length 1. */
export type PlacedVector = { readonly map: string; readonly vector: Float32Array }
/** Two of them by their place in the list, and how near they are: 0 (as any two) … 1. */
export type NearLabels = readonly [a: number, b: number, nearness: number]

/** Fewer pairs than these do not show what is usual on a board. */
const fewestPairs = 12
/** Standard deviations above the mean of the board: from here on a pair says something, and there all that it can say. */
const saysSomething = 1
const saysAll = 3
const partnersKept = 4
const rowsAtATime = 4

/**
 * Which labels of different maps are near each other. Services differ in how alike they find any two sentences, so a pair
 * is measured against the other pairs of the same board. Others get their turn between a few rows.
 */
export async function nearLabels(labels: readonly PlacedVector[]): Promise<readonly NearLabels[]> {
  const likeness = new Float32Array(labels.length * labels.length)
  let count = 0
  let sum = 0
  let squares = 0
  for (const [a, x] of labels.entries()) {
    if (a % rowsAtATime === 0) await othersTurn()
    for (let b = a + 1; b < labels.length; b++) {
      const y = labels[b]
      if (!y || y.map === x.map) continue
      const value = dot(x.vector, y.vector)
      likeness[a * labels.length + b] = value
      likeness[b * labels.length + a] = value
      count++
      sum += value
      squares += value * value
    }
  }
  const mean = sum / count
  const deviation = Math.sqrt(Math.max(0, squares / count - mean * mean))
  if (count < fewestPairs || deviation < 1e-4) return []
  const kept = new Map<string, NearLabels>()
  for (const [a, x] of labels.entries()) {
    if (a % rowsAtATime === 0) await othersTurn()
    const near = labels.flatMap((y, b) => {
      const steps = ((likeness[a * labels.length + b] ?? 0) - mean) / deviation
      return y.map === x.map || steps <= saysSomething ? [] : [{ b, map: y.map, steps }]
    })
    for (const partners of Map.groupBy(near, ({ map }) => map).values())
      for (const { b, steps } of partners.sort((p, q) => q.steps - p.steps || p.b - q.b).slice(0, partnersKept)) {
        const nearness = Math.min(1, (steps - saysSomething) / (saysAll - saysSomething))
        const [low, high] = a < b ? [a, b] : [b, a]
        kept.set(`${low} ${high}`, [low, high, Math.round(nearness * 100) / 100])
      }
  }
  return [...kept.values()].sort((p, q) => p[0] - q[0] || p[1] - q[1])
}

function othersTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}
