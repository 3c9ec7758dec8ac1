import { expect, test } from 'vitest'
import type { BoardId } from '#shared/model/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import { createJoinLimits } from './join-limits.ts'

const boardId = 'b1' as BoardId
const hourMs = 60 * 60 * 1000

test('[J1] [J2] an address brings so many within an hour, and so many at all', () => {
  let now = 0
  const joins = createJoinLimits(() => now)
  let people = 0
  const bring = (address: string) => joins.take({ boardId, address, people }) && ++people > 0
  for (let count = 0; count < 500; count++) bring('203.0.113.7')
  expect(people).toBe(limits.joinsPerHourPerAddress)
  for (let hour = 0; hour < 100; hour++) {
    now += hourMs
    for (let count = 0; count < 100; count++) bring('203.0.113.7')
  }
  expect(people).toBe(limits.placesPerAddress)
  expect(bring('203.0.113.8')).toBe(true)
})

test('[J3] the last places are for those from elsewhere', () => {
  const joins = createJoinLimits(() => 0)
  let people = 0
  const bring = (address: string) => joins.take({ boardId, address, people }) && ++people > 0
  for (let address = 0; address < 6; address++) for (let count = 0; count < 60; count++) bring(`10.0.0.${address}`)
  expect(people).toBeGreaterThan(limits.maxPeoplePerBoard - limits.placesForOthers)
  expect(people).toBeLessThan(limits.maxPeoplePerBoard - limits.placesForOthers / 2)
  expect(bring('203.0.113.8')).toBe(true)
})
