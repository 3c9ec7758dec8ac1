import { ChapterField } from '../details/ChapterField.tsx'
import { outlineWords } from './messages.ts'

export type ChapterHeadingProps = {
  readonly chapter: string
  readonly names: readonly string[]
  readonly readOnly: boolean
  readonly onRename: (chapter: string) => void
}

/** The name of a chapter over its rows; written over, the chapter is called something else. */
export function ChapterHeading({ chapter, names, readOnly, onRename }: ChapterHeadingProps) {
  return (
    <h2 className="chapter-heading" aria-label={outlineWords.chapter(chapter)}>
      {readOnly ? chapter : <ChapterField chapter={chapter} names={names} readOnly={false} onName={onRename} />}
    </h2>
  )
}
