import { type ReactNode, useRef } from 'react'
import type { MapImage } from '#shared/documents/map-images.ts'
import type { MapId, MomentId } from '#shared/model/ids.ts'
import { useDocument } from '../../../sync/board-context.tsx'
import { useImage } from '../../../sync/images/use-image.ts'
import { Button } from '../../../ui/Button.tsx'
import { SketchPicture } from '../../../ui/drawn/SketchPicture.tsx'
import { useMerge } from '../merge-context.tsx'
import { messages } from '../messages.ts'
import { useImages } from './use-images.ts'

const words = messages.pictures

/** What somebody drew in a moment of theirs and the images beside it, small; each opens large, with whose it is. */
export function Pictures({ id }: { id: MomentId }) {
  const { board } = useMerge()
  const images = useImages(board).get(id) ?? []
  const fact = board.sources.get(id)
  if (!fact || (!fact.moment.sketch && images.length === 0)) return null
  const { sketch } = fact.moment
  const { name, mapId } = fact.author
  return (
    <span className="pictures">
      {sketch ? (
        <Enlarged label={words.sketch(name, sketch.words)} small={<SketchPicture sketch={sketch} />}>
          <SketchPicture sketch={sketch} />
        </Enlarged>
      ) : null}
      {images.map((image) => (
        <ImageOf key={image.id} image={image} mapId={mapId} name={name} />
      ))}
    </span>
  )
}

export function ImageOf({ image, mapId, name }: { image: MapImage; mapId: MapId; name: string }) {
  return (
    <Enlarged label={words.image(name, image.alt)} small={<Img image={image} mapId={mapId} />}>
      <Img image={image} mapId={mapId} />
    </Enlarged>
  )
}

function Img({ image, mapId }: { image: MapImage; mapId: MapId }) {
  const { name } = useDocument({ kind: 'map', mapId })
  const { src, turn, sentence, isThere, onLoad, onError } = useImage(name, image.imageId)
  return (
    <>
      {/* Whoever shows it gives it its words. */}
      <img key={turn} src={src} alt="" className={isThere ? '' : 'absent'} onLoad={onLoad} onError={onError} />
      {sentence ? <span className="small quiet">{sentence}</span> : null}
    </>
  )
}

function Enlarged({ label, small, children }: { label: string; small: ReactNode; children: ReactNode }) {
  const large = useRef<HTMLDialogElement>(null)
  return (
    <>
      <button
        type="button"
        className="picture-small"
        aria-label={words.enlarge(label)}
        title={label}
        // The canvas would take the press for itself.
        onPointerDown={(event) => event.stopPropagation()}
        onClick={() => large.current?.showModal()}
      >
        {small}
      </button>
      <dialog ref={large} className="picture-large sheet" aria-label={label}>
        <figure>
          {children}
          <figcaption>{label}</figcaption>
        </figure>
        <Button look="soft" onClick={() => large.current?.close()}>
          {words.close}
        </Button>
      </dialog>
    </>
  )
}
