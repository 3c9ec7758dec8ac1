import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { slots } from '#shared/model/person.ts'
import { figures } from './figures.ts'

const css = readFileSync(new URL('../style/tokens.css', import.meta.url), 'utf8')
const patterns = readFileSync(new URL('AuthorPatterns.tsx', import.meta.url), 'utf8')

/** A value of the day and one of the night. */
function valueOf(name: string): readonly [string, string] {
  const [, day, night] = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css) ?? []
  if (!day || !night) throw new Error(`no --${name}`)
  return [day, night]
}

/** Relative luminance and contrast as WCAG 2.2 has them. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

describe.each([
  { side: 'day', at: 0, onPaper: 6, onTint: 5.1 },
  { side: 'night', at: 1, onPaper: 8.55, onTint: 6.4 },
] as const)('by $side', ({ at, onPaper, onTint }) => {
  const paper = valueOf('paper')[at]

  test.each(slots)('%s is as loud as the others and can be read on its tint', (slot) => {
    const colour = valueOf(slot)[at]
    expect(contrast(colour, paper)).toBeCloseTo(onPaper, 0)
    expect(Math.abs(contrast(colour, paper) - onPaper)).toBeLessThan(0.1)
    expect(contrast(colour, valueOf(`${slot}-tint`)[at])).toBeGreaterThan(onTint)
  })
})

test('no two authors look alike: each has a colour, a pattern for boxes and one for ribbons, and a figure of its own', () => {
  const boxes = slots.map((slot) => new RegExp(`\\.slot-${slot} \\{[^}]*--pat:([^;]+);`).exec(css)?.[1]?.trim())
  const ribbons = slots.map((slot) => new RegExp(`id="pat-${slot}"[^>]*>\\s*([^\\n]+)`).exec(patterns)?.[1])
  for (const looks of [slots.map((slot) => valueOf(slot)[0]), slots.map((slot) => valueOf(slot)[1]), boxes, ribbons]) {
    expect(looks).not.toContain(undefined)
    expect(new Set(looks).size).toBe(slots.length)
  }
  expect(new Set(slots.map((slot) => figures[slot].join(' '))).size).toBe(slots.length)
})
