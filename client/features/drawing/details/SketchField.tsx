import { useId } from 'react'
import { maxSketchWords, type Sketch } from '#shared/model/sketch.ts'
import { Button } from '../../../ui/Button.tsx'
import { SketchPicture } from '../../../ui/drawn/SketchPicture.tsx'
import { useTextField } from '../../../ui/fields/use-text-field.ts'
import { detailWords } from './messages.ts'
import type { MomentWriter } from './moment-writer.ts'

export type SketchFieldProps = {
  readonly sketch: Sketch | undefined
  readonly readOnly: boolean
  readonly writer: MomentWriter
  /** Opens the sheet to draw on, where there is one. */
  readonly onSketch?: (() => void) | undefined
}

/** The drawing inside a moment, small, and what it shows in words; nothing where there is none and none can be drawn. */
export function SketchField({ sketch, readOnly, writer, onSketch }: SketchFieldProps) {
  const id = useId()
  const field = useTextField<HTMLInputElement>({
    value: sketch?.words ?? '',
    onWrite: (sketchWords) => writer.change({ sketchWords }, 'typing'),
    onUndo: writer.undo,
    onRedo: writer.redo,
  })
  if (!sketch && (readOnly || !onSketch)) return null
  return (
    <>
      <dt>{sketch ? <label htmlFor={id}>{detailWords.sketch}</label> : detailWords.sketch}</dt>
      <dd className="sketch-field">
        {sketch ? (
          <>
            <input
              {...field}
              id={id}
              className="hand-line"
              maxLength={maxSketchWords}
              readOnly={readOnly}
              aria-label={detailWords.sketchShows}
              placeholder={readOnly ? '' : detailWords.sketchHint}
            />
            <span className="sketch-small">
              <SketchPicture sketch={sketch} />
            </span>
          </>
        ) : null}
        {onSketch && !readOnly ? (
          <Button look="link" size="small" onClick={onSketch}>
            {sketch ? detailWords.sketchMore : detailWords.sketchDraw}
          </Button>
        ) : null}
      </dd>
    </>
  )
}
