import { useSyncExternalStore } from 'react'
import { readImages } from '#shared/documents/map-images.ts'
import type { CanvasView } from '../../../canvas/canvas-view-type.ts'
import { useRead } from '../../../sync/board-context.tsx'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { BesideInk } from '../BesideInk.tsx'
import { AltField } from './AltField.tsx'
import { imageWords } from './messages.ts'
import './images.css'

/** What the one selected image shows, beside it. */
export function ImageSheet(props: {
  readonly view: CanvasView
  readonly document: OpenDocument
  readonly insets: { readonly top: number; readonly bottom: number }
}) {
  const { view, document, insets } = props
  const id = useSyncExternalStore(view.ink.onSelect, view.ink.image)
  const isHandBusy = useSyncExternalStore(view.hand.onChange, view.hand.isBusy)
  const image = useRead(document, readImages).find((one) => one.id === id)
  if (!image || isHandBusy) return null
  return (
    <BesideInk
      key={image.id}
      id={image.id}
      view={view}
      insets={insets}
      label={imageWords.sheet}
      className="image-sheet"
    >
      <span className="small quiet" aria-hidden="true">
        {imageWords.shows}
      </span>
      <AltField document={document} image={image} label={imageWords.shows} />
    </BesideInk>
  )
}
