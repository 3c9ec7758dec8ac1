import type { Moment } from '#shared/model/moment.ts'
import { AddressLine } from './AddressLine.tsx'
import { FeelingField } from './FeelingField.tsx'
import { HandLine } from './HandLine.tsx'
import { KindChoice } from './KindChoice.tsx'
import { detailWords } from './messages.ts'
import { OrderField } from './OrderField.tsx'
import { SketchField } from './SketchField.tsx'
import { ScreenHint } from './ScreenHint.tsx'
import { WhenField } from './WhenField.tsx'
import type { MomentWriter } from './moment-writer.ts'
import './details.css'

export type MomentFieldsProps = {
  readonly moment: Moment
  /** The chapters of the map by name. */
  readonly chapters: readonly string[]
  readonly readOnly: boolean
  readonly writer: MomentWriter
  readonly onSketch?: (() => void) | undefined
}

/** Thinking, feeling, doing and the kind of one moment: the same beside a moment on the canvas and in a row of the outline. */
export function MomentFields({ moment, chapters, readOnly, writer, onSketch }: MomentFieldsProps) {
  const line = { readOnly, onUndo: writer.undo, onRedo: writer.redo }
  return (
    <div className="moment-fields">
      {readOnly ? null : <ScreenHint label={moment.label} />}
      <AddressLine moment={moment} />
      <dl>
        <HandLine
          {...line}
          label={detailWords.thinking}
          value={moment.thinking}
          onWrite={(thinking) => writer.change({ thinking }, 'typing')}
        />
        <dt aria-hidden="true">{detailWords.feeling}</dt>
        <dd>
          <FeelingField feeling={moment.feeling} readOnly={readOnly} writer={writer} />
        </dd>
        <HandLine
          {...line}
          label={detailWords.doing}
          value={moment.doing}
          onWrite={(doing) => writer.change({ doing }, 'typing')}
        />
        <WhenField moment={moment} readOnly={readOnly} writer={writer} />
        <OrderField moment={moment} chapters={chapters} readOnly={readOnly} writer={writer} />
        <SketchField sketch={moment.sketch} readOnly={readOnly} writer={writer} onSketch={onSketch} />
      </dl>
      <KindChoice kind={moment.kind} readOnly={readOnly} onChoose={(kind) => writer.change({ kind })} />
    </div>
  )
}
