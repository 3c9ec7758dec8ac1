import { parentPort } from 'node:worker_threads'
import { limits } from '#shared/protocol/limits.ts'
import { cutUpdate } from './cut-update.ts'
import type { CutReply, CutRequest } from './cutter.ts'

const port = parentPort
port?.on('message', ({ id, bytes }: CutRequest) => {
  const pieces = cutUpdate(bytes, limits.maxStructsInOneGo)
  port.postMessage({ id, ...(pieces ? { pieces } : {}) } satisfies CutReply)
})
