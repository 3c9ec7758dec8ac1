import { useEffect, useRef } from 'react'
import type * as Y from 'yjs'
import { readMoments } from '#shared/documents/map-document.ts'
import { momentsById } from '#shared/model/experience-map.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { CanvasView } from '../../../canvas/canvas-view-type.ts'
import { useSelection, useSelectionStore } from '../../../canvas/selection/selection-context.tsx'
import { openDetails } from '../../../canvas/selection/selection-store.ts'
import { useRead } from '../../../sync/board-context.tsx'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { ChapterField } from '../details/ChapterField.tsx'
import { readChapters } from '../details/read-chapters.ts'
import { drawingWords } from './messages.ts'

const arrangements = [
  { how: 'left', keys: 'Shift+A' },
  { how: 'top', keys: 'Shift+W' },
  { how: 'across', keys: 'Shift+H' },
  { how: 'down', keys: 'Shift+V' },
] as const

export type SeveralSelectedProps = { readonly view: CanvasView; readonly document: OpenDocument }

/** How several selected moments are put in order: beside each other, as one, in a chapter, for good. */
export function SeveralSelected(props: SeveralSelectedProps) {
  const count = useSelection(({ moments }) => moments.length)
  return count < 2 ? null : <Several {...props} count={count} />
}

function Several({ view, document, count }: SeveralSelectedProps & { count: number }) {
  const store = useSelectionStore()
  const selected = useSelection(({ moments }) => moments)
  const asksChapter = useSelection(({ details }) => details === 'chapter')
  const bar = useRef<HTMLDivElement>(null)
  const byId = useRead(document, readById)
  const names = useRead(document, readChapters)
  const chosen = selected.flatMap((id) => byId.get(id) ?? [])
  const isLocked = chosen.length > 0 && chosen.every(({ locked }) => locked)
  const isGrouped = chosen.length > 0 && chosen.every(({ group }) => group && group === chosen[0]?.group)
  const chapter = chosen.every((moment) => moment.chapter === chosen[0]?.chapter) ? (chosen[0]?.chapter ?? '') : ''
  const moments = () => store.getState().moments

  useEffect(() => {
    if (asksChapter) bar.current?.querySelector<HTMLInputElement>('[data-chapter]')?.focus()
  }, [asksChapter])

  return (
    <div
      ref={bar}
      className="several sheet"
      role="toolbar"
      tabIndex={-1}
      aria-label={drawingWords.severalActions}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) openDetails(store, false)
      }}
      onKeyDown={(event) => {
        if (!(event.target instanceof HTMLInputElement)) return
        // What is typed here is not a shortcut of the canvas underneath.
        event.stopPropagation()
        if (event.key === 'Escape') view.focus()
      }}
    >
      <span className="quiet">{drawingWords.several(count)}</span>
      <button type="button" aria-keyshortcuts="Shift+T" onClick={() => view.tidy(moments())}>
        {drawingWords.tidy}
      </button>
      {arrangements.map(({ how, keys }) => (
        <button key={how} type="button" aria-keyshortcuts={keys} onClick={() => view.arrange(moments(), how)}>
          {drawingWords.arrangements[how]}
        </button>
      ))}
      <button type="button" aria-keyshortcuts="J" onClick={() => view.order.join(moments())}>
        {drawingWords.join}
      </button>
      <button
        type="button"
        aria-keyshortcuts={isGrouped ? 'Control+Shift+G' : 'Control+G'}
        onClick={() => (isGrouped ? view.order.ungroup(moments()) : view.order.group(moments()))}
      >
        {isGrouped ? drawingWords.ungroup : drawingWords.group}
      </button>
      <button type="button" aria-keyshortcuts="Shift+L" onClick={() => view.order.toggleLock(moments())}>
        {isLocked ? drawingWords.unlock : drawingWords.lock}
      </button>
      <ChapterField
        chapter={chapter}
        names={names}
        readOnly={false}
        onName={(name) => {
          view.order.setChapter(moments(), name)
          view.focus()
        }}
      />
    </div>
  )
}

function readById(doc: Y.Doc): ReadonlyMap<MomentId, ReturnType<typeof readMoments>[number]> {
  return momentsById({ moments: readMoments(doc) })
}
