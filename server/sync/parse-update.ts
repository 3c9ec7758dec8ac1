import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'

/**
 * Reads an update before it comes near a document. Yjs takes what it is given: a struct that builds on nothing stays
 * pending for ever and holds back every honest writer, and a malformed one may throw half-way.
 *
 * U1  The bytes are one V1 update, with nothing after it, and each client's structs stand together once.
 * U2  Every struct has a length, and values are not nested so deep that writing them again would overflow the stack.
 * U3  No documents inside documents: none of ours has any.
 */
export type ParsedUpdate = {
  readonly groups: readonly StructGroup[]
  readonly deletes: ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>
}

/** All structs of one client, in order. */
export type StructGroup = { readonly client: number; readonly structs: readonly (Y.Item | Y.GC | Y.Skip)[] }

const maxStructs = 1_000_000
const maxClock = 2 ** 48
const maxDepth = 60

/** The update, or nothing where the bytes break a rule. */
export function parseUpdate(bytes: Uint8Array): ParsedUpdate | undefined {
  const decoder = new CountingDecoder(decoding.createDecoder(bytes))
  try {
    const groupCount = decoding.readVarUint(decoding.createDecoder(bytes))
    const { structs, ds } = Y.decodeUpdateV2(bytes, always(decoder))
    if (decoding.hasContent(decoder.restDecoder)) return undefined
    const groups = groupStructs(structs)
    if (!groups || groups.length !== groupCount) return undefined
    return { groups, deletes: ds.clients }
  } catch {
    // The decoder throws on what it cannot read; that is the answer, and the caller says so to the sender.
    return undefined
  }
}

/** Yjs makes its decoder itself; this gives it ours, so that what is left over can be seen afterwards. */
function always(decoder: Y.UpdateDecoderV1): typeof Y.UpdateDecoderV1 {
  return function give() {
    return decoder
  } as unknown as typeof Y.UpdateDecoderV1
}

/** Stops at a million structs: thirty megabytes of the smallest ones would become gigabytes of objects. */
class CountingDecoder extends Y.UpdateDecoderV1 {
  private count = 0

  override readInfo(): number {
    if (++this.count > maxStructs) throw new Error('too many structs')
    return super.readInfo()
  }
}

function groupStructs(structs: readonly (Y.Item | Y.GC | Y.Skip)[]): StructGroup[] | undefined {
  const groups: { client: number; structs: (Y.Item | Y.GC | Y.Skip)[] }[] = []
  const seen = new Set<number>()
  for (const struct of structs) {
    if (struct.length < 1 || struct.id.clock + struct.length > maxClock || !isPlain(struct)) return undefined
    const last = groups.at(-1)
    if (last?.client === struct.id.client) {
      last.structs.push(struct)
      continue
    }
    if (seen.has(struct.id.client)) return undefined
    seen.add(struct.id.client)
    groups.push({ client: struct.id.client, structs: [struct] })
  }
  return groups
}

function isPlain(struct: Y.Item | Y.GC | Y.Skip): boolean {
  if (!(struct instanceof Y.Item)) return true
  const { content } = struct
  if (content instanceof Y.ContentDoc) return false
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) return isShallow(content.arr)
  if (content instanceof Y.ContentEmbed) return isShallow(content.embed)
  if (content instanceof Y.ContentFormat) return isShallow(content.value)
  return true
}

function isShallow(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth) return false
    const next: unknown[] = []
    for (const item of level)
      if (typeof item === 'object' && item !== null && !(item instanceof Uint8Array))
        for (const inner of Object.values(item)) next.push(inner)
    level = next
  }
  return true
}
