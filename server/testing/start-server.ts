import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { limits } from '#shared/protocol/limits.ts'
import type { EmbeddingsConfig } from '../config.ts'
import type { Log } from '../log.ts'
import { startTributary, type Tributary } from '../tributary.ts'

/** A server in this process, on a free port, with its data in a folder of its own. */
export type TestServer = {
  readonly url: string
  readonly dataDir: string
  /** What was logged, as text, for looking for what must not be in it. */
  readonly logged: () => string
  /** All bytes of the data folder. */
  bytesOnDisk(): Promise<Buffer>
  metric(name: string): Promise<number>
  /** Stops it; the data stays. */
  stop(): Promise<void>
  /** Stops it and starts it again on the same data, on another port. */
  restart(): Promise<TestServer>
  /** Stops it and takes the data away. */
  [Symbol.asyncDispose](): Promise<void>
}

export async function startTestServer(
  options: {
    dataDir?: string
    databaseUrl?: string
    now?: () => number
    embeddings?: EmbeddingsConfig
    publicUrl?: URL
    metricsToken?: string
    trustProxy?: boolean
    port?: number
    openStore?: Parameters<typeof startTributary>[0]['openStore']
  } = {},
): Promise<TestServer> {
  const dataDir = options.dataDir ?? (await newDataDir())
  const lines: string[] = []
  const write = (...parts: unknown[]) => void lines.push(JSON.stringify(parts, withErrors))
  const log = { info: write, warn: write, error: write } as unknown as Log
  let running: Tributary | undefined = await startTributary({
    config: {
      port: options.port ?? 0,
      host: '127.0.0.1',
      dataDir,
      databaseUrl: options.databaseUrl,
      publicUrl: options.publicUrl,
      maxDocumentBytes: limits.maxDocumentBytes,
      metricsToken: options.metricsToken,
      trustProxy: options.trustProxy ?? false,
      embeddings: options.embeddings,
    },
    log,
    ...(options.now ? { now: options.now } : {}),
    ...(options.openStore ? { openStore: options.openStore } : {}),
  })
  const url = `http://127.0.0.1:${running.port}`

  async function stop(): Promise<void> {
    const stopping = running
    running = undefined
    await stopping?.close()
  }
  return {
    url,
    dataDir,
    logged: () => lines.join('\n'),
    bytesOnDisk: () => bytesIn(dataDir),
    async metric(name) {
      const text = await (await fetch(`${url}/metrics`)).text()
      const line = text.split('\n').find((row) => row.startsWith(`${name} `))
      return Number(line?.split(' ').at(-1) ?? Number.NaN)
    },
    stop,
    async restart() {
      await stop()
      return startTestServer({ ...options, dataDir })
    },
    async [Symbol.asyncDispose]() {
      await stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export function newDataDir(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'tributary-data-'))
}

export async function bytesIn(folder: string): Promise<Buffer> {
  const names = await readdir(folder)
  return Buffer.concat(await Promise.all(names.map((name) => readFile(join(folder, name)))))
}

function withErrors(_key: string, value: unknown): unknown {
  return value instanceof Error ? value.message : value
}
