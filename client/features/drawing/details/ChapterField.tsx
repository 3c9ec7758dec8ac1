import { useId, useRef } from 'react'
import { maxChapterLength } from '#shared/model/moment.ts'
import { detailWords } from './messages.ts'

export type ChapterFieldProps = {
  readonly id?: string | undefined
  readonly chapter: string
  /** The names that are in use on this map. */
  readonly names: readonly string[]
  readonly readOnly: boolean
  readonly onName: (chapter: string) => void
}

/**
 * The name of a chapter, one of the map's or a new one. It counts when the field is left or Enter is pressed: half a
 * name would be a chapter too.
 */
export function ChapterField({ id, chapter, names, readOnly, onName }: ChapterFieldProps) {
  const listId = useId()
  const isTakenBack = useRef(false)
  return (
    <>
      <input
        // A name that somebody else gave in between is shown at once.
        key={chapter}
        id={id}
        className="chapter-field"
        data-chapter=""
        defaultValue={chapter}
        list={listId}
        maxLength={maxChapterLength}
        readOnly={readOnly}
        autoComplete="off"
        aria-label={detailWords.chapter}
        placeholder={readOnly ? '' : detailWords.chapterHint}
        onBlur={(event) => {
          const name = event.currentTarget.value.trim()
          if (!readOnly && !isTakenBack.current && name !== chapter) onName(name)
          isTakenBack.current = false
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
          if (event.key === 'Escape') {
            isTakenBack.current = true
            event.currentTarget.value = chapter
            return
          }
          event.preventDefault()
          event.stopPropagation()
          const name = event.currentTarget.value.trim()
          if (!readOnly && name !== chapter) onName(name)
        }}
      />
      <datalist id={listId}>
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  )
}
