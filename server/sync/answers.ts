import * as Y from 'yjs'
import { answerFrame, presenceFrame } from './frames.ts'
import { type LineMessage, toLine } from './on-the-line.ts'
import type { Presence } from './presence.ts'

/**
 * What a room says to those who ask. Whoever asks for the same gets the same bytes: after a restart, everybody asks at
 * once and lacks the same.
 */
export type Answers = {
  /** What somebody lacks who knows so much, as a frame. */
  missing(stateVector: Uint8Array): Uint8Array
  everybody(): LineMessage
}

const mostKept = 8
const longestKept = 4 * 1024

export function createAnswers(doc: Y.Doc, presence: Pick<Presence<never>, 'everybody'>): Answers {
  /** Kept only as long as they are on their way to somebody, or nobody needs the memory. */
  const frames = new Map<string, WeakRef<Uint8Array>>()
  doc.on('afterTransaction', () => frames.clear())
  let everybody: { readonly payload: Uint8Array; readonly message: LineMessage } | undefined

  return {
    missing(stateVector) {
      const key = stateVector.length > longestKept ? undefined : Buffer.from(stateVector).toString('latin1')
      const kept = key === undefined ? undefined : frames.get(key)?.deref()
      if (kept) return kept
      const frame = answerFrame(Y.encodeStateAsUpdate(doc, stateVector))
      if (key === undefined) return frame
      if (frames.size >= mostKept) frames.clear()
      frames.set(key, new WeakRef(frame))
      return frame
    },
    everybody() {
      const payload = presence.everybody()
      if (everybody?.payload !== payload) everybody = { payload, message: toLine(presenceFrame(payload)) }
      return everybody.message
    },
  }
}
