import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { MeterTask, Reading } from './meter-worker.ts'

/** Two honest people on a board of their own, and how they fare. */
export type Meter = {
  /** What was measured since the last reading. */
  read(): Promise<Reading>
  close(): Promise<void>
}

export async function startMeter(task: MeterTask): Promise<Meter> {
  const worker = new Worker(new URL('./meter-worker.ts', import.meta.url), { workerData: task })
  await once(worker, 'message')
  return {
    async read() {
      worker.postMessage('read')
      const [reading] = (await once(worker, 'message')) as [Reading]
      return reading
    },
    async close() {
      await worker.terminate()
    },
  }
}
