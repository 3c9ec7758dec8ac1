import { z } from 'zod'
import { imageTypes } from '#shared/images/image-kind.ts'
import type { BoardId, ImageId, PersonId } from '#shared/model/ids.ts'
import type { DirectoryDump } from '../storage/directory.ts'
import type { Store } from '../storage/store.ts'
import type { ImagePlace } from '../storage/images/image-store.ts'
import type { LogKey, NewRow, RowAuthor } from '../storage/update-log.ts'
import { logKeyOfName } from '../sync/log-key.ts'

/**
 * A backup: one JSON value a line, the same for every engine, so that what SQLite kept can go on in Postgres. First the
 * directory as it was at one moment, then each of its documents as it was when its turn came, followed by its images:
 * never older than the directory, so nothing in it is missing. Bytes are base64.
 */
const row = z.object({ author: z.string(), data: z.base64() })
const document = z.object({
  key: z.string(),
  snapshot: z.base64().optional(),
  rows: z.array(row),
  /** Yjs client ids, whose they are, and since when (not in backups of earlier versions). */
  writers: z.array(z.union([z.tuple([z.number(), z.string(), z.number()]), z.tuple([z.number(), z.string()])])),
  versions: z.array(z.object({ cause: z.string(), author: z.string(), at: z.number(), state: z.base64() })),
})
type BackupDocument = z.infer<typeof document>
const image = z.object({
  image: z.object({
    boardId: z.string(),
    document: z.string(),
    id: z.string(),
    type: z.enum(imageTypes),
    width: z.number(),
    height: z.number(),
    digest: z.string(),
    author: z.string(),
    at: z.number(),
    data: z.base64(),
  }),
})
type BackupImage = z.infer<typeof image>
const header = z.object({
  tributaryBackup: z.literal(1),
  at: z.number(),
  /** What the server's seals are made with; a backup of an earlier version has none, and then they are not known again. */
  secret: z.base64().optional(),
  directory: z.record(z.string(), z.array(z.array(z.union([z.string(), z.number(), z.null()])))),
})

/** A Yjs update in which nothing happens: it only carries whose the client ids are. */
const emptyUpdate = Uint8Array.of(0, 0)
const allVersions = Number.MAX_SAFE_INTEGER

/** What was once kept is kept, whatever the limits are now. */
const noLimits = { images: Infinity, bytesOfDocument: Infinity, bytesOfBoard: Infinity }

export type BackupCounts = { readonly boards: number; readonly documents: number; readonly images: number }

export async function* backupLines(store: Store, at: number): AsyncGenerator<string, BackupCounts> {
  const { directory, updateLog } = store
  const dump = await directory.dump()
  const { secret } = await updateLog.lineage()
  yield JSON.stringify({ tributaryBackup: 1, at, secret: encode(secret), directory: dump })
  let documents = 0
  let images = 0
  for (const place of placesOf(dump)) {
    const key = logKeyOfName(place.boardId, place.document)
    const stored = await updateLog.read(key)
    const versions: BackupDocument['versions'] = []
    for (const { id } of [...(await updateLog.versions(key))].reverse()) {
      const version = await updateLog.version(key, id)
      if (version) versions.push({ ...pick(version), state: encode(version.state) })
    }
    documents++
    yield JSON.stringify({
      key,
      ...(stored.snapshot ? { snapshot: encode(stored.snapshot) } : {}),
      rows: stored.rows.map(({ author, data }) => ({ author, data: encode(data) })),
      writers: [...stored.writers].map(([client, { author, since }]) => [client, author, since]),
      versions,
    } satisfies BackupDocument)
    for await (const line of imageLines(store, place)) {
      images++
      yield line
    }
  }
  return { boards: dump.boards?.length ?? 0, documents, images }
}

async function* imageLines({ images }: Store, place: ImagePlace): AsyncGenerator<string> {
  for (const id of await images.imagesOf(place)) {
    const found = await images.image({ ...place, id })
    if (!found) continue
    const { bytes, ...facts } = found
    yield JSON.stringify({ image: { ...place, id, ...facts, data: encode(bytes) } } satisfies BackupImage)
  }
}

/** Reads a backup into a store that has no boards; throws a sentence where that cannot be. */
export async function loadBackup(store: Store, lines: AsyncIterable<string>): Promise<BackupCounts> {
  let boards: number | undefined
  let documents = 0
  let images = 0
  for await (const line of lines) {
    if (line.trim() === '') continue
    if (boards === undefined) boards = await loadDirectory(store, line)
    else if (line.startsWith('{"image":')) {
      await loadImage(store, image.parse(JSON.parse(line)))
      images++
    } else {
      await loadDocument(store, document.parse(JSON.parse(line)))
      documents++
    }
  }
  if (boards === undefined) throw new Error('This backup is empty.')
  await store.directory.finishLoad()
  return { boards, documents, images }
}

async function loadDirectory({ directory, updateLog }: Store, line: string): Promise<number> {
  const read = header.safeParse(JSON.parse(line))
  if (!read.success) throw new Error('This is not a backup that this Tributary can read.')
  const loaded = await directory.load(read.data.directory)
  if (loaded === 'not-empty')
    throw new Error('There are boards here already. A backup is restored into an empty DATA_DIR or database.')
  const { secret } = read.data
  // Whoever was ahead of the backup comes to another log than the one that told them “saved”.
  await updateLog.beginAnew(secret === undefined ? undefined : decode(secret))
  return read.data.directory.boards?.length ?? 0
}

async function loadDocument({ updateLog }: Store, { key, snapshot, rows, writers, versions }: BackupDocument) {
  const restored: NewRow[] = [...Map.groupBy(writers, ([, author]) => author)].map(([author, ids]) => ({
    author: author as RowAuthor,
    data: emptyUpdate,
    clients: [],
    claims: ids.map(([client, , since = 0]) => ({ client, since })),
  }))
  if (snapshot !== undefined) restored.push({ author: 'server', data: decode(snapshot), clients: [] })
  for (const { author, data } of rows) restored.push({ author: author as RowAuthor, data: decode(data), clients: [] })
  const logKey = key as LogKey
  if (restored.length > 0) await updateLog.append(logKey, restored)
  for (const { state, author, ...version } of versions)
    await updateLog.addVersion(logKey, { ...version, author: author as RowAuthor, state: decode(state) }, allVersions)
}

async function loadImage({ images }: Store, { image: { data, ...facts } }: BackupImage): Promise<void> {
  const place = { boardId: facts.boardId as BoardId, id: facts.id as ImageId, author: facts.author as PersonId }
  const outcome = await images.putImage({ ...facts, ...place, bytes: decode(data) }, noLimits)
  if (outcome !== 'kept') throw new Error(`An image of this backup could not be put back (${outcome}).`)
}

/** The documents that are there, in the order of the directory; those that were deleted have none. */
function placesOf(dump: DirectoryDump): ImagePlace[] {
  return (dump.documents ?? []).flatMap(([board, name, _owner, _created, _revealed, deletedAt]) =>
    deletedAt === null ? [{ boardId: String(board) as BoardId, document: String(name) }] : [],
  )
}

function pick({ cause, author, at }: { cause: string; author: string; at: number }) {
  return { cause, author, at }
}

function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

function decode(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'))
}
