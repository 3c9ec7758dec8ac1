import { beforeEach, expect, test } from 'vitest'
import { createDiskJudge, type DiskJudge } from './disk-judge.ts'

let time: number
let judge: DiskJudge

beforeEach(() => {
  time = 0
  judge = createDiskJudge(() => time)
})

function hear(where: 'here' | 'there', flushMs: number, times = 1): void {
  for (let count = 0; count < times; count++) judge.hear(where, flushMs)
}

/** How long after now commits may be made here again, with a quick disk all the while; in steps of a tenth of a second. */
function awayFor(): number {
  const since = time
  while (!judge.mayCommitHere()) {
    time += 100
    hear('there', 0.2, 20)
  }
  return time - since
}

test('[J1] a disk is quick once it has proven to be, and not before', () => {
  expect(judge.mayCommitHere()).toBe(false)
  hear('there', 0.2, 15)
  expect(judge.mayCommitHere()).toBe(false)
  hear('there', 0.2)
  expect(judge.mayCommitHere()).toBe(true)
})

test('[J1] a slow disk is never trusted, and one that becomes slow no longer', () => {
  hear('there', 4, 500)
  expect(judge.mayCommitHere()).toBe(false)
  hear('there', 0.2, 100)
  expect(judge.mayCommitHere()).toBe(true)
  hear('here', 3, 40)
  expect(judge.mayCommitHere()).toBe(false)
})

test('[J2, J3] one long commit sends the next to the storage thread, longer each time, and a quiet minute forgives', () => {
  hear('there', 0.2, 16)
  const waits = Array.from({ length: 9 }, () => {
    hear('here', 20)
    return awayFor()
  })
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60].map((seconds) => seconds * 1000))
  time += 60_000
  hear('here', 20)
  expect(awayFor()).toBe(1_000)
})

test('[J3] the time alone does not bring commits back: the disk must be quick again', () => {
  hear('there', 0.2, 16)
  hear('here', 20)
  hear('there', 5, 30)
  time += 10_000
  expect(judge.mayCommitHere()).toBe(false)
})
