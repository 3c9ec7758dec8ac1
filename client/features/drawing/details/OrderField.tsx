import type { Moment } from '#shared/model/moment.ts'
import { ChapterField } from './ChapterField.tsx'
import { CheckRow } from './CheckRow.tsx'
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
      <CheckRow
        words={detailWords.locked}
        checked={moment.locked ?? false}
        readOnly={readOnly}
        onChange={(locked) => writer.change({ locked })}
      />
    </>
  )
}
