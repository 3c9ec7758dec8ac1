import { type ReactNode, useState } from 'react'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { ClosedRow } from './ClosedRow.tsx'
import { KeyList } from './KeyList.tsx'
import { readRowKey } from './label-keys.ts'
import { outlineWords } from './messages.ts'
import { OpenRow } from './OpenRow.tsx'
import { OutlineBar } from './OutlineBar.tsx'
import type { MomentId } from '#shared/model/ids.ts'
import { type Outline, useOutline } from './use-outline.ts'
import { usePastedLines } from './use-pasted-lines.ts'
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
  /** The last line of a phone's bar: privacy and saving. */
  readonly foot?: ReactNode
}

/** A map as numbered lines: everything but ink can be done here, by keyboard alone and by screen reader. */
export function OutlineView({ document, readOnly, question, margin, ready, foot }: OutlineViewProps) {
  const outline = useOutline(document, readOnly)
  const pasteLines = usePastedLines(outline)
  const [allKeys, setAllKeys] = useState(false)

  const { rows, moments, openId, currentId, pending, trouble, actions } = outline
  useRemoteNews(document, moments)
  const goingOn = new Set(rows.map((row) => row.viaLink?.from))
  const lastOfLine = rows.findLast((row) => row.depth === 0)?.momentId

  return (
    <div className="outline">
      <div className="outline-main">
        {question ? <div className="outline-question">{question}</div> : null}
        {/* Clicks and keys of the closed rows, which are buttons, are heard here once for all of them. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events */}
        <ol
          className="rows"
          aria-label={outlineWords.outline}
          onClick={(event) => {
            const id = rowOf(event.target)
            if (id && id !== openId) actions.open(id)
          }}
          onKeyDown={(event) => {
            if (event.key === '?' && rowOf(event.target)) setAllKeys(!allKeys)
            else hearClosedRow(event, outline)
          }}
        >
          {rows.map((row) => {
            const moment = moments.get(row.momentId)
            if (!moment) return null
            const isOpen = row.momentId === openId
            return (
              <li
                key={row.momentId}
                className={isOpen ? 'row open' : 'row'}
                data-depth={Math.min(row.depth, 4)}
                data-kind={moment.kind}
                aria-level={row.depth + 1}
              >
                {isOpen ? (
                  <OpenRow
                    outline={outline}
                    document={document}
                    row={row}
                    moment={moment}
                    onPasteLines={(text) => pasteLines(row.momentId, text)}
                  />
                ) : (
                  <ClosedRow
                    row={row}
                    moment={moment}
                    goesOn={goingOn.has(row.momentId)}
                    isCurrent={openId === undefined && row.momentId === currentId}
                    takesFocus={actions.takesFocus(row.momentId)}
                  />
                )}
              </li>
            )
          })}
        </ol>
        {trouble ? <p className="trouble">{trouble}</p> : null}
        {readOnly || pending ? null : (
          <button type="button" className="row-new" onClick={() => actions.next(lastOfLine)}>
            <span className="num">{rows.filter((row) => row.depth === 0).length + 1}</span>
            {outlineWords.whatNext}
          </button>
        )}
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

function rowOf(target: EventTarget): MomentId | undefined {
  const face = target instanceof Element ? target.closest<HTMLElement>('.row-face') : null
  return face?.dataset.row as MomentId | undefined
}

/** Keys while a closed row has the focus. Enter and Space are clicks of the button. */
function hearClosedRow(event: React.KeyboardEvent, { actions, readOnly, rows }: Outline): void {
  const id = rowOf(event.target)
  if (!id || event.defaultPrevented) return
  const key = event.key === 'Enter' ? undefined : readRowKey(event)
  const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey
  if (isPlain && event.key === 'ArrowUp') actions.step(id, -1)
  else if (isPlain && event.key === 'ArrowDown') actions.step(id, 1)
  else if (isPlain && event.key === 'Home') actions.step(rows[1]?.momentId ?? id, -1)
  else if (isPlain && event.key === 'End') actions.step(rows.at(-2)?.momentId ?? id, 1)
  else if (readOnly) return
  else if (isPlain && (event.key === 'Delete' || event.key === 'Backspace')) actions.remove(id)
  else if (key === 'undo') actions.undo()
  else if (key === 'redo') actions.redo()
  else if (key === 'up' || key === 'down') actions.move(id, key)
  else if (key === 'in') actions.shift(id, 'in')
  else if (key === 'out' || key === 'out-alone') actions.shift(id, 'out')
  else return
  event.preventDefault()
}
