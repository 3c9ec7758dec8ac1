import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cleanImage } from '#shared/images/clean-image.ts'
import { readConfig } from '../config.ts'
import { openStore } from '../storage/open-store.ts'
import { databaseFile, openToOthers } from '../storage/sqlite/data-folder.ts'
import type { ImageKey } from '../storage/images/image-store.ts'
import type { Store } from '../storage/store.ts'
import type { Leftover } from '../storage/directory.ts'
import { logKeyOfName } from '../sync/log-key.ts'
import { readDocument } from '../sync/read-document.ts'
import { messages } from '../storage/messages.ts'
import type { Command } from './io.ts'

export type CheckResult = {
  readonly documents: number
  readonly rows: number
  readonly bytes: number
  readonly images: number
  readonly trouble: Trouble[]
}

type Trouble = { readonly document: string; readonly what: string }

/**
 * Reads every document of the data folder and says whether it is whole; exit 1 where one is not. With `--repair`, what
 * belongs to nothing goes before; a data folder has to be this command's alone for that.
 */
export const check: Command = async (args, io) => {
  const repairs = args[0] === '--repair'
  if (args.length > (repairs ? 1 : 0)) {
    io.err('“check” takes nothing but --repair: check --repair')
    return 1
  }
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
  const store = await openStore(read.config, Date.now, { alone: repairs })
  try {
    const repaired = repairs ? await repairStore(store, Date.now()) : undefined
    const result = await checkStore(store)
    if (!databaseUrl)
      for (const path of openToOthers(dataDir)) result.trouble.push({ document: path, what: messages.openToOthers })
    io.out(JSON.stringify(repaired ? { ...result, repaired } : result))
    if (result.trouble.length === 0) return 0
    io.err(`${result.trouble.length} of ${result.documents} documents need a look.`)
    return 1
  } finally {
    await store.close()
  }
}

/** Takes away what belongs to nothing, and says what it was. */
export async function repairStore({ directory }: Store, at: number): Promise<readonly Trouble[]> {
  // What a restore has begun, the next one clears away.
  if (await directory.isUnfinished()) return []
  return (await directory.clearLeftovers('all', at)).map(nameLeftover)
}

function nameLeftover({ document, kind, wasDeleted }: Leftover): Trouble {
  if (kind === 'board') return { document, what: 'it was begun, and nobody was ever on it' }
  const why = wasDeleted ? 'it was deleted' : 'there is no such document'
  return { document, what: `${why}, and ${kind === 'log' ? 'its log is' : 'its images are'} still there` }
}

export async function checkStore(store: Store): Promise<CheckResult> {
  const { updateLog, directory } = store
  const trouble: Trouble[] = []
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
  }
  const images = await checkImages(store, trouble)
  trouble.push(...(await directory.leftovers()).map(nameLeftover))
  if (await directory.isUnfinished()) trouble.push({ document: 'restore', what: messages.unfinished })
  return { documents: keys.length, rows, bytes, images, trouble }
}

/** Whether each image is still what it was when it came; gives their number. */
async function checkImages({ images }: Store, trouble: Trouble[]): Promise<number> {
  let count = 0
  for (const place of await images.imagePlaces({ lookedAtBefore: Number.MAX_SAFE_INTEGER, most: 1_000_000 })) {
    const document = logKeyOfName(place.boardId, place.document)
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
