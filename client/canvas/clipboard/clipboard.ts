import { type InkRecord, readInk, recordToThing } from '#shared/documents/ink-document.ts'
import { readImage } from '#shared/documents/map-images.ts'
import { clipType, formatClip, type MomentsClip } from '#shared/exchange/moments-clip.ts'
import type { Place } from '#shared/model/moment.ts'
import { announce } from '../../ui/browser/announce.ts'
import type { Canvas } from '../create-canvas.ts'
import { describeInk, plainText } from '../describe-ink.ts'
import { wordsOf } from '../editing/copy-words.ts'
import { canvasWords } from '../messages.ts'
import type { LayerState } from '../layer-state.ts'
import { readClipboard } from './read-clipboard.ts'

/** Puts what is selected on the clipboard, as moments for another map and as text for everything else. */
export function copyFrom(canvas: Canvas, data: DataTransfer): boolean {
  const { selection, layerKeys, projection } = canvas
  const chosen = new Set(selection.getState().moments)
  const states = layerKeys().flatMap((key) => projection.layer(key) ?? [])
  const moments = states.flatMap((state) =>
    state.moments.flatMap((moment) => {
      const place = state.places.get(moment.id)
      return chosen.has(moment.id) ? [{ ...moment, ...(place ? { place } : {}) }] : []
    }),
  )
  const { ink, source } = inkFrom(canvas, states)
  if (moments.length + ink.length === 0) return false
  const links = states.flatMap((state) => state.links.filter(({ from, to }) => chosen.has(from) && chosen.has(to)))
  const words = [wordsOf(moments, links), ...ink.map(wordsOfInk)].filter((line) => line !== '')
  data.setData('text/plain', words.join('\n'))
  data.setData(clipType, formatClip({ moments, links, ink, ...(source ? { source } : {}) }))
  announce(canvasWords.copied(moments.length, describeInk(ink).counts))
  return true
}

/** What is drawn and selected, of the one map that shows what is drawn. */
function inkFrom(
  { selectedInk, images }: Canvas,
  states: readonly LayerState[],
): Pick<MomentsClip, 'source'> & { ink: readonly InkRecord[] } {
  const drawn = new Set(selectedInk())
  for (const { layer } of drawn.size > 0 ? states : []) {
    const ink = layer.document.read(readInk).filter(({ id }) => drawn.has(id))
    if (ink.length > 0) return { ink, source: { boardId: images.boardId, document: layer.document.name } }
  }
  return { ink: [] }
}

/** What a note, a figure or loose words say. */
function wordsOfInk(record: InkRecord): string {
  const words = recordToThing(record)?.words ?? readImage(record)?.alt ?? plainText(record.props)
  return words.replaceAll(/\s*\n\s*/g, ' ')
}

/** See `readClipboard`; of words, each line is a moment. */
export function pasteInto(canvas: Canvas, data: DataTransfer, point: Place): void {
  const pasted = readClipboard(data)
  switch (pasted.kind) {
    case 'moments':
      return void canvas.takeClip(pasted.clip, point, pasted.left)
    case 'words':
      return canvas.edits.addWords(pasted.words, point)
    case 'files':
      return void canvas.takeFiles(pasted.files)
    case 'nothing':
      if (data.types.length > 0) canvas.say('nothingToPaste')
  }
}
