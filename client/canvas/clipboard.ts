import { readExcalidraw } from '#shared/exchange/excalidraw-clip.ts'
import { clipType, formatClip, readClip } from '#shared/exchange/moments-clip.ts'
import type { Place } from '#shared/model/moment.ts'
import type { Canvas } from './create-canvas.ts'
import { wordsOf } from './editing/copy-words.ts'
import { wordsOfHtml } from './editing/html-words.ts'

/** Puts what is selected on the clipboard, as moments for another map and as text for everything else. */
export function copyFrom({ selection, layerKeys, projection }: Canvas, data: DataTransfer): boolean {
  const chosen = new Set(selection.getState().moments)
  const states = layerKeys().flatMap((key) => projection.layer(key) ?? [])
  const moments = states.flatMap((state) =>
    state.moments.flatMap((moment) => {
      const place = state.places.get(moment.id)
      return chosen.has(moment.id) ? [{ ...moment, ...(place ? { place } : {}) }] : []
    }),
  )
  if (moments.length === 0) return false
  const links = states.flatMap((state) => state.links.filter(({ from, to }) => chosen.has(from) && chosen.has(to)))
  data.setData('text/plain', wordsOf(moments, links))
  data.setData(clipType, formatClip({ moments, links }))
  return true
}

/**
 * Moments that were copied here or on another board, or in Excalidraw; images; any other words, a moment for each line.
 * Programs that copy cells or notes bring a picture of them beside the words: then the words are meant.
 */
export function pasteInto(canvas: Canvas, data: DataTransfer, point: Place): void {
  const files = [...data.files]
  const text = data.getData('text/plain')
  const clip = readClip(data.getData(clipType)) ?? readExcalidraw(text)
  if (clip && clip.moments.length > 0) return canvas.edits.addCopies(clip, point)
  if (clip === undefined && text.trim() !== '') return canvas.edits.addWords(text, point)
  if (files.length > 0) return void canvas.takeFiles(files)
  const words = wordsOfHtml(data.getData('text/html'))
  if (words !== '') canvas.edits.addWords(words, point)
  else if (data.types.length > 0) canvas.say('nothingToPaste')
}
