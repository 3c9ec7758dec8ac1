import { expect, test } from 'vitest'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { PersonId } from '#shared/model/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import { createPresence, type Presence } from './presence.ts'

const [priya, noor] = ['priya' as PersonId, 'noor' as PersonId]

/** Somebody's awareness, as the published protocol makes it. */
function awareness(client: number, state: Record<string, unknown> | null): Awareness {
  const doc = new Y.Doc()
  doc.clientID = client
  const mine = new Awareness(doc)
  clearInterval(mine._checkInterval)
  mine.setLocalState(state)
  return mine
}

function say(mine: Awareness): Uint8Array {
  return encodeAwarenessUpdate(mine, [mine.clientID])
}

/** Who is here, as a newcomer would see it. */
function seen(presence: Presence<string>): Record<string, unknown> {
  const newcomer = awareness(999, null)
  applyAwarenessUpdate(newcomer, presence.everybody(), 'server')
  return Object.fromEntries(newcomer.getStates())
}

test('what a person says of themselves is told to the others', () => {
  const presence = createPresence<string>()
  const mine = awareness(1, { personId: priya, at: 'm1' })
  const news = presence.receive('socket1', priya, say(mine))
  expect(news).toEqual(say(mine))
  expect(seen(presence)).toEqual({ 1: { personId: priya, at: 'm1' } })
})

test('[P1] nobody can speak for a client id of somebody else', () => {
  const presence = createPresence<string>()
  presence.receive('socket1', priya, say(awareness(1, { personId: priya })))
  const spoofed = awareness(1, { personId: noor, at: 'everywhere' })
  spoofed.setLocalState({ personId: noor, at: 'nowhere' })
  expect(presence.receive('socket2', noor, say(spoofed))).toBeUndefined()
  spoofed.setLocalState(null)
  expect(presence.receive('socket2', noor, say(spoofed))).toBeUndefined()
  expect(seen(presence)).toEqual({ 1: { personId: priya } })
})

test('[P2] what a client says back of others is passed over, and its own part is heard', () => {
  const presence = createPresence<string>()
  presence.receive('socket1', priya, say(awareness(1, { personId: priya })))
  const mine = awareness(2, { personId: noor })
  applyAwarenessUpdate(mine, presence.everybody(), 'server')
  const both = encodeAwarenessUpdate(mine, [1, 2])
  expect(presence.receive('socket2', noor, both)).toEqual(say(mine))
  expect(presence.receive('socket2', noor, both)).toBeUndefined()
})

test('[P3] a state says whose it is, whatever was sent', () => {
  const presence = createPresence<string>()
  presence.receive('socket1', noor, say(awareness(2, { personId: priya, at: 'm1' })))
  presence.receive('socket2', noor, say(awareness(3, { at: 'm2' })))
  expect(seen(presence)).toEqual({ 2: { personId: noor, at: 'm1' }, 3: { personId: noor, at: 'm2' } })
})

test('[P4] whoever leaves is gone for the others, and can come back with the same client id', () => {
  const presence = createPresence<string>()
  const mine = awareness(1, { personId: priya })
  presence.receive('socket1', priya, say(mine))
  const other = awareness(2, null)
  applyAwarenessUpdate(other, presence.everybody(), 'server')
  const farewell = presence.leave('socket1')
  applyAwarenessUpdate(other, farewell ?? new Uint8Array(), 'server')
  expect(other.getStates().has(1)).toBe(false)
  expect(presence.leave('socket1')).toBeUndefined()
  mine.setLocalState({ personId: priya, back: true })
  mine.setLocalState({ personId: priya, back: 'again' })
  expect(presence.receive('socket3', priya, say(mine))).toBeDefined()
  expect(seen(presence)).toEqual({ 1: { personId: priya, back: 'again' } })
})

test('states that are too large or no states at all are left out, and broken payloads are refused', () => {
  const presence = createPresence<string>()
  const large = awareness(1, { personId: priya, words: 'x'.repeat(limits.maxPresenceBytes) })
  expect(presence.receive('socket1', priya, say(large))).toBeUndefined()
  expect(() => presence.receive('socket1', priya, Buffer.of(1, 5))).toThrow(/.+/)
  expect(() => presence.receive('socket1', priya, Buffer.concat([say(awareness(1, {})), Buffer.of(1)]))).toThrow(/.+/)
  expect(seen(presence)).toEqual({})
})

test('one socket cannot pretend to be a crowd', () => {
  const presence = createPresence<string>()
  for (let client = 1; client < 100; client++) presence.receive('socket1', priya, say(awareness(client, {})))
  expect(Object.keys(seen(presence)).length).toBeLessThan(10)
})

test('[P6] nobody fills what every newcomer is told, and whoever says little goes on', () => {
  const presence = createPresence<string>()
  const large = { personId: noor, words: 'x'.repeat(3_900) }
  for (let socket = 0; socket < 30; socket++)
    for (let client = 0; client < 8; client++)
      presence.receive(`socket${socket}`, noor, say(awareness(100 + socket * 8 + client, large)))
  expect(presence.everybody().length).toBeLessThan(40_000)
  expect(presence.receive('priya', priya, say(awareness(1, { personId: priya })))).toBeDefined()
  // What they take back is free again.
  expect(presence.leave('socket0')).toBeDefined()
  expect(presence.receive('socket40', noor, say(awareness(9_000, large)))).toBeDefined()
})
