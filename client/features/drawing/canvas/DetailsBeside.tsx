import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { readLinks } from '#shared/documents/map-document.ts'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import type { CanvasView } from '../../../canvas/canvas-view-type.ts'
import { useSelection, useSelectionStore } from '../../../canvas/selection/selection-context.tsx'
import { openDetails } from '../../../canvas/selection/selection-store.ts'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { MomentDetails } from '../details/MomentDetails.tsx'
import { LinkDetails } from './LinkDetails.tsx'
import { placeSheet, type Rectangle } from '../place-sheet.ts'

export type DetailsBesideProps = {
  readonly view: CanvasView
  readonly document: OpenDocument
  readonly layerKey: string
  readonly readOnly: boolean
  readonly insets: { readonly top: number; readonly bottom: number }
}

type Subject = { readonly moment: MomentId } | { readonly link: LinkId }

/** The details of the one selected moment or link, lying beside it on the canvas. */
export function DetailsBeside(props: DetailsBesideProps) {
  const { view, readOnly } = props
  const moment = useSelection(({ moments, links }) => (moments.length === 1 && !links.length ? moments[0] : undefined))
  const link = useSelection(({ moments, links }) => (links.length === 1 && !moments.length ? links[0] : undefined))
  const isBusy = useSelection(({ editing, linkingFrom }) => editing !== undefined || linkingFrom !== undefined)
  // With another tool in the hand, what is under it is the canvas.
  const isSelecting = useSyncExternalStore(view.tools.onChange, view.tools.current) === 'select'
  const isHandBusy = useSyncExternalStore(view.hand.onChange, view.hand.isBusy)
  if (isBusy || isHandBusy || !isSelecting) return null
  if (moment) return <Beside {...props} key={moment} subject={{ moment }} />
  return link && !readOnly ? <Beside {...props} key={link} subject={{ link }} /> : null
}

function Beside({ view, document, layerKey, readOnly, insets, subject }: DetailsBesideProps & { subject: Subject }) {
  const store = useSelectionStore()
  const isOpened = useSelection(({ details }) => details)
  const sheet = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<{ x: number; y: number }>()
  const moment = 'moment' in subject ? subject.moment : undefined
  const link = 'link' in subject ? subject.link : undefined
  const { top, bottom } = insets

  useLayoutEffect(() => {
    const element = sheet.current
    const frame = element?.parentElement
    if (!element || !frame) return undefined
    const place = () => {
      const box = moment
        ? toScreen(view, view.boxOf({ layerKey, momentId: moment }))
        : link && boxOfLink(view, document, layerKey, link)
      const room = { x: 0, y: top, w: frame.clientWidth, h: frame.clientHeight - top - bottom }
      // As high as there is room: the tools and tldraw's mark stay free, and what is longer is scrolled.
      element.style.maxHeight = `${Math.max(160, room.h)}px`
      if (box) setAt(placeSheet(box, { w: element.offsetWidth, h: element.offsetHeight }, room))
    }
    place()
    const observer = new ResizeObserver(place)
    observer.observe(element)
    const stop = view.onMove(place)
    return () => {
      observer.disconnect()
      stop()
    }
  }, [view, document, layerKey, moment, link, top, bottom])

  useEffect(() => {
    const field = isOpened === 'chapter' ? '[data-chapter]' : 'textarea, input'
    if (isOpened) sheet.current?.querySelector<HTMLElement>(field)?.focus()
  }, [isOpened])

  function close() {
    openDetails(store, false)
    view.focus()
  }

  return (
    <div
      ref={sheet}
      className="beside"
      style={at ? { transform: `translate(${Math.round(at.x)}px, ${Math.round(at.y)}px)` } : { visibility: 'hidden' }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) openDetails(store, false)
      }}
    >
      {moment ? (
        <MomentDetails
          document={document}
          momentId={moment}
          readOnly={readOnly}
          onClose={close}
          onSketch={() => {
            if (view.sketch(moment)) view.focus()
          }}
        />
      ) : null}
      {link ? <LinkDetails view={view} document={document} linkId={link} onClose={close} /> : null}
    </div>
  )
}

/** A link's sheet hangs on the middle between its moments. */
function boxOfLink(view: CanvasView, document: OpenDocument, layerKey: string, id: LinkId): Rectangle | undefined {
  const drawn = readLinks(document.doc).find((link) => link.id === id)
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

function toScreen(view: CanvasView, box: Rectangle | undefined): Rectangle | undefined {
  if (!box) return undefined
  const { x, y } = view.toScreen(box)
  const end = view.toScreen({ x: box.x + box.w, y: box.y + box.h })
  return { x, y, w: end.x - x, h: end.y - y }
}
