import * as Y from 'yjs'
import { addMoment, changeMoment, momentText } from '#shared/documents/map-document.ts'
import type { MomentId } from '#shared/model/ids.ts'

/** Every edit of a long life of a document, in order, as updates of the one who made it. */
export type History = { readonly doc: Y.Doc; readonly updates: readonly Uint8Array[] }

const label = 'Looks for something both of them like'
const stepsOfADrag = 12
const columnWidth = 250
const rowHeight = 150

/** A map as people draw it: labels are typed letter by letter, and moments are dragged about, many times each. */
export function drawnMap(moments: number, edits: number): History {
  return recorded((doc, count) => {
    const columns = Math.ceil(Math.sqrt(moments * 1.6))
    const placeOf = (at: number) => ({ x: (at % columns) * columnWidth, y: Math.floor(at / columns) * rowHeight })
    for (let at = 0; at < moments; at++) {
      addMoment(doc, { id: idOf(at), place: placeOf(at) })
      const text = momentText(doc, idOf(at), 'label')
      for (const letter of label) doc.transact(() => text?.insert(text.length, letter))
    }
    for (let turn = 0; count() < edits - moments; turn++) {
      const at = (turn * 7) % moments
      for (let step = 1; step <= stepsOfADrag && count() < edits - moments; step++)
        changeMoment(doc, idOf(at), { place: { x: placeOf(at).x + step * 9, y: placeOf(at).y + (turn % 41) } })
    }
    // Everything is put straight at the end, so that what is opened is a map somebody can read.
    for (let at = 0; at < moments; at++) changeMoment(doc, idOf(at), { place: placeOf(at) })
  })
}

/** The worst for Yjs: words put in and taken out all over one text, where nothing can be told as one. */
export function tornText(edits: number): History {
  return recorded((doc, count) => {
    const text = doc.getText('t')
    for (let index = 0; count() < edits; index++) {
      if (index % 3 === 2) text.delete(index % text.length, 1)
      else text.insert(text.length === 0 ? 0 : (index * 7919) % text.length, 'word ')
    }
  })
}

function idOf(at: number): MomentId {
  return `moment${String(at).padStart(12, '0')}` as MomentId
}

function recorded(live: (doc: Y.Doc, count: () => number) => void): History {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  live(doc, () => updates.length)
  return { doc, updates }
}
