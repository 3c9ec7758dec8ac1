/**
 * The map of the measurements: rows of moments that follow each other, and one moment, the first, with five links. The
 * same for Tributary and for plain tldraw, whatever draws it.
 */
export type Fixture = {
  readonly moments: readonly { readonly label: string; readonly x: number; readonly y: number }[]
  /** By index into `moments`. */
  readonly links: readonly { readonly from: number; readonly to: number }[]
}

const columnWidth = 250
const rowHeight = 150

export function fixtureOf(count: number): Fixture {
  const columns = Math.ceil(Math.sqrt(count * 1.6))
  const moments = Array.from({ length: count }, (_, at) => ({
    label: `Looks for something to watch, number ${at + 1}`,
    x: (at % columns) * columnWidth,
    y: Math.floor(at / columns) * rowHeight,
  }))
  const links = Array.from({ length: count - 1 }, (_, at) => ({ from: at, to: at + 1 }))
  for (const to of [2, columns, columns + 1, columns + 2]) links.push({ from: 0, to })
  return { moments, links }
}
