import { spawnSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { closeCodes } from '#shared/protocol/close-codes.ts'
import { checkStore } from '../cli/check.ts'
import { openSqliteStore } from '../storage/sqlite/sqlite-store.ts'
import { connectPlain } from '../testing/connect-plain.ts'
import { joinBoard, startBoard } from '../testing/device.ts'
import { spawnServer } from '../testing/spawn-server.ts'
import { newDataDir } from '../testing/start-server.ts'
import { until } from '../testing/until.ts'

const mount = (...args: string[]) => spawnSync('mount', args).status === 0
const unmount = (folder: string) => spawnSync('umount', ['-l', folder]).status === 0

const mountSmallDisk = (folder: string) => mount('-t', 'tmpfs', '-o', 'size=2m', 'tributary-test', folder)

/** Only some machines let us make a disk of two megabytes. */
async function canMount(): Promise<boolean> {
  if (process.platform !== 'linux') return false
  const folder = await newDataDir()
  const can = mountSmallDisk(folder) && unmount(folder)
  await rm(folder, { recursive: true })
  return can
}

test.skipIf(!(await canMount()))(
  'a full disk promises nothing, loses nothing, and is forgotten once there is room (needs the right to mount)',
  async () => {
    const dataDir = await newDataDir()
    expect(mountSmallDisk(dataDir)).toBe(true)
    const server = await spawnServer({ DATA_DIR: dataDir })
    const health = async () => {
      const answer = await fetch(`${server.url}/healthz`)
      return { status: answer.status, body: await answer.json() }
    }
    try {
      const priya = await startBoard(server.url, { name: 'Priya', discipline: 'product' })
      const noor = await joinBoard(server.url, priya.boardId, priya.invite, { name: 'Noor', discipline: 'design' })
      const writing = connectPlain({
        url: server.url,
        boardId: priya.boardId,
        document: 'map-shared',
        cookie: priya.cookie(),
        acks: true,
      })
      const watching = noor.open(priya.boardId, 'map-shared')
      await Promise.all([writing.synced(), watching.synced()])
      await until('the greeting is acknowledged', () => writing.acknowledged() === 1)
      let sent = 0
      let promised: number | undefined
      // What was promised until the socket was closed; whatever is acknowledged later was sent again.
      writing.provider.once('connection-close', () => {
        promised = writing.acknowledged() - 1
      })
      await until('the disk is full', () => {
        if (promised === undefined && writing.acknowledged() - 1 === sent)
          writing.doc.getMap('later').set(`edit ${sent++}`, 'x'.repeat(20_000))
        return promised !== undefined
      })
      expect(writing.closes[0]).toBe(closeCodes.storageFailed)
      expect(promised).toBe(sent - 1)
      const seen = () => watching.doc.getMap('later').size
      await until('the others have what was promised', () => seen() >= (promised ?? 0))
      expect(seen()).toBe(promised)
      await until('the server says what it lacks', async () => (await health()).status === 503)
      expect(await health()).toEqual({ status: 503, body: { ok: false, reason: 'disk-full' } })

      expect(mount('-o', 'remount,size=64m', dataDir)).toBe(true)
      writing.doc.getMap('later').set('afterwards', true)
      await until('what was held back has come', () => watching.doc.getMap('later').size === sent + 1)
      await until('the server is well again', async () => (await health()).status === 200)
      writing.close()
      watching.close()
      expect(await server.kill('SIGTERM')).toBe(0)
      const store = await openSqliteStore({ folder: dataDir, now: Date.now })
      expect((await checkStore(store)).trouble).toEqual([])
      await store.close()
    } finally {
      server.process.kill('SIGKILL')
      unmount(dataDir)
      await rm(dataDir, { recursive: true, force: true })
    }
  },
  60_000,
)
