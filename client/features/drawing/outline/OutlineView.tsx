import { type ReactNode, useRef, useState } from 'react'
import type { MomentId } from '#shared/model/ids.ts'
import { useBoard } from '../../../sync/board-context.tsx'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { SearchMoments } from '../SearchMoments.tsx'
import { useHintNote } from '../use-hint-note.ts'
import { ImageLines } from '../images/ImageLines.tsx'
import { pickImages } from '../images/pick-images.ts'
import { useAddImages } from '../images/use-add-images.ts'
import { AroundMoments } from './AroundMoments.tsx'
import { branch, goTo, next, open } from './acts/row-acts.ts'
import { KeyList } from './KeyList.tsx'
import { outlineWords } from './messages.ts'
import { OpenRow } from './OpenRow.tsx'
import { OutlineBar } from './OutlineBar.tsx'
import { OutlineTree } from './OutlineTree.tsx'
import { SeveralRows } from './SeveralRows.tsx'
import { pasteRows } from './paste-rows.ts'
import { useOutline } from './use-outline.ts'
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
  const { images } = useBoard().sync
  const paste = (id: MomentId, data: DataTransfer) => pasteRows({ editor: outline, document, images }, id, data)
  const [allKeys, setAllKeys] = useState(false)
  const [isSearching, setSearching] = useState(false)
  const hints = useHintNote(document, readOnly)
  const { add: addImages, said } = useAddImages(document)
  const list = useRef<HTMLDivElement>(null)

  const { rows, shownRows, moments, openId, currentId, pending, trouble, does } = outline
  useRemoteNews(document, moments)
  const lastOfLine = rows.findLast((row) => row.depth === 0)?.momentId

  return (
    <div className="outline">
      <div className="outline-main" ref={list}>
        {question ? <div className="outline-question">{question}</div> : null}
        <OutlineTree
          outline={outline}
          onPasteRows={paste}
          onHelp={() => setAllKeys(!allKeys)}
          onSearch={() => setSearching(true)}
          onImage={() => void pickImages().then(addImages)}
          hints={hints}
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
                onPasteRows={(data) => paste(id, data)}
              />
            ) : null
          }}
        />
        <SeveralRows outline={outline} document={document} />
        {isSearching ? (
          <SearchMoments
            document={document}
            onShow={(id) => list.current?.querySelector(`[data-moment="${id}"]`)?.scrollIntoView({ block: 'center' })}
            onDone={(id) => {
              const target = id ?? currentId
              if (target === undefined) return
              if (shownRows.some((row) => row.momentId === target)) does(goTo(target))
              else does(open(target))
            }}
            onClose={() => setSearching(false)}
          />
        ) : null}
        {trouble ? <p className="trouble">{trouble}</p> : null}
        {readOnly || pending ? null : (
          <button type="button" className="row-new" onClick={() => does(next(lastOfLine))}>
            <span className="num">{rows.filter((row) => row.depth === 0).length + 1}</span>
            {outlineWords.whatNext}
          </button>
        )}
        <AroundMoments document={document} />
        <ImageLines document={document} readOnly={readOnly} said={said} onAdd={addImages} />
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
          onNext={() => does(next(openId ?? lastOfLine))}
          onBranch={() => does(branch(openId ?? currentId))}
        />
      )}
    </div>
  )
}
