import { open, mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { createGzip } from 'node:zlib'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { openStore } from '../storage/open-store.ts'
import { readConfig } from '../config.ts'
import { backupLines, type BackupCounts } from './backup-file.ts'
import type { Command } from './io.ts'

/** Writes everything into one file in a folder, also while the server runs; the file has its name once it is whole. */
export const backup: Command = async ([folder, ...rest], io) => {
  if (folder === undefined || rest.length > 0) {
    io.err('“backup” wants the folder into which it should write: backup DIR')
    return 1
  }
  const read = readConfig(process.env)
  if (!read.ok) {
    io.err(read.sentence)
    return 1
  }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const store = await openStore(read.config, Date.now, { alone: false })
  try {
    const at = Date.now()
    const name = `tributary-${new Date(at).toISOString().replaceAll(/[:.]/g, '-')}.ndjson.gz`
    const counts = await writeWhole(join(folder, name), backupLines(store, at))
    io.out(JSON.stringify({ file: join(folder, name), ...counts }))
    return 0
  } finally {
    await store.close()
  }
}

async function writeWhole(file: string, lines: AsyncGenerator<string, BackupCounts>): Promise<BackupCounts> {
  let counts: BackupCounts = { boards: 0, documents: 0, images: 0 }
  async function* text(): AsyncGenerator<string> {
    let next = await lines.next()
    while (!next.done) {
      yield `${next.value}\n`
      next = await lines.next()
    }
    counts = next.value
  }
  const partial = `${file}.partial`
  const handle = await open(partial, 'w', 0o600)
  await pipeline(Readable.from(text()), createGzip(), handle.createWriteStream({ flush: true }))
  await rename(partial, file)
  return counts
}
