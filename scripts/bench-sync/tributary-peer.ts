// Our server as it is, which also says how much memory is in use once its garbage is gone.
import { runServer } from '../../server/main.ts'

process.on('message', () => {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  process.send?.(heapUsed + external)
})
process.exit(await runServer({ out: console.log, err: console.error }))
