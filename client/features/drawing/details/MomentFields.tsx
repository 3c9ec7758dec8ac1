import type { Moment } from '#shared/model/moment.ts'
import { FeelingField } from './FeelingField.tsx'
import { HandLine } from './HandLine.tsx'
import { KindChoice } from './KindChoice.tsx'
import { detailWords } from './messages.ts'
import { WhenField } from './WhenField.tsx'
import type { MomentWriter } from './moment-writer.ts'
import './details.css'

export type MomentFieldsProps = {
  readonly moment: Moment
  readonly readOnly: boolean
  readonly writer: MomentWriter
}

/** Thinking, feeling, doing and the kind of one moment: the same beside a moment on the canvas and in a row of the outline. */
export function MomentFields({ moment, readOnly, writer }: MomentFieldsProps) {
  const line = { readOnly, onUndo: writer.undo, onRedo: writer.redo }
  return (
    <div className="moment-fields">
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
      </dl>
      <KindChoice kind={moment.kind} readOnly={readOnly} onChoose={(kind) => writer.change({ kind })} />
    </div>
  )
}
