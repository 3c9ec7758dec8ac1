import type { CSSProperties, ReactNode } from 'react'
import { chapterNames, sectionsOf } from '#shared/layout/chapters.ts'
import { treeOf } from '#shared/layout/outline-tree.ts'
import { findAddresses } from '#shared/model/addresses.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { Moment } from '#shared/model/moment.ts'
import { AddressMark } from '../../../ui/AddressLink.tsx'
import { ChapterHeading } from './ChapterHeading.tsx'
import { ClosedRow } from './ClosedRow.tsx'
import { copyRows } from './copy-rows.ts'
import { readRowKey } from './label-keys.ts'
import { outlineWords } from './messages.ts'
import { treeFacts, type TreeFacts } from './tree-facts.ts'
import { useDragRows } from './use-drag-rows.ts'
import type { Outline } from './use-outline.ts'

export type OutlineTreeProps = {
  readonly outline: Outline
  readonly renderOpen: (id: MomentId, tree: TreeFacts) => ReactNode
  readonly onPasteRows: (id: MomentId, data: DataTransfer) => boolean
  readonly onHelp: () => void
}

/** The rows as a tree, under the headings of their chapters. */
export function OutlineTree({ outline, renderOpen, onPasteRows, onHelp }: OutlineTreeProps) {
  const { rows, shownRows, moments, tree, folded, openId, currentId, readOnly, actions } = outline
  const { list, drag, handlers } = useDragRows(shownRows, actions.moveTo)
  const goingOn = new Set(rows.map((row) => row.viaLink?.from))
  const sections = sectionsOf(shownRows, moments)
  const names = chapterNames(rows, moments)
  const seen = new Map<string | undefined, number>()

  return (
    // Clicks and keys of the closed rows are heard here once for all of them.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
    <div
      ref={list}
      className={drag ? 'rows dragging' : 'rows'}
      onClick={(event) => {
        const fold = foldOf(event.target)
        if (fold) return actions.toggleFold(fold)
        const id = rowOf(event.target)
        if (id && id !== openId) actions.open(id)
      }}
      onKeyDown={(event) => {
        if (event.key === '?' && rowOf(event.target)) onHelp()
        else hearClosedRow(event, outline)
      }}
      // Wherever the focus came from, the keys go on from there.
      onFocus={(event) => {
        const id = rowOf(event.target)
        if (id && openId === undefined && id !== currentId) actions.select(id)
      }}
      onCopy={(event) => {
        const id = rowOf(event.target)
        if (!id || !window.getSelection()?.isCollapsed) return
        event.preventDefault()
        copyRows(outline, id, event.clipboardData)
      }}
      onPaste={(event) => {
        const id = rowOf(event.target)
        if (id && !readOnly && onPasteRows(id, event.clipboardData)) event.preventDefault()
      }}
      {...(readOnly ? {} : handlers)}
    >
      {sections.map(({ chapter, rows: own }) => {
        const nth = (seen.get(chapter) ?? 0) + 1
        seen.set(chapter, nth)
        const inSection = treeOf(own)
        return (
          <div key={`${nth} ${chapter ?? ''}`} className="row-section">
            {chapter ? (
              <ChapterHeading
                chapter={chapter}
                names={names}
                readOnly={readOnly}
                onRename={(to) => actions.renameChapter(chapter, to)}
              />
            ) : null}
            {/* A heading is no item of a tree, so each chapter is a tree of its own; the focus is in its items. */}
            {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
            <div role="tree" aria-label={chapter ? outlineWords.chapter(chapter) : outlineWords.outline}>
              {own.map((row) => {
                const moment = moments.get(row.momentId)
                if (!moment) return null
                const isOpen = row.momentId === openId
                const place = tree.get(row.momentId)
                const { position = 1, size = 1 } = inSection.get(row.momentId) ?? {}
                const isFolded = folded.has(row.momentId)
                const hidden = isFolded ? hiddenBelow(rows, row.momentId) : 0
                const isDropTarget = drag?.drop?.after === row.momentId
                return (
                  <div
                    key={row.momentId}
                    // The row inside is the item.
                    role="none"
                    className={['row', isOpen ? 'open' : '', drag?.id === row.momentId ? 'lifted' : '']
                      .filter(Boolean)
                      .join(' ')}
                    data-moment={row.momentId}
                    data-depth={Math.min(row.depth, 4)}
                    data-kind={moment.kind}
                  >
                    {isOpen ? (
                      renderOpen(row.momentId, treeFacts(place && { ...place, position, size }, isFolded))
                    ) : (
                      <ClosedRow
                        row={row}
                        moment={moment}
                        goesOn={goingOn.has(row.momentId)}
                        isCurrent={openId === undefined && row.momentId === currentId}
                        takesFocus={actions.takesFocus(row.momentId)}
                        level={place?.level ?? 1}
                        position={position}
                        size={size}
                        folded={place?.firstChild ? hidden : undefined}
                        canMove={!readOnly}
                      />
                    )}
                    {place?.firstChild && !isOpen ? (
                      // By keyboard the arrows do it, in the row itself.
                      <span
                        className={isFolded ? 'row-fold folded' : 'row-fold'}
                        data-fold={row.momentId}
                        aria-hidden="true"
                        title={isFolded ? outlineWords.unfold(row.number) : outlineWords.fold(row.number)}
                      />
                    ) : null}
                    {isOpen ? null : <RowAddress moment={moment} />}
                    {isDropTarget ? <DropLine depth={drag?.drop?.depth ?? 0} /> : null}
                  </div>
                )
              })}
            </div>
          </div>
        )
      })}
      {drag?.drop && drag.drop.after === undefined ? <DropLine depth={0} isTop /> : null}
    </div>
  )
}

/** For a pointer; by keyboard the open row has the address as a link. */
function RowAddress({ moment }: { moment: Moment }) {
  const [address] = findAddresses(moment.label)
  return address ? <AddressMark address={address} className="row-address" /> : null
}

function DropLine({ depth, isTop = false }: { depth: number; isTop?: boolean }) {
  return (
    <span
      className={isTop ? 'drop-line top' : 'drop-line'}
      style={{ '--in': Math.min(depth, 4) } as CSSProperties}
      aria-hidden="true"
    />
  )
}

function hiddenBelow(rows: Outline['rows'], id: MomentId): number {
  const at = rows.findIndex((row) => row.momentId === id)
  const depth = rows[at]?.depth ?? 0
  const end = rows.findIndex((row, index) => index > at && row.depth <= depth)
  return (end < 0 ? rows.length : end) - at - 1
}

function rowOf(target: EventTarget): MomentId | undefined {
  const face = target instanceof Element ? target.closest<HTMLElement>('.row-face') : null
  return face?.dataset.row as MomentId | undefined
}

function foldOf(target: EventTarget): MomentId | undefined {
  const fold = target instanceof Element ? target.closest<HTMLElement>('.row-fold') : null
  return fold?.dataset.fold as MomentId | undefined
}

/** Keys while a closed row has the focus. Enter and Space are clicks of the button. */
function hearClosedRow(event: React.KeyboardEvent, { actions, readOnly, shownRows, tree, folded }: Outline): void {
  const id = rowOf(event.target)
  if (!id || event.defaultPrevented) return
  const key = event.key === 'Enter' && !event.ctrlKey && !event.metaKey ? undefined : readRowKey(event)
  const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey
  const place = tree.get(id)
  if (isPlain && event.key === 'ArrowUp') actions.step(id, -1)
  else if (isPlain && event.key === 'ArrowDown') actions.step(id, 1)
  else if (isPlain && event.key === 'ArrowRight') {
    if (folded.has(id)) actions.toggleFold(id)
    else if (place?.firstChild) actions.step(id, 1)
  } else if (isPlain && event.key === 'ArrowLeft') {
    if (place?.firstChild && !folded.has(id)) actions.toggleFold(id)
    else if (place?.parent) actions.goTo(place.parent)
  } else if (isPlain && event.key === 'Home') actions.goTo(shownRows[0]?.momentId ?? id)
  else if (isPlain && event.key === 'End') actions.goTo(shownRows.at(-1)?.momentId ?? id)
  else if (readOnly) return
  else if (isPlain && (event.key === 'Delete' || event.key === 'Backspace')) actions.remove(id)
  else if (isPlain && event.shiftKey && event.key.toLowerCase() === 'l') actions.toggleLock(id)
  else if (isPlain && event.shiftKey && event.key.toLowerCase() === 'c') actions.openChapter(id)
  else if (key === 'undo') actions.undo()
  else if (key === 'redo') actions.redo()
  else if (key === 'up' || key === 'down') actions.move(id, key)
  else if (key === 'in') actions.shift(id, 'in')
  else if (key === 'out' || key === 'out-alone') actions.shift(id, 'out')
  else if (key === 'join') actions.join(id)
  else return
  event.preventDefault()
}
