import { type ReactNode, useState } from 'react'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { ImageLines } from '../images/ImageLines.tsx'
import { AroundMoments } from './AroundMoments.tsx'
import { KeyList } from './KeyList.tsx'
import { outlineWords } from './messages.ts'
import { OpenRow } from './OpenRow.tsx'
import { OutlineBar } from './OutlineBar.tsx'
import { OutlineTree } from './OutlineTree.tsx'
import { useOutline } from './use-outline.ts'
import { usePastedRows } from './use-pasted-rows.ts'
import { useRemoteNews } from './use-remote-news.ts'
import './outline.css'

export type OutlineViewProps = {
  readonly document: OpenDocument
  readonly readOnly: boolean
  /** The question the map answers; on a phone it stays on top. */
  readonly question?: ReactNode
  /** Below the keys in the margin: privacy, time, the others, “I'm ready”. */
  readonly margin?: ReactNode
  /** The third button of a phone's bar: “I'm ready”. */
  readonly ready?: ReactNode
  /** Below the last row. */
  readonly after?: ReactNode
  /** The last line of a phone's bar: privacy and saving. */
  readonly foot?: ReactNode
}

/** A map as numbered lines: everything but ink can be done here, by keyboard alone and by screen reader. */
export function OutlineView({ document, readOnly, question, margin, ready, after, foot }: OutlineViewProps) {
  const outline = useOutline(document, readOnly)
  const pasteRows = usePastedRows(outline, document)
  const [allKeys, setAllKeys] = useState(false)

  const { rows, moments, openId, currentId, pending, trouble, actions } = outline
  useRemoteNews(document, moments)
  const lastOfLine = rows.findLast((row) => row.depth === 0)?.momentId

  return (
    <div className="outline">
      <div className="outline-main">
        {question ? <div className="outline-question">{question}</div> : null}
        <OutlineTree
          outline={outline}
          onPasteRows={pasteRows}
          onHelp={() => setAllKeys(!allKeys)}
          renderOpen={(id, tree) => {
            const row = rows.find((one) => one.momentId === id)
            const moment = moments.get(id)
            return row && moment ? (
              <OpenRow
                outline={outline}
                document={document}
                row={row}
                moment={moment}
                tree={tree}
                onPasteRows={(data) => pasteRows(id, data)}
              />
            ) : null
          }}
        />
        {trouble ? <p className="trouble">{trouble}</p> : null}
        {readOnly || pending ? null : (
          <button type="button" className="row-new" onClick={() => actions.next(lastOfLine)}>
            <span className="num">{rows.filter((row) => row.depth === 0).length + 1}</span>
            {outlineWords.whatNext}
          </button>
        )}
        <AroundMoments document={document} />
        <ImageLines document={document} readOnly={readOnly} />
        {after}
      </div>
      <div className="outline-margin">
        {readOnly ? null : <KeyList all={allKeys} onToggle={() => setAllKeys(!allKeys)} />}
        {margin}
      </div>
      {readOnly ? null : (
        <OutlineBar
          ready={ready}
          foot={foot}
          onNext={() => actions.next(openId ?? lastOfLine)}
          onBranch={() => actions.branch(openId ?? currentId)}
        />
      )}
    </div>
  )
}
