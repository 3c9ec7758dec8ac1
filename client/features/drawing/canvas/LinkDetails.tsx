import { readLinks } from '#shared/documents/map-document.ts'
import type { LinkId } from '#shared/model/ids.ts'
import { type LinkKind, linkKinds } from '#shared/model/link.ts'
import type { CanvasView } from '../../../canvas/canvas-view-type.ts'
import { useRead } from '../../../sync/board-context.tsx'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { Button } from '../../../ui/Button.tsx'
import { Switch } from '../../../ui/fields/Switch.tsx'
import { useTextField } from '../../../ui/fields/use-text-field.ts'
import { linkWriterOf } from './link-writer.ts'
import { drawingWords } from './messages.ts'

export type LinkDetailsProps = {
  readonly view: CanvasView
  readonly document: OpenDocument
  readonly linkId: LinkId
  readonly onClose: () => void
}

/** What a selected link is: how it goes on, in which case, and the other way round. */
export function LinkDetails({ view, document, linkId, onClose }: LinkDetailsProps) {
  const link = useRead(document, readLinks).find((other) => other.id === linkId)
  const writer = linkWriterOf(document, linkId)
  const field = useTextField<HTMLInputElement>({
    value: link?.label ?? '',
    onWrite: writer.name,
    onUndo: () => void document.undo.undo(),
    onRedo: () => void document.undo.redo(),
  })
  if (!link) return null
  return (
    // Keys bubble up from the fields inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className="link-details sheet lift"
      aria-label={drawingWords.linkSheet}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key !== 'Escape' && event.key !== 'Enter') return
        if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) return
        event.preventDefault()
        onClose()
      }}
    >
      <input
        {...field}
        className="field hand"
        aria-label={drawingWords.linkWord}
        placeholder={drawingWords.linkWord}
        maxLength={200}
      />
      <Switch<LinkKind>
        label={drawingWords.linkKind}
        value={link.kind}
        options={linkKinds.map((kind) => ({ value: kind, word: drawingWords.linkKinds[kind] }))}
        onChange={writer.goesOn}
      />
      <div className="link-acts">
        <Button look="link" size="small" onClick={() => view.order.addBetween(linkId)}>
          {drawingWords.between}
        </Button>
        <Button look="link" size="small" onClick={() => view.order.turn(linkId)}>
          {drawingWords.turnRound}
        </Button>
        <Button
          look="link"
          size="small"
          onClick={() => {
            writer.remove()
            onClose()
          }}
        >
          {drawingWords.remove}
        </Button>
      </div>
    </section>
  )
}
