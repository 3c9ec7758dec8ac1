import { spawn, spawnSync } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connectPlain } from '../testing/connect-plain.ts'
import { startBoard } from '../testing/device.ts'
import { spawnServer } from '../testing/spawn-server.ts'
import { newDataDir } from '../testing/start-server.ts'
import { until } from '../testing/until.ts'

const count = Number(process.env.PROVE_FLUSHES ?? 25)
const canTrace = spawnSync('strace', ['-f', '-e', 'trace=fdatasync', '-o', '/dev/null', 'true']).status === 0

/** When each flush began and ended, in milliseconds of the clock that this process reads, too. */
function readFlushes(trace: string): readonly { readonly from: number; readonly to: number }[] {
  const flushes: { from: number; to: number }[] = []
  const begun = new Map<string, number>()
  for (const line of trace.split('\n')) {
    const [, thread = '', at, what = ''] = /^(\d+)\s+(\d+\.\d+) (.*)$/.exec(line) ?? []
    const now = Number(at) * 1000
    const took = /= 0 <(\d+\.\d+)>$/.exec(what)?.[1]
    if (/^(?:fsync|fdatasync)\(.*<unfinished/.test(what)) begun.set(thread, now)
    else if (/resumed/.test(what) && took !== undefined) flushes.push({ from: begun.get(thread) ?? now, to: now })
    else if (/^(?:fsync|fdatasync)\(/.test(what) && took !== undefined)
      flushes.push({ from: now, to: now + Number(took) * 1000 })
  }
  return flushes
}

// A kill proves nothing about flushes: the kernel keeps what a killed process has written. So they are watched.
test.skipIf(!canTrace)(
  `each of ${count} acknowledgements comes after a flush that began when its edit was there (needs strace)`,
  async () => {
    const dataDir = await newDataDir()
    const server = await spawnServer({ DATA_DIR: dataDir })
    const priya = await startBoard(server.url, { name: 'Priya', discipline: 'product' })
    const connection = connectPlain({
      url: server.url,
      boardId: priya.boardId,
      document: 'map-shared',
      cookie: priya.cookie(),
      acks: true,
    })
    await connection.synced()
    await until('the greeting is acknowledged', () => connection.acknowledged() === 1)
    const file = join(dataDir, 'trace')
    const tracer = spawn(
      'strace',
      ['-f', '-ttt', '-T', '-e', 'trace=fsync,fdatasync', '-p', `${server.process.pid}`, '-o', file],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    )
    let said = ''
    tracer.stderr.on('data', (text: Buffer) => {
      said += text.toString()
    })
    let ended = false
    tracer.on('exit', () => {
      ended = true
    })
    await until('the tracer is attached', () => /attached/.test(said) || ended)

    const edits: { sent: number; acknowledged: number }[] = []
    for (let index = 0; index < count; index++) {
      const sent = performance.timeOrigin + performance.now()
      connection.doc.getMap('facts').set(`fact ${index}`, index)
      await until('it is acknowledged', () => connection.acknowledged() === index + 2)
      edits.push({ sent, acknowledged: performance.timeOrigin + performance.now() })
    }
    connection.close()
    tracer.kill('SIGINT')
    await until('the tracer has ended', () => ended)
    const flushes = readFlushes(await readFile(file, 'utf8'))
    const unproven = edits.filter(
      ({ sent, acknowledged }) => !flushes.some(({ from, to }) => from >= sent && to <= acknowledged),
    )
    expect(unproven).toEqual([])
    console.info(`${count} acknowledgements, ${flushes.length} flushes`)
    expect(await server.kill('SIGTERM')).toBe(0)
    await rm(dataDir, { recursive: true, force: true })
  },
  120_000,
)
