import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useSelection, useSelectionStore } from '../../../canvas/selection-context.tsx'
import { openDetails } from '../../../canvas/selection-store.ts'
import type { CanvasView } from '../../../canvas/layers.ts'
import { linksOf, readLinks } from '#shared/documents/map-document.ts'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { MomentDetails } from '../details/MomentDetails.tsx'
import { LinkDetails } from './LinkDetails.tsx'
import { placeSheet, type Rectangle } from './place-sheet.ts'

export type DetailsBesideProps = {
  readonly view: CanvasView
  readonly document: OpenDocument
  readonly layerKey: string
  readonly readOnly: boolean
  readonly insets: { readonly top: number; readonly bottom: number }
}

/** The details of the one selected moment or link, lying beside it on the canvas. */
export function DetailsBeside({ view, document, layerKey, readOnly, insets }: DetailsBesideProps) {
  const store = useSelectionStore()
  const moment = useSelection(({ moments, links }) =>
    moments.length === 1 && links.length === 0 ? moments[0] : undefined,
  )
  const link = useSelection(({ moments, links }) => (links.length === 1 && moments.length === 0 ? links[0] : undefined))
  const isEditing = useSelection(({ editing, linkingFrom }) => editing !== undefined || linkingFrom !== undefined)
  // With another tool in the hand, what is under it is the canvas.
  const isSelecting = useSyncExternalStore(view.tools.onChange, view.tools.current) === 'select'
  const isOpened = useSelection(({ details }) => details)
  const sheet = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<{ x: number; y: number }>()

  useLayoutEffect(() => {
    const element = sheet.current
    const frame = element?.parentElement
    if (!element || !frame) return undefined
    const place = () => {
      const box = boxOnScreen()
      const room = { x: 0, y: insets.top, w: frame.clientWidth, h: frame.clientHeight - insets.top - insets.bottom }
      if (box) setAt(placeSheet(box, { w: element.offsetWidth, h: element.offsetHeight }, room))
    }
    const boxOnScreen = (): Rectangle | undefined => {
      if (moment) return toScreen(view, view.boxOf({ layerKey, momentId: moment }))
      const drawn =
        link && linksOf(document.doc).has(link) ? readLinks(document.doc).find(({ id }) => id === link) : undefined
      const from = drawn && toScreen(view, view.boxOf({ layerKey, momentId: drawn.from }))
      const to = drawn && toScreen(view, view.boxOf({ layerKey, momentId: drawn.to }))
      if (!from || !to) return undefined
      return {
        x: (from.x + from.w / 2 + to.x + to.w / 2) / 2 - 16,
        y: (from.y + from.h / 2 + to.y + to.h / 2) / 2,
        w: 0,
        h: 0,
      }
    }
    place()
    const observer = new ResizeObserver(place)
    observer.observe(element)
    const stop = view.onMove(place)
    return () => {
      observer.disconnect()
      stop()
    }
  }, [view, document, layerKey, moment, link, isEditing, isSelecting, insets.top, insets.bottom])

  useEffect(() => {
    if (!isOpened) return
    sheet.current?.querySelector<HTMLElement>('textarea, input')?.focus()
  }, [isOpened, moment, link])

  function close() {
    openDetails(store, false)
    view.focus()
  }

  if (isEditing || !isSelecting || (!moment && !link)) return null
  return (
    <div
      ref={sheet}
      className="beside"
      style={at ? { transform: `translate(${Math.round(at.x)}px, ${Math.round(at.y)}px)` } : { visibility: 'hidden' }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) openDetails(store, false)
      }}
    >
      {moment ? <MomentDetails document={document} momentId={moment} readOnly={readOnly} onClose={close} /> : null}
      {link && !readOnly ? <LinkDetails key={link} document={document} linkId={link} onClose={close} /> : null}
    </div>
  )
}

function toScreen(view: CanvasView, box: Rectangle | undefined): Rectangle | undefined {
  if (!box) return undefined
  const { x, y } = view.toScreen(box)
  const end = view.toScreen({ x: box.x + box.w, y: box.y + box.h })
  return { x, y, w: end.x - x, h: end.y - y }
}
