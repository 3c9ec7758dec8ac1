import { type RefObject, useEffect } from 'react'
import { type Editor, react } from 'tldraw'
import type { CommentTarget } from '#shared/model/comment.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { useBoard } from '../../sync/board-context.tsx'
import { readWhereabouts, type Spot } from '../../sync/together/presence-state.ts'
import { createThrottle } from '../../sync/together/throttle.ts'
import { stopFollowing } from '../../sync/together/together-store.ts'
import { useTogetherStore } from '../../sync/together/together-context.tsx'
import type { CanvasPresence, MapCanvasProps } from '../map-canvas-props.ts'
import type { CanvasView } from '../canvas-view-type.ts'
import { isLinkShape, isMomentShape, type MomentShape, momentShapeId } from '../projection/shape-types.ts'
import type { SelectionStore } from '../selection/selection-store.ts'
import { showCamera } from '../fit-camera.ts'
import { boxInView, cameraForBox } from './camera-for-box.ts'
import { tapToSelect } from './tap-to-select.ts'
import { mapOfLayer, placeOnCanvas, placeTarget } from './target-on-canvas.ts'

/** Often enough for a hand to be seen moving, and far below what the server lets pass. */
const sayEveryMs = 80

type Shown = {
  readonly presence: CanvasPresence | undefined
  readonly selection: SelectionStore
  readonly editor: Editor | undefined
  readonly view: CanvasView | undefined
  readonly frame: RefObject<HTMLDivElement | null>
  readonly facts: () => MapCanvasProps
}

/**
 * Says to the others on a canvas where this person is, goes where somebody leads who is followed, and tells the rest of
 * the page what is selected. Does nothing on a canvas that was not given as one to be together on.
 */
export function useCanvasPresence({ presence, selection, editor, view, frame, facts }: Shown): void {
  const { sync, myId } = useBoard()
  const together = useTogetherStore()
  const scene = presence?.scene
  const awareness = presence?.document.awareness
  const session = sync.session.awareness

  // Where my pointer is, and what I have selected.
  useEffect(() => {
    const element = frame.current
    if (!editor || !element || !awareness || scene === undefined) return undefined
    let at: Spot | undefined
    const throttle = createThrottle(() => {
      const moments = selection
        .getState()
        .moments.filter((id) => isKept(editor, id))
        .slice(0, 50)
      awareness.setLocalStateField('canvas', { scene, selected: moments, ...(at ? { at } : {}) })
    }, sayEveryMs)
    const onMove = (event: PointerEvent) => {
      at = spotAt(editor, { x: event.clientX, y: event.clientY })
      throttle.call()
    }
    const onLeave = () => {
      at = undefined
      throttle.call()
    }
    element.addEventListener('pointermove', onMove, { passive: true })
    element.addEventListener('pointerleave', onLeave)
    const stop = selection.subscribe(throttle.call)
    throttle.call()
    return () => {
      element.removeEventListener('pointermove', onMove)
      element.removeEventListener('pointerleave', onLeave)
      stop()
      throttle.close()
      awareness.setLocalStateField('canvas', null)
    }
  }, [editor, frame, awareness, scene, selection])

  // What I see, for those who follow me.
  useEffect(() => {
    if (!editor || scene === undefined) return undefined
    const throttle = createThrottle(() => {
      const { w, h } = editor.getViewportScreenBounds()
      session.setLocalStateField('view', { scene, box: boxInView(editor.getCamera(), { w, h }, facts().insets ?? {}) })
    }, sayEveryMs)
    const stop = react('what is in view', () => {
      editor.getCamera()
      editor.getViewportScreenBounds()
      throttle.call()
    })
    return () => {
      stop()
      throttle.close()
      session.setLocalStateField('view', null)
    }
  }, [editor, scene, session, facts])

  // Whom I follow leads the camera, until I take it.
  useEffect(() => {
    const element = frame.current
    if (!editor || !element || scene === undefined) return undefined
    let last = ''
    const go = () => {
      const { following } = together.getState()
      const leader = following && readWhereabouts(session.getStates(), myId).get(following.personId)
      if (leader?.view?.scene !== scene) {
        last = ''
        return
      }
      const key = JSON.stringify(leader.view.box)
      if (key === last) return
      const isFirst = last === ''
      last = key
      const { w, h } = editor.getViewportScreenBounds()
      const camera = cameraForBox(leader.view.box, { w, h }, facts().insets ?? {})
      const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
      editor.setCamera(camera, isCalm ? { immediate: true } : { animation: { duration: isFirst ? 320 : 100 } })
    }
    const leave = (event: Event) => {
      if (takesTheCamera(event, editor)) stopFollowing(together)
    }
    go()
    session.on('change', go)
    const stop = together.subscribe((now, before) => {
      if (now.following !== before.following) go()
    })
    for (const kind of gestures) element.addEventListener(kind, leave, { capture: true, passive: true })
    return () => {
      session.off('change', go)
      stop()
      for (const kind of gestures) element.removeEventListener(kind, leave, { capture: true })
    }
  }, [editor, frame, scene, session, together, myId, facts])

  // What the rest of the page may know: what is selected, and where one looks.
  useEffect(() => {
    if (!editor || !view || scene === undefined) return undefined
    const tell = () => {
      const subject = subjectOf(editor, selection.getState())
      together.setState({ subject })
    }
    const stage = {
      scene,
      middle: () =>
        placeTarget(
          editor.getViewportPageBounds().center,
          editor.getCurrentPageShapes().filter(isMomentShape).filter(isWrittenDown).map(momentOn),
        ),
      show(target: CommentTarget) {
        const place = placeOnCanvas(target, (layerKey, momentId) => view.boxOf({ layerKey, momentId }))
        const element = frame.current
        if (!place || !element) return
        const { insets = {} } = facts()
        const { w, h } = editor.getViewportScreenBounds()
        const box = { x: place.x - 120, y: place.y - 24, w: 144, h: 96 }
        const now = editor.getCamera()
        const right = (insets.right ?? 0) + coveredAtRight(element)
        const next = showCamera(box, now, { w, h }, { ...insets, right })
        if (next.x === now.x && next.y === now.y) return
        stopFollowing(together)
        const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
        editor.setCamera(next, isCalm ? { immediate: true } : { animation: { duration: 120 } })
      },
      focus: view.focus,
    }
    tell()
    together.setState({ stage })
    const stop = selection.subscribe(tell)
    const stopTapping = frame.current ? tapToSelect(editor, frame.current, selection) : undefined
    return () => {
      stop()
      stopTapping?.()
      if (together.getState().stage === stage) together.setState({ stage: undefined, subject: undefined })
    }
  }, [editor, view, frame, scene, selection, together, facts])
}

/** How much of a canvas lies under the sheet of comments, in pixels of the screen. */
function coveredAtRight(canvas: HTMLElement): number {
  const sheet = document.querySelector('.comments-panel')?.getBoundingClientRect()
  const { right, bottom } = canvas.getBoundingClientRect()
  return sheet && sheet.left < right && sheet.bottom >= bottom - 80 && sheet.width < innerWidth ? right - sheet.left : 0
}

const gestures = ['wheel', 'pointerdown', 'keydown'] as const
const cameraKeys = new Set(['+', '-', '=', '!', ')', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'])

/** Whether a person takes the view into their own hands: by wheel, by a pull, with two fingers, by key. */
function takesTheCamera(event: Event, editor: Editor): boolean {
  if (event instanceof WheelEvent) return true
  if (event instanceof KeyboardEvent) return cameraKeys.has(event.key)
  if (!(event instanceof PointerEvent)) return false
  const isHand = editor.getCurrentToolId() === 'hand' || editor.inputs.keys.has('Space')
  return event.button === 1 || !event.isPrimary || (isHand && isOnCanvas(event.target))
}

function isOnCanvas(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.tl-canvas') !== null && !target.closest('button')
}

/** A point of the screen, told from the moment it is on. */
function spotAt(editor: Editor, point: { readonly x: number; readonly y: number }): Spot {
  const at = editor.screenToPage(point)
  const on = editor.getHoveredShape()
  if (!isMomentShape(on) || !isWrittenDown(on)) return { x: Math.round(at.x), y: Math.round(at.y) }
  return { x: Math.round(at.x - on.x), y: Math.round(at.y - on.y), on: on.props.momentId }
}

/** A moment that only this screen shows, such as what the card in hand would make, is nobody else's. */
function isWrittenDown({ props }: MomentShape): boolean {
  return props.layerKey !== 'question'
}

function isKept(editor: Editor, id: MomentId): boolean {
  return editor.getShape(momentShapeId('question', id)) === undefined
}

function momentOn(shape: MomentShape) {
  const { layerKey, momentId, w, h } = shape.props
  return { layerKey, momentId, box: { x: shape.x, y: shape.y, w, h } }
}

/** The one moment or link that is selected, as something to comment on. */
function subjectOf(
  editor: Editor,
  { moments, links }: { readonly moments: readonly MomentId[]; readonly links: readonly string[] },
): CommentTarget | undefined {
  const [moment] = moments
  const [link] = links
  if (moments.length + links.length !== 1) return undefined
  for (const shape of editor.getCurrentPageShapes()) {
    if (moment && isMomentShape(shape) && shape.props.momentId === moment && isWrittenDown(shape))
      return { kind: 'moment', ...mapOfLayer(shape.props.layerKey), id: moment }
    if (link && isLinkShape(shape) && shape.props.linkId === link) {
      const from = editor.getShape(shape.props.from)
      const to = editor.getShape(shape.props.to)
      if (isMomentShape(from) && isMomentShape(to))
        return { kind: 'link', ...mapOfLayer(shape.props.layerKey), from: from.props.momentId, to: to.props.momentId }
    }
  }
  return undefined
}
