import * as Y from 'yjs'
import type { ParsedUpdate, StructGroup } from './parse-update.ts'

/** How many structs of a client are known: those on disk and those on their way there. */
export type Known = (client: number) => number

/** Where each client would stand once the update was applied; only clients that it brings further. */
export type Ends = ReadonlyMap<number, number>

/**
 * Walks through an update as Yjs will, without touching the document, and gives where it would lead; or nothing where
 * something would be left pending: a struct or a delete that builds on what nobody has sent.
 */
export function findEnds({ groups, deletes }: ParsedUpdate, known: Known): Ends | undefined {
  const ends = new Map<number, number>()
  const stateOf = (client: number) => ends.get(client) ?? known(client)
  if (!walk(groups, stateOf, ends)) return undefined
  for (const [client, ranges] of deletes) {
    const state = stateOf(client)
    for (const { clock, len } of ranges) if (len < 1 || clock + len > state) return undefined
  }
  return ends
}

/**
 * Groups lean on each other in any order: one that must wait sleeps until the client it waits for has got further.
 * Honest updates need a few steps for each struct; one made to need many more is refused.
 */
function walk(groups: readonly StructGroup[], stateOf: Known, ends: Map<number, number>): boolean {
  const positions = new Map<StructGroup, number>()
  const sleepers = new Map<number, StructGroup[]>()
  const awake = [...groups]
  let open = groups.length
  let steps = 0
  for (const { structs } of groups) steps += structs.length
  let left = steps * 32 + 10_000
  for (let group = awake.pop(); group !== undefined; group = awake.pop()) {
    const { client, structs } = group
    let position = positions.get(group) ?? 0
    let missing: number | undefined
    const before = position
    for (; position < structs.length; position++) {
      const struct = structs[position]
      if (!struct) break
      if (left-- <= 0) return false
      if (struct instanceof Y.Skip) continue
      if (struct.id.clock > stateOf(client)) return false
      missing = struct instanceof Y.Item ? missingClient(struct, stateOf) : undefined
      if (missing !== undefined) break
      const end = struct.id.clock + struct.length
      if (end > stateOf(client)) ends.set(client, end)
    }
    positions.set(group, position)
    if (missing === undefined) open--
    else if (missing === client) return false
    else addTo(sleepers, missing, group)
    if (position > before) {
      for (const sleeper of sleepers.get(client) ?? []) awake.push(sleeper)
      sleepers.delete(client)
    }
  }
  return open === 0
}

function addTo(sleepers: Map<number, StructGroup[]>, client: number, group: StructGroup): void {
  const others = sleepers.get(client)
  if (others) others.push(group)
  else sleepers.set(client, [group])
}

/** The client on whose struct this one builds and who has not got there yet. */
function missingClient(item: Y.Item, stateOf: Known): number | undefined {
  const parent: unknown = item.parent
  for (const id of [item.origin, item.rightOrigin, parent instanceof Y.ID ? parent : null]) {
    if (!id) continue
    // Among a client's own structs, only an earlier one can be built on.
    const state = id.client === item.id.client ? item.id.clock : stateOf(id.client)
    if (id.clock >= state) return id.client
  }
  return undefined
}

/** Whether everything in an update is already in the document: such an update is acknowledged and not written again. */
export function bringsNothingNew(doc: Y.Doc, { groups, deletes }: ParsedUpdate): boolean {
  for (const { client, structs } of groups) {
    const state = Y.getState(doc.store, client)
    for (const { id, length } of structs) if (id.clock + length > state) return false
  }
  for (const [client, ranges] of deletes)
    for (const { clock, len } of ranges) if (!isDeleted(doc, client, clock, len)) return false
  return true
}

/** Whether everything in a range is deleted in the document. */
export function isDeleted(doc: Y.Doc, client: number, clock: number, length: number): boolean {
  const structs = doc.store.clients.get(client)
  const end = clock + length
  if (!structs || Y.getState(doc.store, client) < end) return false
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
    const struct = structs[index]
    if (!struct || struct.id.clock >= end) return true
    if (!struct.deleted) return false
  }
  return true
}
