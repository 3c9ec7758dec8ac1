import { limits } from '#shared/protocol/limits.ts'
import { fileWords } from '../messages.ts'
import type { FileRead } from './read-file-worker.ts'

/** A board file that somebody chose, with its text; or what is wrong with it. */
export type ChosenFile = { readonly text: string; readonly read: FileRead }

/** Nothing of it goes to a server yet. */
export async function readChosenFile(file: File): Promise<ChosenFile> {
  if (file.size > limits.maxBoardFileBytes) return refuse(fileWords.tooLarge(limits.maxBoardFileBytes / 1024 / 1024))
  const text = (await file.text().catch(() => undefined))?.replace(/^\uFEFF/, '')
  if (text === undefined) return refuse(fileWords.unreadable)
  const { promise, resolve } = Promise.withResolvers<FileRead>()
  const worker = new Worker(new URL('./read-file-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<FileRead>) => resolve(data))
  worker.addEventListener('error', () => resolve({ ok: false, sentence: fileWords.unreadable }))
  worker.postMessage(text)
  const read = await promise
  worker.terminate()
  return { text, read }
}

function refuse(sentence: string): ChosenFile {
  return { text: '', read: { ok: false, sentence } }
}
