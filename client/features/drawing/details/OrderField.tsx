import type { Moment } from '#shared/model/moment.ts'
import { ChapterField } from './ChapterField.tsx'
import { detailWords } from './messages.ts'
import type { MomentWriter } from './moment-writer.ts'

export type OrderFieldProps = {
  readonly moment: Pick<Moment, 'chapter' | 'locked'>
  readonly chapters: readonly string[]
  readonly readOnly: boolean
  readonly writer: MomentWriter
}

/** In which chapter a moment lies, and whether it stays where it is. */
export function OrderField({ moment, chapters, readOnly, writer }: OrderFieldProps) {
  return (
    <>
      <dt aria-hidden="true">{detailWords.chapter}</dt>
      <dd>
        <ChapterField
          chapter={moment.chapter ?? ''}
          names={chapters}
          readOnly={readOnly}
          onName={(chapter) => writer.change({ chapter })}
        />
      </dd>
      <dt aria-hidden="true" />
      <dd className="behind-choice">
        <label>
          <input
            type="checkbox"
            checked={moment.locked ?? false}
            disabled={readOnly}
            onChange={(event) => writer.change({ locked: event.target.checked })}
          />
          {detailWords.locked}
        </label>
      </dd>
    </>
  )
}
