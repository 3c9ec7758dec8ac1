import { readExcalidraw } from '#shared/exchange/excalidraw-clip.ts'
import { readMiro } from '#shared/exchange/miro-clip.ts'
import { clipType, type MomentsClip, readClip } from '#shared/exchange/moments-clip.ts'
import { wordsOfHtml, wordsOfTable } from '../editing/html-words.ts'

/** What somebody pastes, as far as it means something here. */
export type Pasted =
  /** `left`: how much stayed where it came from. `isOurs`: copied here or on another board. */
  | { readonly kind: 'moments'; readonly clip: MomentsClip; readonly left: number; readonly isOurs: boolean }
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'files'; readonly files: readonly File[] }
  /** It came with something that is neither words nor an image. */
  | { readonly kind: 'nothing' }

/**
 * Moments that were copied here or on another board, in Excalidraw or in Miro; images; any other words. Programs that copy
 * cells or notes bring a picture of them beside the words: then the words are meant. What FigJam copies is closed, and its
 * words come as text.
 */
export function readClipboard(data: DataTransfer): Pasted {
  const files = [...data.files]
  const text = data.getData('text/plain')
  const html = data.getData('text/html')
  const ours = readClip(data.getData(clipType))
  if (ours) return { kind: 'moments', clip: ours, left: 0, isOurs: true }
  const excalidraw = readExcalidraw(text)
  if (excalidraw && excalidraw.moments.length > 0) return { kind: 'moments', clip: excalidraw, left: 0, isOurs: false }
  const miro = readMiro(html)
  if (miro && miro.moments.length > 0) return { kind: 'moments', clip: miro, left: miro.left, isOurs: false }
  // Excalidraw's text is JSON: without words in it, it is no words.
  if (!excalidraw && text.trim() !== '') return { kind: 'words', words: wordsOfTable(html, text) ?? text }
  if (files.length > 0) return { kind: 'files', files }
  const words = wordsOfHtml(html)
  return words === '' ? { kind: 'nothing' } : { kind: 'words', words }
}
