import { refuseOldNode, readConfig } from './config.ts'
import { createLog } from './log.ts'
import { startTributary, type Tributary } from './tributary.ts'

/** Runs the server until it is told to stop; gives the exit code. */
export async function runServer(io: { out(text: string): void; err(text: string): void }): Promise<number> {
  const oldNode = refuseOldNode(process.version)
  if (oldNode !== undefined) {
    io.err(oldNode)
    return 1
  }
  const read = readConfig(process.env)
  if (!read.ok) {
    io.err(read.sentence)
    return 1
  }
  const { config } = read
  const log = createLog('info')
  // Told before the start is done, so that a stop during it is a stop after it.
  const stopped = new Promise<'stopped'>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve('stopped'))
  })
  let tributary: Tributary
  try {
    tributary = await startTributary({ config, log })
  } catch (error) {
    io.err(error instanceof Error ? error.message : String(error))
    return 1
  }
  const shown = config.publicUrl ? tributary.url : `http://localhost:${tributary.port}`
  io.out(`Tributary is at ${shown}`)
  log.info({ port: tributary.port, host: config.host }, 'started')

  const end = await Promise.race([stopped, tributary.failed])
  if (end !== 'stopped') {
    log.error({ err: end }, 'the storage has failed')
    return 1
  }
  log.info({}, 'stopping')
  await tributary.close()
  log.info({}, 'stopped')
  return 0
}

if (import.meta.main) process.exit(await runServer({ out: console.log, err: console.error }))
