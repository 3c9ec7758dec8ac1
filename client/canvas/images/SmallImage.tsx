import type { MapImage } from '#shared/documents/map-images.ts'
import { useImage } from '../../sync/images/use-image.ts'
import type { OpenDocument } from '../../sync/open-document.ts'
import './images.css'

/** An image of a map in a line of text, with what it shows beside it: `children`, or the words themselves. */
export function SmallImage({
  document,
  image,
  children,
}: {
  document: OpenDocument
  image: MapImage
  children?: React.ReactNode
}) {
  const { src, turn, sentence, isThere, onLoad, onError } = useImage(document.name, image.imageId)
  return (
    <>
      <span className="image-small">
        <img
          key={turn}
          src={src}
          alt={isThere ? image.alt || image.name : ''}
          className={isThere ? '' : 'absent'}
          loading="lazy"
          decoding="async"
          onLoad={onLoad}
          onError={onError}
        />
      </span>
      <span className="image-words">
        {children ?? <span>{image.alt || image.name}</span>}
        {sentence ? <span className="small quiet">{sentence}</span> : null}
      </span>
    </>
  )
}
