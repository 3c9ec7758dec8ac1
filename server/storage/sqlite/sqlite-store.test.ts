import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { describeDirectory } from '../contract/describe-directory.ts'
import { describeUpdateLog, type OpenStore } from '../contract/describe-update-log.ts'
import { databaseFile, openSqliteStore } from './sqlite-store.ts'

const place: OpenStore = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-store-'))
  return {
    open: () => openSqliteStore({ folder, now: () => 0 }),
    async bytes() {
      const names = await readdir(folder)
      return Buffer.concat(await Promise.all(names.map((name) => readFile(join(folder, name)))))
    },
    clear: () => rm(folder, { recursive: true }),
  }
}

describeUpdateLog('sqlite', place)
describeDirectory('sqlite', place)

test('a data folder of a newer Tributary is refused with a sentence', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-store-'))
  const db = new DatabaseSync(join(folder, databaseFile))
  db.exec('pragma user_version = 999')
  db.close()
  await expect(openSqliteStore({ folder, now: () => 0 })).rejects.toThrow('written by a newer Tributary')
  await rm(folder, { recursive: true })
})
