import {
  chmod,
  mkdir,
  mkdtemp,
  open as openFile,
  readdir,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { beginDocuments } from '../../testing/begin-documents.ts'
import type { LogKey } from '../update-log.ts'
import { databaseFile, openToOthers } from './data-folder.ts'
import { openSqliteStore } from './sqlite-store.ts'

let home: string

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'tributary-folder-'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

const open = (folder: string, alone = true) => openSqliteStore({ folder, now: () => 0, alone })

async function fill(folder: string): Promise<void> {
  const store = await open(folder)
  await beginDocuments(store, 'board1', ['board'])
  const data = Buffer.from('x'.repeat(60_000))
  await store.updateLog.append('board1/board' as LogKey, [{ author: 'server', data, clients: [] }])
  await store.close()
}

test('a folder is one process’s alone, until that ends; a backup may look on', async () => {
  const first = await open(home)
  await expect(open(home)).rejects.toThrow('Another Tributary already works in the folder')
  await (await open(home, false)).close()
  await first.close()
  await (await open(home)).close()
})

test.skipIf(process.platform === 'win32')(
  'its files are readable by their owner alone, also those of earlier versions',
  async () => {
    const folder = join(home, 'data')
    await mkdir(folder, { mode: 0o755 })
    const store = await open(folder)
    await beginDocuments(store, 'board1', ['board'])
    const modes = async () => {
      const names = await readdir(folder)
      const found = await Promise.all(['', ...names].map((name) => stat(join(folder, name))))
      return found.map(({ mode }) => mode & 0o077)
    }
    expect(await readdir(folder)).toContain(`${databaseFile}-wal`)
    expect(new Set(await modes())).toEqual(new Set([0]))
    await store.close()
    await chmod(folder, 0o755)
    await chmod(join(folder, databaseFile), 0o644)
    expect(openToOthers(folder)).toHaveLength(2)
    const again = await open(folder)
    expect(new Set(await modes())).toEqual(new Set([0]))
    expect(openToOthers(folder)).toEqual([])
    await again.close()
  },
)

describe('a data folder that cannot be used is refused with a sentence', () => {
  test.skipIf(process.platform !== 'linux')('where nothing can be made', async () => {
    await writeFile(join(home, 'a-file'), 'no folder')
    await symlink(join(home, 'nowhere'), join(home, 'dangling'))
    const places = ['a-file', 'a-file/below', 'dangling', 'dangling/below', 'nul\0byte'].map((name) => join(home, name))
    for (const folder of [...places, '/proc/tributary/data', '/proc/self/data', '/dev/null/data'])
      await expect(open(folder)).rejects.toThrow(
        /^Tributary cannot keep its data in “[^]*DATA_DIR=… chooses another folder\.$/,
      )
  })

  test('where a folder stands in the place of the database', async () => {
    await mkdir(join(home, databaseFile))
    await expect(open(home)).rejects.toThrow(/Tributary cannot keep its data in/)
  })

  test.for([
    ['rubbish', (file: string) => writeFile(file, 'x'.repeat(9_000))],
    ['nothing', (file: string) => truncate(file, 0)],
    ['a half', (file: string) => truncate(file, 20_480)],
    ['a piece of a page', (file: string) => truncate(file, 1_000)],
    ['zeros at its head', async (file: string) => overwrite(file, Buffer.alloc(100))],
  ] as const)('where the database is %s', async ([, damage]) => {
    await fill(home)
    await damage(join(home, databaseFile))
    await expect(open(home)).rejects.toThrow(/is damaged [^]*restore DIR/)
    // Nothing was made better by making it anew.
    await expect(open(home)).rejects.toThrow(/is damaged/)
  })

  test('where it is of a form that this SQLite cannot write', async () => {
    await fill(home)
    await overwrite(join(home, databaseFile), Buffer.of(9, 9), 18)
    await expect(open(home)).rejects.toThrow(/The database “/)
  })
})

test('what was deleted just before a power cut is not in the write-ahead log after the next start', async () => {
  const file = join(home, databaseFile)
  await fill(home)
  const db = new DatabaseSync(file)
  db.exec(`pragma secure_delete = on; pragma wal_autocheckpoint = 0; delete from rows`)
  const log = await stat(`${file}-wal`)
  expect(log.size).toBeGreaterThan(0)
  const store = await open(home)
  expect((await stat(`${file}-wal`)).size).toBe(0)
  await store.close()
  db.close()
})

async function overwrite(file: string, bytes: Uint8Array, at = 0): Promise<void> {
  const handle = await openFile(file, 'r+')
  await handle.write(bytes, 0, bytes.length, at)
  await handle.close()
}
