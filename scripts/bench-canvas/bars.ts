/** What was measured: by what it is, and then by whose canvas; one value for each run. */
export type Figures = Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>

export const ours = 'tributary'
export const peer = 'plain tldraw'

export type Verdict = { readonly bar: string; readonly is: string; readonly met: boolean }

export function median(values: readonly number[] = []): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
}

/** How much better ours is: above 1 it is faster, whether the figure is a time or a rate. */
export function ratioOf(what: string, row: Figures[string] = {}): number | undefined {
  const mine = median(row[ours])
  const theirs = median(row[peer])
  if (!mine || !theirs) return undefined
  return what.includes('(ms)') ? theirs / mine : mine / theirs
}

/** The bars of `docs/canvas.md`, for whatever of them was measured. */
export function judge(figures: Figures): readonly Verdict[] {
  const at = (what: string) => median(figures[what]?.[ours])
  const verdicts: Verdict[] = []
  const most = (what: string, limit: number, reach: number) => {
    const value = at(what)
    if (value === undefined) return
    verdicts.push({ bar: `${what} ≤ ${limit} (reach ${reach})`, is: String(value), met: value <= limit })
  }
  const least = (what: string, limit: number) => {
    const value = at(what)
    if (value === undefined) return
    verdicts.push({ bar: `${what} ≥ ${limit}`, is: String(value), met: value >= limit })
  }
  most('open (ms), 200', 1_000, 600)
  most('open (ms), 1000', 2_000, 1_200)
  least('pan, all in view (fps), 200', 55)
  least('zoom, all in view (fps), 200', 55)
  least('pan at 100 % (fps), 1000', 40)
  least('zoom at 100 % (fps), 1000', 40)
  least('drag (fps), 1000', 50)
  const [alone, together] = [at('drag (fps), 1000'), at('drag while others write (fps), 1000')]
  if (alone !== undefined && together !== undefined)
    verdicts.push({
      bar: 'what others write costs the drag at most 10 fps',
      is: String(Math.round((alone - together) * 10) / 10),
      met: alone - together <= 10,
    })
  for (const [what, row] of Object.entries(figures)) {
    const ratio = ratioOf(what, row)
    // Half a frame of sixty is within what two runs of the same differ by.
    if (ratio !== undefined && !what.includes('CPU'))
      verdicts.push({ bar: `not slower than plain tldraw: ${what}`, is: `${ratio.toFixed(2)}×`, met: ratio >= 0.97 })
  }
  return verdicts
}
