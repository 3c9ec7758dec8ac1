import './guide.css'
import { useMemo, useRef, useState } from 'react'
import { useDocument, useDocumentStatus, useSessionFacts } from '../../sync/board-context.tsx'
import { GuideContext } from './guide-context.ts'
import { GuideRail } from './GuideRail.tsx'
import { GuideSheet } from './GuideSheet.tsx'
import { ListenSheet } from './ListenSheet.tsx'
import { MarginNotes } from './MarginNotes.tsx'
import { messages } from './messages.ts'
import { NoGuide } from './NoGuide.tsx'
import { useGuide } from './use-guide.ts'
import { useGuideActions } from './use-guide-actions.ts'
import { usePages } from './use-pages.ts'

/** The interview guide: a sheet, written from the map, with the app's own voice outside of it. */
export function GuideView({ version }: { version: string | undefined }) {
  const { people } = useSessionFacts()
  const { guide, notes, hasMap, hasMaps } = useGuide(version)
  const { actions, lastDone } = useGuideActions()
  const { state } = useDocumentStatus(useDocument({ kind: 'map-shared' }))
  const [editing, edit] = useState<string>()
  const sheets = useRef<HTMLElement>(null)
  const pages = usePages(sheets)
  const noted = useMemo(() => new Set(notes.flatMap((note) => (note.kind === 'line' ? [note.line.id] : []))), [notes])
  const context = useMemo(() => ({ actions, noted, editing, edit }), [actions, noted, editing])

  if (!hasMap)
    return state === 'opening' ? <p className="gd-none quiet">{messages.opening}</p> : <NoGuide hasMaps={hasMaps} />
  return (
    <GuideContext value={context}>
      <div className="gd">
        <GuideRail guide={guide} lastDone={lastDone} pages={pages.count} onPage={pages.show} />
        <article className="gd-sheets" aria-label={messages.sheet.label} ref={sheets}>
          <div className="gd-sheet">
            <GuideSheet guide={guide} />
          </div>
          <div className="gd-sheet">
            <ListenSheet guide={guide} />
          </div>
        </article>
        <MarginNotes notes={notes} people={people} sheets={sheets} />
      </div>
    </GuideContext>
  )
}
