import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { type BoardId, newId } from '#shared/model/ids.ts'
import { createDeviceCookies, newSecret } from './access/device-cookie.ts'
import { allowedOrigins } from './access/origins.ts'
import type { CommandContext } from './commands/context.ts'
import { sweepImages } from './commands/images.ts'
import { createDoorbell } from './commands/doorbell.ts'
import { createSessionWriter, projectAtOpening } from './commands/session-writer.ts'
import { sweepDevices } from './commands/sight-of-devices.ts'
import { sweepBoards } from './commands/sweep-boards.ts'
import type { Config } from './config.ts'
import { createLabelVectors } from './embeddings/label-vectors.ts'
import { addressOf } from './http/address-of.ts'
import { createApp } from './http/app.ts'
import { bodyRules } from './http/body-rules.ts'
import { createHttpServer } from './http/http-server.ts'
import { createBodyReceiver } from './http/receive-body.ts'
import { createStaticFiles } from './http/static-files.ts'
import type { Log } from './log.ts'
import { createMetrics } from './metrics.ts'
import { createStorageHealth } from './storage/health.ts'
import { openStoreForServing } from './storage/open-store.ts'
import { createCompactor } from './sync/compactor.ts'
import { createCutter } from './sync/cost/cutter.ts'
import { createNeighbourhood } from './sync/neighbourhood.ts'
import { createStoredReader } from './sync/read-in-slices.ts'
import { createRooms } from './sync/rooms.ts'
import { createSyncServer } from './sync/sync-server.ts'

/** A running server. */
export type Tributary = {
  readonly port: number
  /** Under which address people on this machine find it. */
  readonly url: string
  /** Resolves if the store broke and the process should end. */
  readonly failed: Promise<Error>
  /** Lets nobody in, finishes what is under way, and closes everything. */
  close(): Promise<void>
}

const root = new URL('..', import.meta.url)
const sweepEveryMs = 60 * 60 * 1000
/** Devices that may wait at once for somebody to let them in; more of them ask again and again. */
const mostAtDoor = 1_000
/** How long sockets may take to say goodbye. */
const farewellMs = 2_000

export async function startTributary(deps: {
  config: Config
  log: Log
  now?: () => number
  distDir?: string
  openStore?: typeof openStoreForServing
}): Promise<Tributary> {
  const { config, log, now = Date.now, distDir = fileURLToPath(new URL('dist', root)) } = deps
  const store = await (deps.openStore ?? openStoreForServing)(config, now)
  const { directory, updateLog, images, neighbours } = store
  const doorbell = createDoorbell({ most: mostAtDoor })
  const metrics = createMetrics({ countRows: () => updateLog.countRows(), countAtDoor: doorbell.count })
  const compactor = createCompactor({ updateLog, log })
  const neighbourhood = neighbours && createNeighbourhood({ neighbours, updateLog, log })
  const cutter = createCutter({ log })
  const rooms = createRooms({
    updateLog,
    compactor,
    metrics,
    log,
    now,
    maxDocumentBytes: config.maxDocumentBytes,
    readStored: createStoredReader({ cutter }),
    onOpen: (room) => projectAtOpening(room, directory),
    ...(neighbourhood ? { watcher: neighbourhood.watcher } : {}),
  })
  let port = config.port
  let draining = false
  const cookies = createDeviceCookies({
    secure: config.publicUrl?.protocol === 'https:',
    port: () => (config.publicUrl ? Number(config.publicUrl.port || 80) : port),
  })
  const origins = () => allowedOrigins(config.publicUrl, port)
  const shared = neighbourhood !== undefined
  const trusted = config.trustProxy ? 'everybody' : config.publicUrl ? 'this-machine' : 'nobody'
  const whose = { cutter, addressOf: (request: IncomingMessage) => addressOf(request, trusted) }
  const sync = createSyncServer({ directory, cookies, updateLog, rooms, ...whose, origins, metrics, log, now, shared })
  /** Also where another server says so. */
  async function reconsider(boardId: BoardId): Promise<void> {
    await sync.reconsider(boardId)
    doorbell.ring(boardId)
  }
  neighbourhood?.begin({ rooms, sync: { boards: sync.boards, reconsider } })
  const commands: CommandContext = {
    directory,
    updateLog,
    images,
    rooms,
    compactor,
    sync: {
      async reconsider(boardId) {
        neighbours?.tell({ kind: 'rights', boardId })
        await reconsider(boardId)
      },
    },
    doorbell,
    session: createSessionWriter({ directory, rooms }),
    now,
    mintId: () => newId((bytes) => crypto.getRandomValues(bytes)),
    mintSecret: () => newSecret(randomBytes),
    sampleFile: () => readFile(new URL('samples/streaming-evening.json', root), 'utf8'),
    sampleInterviewFile: () => readFile(new URL('samples/sample-interview.json', root), 'utf8'),
  }
  const app = createApp({
    ...commands,
    origins,
    staticFiles: createStaticFiles(distDir),
    metrics,
    metricsToken: config.metricsToken,
    cookies,
    isProxied: config.trustProxy || config.publicUrl?.protocol === 'https:',
    isDraining: () => draining,
    health: createStorageHealth({ probe: store.probe, now: () => performance.now() }),
    log,
    vectors: config.embeddings && createLabelVectors(config.embeddings, { log, now }),
  })

  const server = createHttpServer({ handle: app.fetch, bodies: createBodyReceiver(bodyRules), trust: trusted, now })
  server.on('upgrade', sync.upgrade)
  try {
    port = await listen(server, config)
  } catch (error) {
    await store.close()
    throw error
  }

  async function sweep(): Promise<void> {
    try {
      const count = await sweepBoards(commands)
      if (count > 0) log.info({ count }, 'expired sample boards were cleared away')
    } catch (error) {
      log.error({ err: error }, 'expired sample boards could not be cleared away')
    }
    try {
      const count = await sweepImages(commands)
      if (count > 0) log.info({ count }, 'images that were on no map any more were cleared away')
    } catch (error) {
      log.error({ err: error }, 'unused images could not be cleared away')
    }
    try {
      await sweepDevices(commands)
    } catch (error) {
      log.error({ err: error }, 'it could not be noted which devices were not here for long')
    }
  }
  const sweeping = setInterval(() => void sweep(), sweepEveryMs)
  sweeping.unref()
  await sweep()

  return {
    port,
    url: config.publicUrl?.origin ?? `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
    failed: store.failed,
    async close() {
      if (draining) return
      draining = true
      clearInterval(sweeping)
      doorbell.close()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await sync.drain()
      server.closeIdleConnections()
      const impatient = setTimeout(() => server.closeAllConnections(), farewellMs)
      await sync.whenEmpty(farewellMs)
      await closed
      clearTimeout(impatient)
      await rooms.close()
      neighbourhood?.close()
      await compactor.close()
      await cutter.close()
      await store.close()
    },
  }
}

function listen(server: Server, { port, host }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? `another program already listens on port ${port}` : error.message
      reject(new Error(`Tributary cannot listen on ${host}, port ${port}: ${why}. PORT=… chooses another port.`))
    })
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}
