import * as Y from 'yjs'
import * as encoding from 'lib0/encoding'
import type { RowAuthor } from '../storage/update-log.ts'
import type { ParsedUpdate, StructGroup } from './parse-update.ts'

/**
 * Takes an update apart, by author: each part holds the structs of its author’s client ids, and what was deleted goes with
 * the bringer, since nobody wrote down who did it. `authorOf` gives nothing for what brings nothing new. The parts belong
 * together, in one batch: one may build on another.
 */
export function splitUpdate(
  { groups, deletes }: ParsedUpdate,
  authorOf: (client: number) => RowAuthor | undefined,
  bringer: RowAuthor,
): ReadonlyMap<RowAuthor, Uint8Array> {
  const byAuthor = new Map<RowAuthor, StructGroup[]>()
  for (const group of groups) {
    const author = authorOf(group.client)
    if (author === undefined) continue
    const others = byAuthor.get(author)
    if (others) others.push(group)
    else byAuthor.set(author, [group])
  }
  if (deletes.size > 0 && !byAuthor.has(bringer)) byAuthor.set(bringer, [])
  return new Map(
    [...byAuthor].map(([author, mine]) => [author, encode(mine, author === bringer ? deletes : new Map())]),
  )
}

/** One V1 update, as Yjs writes it. */
function encode(groups: readonly StructGroup[], deletes: ParsedUpdate['deletes']): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  encoding.writeVarUint(encoder.restEncoder, groups.length)
  for (const { client, structs } of groups) {
    encoding.writeVarUint(encoder.restEncoder, structs.length)
    encoder.writeClient(client)
    encoding.writeVarUint(encoder.restEncoder, structs[0]?.id.clock ?? 0)
    for (const struct of structs) struct.write(encoder, 0)
  }
  encoding.writeVarUint(encoder.restEncoder, deletes.size)
  for (const [client, ranges] of deletes) {
    encoder.resetDsCurVal()
    encoding.writeVarUint(encoder.restEncoder, client)
    encoding.writeVarUint(encoder.restEncoder, ranges.length)
    for (const { clock, len } of ranges) {
      encoder.writeDsClock(clock)
      encoder.writeDsLen(len)
    }
  }
  return encoder.toUint8Array()
}
