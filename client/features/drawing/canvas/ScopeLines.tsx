import { readBrief } from '#shared/documents/board-document.ts'
import { useDocument, useRead } from '../../../sync/board-context.tsx'
import { drawingWords } from './messages.ts'

/** The question that every map answers, and from where to where the story goes. */
export function ScopeLines() {
  const board = useDocument({ kind: 'board' })
  const brief = useRead(board, readBrief)
  return (
    <div className="scope">
      <h1 className={brief.question ? 'scope-question' : 'scope-question faint'}>
        {brief.question || drawingWords.noQuestion}
      </h1>
      {brief.start && brief.end ? <p className="small faint">{drawingWords.fromTo(brief.start, brief.end)}</p> : null}
    </div>
  )
}
