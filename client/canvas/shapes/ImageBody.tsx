import { useMemo } from 'react'
import { parseDocumentName } from '#shared/protocol/document-names.ts'
import { useImage } from '../../sync/images/use-image.ts'
import { canvasWords } from '../messages.ts'
import type { ImageShape } from '../projection/image-shapes.ts'
import { useFarOff } from './far-off.ts'

/** What stands in an image's box, and a word where it is not there yet. */
export function ImageBody({ shape: { props, meta } }: { shape: ImageShape }) {
  const isFar = useFarOff()
  const document = useMemo(
    () => parseDocumentName(typeof meta.document === 'string' ? meta.document : ''),
    [meta.document],
  )
  const { src, turn, sentence, isThere, onLoad, onError } = useImage(document, props.imageId)
  const said = props.alt || canvasWords.imageWithoutWords(props.name)
  return (
    <>
      <img
        key={turn}
        src={src}
        alt={isThere ? said : ''}
        className={isThere ? 'picture' : 'picture absent'}
        draggable={false}
        decoding="async"
        onLoad={onLoad}
        onError={onError}
      />
      {sentence && !isFar ? <span className="image-state">{sentence}</span> : null}
    </>
  )
}
