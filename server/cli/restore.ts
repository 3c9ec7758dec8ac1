import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { readConfig } from '../config.ts'
import { openStore } from '../storage/open-store.ts'
import { loadBackup } from './backup-file.ts'
import { checkStore } from './check.ts'
import type { Command } from './io.ts'

/** Reads the newest backup of a folder into an empty data folder or database, and checks what has come of it. */
export const restore: Command = async ([folder, ...rest], io) => {
  if (folder === undefined || rest.length > 0) {
    io.err('“restore” wants the folder in which the backup is: restore DIR')
    return 1
  }
  const read = readConfig(process.env)
  if (!read.ok) {
    io.err(read.sentence)
    return 1
  }
  const file = await newestBackup(folder)
  if (file === undefined) {
    io.err(`There is no backup in “${folder}”: its name would end with .ndjson.gz.`)
    return 1
  }
  const store = await openStore(read.config, Date.now, { alone: true })
  try {
    const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()), crlfDelay: Infinity })
    const counts = await loadBackup(store, lines)
    const { trouble } = await checkStore(store)
    io.out(JSON.stringify({ file, ...counts, trouble }))
    return trouble.length === 0 ? 0 : 1
  } finally {
    await store.close()
  }
}

/** Their names begin with their time. */
async function newestBackup(folder: string): Promise<string | undefined> {
  const names = await readdir(folder).catch(() => [])
  const newest = names
    .filter((name) => name.endsWith('.ndjson.gz'))
    .sort()
    .at(-1)
  return newest === undefined ? undefined : join(folder, newest)
}
