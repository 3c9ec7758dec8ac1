import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { type ParsedUpdate, parseUpdate, type StructGroup } from '../parse-update.ts'

/**
 * Cuts a large update into small ones, each of which can be applied once those before it were: so that a document can take
 * in a hundred thousand edits while others go on. Structs come in an order in which each builds only on earlier ones;
 * deletions come last.
 */
export function cutUpdate(bytes: Uint8Array, mostStructs: number): readonly Uint8Array[] | undefined {
  const parsed = parseUpdate(bytes)
  if (!parsed) return undefined
  const runs = order(parsed.groups)
  return runs && [...cutStructs(runs, mostStructs), ...cutDeletions(parsed.deletes, mostStructs)]
}

/** Structs `from` … `to - 1` of a group. */
type Run = { readonly group: StructGroup; readonly from: number; readonly to: number }

/** The groups in runs, each of which builds only on those before; nothing where they wait for each other in a circle. */
function order(groups: readonly StructGroup[]): readonly Run[] | undefined {
  const progress = new Map<number, { readonly first: number; reached: number }>()
  for (const { client, structs } of groups) {
    const first = structs[0]?.id.clock ?? 0
    progress.set(client, { first, reached: first })
  }
  const isThere = (id: Y.ID) => id.clock < (progress.get(id.client)?.reached ?? Number.POSITIVE_INFINITY)
  const runs: Run[] = []
  const positions = new Map<StructGroup, number>()
  const sleepers = new Map<number, StructGroup[]>()
  const awake = [...groups]
  for (let group = awake.pop(); group !== undefined; group = awake.pop()) {
    const { client, structs } = group
    const from = positions.get(group) ?? 0
    const own = progress.get(client)
    let at = from
    let missing: number | undefined
    for (; at < structs.length; at++) {
      const struct = structs[at]
      if (!struct || !own) break
      missing = struct instanceof Y.Item ? idsOf(struct).find((id) => !isThere(id))?.client : undefined
      if (missing !== undefined) break
      own.reached = struct.id.clock + struct.length
    }
    positions.set(group, at)
    if (missing === client) return undefined
    if (at > from) {
      runs.push({ group, from, to: at })
      awake.push(...(sleepers.get(client) ?? []))
      sleepers.delete(client)
    }
    if (missing === undefined) continue
    const others = sleepers.get(missing)
    if (others) others.push(group)
    else sleepers.set(missing, [group])
  }
  return sleepers.size === 0 ? runs : undefined
}

function idsOf(item: Y.Item): readonly Y.ID[] {
  const parent: unknown = item.parent
  return [item.origin, item.rightOrigin, parent instanceof Y.ID ? parent : null].filter((id) => id !== null)
}

function* cutStructs(runs: readonly Run[], most: number): Generator<Uint8Array> {
  let piece = new Map<StructGroup, Run>()
  let count = 0
  for (const run of runs)
    for (let from = run.from; from < run.to;) {
      const to = Math.min(run.to, from + most - count)
      const before = piece.get(run.group)
      piece.set(run.group, { group: run.group, from: before?.from ?? from, to })
      count += to - from
      from = to
      if (count < most) continue
      yield encodeRuns([...piece.values()])
      piece = new Map()
      count = 0
    }
  if (count > 0) yield encodeRuns([...piece.values()])
}

function encodeRuns(runs: readonly Run[]): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const rest = encoder.restEncoder
  encoding.writeVarUint(rest, runs.length)
  for (const { group, from, to } of runs) {
    encoding.writeVarUint(rest, to - from)
    encoding.writeVarUint(rest, group.client)
    encoding.writeVarUint(rest, group.structs[from]?.id.clock ?? 0)
    for (let index = from; index < to; index++) group.structs[index]?.write(encoder, 0)
  }
  encoding.writeVarUint(rest, 0)
  return encoder.toUint8Array()
}

function* cutDeletions(deletes: ParsedUpdate['deletes'], most: number): Generator<Uint8Array> {
  for (const [client, ranges] of deletes)
    for (let from = 0; from < ranges.length; from += most)
      yield encoding.encode((encoder) => {
        const some = ranges.slice(from, from + most)
        for (const number of [0, 1, client, some.length]) encoding.writeVarUint(encoder, number)
        for (const { clock, len } of some) {
          encoding.writeVarUint(encoder, clock)
          encoding.writeVarUint(encoder, len)
        }
      })
}
