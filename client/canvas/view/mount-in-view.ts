import {
  atom,
  computed,
  type Editor,
  isUninitialized,
  react,
  type Signal,
  type TLRenderingShape,
  type TLShape,
  type TLShapeId,
} from 'tldraw'
import { isSameSet, shapesInView } from './in-view.ts'
import { isLinkShape, isMomentShape } from '../projection/shape-types.ts'

/**
 * Which shapes are in the page. tldraw mounts all of them and hides what is out of view, so that each of two thousand
 * costs something when a map opens and in every frame that anything moves; here, what is out of view is not there.
 *
 *   V1  What comes into view is mounted in the same frame, up to a slice; the rest follows frame by frame, so that
 *       zooming out over a large map never stops the hand. What leaves goes the same way, once the camera rests: who
 *       walks to and fro finds it again. A large slice that comes of itself, as what is pasted, waits for the next frame.
 *   V2  The shape that is being edited comes first, and what is edited or selected stays wherever it is.
 *   V3  A shape's layer follows from all shapes of the page, so that it does not change as others come and go. All of
 *       them stand on the page itself: there are no shapes within shapes here.
 *
 * Returns the way to stop watching the view.
 */
export function mountInView(editor: Editor): () => void {
  const inView = shapesInView(editor)
  const mounted = atom<ReadonlySet<TLShapeId>>('mounted shapes', new Set())
  let wanted: readonly TLShapeId[] = []
  let spare = 0
  let frame = 0

  function mountSlice(): void {
    cancelAnimationFrame(frame)
    const { next, isDone } = planSlice(mounted.__unsafe__getWithoutCapture(), wanted, { spare })
    mounted.set(next)
    if (!isDone) frame = requestAnimationFrame(mountSlice)
  }

  const kept = computed<ReadonlySet<TLShapeId>>('shapes that are to be seen', () => {
    const edited = editor.getEditingShapeId()
    return new Set([...(edited ? [edited] : []), ...inView.get(), ...editor.getSelectedShapeIds()])
  })
  const stop = react('shapes in view', () => {
    spare = editor.getCameraState() === 'moving' ? mostSpare : 0
    wanted = [...kept.get()]
    const now = mounted.__unsafe__getWithoutCapture()
    const isMuch = now.size > 0 && wanted.length - now.size > muchAtOnce
    if (!isMuch || spare > 0) return mountSlice()
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(mountSlice)
  })
  const list = listMounted(editor, mounted)
  const snappable = computed<Set<TLShapeId>>('what a moved shape snaps to', (before) => {
    const selected = new Set(editor.getSelectedShapeIds())
    const now = new Set<TLShapeId>()
    for (const id of inView.get()) {
      const shape = selected.has(id) ? undefined : editor.getShape(id)
      if (shape && editor.getShapeUtil(shape).canSnap(shape)) now.add(id)
    }
    return before instanceof Set && isSameSet(before, now) ? before : now
  })
  const culled = computed(
    'mounted and out of view',
    () => {
      const seen = kept.get()
      return new Set([...mounted.get()].filter((id) => !seen.has(id)))
    },
    { isEqual: isSameSet },
  )
  const pressable = computed('shapes in view, the topmost last', () => {
    const seen = kept.get()
    const shapes: TLShape[] = []
    for (const id of editor.getSortedChildIdsForParent(editor.getCurrentPageId())) {
      const shape = seen.has(id) ? editor.getShape(id) : undefined
      if (shape) shapes.push(shape)
    }
    return shapes
  })
  // What tldraw's canvas asks to know what to mount, to show, to hit and to snap to. Its own answers look at each shape
  // of the page after every change.
  editor.getRenderingShapes = () => list.get()
  editor.getCulledShapes = () => culled.get()
  editor.getCurrentPageRenderingShapesSorted = () => pressable.get()
  editor.snaps.getSnappableShapes = () => snappable.get()
  return () => {
    stop()
    cancelAnimationFrame(frame)
  }
}

/** How many shapes come or go in one frame. */
const sliceSize = 240
/** How many at once have a task of their own. */
const muchAtOnce = 80
/** How many that have left the view are kept while the camera moves. */
const mostSpare = 400

/** What is mounted next on the way to what is wanted; `spare`: how many may stay though they are not wanted. */
export function planSlice(
  mounted: ReadonlySet<TLShapeId>,
  wanted: readonly TLShapeId[],
  { size = sliceSize, spare = 0 }: { readonly size?: number; readonly spare?: number } = {},
): { readonly next: ReadonlySet<TLShapeId>; readonly isDone: boolean } {
  const coming = wanted.filter((id) => !mounted.has(id))
  const stays = new Set(wanted)
  const left = [...mounted].filter((id) => !stays.has(id))
  const going = left.slice(0, Math.max(0, left.length - spare))
  if (coming.length === 0 && going.length === 0) return { next: mounted, isDone: true }
  const next = new Set(mounted)
  for (const id of coming.slice(0, size)) next.add(id)
  for (const id of going.slice(0, size)) next.delete(id)
  return { next, isDone: coming.length <= size && going.length <= size }
}

/**
 * As tldraw's own list of what to render, for the shapes that are mounted alone; sorted, so that nothing is remounted. A
 * shape that was only moved gives the same list again, as tldraw moves it in the page without drawing it; and so does a
 * moment or a link that says something else, as it draws itself anew.
 */
function listMounted(editor: Editor, mounted: Signal<ReadonlySet<TLShapeId>>): Signal<TLRenderingShape[]> {
  const { maxShapesPerPage } = editor.options
  const layers = computed<ReadonlyMap<TLShapeId, number>>('layers of shapes', () => {
    const ids = editor.getSortedChildIdsForParent(editor.getCurrentPageId())
    return new Map(ids.map((id, at) => [id, maxShapesPerPage * 2 + at]))
  })
  return computed<TLRenderingShape[]>('mounted shapes in their order', (before) => {
    const known = new Map(isUninitialized(before) ? [] : before.map((one) => [one.id, one]))
    const erasing = new Set(editor.getErasingShapeIds())
    const order = layers.get()
    const list: TLRenderingShape[] = []
    let isOther = false
    for (const id of mounted.get()) {
      const shape = editor.getShape(id)
      const index = order.get(id)
      if (!shape || index === undefined) continue
      const opacity = shape.opacity * (erasing.has(id) ? 0.32 : 1)
      const then = known.get(id)
      const isSame =
        then?.index === index &&
        then.opacity === opacity &&
        (drawsItself(shape) || (then.shape.props === shape.props && then.shape.meta === shape.meta))
      isOther ||= !isSame
      list.push(
        isSame
          ? then
          : { id, shape, util: editor.getShapeUtil(shape), index, backgroundIndex: index - maxShapesPerPage, opacity },
      )
    }
    if (!isUninitialized(before) && !isOther && list.length === before.length) return before
    return list.sort((a, b) => (a.id < b.id ? -1 : 1))
  })
}

function drawsItself(shape: TLShape): boolean {
  return isMomentShape(shape) || isLinkShape(shape)
}
