import { writeInk } from '#shared/documents/ink-document.ts'
import { type MapImage, readImages } from '#shared/documents/map-images.ts'
import { ImageList } from '../../../canvas/images/ImageList.tsx'
import { SmallImage } from '../../../canvas/images/SmallImage.tsx'
import { useRead } from '../../../sync/board-context.tsx'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { Button } from '../../../ui/Button.tsx'
import { AltField } from './AltField.tsx'
import { imageWords } from './messages.ts'
import { pickImages } from './pick-images.ts'
import './images.css'

export type ImageLinesProps = {
  readonly document: OpenDocument
  readonly readOnly: boolean
  /** What is to be said of the last ones that were added. */
  readonly said: string
  readonly onAdd: (files: readonly File[]) => void
}

/** The images of a map, in the outline: each with what it shows, and a way to add one, by camera on a phone. */
export function ImageLines({ document, readOnly, said, onAdd }: ImageLinesProps) {
  const images = useRead(document, readImages)
  if (readOnly) return <ImageList document={document} />

  return (
    <section
      className="image-lines"
      aria-label={imageWords.images}
      onPaste={(event) => {
        const files = [...event.clipboardData.files]
        if (files.length === 0) return
        event.preventDefault()
        onAdd(files)
      }}
    >
      {images.length > 0 ? (
        <ul className="image-list">
          {images.map((image) => (
            <ImageLine key={image.id} document={document} image={image} />
          ))}
        </ul>
      ) : null}
      <Button look="soft" size="small" onClick={() => void pickImages().then(onAdd)}>
        {imageWords.add}
      </Button>
      {said ? <p className="small quiet">{said}</p> : null}
    </section>
  )
}

function ImageLine({ document, image }: { document: OpenDocument; image: MapImage }) {
  return (
    <li>
      <SmallImage document={document} image={image}>
        <AltField document={document} image={image} label={imageWords.showsOf(image.name)} />
      </SmallImage>
      <Button
        look="soft"
        size="small"
        aria-label={imageWords.removeOf(image.name)}
        onClick={() => writeInk(document.doc, [], [image.id])}
      >
        {imageWords.remove}
      </Button>
    </li>
  )
}
