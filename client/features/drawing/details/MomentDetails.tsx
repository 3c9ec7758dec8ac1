import { useMemo } from 'react'
import type { MomentId } from '#shared/model/ids.ts'
import { useRead } from '../../../sync/board-context.tsx'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { detailWords } from './messages.ts'
import { MomentFields } from './MomentFields.tsx'
import { writerOf } from './moment-writer.ts'
import { readChapters } from './read-chapters.ts'
import { useMoment } from './use-moment.ts'

export type MomentDetailsProps = {
  readonly document: OpenDocument
  readonly momentId: MomentId
  readonly readOnly: boolean
  readonly onClose: () => void
  readonly onSketch?: (() => void) | undefined
}

/** The sheet beside a selected moment. Escape puts it away; it shows nothing once the moment is gone. */
export function MomentDetails({ document, momentId, readOnly, onClose, onSketch }: MomentDetailsProps) {
  const moment = useMoment(document, momentId)
  const chapters = useRead(document, readChapters)
  const writer = useMemo(() => writerOf(document, momentId), [document, momentId])
  if (!moment) return null
  return (
    // The keys bubble up from the fields inside; the sheet itself is no control.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className="moment-details sheet lift"
      aria-label={detailWords.detailsOf(moment.label)}
      onKeyDown={(event) => {
        // What is typed here is not a shortcut of the canvas underneath.
        event.stopPropagation()
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.preventDefault()
        onClose()
      }}
    >
      <MomentFields
        moment={moment}
        chapters={chapters}
        readOnly={readOnly}
        writer={writer}
        onSketch={onSketch}
        key={momentId}
      />
    </section>
  )
}
