// A server in a process of its own that kills itself at a call of its store. Its parent arms it with a message and is
// answered; the environment is that of any server.
import { readConfig } from '../config.ts'
import { createLog } from '../log.ts'
import { openStoreForServing } from '../storage/open-store.ts'
import { startTributary } from '../tributary.ts'
import { createFaultyStore, type Fault, type FaultyStore } from './faulty-store.ts'

const read = readConfig(process.env)
if (!read.ok) throw new Error(read.sentence)
let faulty: FaultyStore | undefined
const tributary = await startTributary({
  config: read.config,
  log: createLog('error'),
  async openStore(config, now) {
    faulty = createFaultyStore(await openStoreForServing(config, now), () => process.kill(process.pid, 'SIGKILL'))
    return faulty.store
  },
})
process.on('message', ({ fault }: { fault?: Fault }) => {
  const hasFired = faulty?.hasFired()
  faulty?.arm(fault)
  process.send?.({ hasFired })
})
process.once('SIGTERM', () => void tributary.close().then(() => process.exit(0)))
console.log(`Tributary is at ${tributary.url}`)
