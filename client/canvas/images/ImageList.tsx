import { readImages } from '#shared/documents/map-images.ts'
import { useRead } from '../../sync/board-context.tsx'
import type { OpenDocument } from '../../sync/open-document.ts'
import { canvasWords } from '../messages.ts'
import { SmallImage } from './SmallImage.tsx'

/** The images of a map, to be looked at where its moments are lines. Nothing where there are none. */
export function ImageList({ document }: { document: OpenDocument }) {
  const images = useRead(document, readImages)
  if (images.length === 0) return null
  return (
    <ul className="image-list" aria-label={canvasWords.imagesOfMap}>
      {images.map((image) => (
        <li key={image.id}>
          <SmallImage document={document} image={image} />
        </li>
      ))}
    </ul>
  )
}
