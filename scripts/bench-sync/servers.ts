import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createdBoard, joined } from '#shared/protocol/api.ts'

export const serverNames = ['memory', 'hocuspocus', 'tributary'] as const
export type ServerName = (typeof serverNames)[number]

/** Where a client connects, with what it needs to be let in. */
export type Seat = { readonly url: string; readonly document: string; readonly cookie: string }

export type BenchServer = {
  readonly name: ServerName
  readonly pid: number
  /** Seats at `documents` documents, `people` at each; people, boards and rights are made where there are such. */
  seats(documents: number, people: number): Promise<Seat[][]>
  /** Bytes in use once the garbage is gone; only ours can be asked. */
  liveBytes(): Promise<number>
  stop(): Promise<void>
}

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))

/** Starts a server in a process of its own, with nothing in it. */
export async function startBenchServer(name: ServerName): Promise<BenchServer> {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-bench-'))
  const child =
    name === 'tributary'
      ? spawn(process.execPath, ['--expose-gc', here('tributary-peer.ts')], {
          env: { ...process.env, DATABASE_URL: '', PORT: '0', DATA_DIR: folder, TRUST_PROXY: 'yes' },
          stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
        })
      : spawn(process.execPath, [here(`${name}-peer.ts`), join(folder, 'peer.db')], {
          stdio: ['ignore', 'pipe', 'inherit'],
        })
  const port = await portOf(child)
  const pid = child.pid ?? 0
  return {
    name,
    pid,
    seats:
      name === 'tributary' ? (documents, people) => seatPeople(port, documents, people) : seatStrangers(name, port),
    liveBytes: () =>
      new Promise((resolve) => {
        child.once('message', (bytes: number) => resolve(bytes))
        child.send('how much?')
      }),
    stop: () =>
      new Promise((resolve) => {
        child.on('exit', () => {
          rmSync(folder, { recursive: true, force: true })
          resolve()
        })
        child.kill('SIGKILL')
      }),
  }
}

/** Seconds of CPU (all threads) and bytes of memory, as the kernel counts them. */
export function usage(pid: number): { cpuSeconds: number; residentBytes: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  const ticks = Number(fields[11]) + Number(fields[12])
  const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return { cpuSeconds: ticks / 100, residentBytes: Number(resident) * 1024 }
}

function seatStrangers(name: ServerName, port: number): BenchServer['seats'] {
  return async (documents, people) =>
    Array.from({ length: documents }, (_, index) =>
      Array.from({ length: people }, () => ({
        url: name === 'hocuspocus' ? `ws://127.0.0.1:${port}` : `ws://127.0.0.1:${port}/doc${index}`,
        document: `doc${index}`,
        cookie: '',
      })),
    )
}

/** Real boards, real people with a device each, on the document that a team writes together. */
async function seatPeople(port: number, documents: number, people: number): Promise<Seat[][]> {
  const base = `http://127.0.0.1:${port}`
  async function post(path: string, body: unknown, from: number): Promise<{ answer: unknown; cookie: string }> {
    const response = await fetch(base + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.0.${from >> 8}.${from & 255}` },
      body: JSON.stringify(body),
    })
    const [cookie = ''] = (response.headers.getSetCookie()[0] ?? '').split(';')
    return { answer: await response.json(), cookie }
  }
  const all: Seat[][] = []
  for (let index = 0; index < documents; index++) {
    const started = await post('/api/boards', { title: 'Bench', person: { name: 'Person 0' } }, index)
    const { boardId, invite } = createdBoard.parse(started.answer)
    const seat = (cookie: string): Seat => ({
      url: `ws://127.0.0.1:${port}/sync/${boardId}/map-shared`,
      document: 'map-shared',
      cookie,
    })
    const seats = [seat(started.cookie)]
    for (let number = 1; number < people; number++) {
      const came = await post(`/api/boards/${boardId}/people`, { invite, person: { name: `Person ${number}` } }, index)
      joined.parse(came.answer)
      seats.push(seat(came.cookie))
    }
    all.push(seats)
  }
  return all
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (text: Buffer) => {
      said += text.toString()
      const port = /listening on (\d+)|"port":(\d+)/.exec(said)
      if (port) resolve(Number(port[1] ?? port[2]))
    })
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
}
