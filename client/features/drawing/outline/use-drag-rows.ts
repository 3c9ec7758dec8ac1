import { useEffect, useRef, useState } from 'react'
import { depthsAfter, type RowSpot } from '#shared/layout/move-row.ts'
import type { OutlineRow } from '#shared/layout/outline-order.ts'
import type { MomentId } from '#shared/model/ids.ts'

/** Where a dragged row would go: the line is drawn under the row `after`, as far in as `depth`. */
export type Drop = Required<Pick<RowSpot, 'depth'>> & RowSpot

export type RowDrag = { readonly id: MomentId; readonly drop: Drop | undefined }

type Held = { readonly id: MomentId; readonly x: number; readonly y: number; readonly depth: number; isMoving: boolean }

/** How far a hand moves before it means to drag, and how far to the side is one level, in pixels. */
const dragFrom = 5
const levelWidth = 24
/** Near the upper or lower edge the list scrolls, so many pixels at each turn. */
const edge = 56
const scrollBy = 12

/**
 * Rows taken by their number and put somewhere else, by mouse, pen or finger. By keyboard Alt and the arrows do it.
 * `onDrop` is called once, where something is to be moved.
 */
export function useDragRows(rows: readonly OutlineRow[], onDrop: (id: MomentId, spot: RowSpot) => void) {
  const list = useRef<HTMLDivElement>(null)
  const held = useRef<Held>(undefined)
  const pointer = useRef({ x: 0, y: 0 })
  const [drag, setDrag] = useState<RowDrag>()
  const isMoving = drag !== undefined

  function letGo() {
    held.current = undefined
    setDrag(undefined)
  }

  function aim() {
    const hand = held.current
    if (!hand?.isMoving) return
    const drop = list.current ? dropAt(list.current, rows, hand, pointer.current) : undefined
    setDrag((before) =>
      before?.id === hand.id && before.drop?.after === drop?.after && before.drop?.depth === drop?.depth
        ? before
        : { id: hand.id, drop },
    )
  }
  const latestAim = useRef(aim)
  useEffect(() => {
    latestAim.current = aim
  })

  useEffect(() => {
    if (!isMoving) return undefined
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      held.current = undefined
      setDrag(undefined)
    }
    let frame = requestAnimationFrame(function scroll() {
      frame = requestAnimationFrame(scroll)
      const scroller = list.current && scrollerOf(list.current)
      if (!scroller) return
      const { top, bottom } = scroller.getBoundingClientRect()
      const by = pointer.current.y < top + edge ? -scrollBy : pointer.current.y > bottom - edge ? scrollBy : 0
      if (by === 0) return
      scroller.scrollBy(0, by)
      latestAim.current()
    })
    window.addEventListener('keydown', onKeyDown, true)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('keydown', onKeyDown, true)
    }
  }, [isMoving])

  const handlers = {
    onPointerDown(event: React.PointerEvent<HTMLElement>) {
      const grip = event.target instanceof Element ? event.target.closest<HTMLElement>('.num[data-grip]') : null
      const id = grip?.dataset.grip as MomentId | undefined
      const row = rows.find((one) => one.momentId === id)
      if (!row || event.button !== 0 || !event.isPrimary) return
      held.current = { id: row.momentId, x: event.clientX, y: event.clientY, depth: row.depth, isMoving: false }
    },
    onPointerMove(event: React.PointerEvent<HTMLElement>) {
      const hand = held.current
      if (!hand) return
      pointer.current = { x: event.clientX, y: event.clientY }
      if (!hand.isMoving) {
        if (Math.hypot(event.clientX - hand.x, event.clientY - hand.y) < dragFrom) return
        hand.isMoving = true
        // From here on the click that ends it is no click on a row.
        event.currentTarget.setPointerCapture(event.pointerId)
      }
      aim()
    },
    onPointerUp(event: React.PointerEvent<HTMLElement>) {
      const hand = held.current
      letGo()
      if (!hand?.isMoving || !list.current) return
      // Where the hand is now: what was drawn last may be a step behind it.
      const drop = dropAt(list.current, rows, hand, { x: event.clientX, y: event.clientY })
      if (drop) onDrop(hand.id, drop)
    },
    onPointerCancel: letGo,
  }
  return { list, drag, handlers }
}

/** The gap between rows that a point is nearest to, and the level nearest to how far aside the hand went. */
function dropAt(
  list: HTMLElement,
  rows: readonly OutlineRow[],
  hand: Held,
  { x, y }: { readonly x: number; readonly y: number },
): Drop | undefined {
  const bounds = list.getBoundingClientRect()
  const inside = Math.max(bounds.left + 2, Math.min(x, bounds.right - 2))
  const under = document.elementFromPoint(inside, y)?.closest<HTMLElement>('.row[data-moment]')
  let index: number
  if (under && list.contains(under)) {
    const box = under.getBoundingClientRect()
    index = rows.findIndex((row) => row.momentId === under.dataset.moment)
    if (y < box.top + box.height / 2) index -= 1
  } else if (y <= bounds.top) index = -1
  else if (y >= bounds.bottom) index = rows.length - 1
  else return undefined
  const [least, most] = depthsAfter(rows, index)
  const wanted = hand.depth + Math.round((x - hand.x) / levelWidth)
  const after = rows[index]?.momentId
  return { depth: Math.max(least, Math.min(wanted, most)), ...(after === undefined ? {} : { after }) }
}

function scrollerOf(list: HTMLElement): HTMLElement | undefined {
  for (let at = list.parentElement; at; at = at.parentElement)
    if (at.scrollHeight > at.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(at).overflowY)) return at
  return undefined
}
