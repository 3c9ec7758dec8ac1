import { spawn, spawnSync } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { connectPlain } from '../testing/connect-plain.ts'
import { startBoard } from '../testing/device.ts'
import { spawnServer } from '../testing/spawn-server.ts'
import { newDataDir } from '../testing/start-server.ts'
import { until } from '../testing/until.ts'

const count = Number(process.env.PROVE_FLUSHES ?? 25)
const canTrace = spawnSync('strace', ['-f', '-e', 'trace=fdatasync', '-o', '/dev/null', 'true']).status === 0

/** When a flush began and ended, in milliseconds of the clock that this process reads, too; `thread` as the system counts. */
type Flush = { readonly thread: number; readonly from: number; readonly to: number }
type Edit = { readonly sent: number; readonly acknowledged: number }

function readFlushes(trace: string): readonly Flush[] {
  const flushes: Flush[] = []
  const begun = new Map<string, number>()
  for (const line of trace.split('\n')) {
    const [, thread = '', at, what = ''] = /^(\d+)\s+(\d+\.\d+) (.*)$/.exec(line) ?? []
    const now = Number(at) * 1000
    const took = /= 0 <(\d+\.\d+)>$/.exec(what)?.[1]
    if (/^(?:fsync|fdatasync)\(.*<unfinished/.test(what)) begun.set(thread, now)
    else if (/resumed/.test(what) && took !== undefined)
      flushes.push({ thread: Number(thread), from: begun.get(thread) ?? now, to: now })
    else if (/^(?:fsync|fdatasync)\(/.test(what) && took !== undefined)
      flushes.push({ thread: Number(thread), from: now, to: now + Number(took) * 1000 })
  }
  return flushes
}

function withoutFlush(edits: readonly Edit[], flushes: readonly Flush[]): readonly Edit[] {
  return edits.filter(({ sent, acknowledged }) => !flushes.some(({ from, to }) => from >= sent && to <= acknowledged))
}

/** Watches a process's flushes from when it resolves until `stop`. */
async function traceFlushes(pid: number, file: string): Promise<{ stop(): Promise<readonly Flush[]> }> {
  const tracer = spawn('strace', ['-f', '-ttt', '-T', '-e', 'trace=fsync,fdatasync', '-p', `${pid}`, '-o', file], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  tracer.stderr.on('data', (text: Buffer) => {
    said += text.toString()
  })
  let ended = false
  tracer.on('exit', () => {
    ended = true
  })
  await until('the tracer is attached', () => /attached/.test(said) || ended)
  return {
    async stop() {
      tracer.kill('SIGINT')
      await until('the tracer has ended', () => ended)
      return readFlushes(await readFile(file, 'utf8'))
    },
  }
}

// A kill proves nothing about flushes: the kernel keeps what a killed process has written. So they are watched.
test.skipIf(!canTrace)(
  `each of ${count} acknowledgements comes after a flush that began when its edit was there (needs strace)`,
  async () => {
    const dataDir = await newDataDir()
    const server = await spawnServer({ DATA_DIR: dataDir })
    onTestFinished(() => void server.process.kill('SIGKILL'))
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
    const tracing = await traceFlushes(server.process.pid ?? 0, join(dataDir, 'trace'))

    const edits: Edit[] = []
    for (let index = 0; index < count; index++) {
      const sent = performance.timeOrigin + performance.now()
      connection.doc.getMap('facts').set(`fact ${index}`, index)
      await until('it is acknowledged', () => connection.acknowledged() === index + 2)
      edits.push({ sent, acknowledged: performance.timeOrigin + performance.now() })
    }
    connection.close()
    const flushes = await tracing.stop()
    expect(withoutFlush(edits, flushes)).toEqual([])
    const here = flushes.filter(({ thread }) => thread === server.process.pid).length
    console.info(`${count} acknowledgements, ${flushes.length} flushes, ${here} of them in the serving thread`)
    expect(await server.kill('SIGTERM')).toBe(0)
    await rm(dataDir, { recursive: true, force: true })
  },
  120_000,
)

test.skipIf(!canTrace)(
  `each of ${count} edits that are committed in the serving thread is flushed there before it is promised (needs strace)`,
  async () => {
    const folder = await newDataDir()
    const child = spawn(process.execPath, ['server/testing/append-here.ts', folder, `${count}`], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    let said = ''
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString()
    })
    await until('it is ready', () => said.startsWith('ready\n'))
    const tracing = await traceFlushes(child.pid ?? 0, join(folder, 'trace'))
    child.stdin.write('go\n')
    await until('it has appended', () => said.endsWith(']\n'))
    const flushes = await tracing.stop()
    const edits = JSON.parse(said.slice('ready\n'.length)) as readonly Edit[]
    expect(edits).toHaveLength(count)
    expect(
      withoutFlush(
        edits,
        flushes.filter(({ thread }) => thread === child.pid),
      ),
    ).toEqual([])
    child.stdin.write('end\n')
    await until('it has ended', () => child.exitCode !== null)
    expect(child.exitCode).toBe(0)
    await rm(folder, { recursive: true, force: true })
  },
  120_000,
)
