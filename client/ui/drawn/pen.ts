/**
 * The pen that draws moments, links and ribbons. A line strays at most `maxStray` pixels from true, so that it reads as
 * drawn but never as wobbly, and always strays the same way: the seed is the id of what is drawn.
 * Everything here gives the `d` of an SVG path, in pixels, with 0 0 in the top left corner of what is drawn.
 */
export const maxStray = 1.1

export type Size = { readonly width: number; readonly height: number }
export type Point = { readonly x: number; readonly y: number }

/** The line keeps this far from the edge of its box, so that half of a bold stroke still fits. */
const inset = 1.2

/** A rounded box, drawn in one go and closed with a small overshoot. `open`: the right side has a gap. */
export function boxPath(size: Size, id: string, options: { radius?: number; open?: boolean } = {}): string {
  const { radius = 8, open = false } = options
  const at = penFor(id, maxStray)
  const r = Math.min(radius, size.width / 2, size.height / 2)
  const left = inset
  const top = inset
  const right = size.width - inset
  const bottom = size.height - inset
  const { width, height } = size
  const rightSide = open
    ? `L${at(right, height * 0.36)} M${at(right, height * 0.68)} L${at(right, bottom - r)}`
    : `C${at(right, height * 0.4)} ${at(right, height * 0.6)} ${at(right, bottom - r)}`
  return [
    `M${at(left + r, top)}`,
    `C${at(width * 0.35, top)} ${at(width * 0.7, top)} ${at(right - r, top)}`,
    `Q${at(right, top)} ${at(right, top + r)}`,
    rightSide,
    `Q${at(right, bottom)} ${at(right - r, bottom)}`,
    `C${at(width * 0.65, bottom)} ${at(width * 0.3, bottom)} ${at(left + r, bottom)}`,
    `Q${at(left, bottom)} ${at(left, bottom - r)}`,
    `C${at(left, height * 0.6)} ${at(left, height * 0.4)} ${at(left, top + r)}`,
    `Q${at(left, top)} ${at(left + r + 3, top)}`,
  ].join(' ')
}

/** Pointed left and right: somebody decides. */
export function diamondPath({ width, height }: Size, id: string): string {
  const at = penFor(id, 1)
  const shoulder = 14
  const middle = height / 2
  return [
    `M${at(shoulder, inset)}`,
    `L${at(width - shoulder, inset)}`,
    `L${at(width - inset, middle)}`,
    `L${at(width - shoulder, height - inset)}`,
    `L${at(shoulder, height - inset)}`,
    `L${at(inset, middle)}`,
    `L${at(shoulder + 1, inset)}`,
  ].join(' ')
}

/** The left edge is broken: something goes wrong. */
export function tornPath({ width, height }: Size, id: string): string {
  const at = penFor(id, 0.9)
  const right = width - inset
  const bottom = height - inset
  const tooth = 7
  const teeth = Math.max(3, Math.round(height / 13))
  const path = [
    `M10 1.6 C${at(width * 0.4, inset)} ${at(width * 0.7, 1.4)} ${width - 9} 1.2`,
    `Q${right} 1.2 ${right} 10 L${at(right, height - 10)}`,
    `Q${right} ${bottom} ${width - 10} ${bottom} L${tooth} ${bottom}`,
  ]
  for (let i = teeth - 1; i >= 1; i--) path.push(`L${at(i % 2 ? tooth : 1.6, (height * i) / teeth)}`)
  path.push(`L${tooth} 1.6 L12 1.4`)
  return path.join(' ')
}

/** The line under a moment where people get stuck. */
export function underlinePath({ width, height }: Size): string {
  const y = height + 2.4
  return `M6 ${round(y)} C${round(width * 0.3)} ${round(y - 1)} ${round(width * 0.6)} ${round(y + 1.1)} ${width - 6} ${round(y - 0.4)}`
}

/**
 * The middle of a ribbon that falls from one moment to another. `run`: the y until which it goes straight on before it
 * bends; `bend` 0…1: how soon it turns towards its end.
 */
export function ribbonPath(from: Point, to: Point, options: { run?: number; bend?: number } = {}): string {
  const { run = from.y, bend = 0.5 } = options
  const reach = (to.y - run) * bend
  return `M${pair(from)} L${round(from.x)} ${round(run)} C${round(from.x)} ${round(run + reach)} ${round(to.x)} ${round(to.y - reach)} ${pair(to)}`
}

/** The same, flowing sideways. A level one is lifted by a hair: a path without height takes no pattern. */
export function streamPath(from: Point, to: Point, bend = 0.5): string {
  const reach = (to.x - from.x) * bend
  const end = to.y === from.y ? `${round(to.x)} ${round(to.y)}.01` : pair(to)
  return `M${pair(from)} C${round(from.x + reach)} ${round(from.y)} ${round(to.x - reach)} ${round(to.y)} ${end}`
}

export type LinkDrawing = {
  readonly line: string
  readonly head: string
  /** Where a word on the link may stand. */
  readonly middle: Point
}

/** A link with its arrow head. `bow`: how far its middle leaves the straight line, in pixels, to the left of its way. */
export function drawLink(from: Point, to: Point, id: string, bow = 0): LinkDrawing {
  const at = penFor(id, maxStray)
  const dx = to.x - from.x
  const dy = to.y - from.y
  const length = Math.hypot(dx, dy) || 1
  // The control point of a quadratic curve pulls its middle half as far as it stands off.
  const control = {
    x: (from.x + to.x) / 2 + (dy / length) * bow * 2,
    y: (from.y + to.y) / 2 - (dx / length) * bow * 2,
  }
  return {
    line: `M${pair(from)} Q${at(control.x, control.y)} ${pair(to)}`,
    head: arrowHeadPath(to, Math.atan2(to.y - control.y, to.x - control.x)),
    middle: {
      x: (from.x + 2 * control.x + to.x) / 4,
      y: (from.y + 2 * control.y + to.y) / 4,
    },
  }
}

/** `angle` in radians: the direction in which the arrow points. */
export function arrowHeadPath(tip: Point, angle: number, length = 8): string {
  const barb = (turn: number) =>
    pair({ x: tip.x - length * Math.cos(angle + turn), y: tip.y - length * Math.sin(angle + turn) })
  return `M${barb(0.48)} L${pair(tip)} L${barb(-0.48)}`
}

type Pen = (x: number, y: number) => string

export function penFor(id: string, stray: number): Pen {
  let state = seedOf(id)
  const off = () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return (((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 31 - 1) * stray
  }
  return (x, y) => pair({ x: x + off(), y: y + off() })
}

function seedOf(id: string): number {
  let seed = 0x811c9dc5
  for (const letter of id) seed = Math.imul(seed ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return seed
}

function pair({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
