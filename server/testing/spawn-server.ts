import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { until } from './until.ts'

/** A server in a process of its own, which can be killed. */
export type SpawnedServer = {
  readonly url: string
  readonly process: ChildProcess
  readonly output: () => string
  /** Ends it with a signal and waits until it has ended; gives the exit code. */
  kill(signal?: NodeJS.Signals): Promise<number | null>
}

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
/** Node keeps here what it has made of the server's files: the next server starts with half the work. */
const compileCache = fileURLToPath(new URL('../../node_modules/.cache/spawned-servers', import.meta.url))

/** `file`: another program that starts a server and takes messages. */
export async function spawnServer(
  environment: Readonly<Record<string, string>>,
  file?: string,
): Promise<SpawnedServer> {
  const child = spawn(process.execPath, [file ?? main], {
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: compileCache, PORT: '0', ...environment },
    stdio: file === undefined ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  let exit: { code: number | null } | undefined
  child.stdout?.on('data', (text: Buffer) => {
    output += text.toString()
  })
  child.stderr?.on('data', (text: Buffer) => {
    output += text.toString()
  })
  child.on('exit', (code) => {
    exit = { code }
  })
  const address = () => /Tributary is at (\S+)/.exec(output)?.[1]
  // On a machine that is busy with other things, Node alone takes its time.
  const patienceMs = 60_000
  await until('the server has started or ended', () => address() !== undefined || exit !== undefined, patienceMs)
  return {
    url: (address() ?? '').replace('localhost', '127.0.0.1'),
    process: child,
    output: () => output,
    async kill(signal = 'SIGKILL') {
      child.kill(signal)
      await until('the server has ended', () => exit !== undefined)
      return exit?.code ?? null
    },
  }
}
