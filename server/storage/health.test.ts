import { expect, test } from 'vitest'
import { createStorageHealth } from './health.ts'
import type { StorageTrouble } from './store.ts'

/** A store whose probes end when the test says so, and a clock that the test sets. */
function world() {
  let time = 0
  const probes: PromiseWithResolvers<StorageTrouble | undefined>[] = []
  const health = createStorageHealth({
    now: () => time,
    probe() {
      const probe = Promise.withResolvers<StorageTrouble | undefined>()
      probes.push(probe)
      return probe.promise
    },
  })
  return {
    health,
    probes,
    pass: (ms: number) => {
      time += ms
    },
  }
}

test('[H2] however often somebody asks, the store is tried once a second', async () => {
  const { health, probes, pass } = world()
  const asked = Array.from({ length: 1_000 }, () => health.trouble())
  probes[0]?.resolve('disk-full')
  expect(new Set(await Promise.all(asked))).toEqual(new Set(['disk-full']))
  pass(999)
  expect(await health.trouble()).toBe('disk-full')
  expect(probes).toHaveLength(1)
  pass(1)
  const later = health.trouble()
  probes[1]?.resolve(undefined)
  expect(await later).toBeUndefined()
  expect(probes).toHaveLength(2)
})

test('[H3, H4] a store that does not answer holds no answer up, and is a trouble after five seconds', async () => {
  const { health, probes, pass } = world()
  expect(await health.trouble()).toBeUndefined()
  pass(4_999)
  expect(await health.trouble()).toBeUndefined()
  pass(1)
  expect(await health.trouble()).toBe('storage-silent')
  expect(probes).toHaveLength(1)
  probes[0]?.resolve(undefined)
  expect(await health.trouble()).toBeUndefined()
})

test('[H1] a probe that fails in a way of its own is a failed store', async () => {
  const { health, probes } = world()
  const asked = health.trouble()
  probes[0]?.reject(new Error('the storage thread has ended'))
  expect(await asked).toBe('storage-failed')
})
