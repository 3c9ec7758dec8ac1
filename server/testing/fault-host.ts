import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { openStoreForServing } from '../storage/open-store.ts'
import type { Ground } from './engines.ts'
import { createFaultyStore, type Fault, type FaultyStore } from './faulty-store.ts'
import { findFreePort } from './free-port.ts'
import { spawnServer } from './spawn-server.ts'
import { startTestServer } from './start-server.ts'

/** A server that can be made to fail or to end at a call of its store, always under the same address. */
export type FaultHost = {
  readonly url: string
  arm(fault: Fault): Promise<void>
  /** Whether the call was reached; nothing is armed afterwards. */
  disarm(): Promise<boolean>
  /** Ends what is left of it and starts it again on the same data; `fault` is armed before its first call. */
  restart(then?: { now: () => number; fault?: Fault }): Promise<void>
  close(): Promise<void>
}

/** In this process: one that has stopped calls its store no more, as a process that was killed does not. */
export async function hostHere({ environment }: Ground): Promise<FaultHost> {
  const port = await findFreePort()
  let faulty: FaultyStore | undefined

  const start = ({ now, fault }: { now?: () => number; fault?: Fault } = {}) =>
    startTestServer({
      port,
      ...(environment.DATA_DIR === undefined ? {} : { dataDir: environment.DATA_DIR }),
      ...(environment.DATABASE_URL === undefined ? {} : { databaseUrl: environment.DATABASE_URL }),
      ...(now ? { now } : {}),
      async openStore(config, clock) {
        faulty = createFaultyStore(await openStoreForServing(config, clock), () => {})
        faulty.arm(fault)
        return faulty.store
      },
    })
  let server = await start()
  return {
    url: server.url,
    async arm(fault) {
      faulty?.arm(fault)
    },
    async disarm() {
      const hasFired = faulty?.hasFired() ?? false
      faulty?.arm(undefined)
      return hasFired
    },
    async restart(then) {
      await server.stop()
      server = await start(then)
    },
    close: () => server.stop(),
  }
}

/** In a process of its own, which kills itself where it is to stop. */
export async function hostInProcess({ environment }: Ground): Promise<FaultHost> {
  const file = fileURLToPath(new URL('faulty-server.ts', import.meta.url))
  const port = String(await findFreePort())
  const start = () => spawnServer({ ...environment, PORT: port }, file)
  let server = await start()

  async function tell(fault: Fault | undefined): Promise<boolean> {
    const { process } = server
    if (process.exitCode !== null || process.signalCode !== null) return true
    const ended = once(process, 'exit').then(() => undefined)
    // It may kill itself at this very moment: then its line is closed before its end is heard of.
    if (!process.connected) return ended.then(() => true)
    const answer = Promise.race([once(process, 'message'), ended])
    process.send({ fault }, () => {})
    const told = await answer
    return told === undefined || (told[0] as { hasFired: boolean }).hasFired
  }
  return {
    url: server.url,
    async arm(fault) {
      await tell(fault)
    },
    disarm: () => tell(undefined),
    async restart() {
      await server.kill('SIGKILL')
      server = await start()
    },
    async close() {
      await server.kill('SIGTERM')
    },
  }
}
