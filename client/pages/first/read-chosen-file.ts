import type { FileNote } from '#shared/exchange/file-notes.ts'
import { fileSentences } from '#shared/words/en/board-file.ts'
import { say } from '#shared/words/say.ts'
import { inLanguage } from '../../ui/language/in-language.ts'
import { limits } from '#shared/protocol/limits.ts'
import { fileWords } from '../messages.ts'
import type { FileRead } from './read-file-worker.ts'

const noteWords = inLanguage('boardFile', fileSentences)

/** A board file that somebody chose, with its text; or what is wrong with it. Notes are sentences here. */
export type ChosenFile = {
  readonly text: string
  readonly read:
    | (Omit<Extract<FileRead, { ok: true }>, 'warnings'> & { readonly warnings: readonly string[] })
    | { readonly ok: false; readonly sentence: string }
}

/** Nothing of it goes to a server yet. */
export async function readChosenFile(file: File): Promise<ChosenFile> {
  if (file.size > limits.maxBoardFileBytes) return refuse(fileWords.tooLarge(limits.maxBoardFileBytes / 1024 / 1024))
  const text = (await file.text().catch(() => undefined))?.replace(/^\uFEFF/, '')
  if (text === undefined) return refuse(fileWords.unreadable)
  const { promise, resolve } = Promise.withResolvers<FileRead | undefined>()
  const worker = new Worker(new URL('./read-file-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<FileRead>) => resolve(data))
  worker.addEventListener('error', () => resolve(undefined))
  worker.postMessage(text)
  const read = await promise
  worker.terminate()
  if (!read) return refuse(fileWords.unreadable)
  return read.ok ? { text, read: { ...read, warnings: read.warnings.map(sayNote) } } : refuse(sayNote(read.said))
}

function sayNote(note: FileNote): string {
  return say(note, noteWords) ?? note.reason
}

function refuse(sentence: string): ChosenFile {
  return { text: '', read: { ok: false, sentence } }
}
