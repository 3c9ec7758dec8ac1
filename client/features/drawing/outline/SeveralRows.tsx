import { useEffect, useRef } from 'react'
import { useSelection, useSelectionStore } from '../../../canvas/selection/selection-context.tsx'
import { openDetails } from '../../../canvas/selection/selection-store.ts'
import { useRead } from '../../../sync/board-context.tsx'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { ChapterField } from '../details/ChapterField.tsx'
import { readChapters } from '../details/read-chapters.ts'
import { outlineWords } from './messages.ts'
import { focusOn } from './acts/row-acts.ts'
import { chapterOf, group, joinAll, lockAll, removeAll, ungroup } from './acts/several-acts.ts'
import type { Outline } from './use-outline.ts'

/** What can be done with several chosen rows; each button names its key. */
export function SeveralRows({ outline, document }: { outline: Outline; document: OpenDocument }) {
  const { chosen, moments, does, readOnly, currentId } = outline
  const store = useSelectionStore()
  const bar = useRef<HTMLDivElement>(null)
  const names = useRead(document, readChapters)
  const asksChapter = useSelection(({ details }) => details === 'chapter')
  const isShown = chosen.length > 1 && !readOnly
  useEffect(() => {
    if (!asksChapter || !isShown) return
    bar.current?.querySelector<HTMLInputElement>('[data-chapter]')?.focus()
    openDetails(store, false)
  }, [asksChapter, isShown, store])
  if (!isShown) return null
  const all = chosen.flatMap((id) => moments.get(id) ?? [])
  const [first] = all
  const isGrouped = all.every(({ group }) => group && group === first?.group)
  const isLocked = all.every(({ locked }) => locked)
  const chapter = all.every((moment) => moment.chapter === first?.chapter) ? (first?.chapter ?? '') : ''
  const back = () => {
    if (currentId !== undefined) does(focusOn(currentId))
  }
  return (
    <div
      ref={bar}
      className="several-rows sheet"
      role="toolbar"
      tabIndex={-1}
      aria-label={outlineWords.severalActions}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        back()
      }}
    >
      <span className="quiet">{outlineWords.several(chosen.length)}</span>
      <button type="button" aria-keyshortcuts="J" onClick={() => does(joinAll(chosen))}>
        {outlineWords.join}
      </button>
      <button
        type="button"
        aria-keyshortcuts={isGrouped ? 'Control+Shift+G' : 'Control+G'}
        onClick={() => does(isGrouped ? ungroup(chosen) : group(chosen))}
      >
        {isGrouped ? outlineWords.ungroup : outlineWords.group}
      </button>
      <button type="button" aria-keyshortcuts="Shift+L" onClick={() => does(lockAll(chosen))}>
        {isLocked ? outlineWords.unlock : outlineWords.lock}
      </button>
      <button type="button" aria-keyshortcuts="Delete" onClick={() => does(removeAll(chosen))}>
        {outlineWords.removeLink}
      </button>
      <ChapterField
        chapter={chapter}
        names={names}
        readOnly={false}
        onName={(name) => {
          does(chapterOf(chosen, name))
          back()
        }}
      />
    </div>
  )
}
