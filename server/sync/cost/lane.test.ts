import { expect, test } from 'vitest'
import { createGroupPace, createLane, createPayer, type Work } from './lane.ts'

/** A lane in a world where time passes only as work is done, and turns come when they are asked for. */
function createWorld() {
  let now = 0
  const turns: (() => void)[] = []
  const rests: number[] = []
  const lane = createLane({
    clock: () => now,
    rest(ms, wake) {
      rests.push(ms)
      turns.push(wake)
    },
  })
  const done: string[] = []
  const work =
    (name: string, ms: number): Work =>
    () => {
      now += ms
      done.push(name)
      return 'done'
    }
  const turn = () => turns.shift()?.()
  return { lane, done, work, turn, rests }
}

test('[L2] whoever is within their share is served at once', () => {
  const { lane, done, work } = createWorld()
  const queue = lane.open(createPayer([]))
  for (const name of ['a', 'b', 'c']) queue.take(work(name, 5))
  expect(done).toEqual(['a', 'b', 'c'])
})

test('[L1, L3] whoever takes more waits, in their own order, and whoever took least goes first', () => {
  const { lane, done, work, turn } = createWorld()
  const greedy = lane.open(createPayer([]))
  const other = lane.open(createPayer([]))
  greedy.take(work('greedy 1', 5_000))
  other.take(work('other 1', 200))
  for (const name of ['greedy 2', 'greedy 3']) greedy.take(work(name, 10))
  other.take(work('other 2', 10))
  expect(done).toEqual(['greedy 1', 'other 1'])
  expect(greedy.waiting()).toBe(2)
  for (let turns = 0; turns < 3; turns++) turn()
  expect(done.slice(2)).toEqual(['other 2', 'greedy 2', 'greedy 3'])
})

test('[L2] who takes next to nothing is served at once, whatever the others of their address take', () => {
  const { lane, done, work } = createWorld()
  const address = createGroupPace()
  lane.open(createPayer([address])).take(work('greedy', 5_000))
  const modest = lane.open(createPayer([address]))
  const busy = lane.open(createPayer([address]))
  modest.take(work('modest 1', 1))
  modest.take(work('modest 2', 1))
  busy.take(work('busy 1', 60))
  busy.take(work('busy 2', 1))
  expect(done).toEqual(['greedy', 'modest 1', 'modest 2', 'busy 1'])
})

test('[L4] the lane rests for as long as it worked', () => {
  const { lane, work, turn, rests } = createWorld()
  const queue = lane.open(createPayer([]))
  queue.take(work('first', 5_000))
  for (const name of ['second', 'third']) queue.take(work(name, 40))
  turn()
  expect(rests).toEqual([0, 40])
})

test('[L1] what waits for something elsewhere holds up its own socket and nobody else', async () => {
  const { lane, done, work, turn } = createWorld()
  const { promise, resolve } = Promise.withResolvers<Work>()
  const waiting = lane.open(createPayer([]))
  waiting.take(() => promise)
  waiting.take(work('behind', 1))
  lane.open(createPayer([])).take(work('somebody else', 1))
  expect(done).toEqual(['somebody else'])
  resolve(work('the rest', 1))
  await promise
  await Promise.resolve()
  turn()
  expect(done).toEqual(['somebody else', 'the rest', 'behind'])
})

test('what a socket that is closed had sent is forgotten', () => {
  const { lane, done, work, turn } = createWorld()
  const queue = lane.open(createPayer([]))
  queue.take(work('first', 5_000))
  queue.take(work('second', 1))
  queue.close()
  turn()
  expect(done).toEqual(['first'])
})
