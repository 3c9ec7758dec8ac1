import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cleanImage } from '#shared/images/clean-image.ts'
import { readConfig } from '../config.ts'
import { openStore } from '../storage/open-store.ts'
import { databaseFile } from '../storage/sqlite/sqlite-store.ts'
import type { ImageKey } from '../storage/images/image-store.ts'
import type { Store } from '../storage/store.ts'
import type { LogKey } from '../storage/update-log.ts'
import { logKeyOfName } from '../sync/log-key.ts'
import { readDocument } from '../sync/read-document.ts'
import type { Command } from './io.ts'

export type CheckResult = {
  readonly documents: number
  readonly rows: number
  readonly bytes: number
  readonly images: number
  readonly trouble: readonly Trouble[]
}

type Trouble = { readonly document: string; readonly what: string }

/** Reads every document of the data folder and says whether it is whole; exit 1 where one is not. */
export const check: Command = async (_args, io) => {
  const read = readConfig(process.env)
  if (!read.ok) {
    io.err(read.sentence)
    return 1
  }
  const { dataDir, databaseUrl } = read.config
  if (!databaseUrl && !existsSync(join(dataDir, databaseFile))) {
    io.err(`There is no ${databaseFile} in ${dataDir}. DATA_DIR says where the data is.`)
    return 1
  }
  const store = await openStore(read.config, Date.now)
  try {
    const result = await checkStore(store)
    io.out(JSON.stringify(result))
    if (result.trouble.length === 0) return 0
    io.err(`${result.trouble.length} of ${result.documents} documents need a look.`)
    return 1
  } finally {
    await store.close()
  }
}

export async function checkStore(store: Store): Promise<CheckResult> {
  const { updateLog, directory } = store
  const trouble: Trouble[] = []
  const known = new Map<LogKey, boolean>()
  for (const { boardId, document, deleted } of await directory.documents())
    known.set(logKeyOfName(boardId, document), deleted)
  let rows = 0
  let bytes = 0
  const keys = await updateLog.keys()
  for (const key of keys) {
    const stored = await updateLog.read(key)
    rows += stored.rows.length
    bytes += stored.rows.reduce((sum, { data }) => sum + data.length, stored.snapshot?.length ?? 0)
    const { doc, unreadable, incomplete } = readDocument(stored)
    doc.destroy()
    if (unreadable.length > 0) trouble.push({ document: key, what: `${unreadable.length} rows are damaged` })
    if (incomplete) trouble.push({ document: key, what: 'an update builds on one that is missing' })
    const numbers = stored.rows.map(({ number }) => number)
    if (numbers.some((number, index) => number !== stored.snapshotUpTo + index + 1))
      trouble.push({ document: key, what: 'a row is missing' })
    if (known.get(key) === true) trouble.push({ document: key, what: 'it was deleted, and its log is still there' })
  }
  const images = await checkImages(store, known, trouble)
  return { documents: keys.length, rows, bytes, images, trouble }
}

/** Whether each image is still what it was when it came, and belongs to a document that is there; gives their number. */
async function checkImages(
  { images }: Store,
  known: ReadonlyMap<LogKey, boolean>,
  trouble: Trouble[],
): Promise<number> {
  let count = 0
  for (const place of await images.imagePlaces({ lookedAtBefore: Number.MAX_SAFE_INTEGER, most: 1_000_000 })) {
    const document = logKeyOfName(place.boardId, place.document)
    if (known.get(document) !== false) trouble.push({ document, what: 'it is not there, and its images still are' })
    for (const id of await images.imagesOf(place)) {
      count++
      if (!(await isWhole(images, { ...place, id }))) trouble.push({ document, what: `the image ${id} is damaged` })
    }
  }
  return count
}

async function isWhole(images: Store['images'], key: ImageKey): Promise<boolean> {
  const image = await images.image(key)
  if (!image || createHash('sha256').update(image.bytes).digest('hex') !== image.digest) return false
  const read = cleanImage(image.bytes)
  return read.ok && read.type === image.type
}
