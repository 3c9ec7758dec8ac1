import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { until } from './until.ts'

/** Several servers on one database behind their proxy, as `npm run cluster` starts them. */
export type SpawnedCluster = {
  /** The proxy, which people talk to. */
  readonly url: string
  readonly servers: readonly { readonly pid: number; readonly url: string }[]
  readonly output: () => string
  stop(): Promise<void>
}

const script = fileURLToPath(new URL('../../scripts/cluster.js', import.meta.url))

export async function spawnCluster(environment: Readonly<Record<string, string>>): Promise<SpawnedCluster> {
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env.PATH, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let ended = false
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      output += text.toString()
    })
  child.on('exit', () => {
    ended = true
  })
  const started = () => /Tributary is at (\S+) \((.+)\)/.exec(output)
  await until('the cluster has started or ended', () => started() !== null || ended)
  const [, url = '', list = ''] = started() ?? []
  return {
    url,
    servers: [...list.matchAll(/(\d+) on (\d+)/g)].map(([, pid, port]) => ({
      pid: Number(pid),
      url: `http://127.0.0.1:${port}`,
    })),
    output: () => output,
    async stop() {
      child.kill('SIGTERM')
      await until('the cluster has ended', () => ended)
    },
  }
}
