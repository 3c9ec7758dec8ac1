import { describeImage, type MapImage, maxAltLength } from '#shared/documents/map-images.ts'
import { typingOrigin } from '#shared/documents/transact.ts'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { useTextField } from '../../../ui/fields/use-text-field.ts'
import { imageWords } from './messages.ts'

/** What an image shows, in somebody's words. */
export function AltField({ document, image, label }: { document: OpenDocument; image: MapImage; label: string }) {
  const field = useTextField<HTMLInputElement>({
    value: image.alt,
    onWrite: (alt) => describeImage(document.doc, image.id, alt, typingOrigin),
    onUndo: () => void document.undo.undo(),
    onRedo: () => void document.undo.redo(),
  })
  return (
    <input {...field} className="field" aria-label={label} placeholder={imageWords.hint} maxLength={maxAltLength} />
  )
}
