import { clipType, formatClip, readClip } from '#shared/exchange/moments-clip.ts'
import type { Place } from '#shared/model/moment.ts'
import type { Canvas } from './create-canvas.ts'
import { wordsOf } from './editing/copy-words.ts'

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

/** Moments that were copied here or on another board; any other text, a moment for each line. */
export function pasteInto(canvas: Canvas, data: DataTransfer, point: Place): void {
  if (data.files.length > 0) return canvas.say('noImages')
  const clip = readClip(data.getData(clipType))
  if (clip) canvas.edits.addCopies(clip, point)
  else canvas.edits.addWords(data.getData('text/plain'), point)
}
