import { atom, computed, type Editor, react, type TLParentId, type TLRenderingShape, type TLShapeId } from 'tldraw'

/**
 * Which shapes are in the page. tldraw mounts all of them and hides what is out of view, so that each of two thousand
 * costs something when a map opens and in every frame that anything moves; here, what is out of view is not there.
 *
 *   V1  What comes into view is mounted in the same frame, up to a slice; the rest follows frame by frame, so that
 *       zooming out over a large map never stops the hand. What leaves goes the same way, once the camera rests: who
 *       walks to and fro finds it again.
 *   V2  The shape that is being edited comes first, and what is edited or selected stays wherever it is.
 *   V3  A shape's layer follows from all shapes of the page, so that it does not change as others come and go.
 *
 * Returns the way to stop watching the view.
 */
export function mountInView(editor: Editor): () => void {
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

  const stop = react('shapes in view', () => {
    spare = editor.getCameraState() === 'moving' ? mostSpare : 0
    const hidden = editor.getCulledShapes()
    const edited = editor.getEditingShapeId()
    const inView = [...editor.getCurrentPageShapeIds()].filter((id) => !hidden.has(id))
    wanted = edited && inView.length > sliceSize ? [edited, ...inView.filter((id) => id !== edited)] : inView
    mountSlice()
  })
  const rendered = computed('mounted shapes in their order', () => inOrder(editor, mounted.get()))
  // The one question that tldraw's canvas asks to know what to mount.
  editor.getRenderingShapes = () => rendered.get()
  return () => {
    stop()
    cancelAnimationFrame(frame)
  }
}

/** How many shapes come or go in one frame. */
const sliceSize = 240
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

/** As tldraw's own list of what to render, for the shapes that are mounted alone; sorted, so that nothing is remounted. */
function inOrder(editor: Editor, mounted: ReadonlySet<TLShapeId>): TLRenderingShape[] {
  const shapes: TLRenderingShape[] = []
  const erasing = new Set(editor.getErasingShapeIds())
  const { maxShapesPerPage } = editor.options
  let index = maxShapesPerPage * 2
  let backgroundIndex = maxShapesPerPage

  function visit(parent: TLParentId, opacityOfParent: number, isParentErased: boolean): void {
    for (const id of editor.getSortedChildIdsForParent(parent)) {
      const hasChildren = editor.getSortedChildIdsForParent(id).length > 0
      const shape = mounted.has(id) || hasChildren ? editor.getShape(id) : undefined
      const own = { index: index++, backgroundIndex: backgroundIndex++ }
      if (!shape) continue
      const isErased = !isParentErased && erasing.has(id)
      const opacity = opacityOfParent * shape.opacity * (isErased ? 0.32 : 1)
      if (mounted.has(id)) shapes.push({ id, shape, util: editor.getShapeUtil(shape), ...own, opacity })
      if (hasChildren) visit(id, opacity, isParentErased || isErased)
    }
  }
  visit(editor.getCurrentPageId(), 1, false)
  return shapes.sort((a, b) => (a.id < b.id ? -1 : 1))
}
