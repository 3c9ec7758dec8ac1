import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { constants, deflateRaw, inflateRaw } from 'node:zlib'
import type { NewVersion, VersionEntry } from './update-log.ts'

/** A version's state as it is stored: by what is in it, so that of one document the same is stored once. */
type PackedState = { readonly digest: string; readonly packed: Uint8Array }
export type PackedVersion = Omit<NewVersion, 'state'> & PackedState
/** `packed` is absent where the version bears its state itself, as those of before did. */
export type StoredVersion = VersionEntry & { readonly state: Uint8Array; readonly packed: Uint8Array | null }

/** So many bytes of one document's versions are kept, as packed; the oldest go first, and the newest stays. */
export const mostVersionBytes = 128 * 1024 * 1024

const deflate = promisify(deflateRaw)
const inflate = promisify(inflateRaw)

/** Made beside the thread that serves everybody. */
export async function packVersion({ state, ...version }: NewVersion): Promise<PackedVersion> {
  const packed = await deflate(state, { level: constants.Z_BEST_SPEED })
  return { ...version, digest: createHash('sha256').update(state).digest('hex'), packed }
}

export async function unpackVersion(
  stored: StoredVersion | undefined,
): Promise<(VersionEntry & { readonly state: Uint8Array }) | undefined> {
  if (!stored) return undefined
  const { packed, ...version } = stored
  return packed === null ? version : { ...version, state: await inflate(packed) }
}

type Kept = { readonly id: number; readonly digest: string | null; readonly bytes: number }

/** The newest version that goes, with all before it; `versions` are the newest first. States that are shared count once. */
export function lastToGo(versions: readonly Kept[], most: { count: number; bytes: number }): number | undefined {
  const counted = new Set<string>()
  let sum = 0
  for (const [index, { id, digest, bytes }] of versions.entries()) {
    if (digest === null || !counted.has(digest)) sum += bytes
    if (digest !== null) counted.add(digest)
    if (index >= most.count || (index > 0 && sum > most.bytes)) return id
  }
  return undefined
}
