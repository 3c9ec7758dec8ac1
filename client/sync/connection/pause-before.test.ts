import { describe, expect, test } from 'vitest'
import { pauseBefore } from './pause-before.ts'

const soonest = () => 0
const latest = () => 1

describe('coming back', () => {
  test('takes longer after each failure, up to a bound', () => {
    const pauses = [0, 1, 2, 3, 20].map((failures) => pauseBefore({ failures, code: 1006, random: latest }))
    expect(pauses).toEqual([200, 400, 800, 1600, 6000])
  })

  test('is spread, so that not all come at once', () => {
    expect(pauseBefore({ failures: 1, code: undefined, random: soonest })).toBe(120)
    expect(pauseBefore({ failures: 1, code: undefined, random: latest })).toBe(400)
  })

  test('waits longer where the server asked for time', () => {
    expect(pauseBefore({ failures: 0, code: 4503, random: latest })).toBe(1000)
    expect(pauseBefore({ failures: 0, code: 4503, random: soonest })).toBe(300)
  })
})
