import { type Editor, react, type TLShapeId } from 'tldraw'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import { isLinkShape, isMomentShape, linkShapeId, momentShapeId } from '../projection/shape-types.ts'
import type { SelectionStore } from './selection-store.ts'

/** Keeps tldraw's selection and ours the same. Strokes are tldraw's alone. Returns the way to stop. */
export function syncSelection(
  editor: Editor,
  selection: SelectionStore,
  layerKeys: () => readonly string[],
): () => void {
  let isTelling = false
  /** What tldraw had selected when it was last asked: only what changed there is news here. */
  let last = keyOf([], [], undefined)
  /** Selected, and not on the canvas: it may be on its way there. */
  let missing = new Set<TLShapeId>()

  function tell(change: () => void): void {
    if (isTelling) return
    isTelling = true
    try {
      change()
    } finally {
      isTelling = false
    }
  }

  const stopReacting = react('selection of the canvas', () => {
    const shapes = editor.getSelectedShapes()
    const edited = editor.getEditingShape()
    const moments: MomentId[] = []
    const links: LinkId[] = []
    for (const shape of shapes) {
      if (isMomentShape(shape)) moments.push(shape.props.momentId)
      else if (isLinkShape(shape)) links.push(shape.props.linkId)
    }
    const editing = isMomentShape(edited) ? edited.props.momentId : undefined
    const now = keyOf(moments, links, editing)
    if (now === last) return
    last = now
    tell(() => {
      const now = selection.getState()
      if (isSame(now.moments, moments) && isSame(now.links, links) && now.editing === editing) return
      selection.setState({ moments, links, editing })
    })
  })

  function show(): void {
    tell(() => {
      const { moments, links, editing } = selection.getState()
      const wanted: TLShapeId[] = []
      for (const key of layerKeys()) {
        for (const id of moments) wanted.push(momentShapeId(key, id))
        for (const id of links) wanted.push(linkShapeId(key, id))
      }
      const there = wanted.filter((id) => editor.getShape(id))
      missing = new Set(wanted)
      for (const id of there) missing.delete(id)
      const shown = editor.getSelectedShapes().filter((shape) => isMomentShape(shape) || isLinkShape(shape))
      if (!isSame(shown.map((shape) => shape.id).sort(), [...there].sort())) editor.setSelectedShapes(there)
      const edited = layerKeys()
        .map((key) => editing && momentShapeId(key, editing))
        .find((id) => id && editor.getShape(id))
      const now = editor.getEditingShape()
      if (edited && now?.id !== edited) {
        editor.setCurrentTool('select')
        editor.setEditingShape(edited)
      } else if (!edited && isMomentShape(now)) editor.setEditingShape(null)
    })
  }
  show()
  const stopListening = selection.subscribe(show)
  const stopWaiting = react('what was selected before it was drawn', () => {
    const ids = editor.getCurrentPageShapeIds()
    for (const id of missing) if (ids.has(id)) return queueMicrotask(show)
  })
  return () => {
    stopReacting()
    stopWaiting()
    stopListening()
  }
}

function keyOf(moments: readonly MomentId[], links: readonly LinkId[], editing: MomentId | undefined): string {
  return `${moments.join()} ${links.join()} ${editing ?? ''}`
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index])
}
