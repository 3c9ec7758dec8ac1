import { limits } from '#shared/protocol/limits.ts'
import type { Prepared } from './prepare-image.ts'

/** Longer than any image takes, so that none is waited for in vain. */
const patienceMs = 60_000

/** Makes an image of a file without holding up the page: a thread for each file, which takes its memory with it. */
export function makeReady(file: Blob): Promise<Prepared> {
  if (file.size > limits.maxGivenImageBytes) return Promise.resolve({ ok: false, reason: 'heavy' })
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./image-worker.ts', import.meta.url), { type: 'module' })
    const finish = (prepared: Prepared) => {
      clearTimeout(timer)
      worker.terminate()
      resolve(prepared)
    }
    const timer = setTimeout(() => finish({ ok: false, reason: 'damaged' }), patienceMs)
    worker.addEventListener('message', ({ data }: MessageEvent<Prepared>) => finish(data))
    worker.addEventListener('error', () => finish({ ok: false, reason: 'browser' }))
    worker.postMessage(file)
  })
}
