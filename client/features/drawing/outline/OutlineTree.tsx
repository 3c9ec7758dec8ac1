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
import { moveTo, renameChapter } from './acts/map-acts.ts'
import { open, select, toggleFold } from './acts/row-acts.ts'
import { extendTo, removeAll } from './acts/several-acts.ts'
import { hearRow } from './hear-row.ts'
import { outlineWords } from './messages.ts'
import { treeFacts, type TreeFacts } from './tree-facts.ts'
import { useDragRows } from './use-drag-rows.ts'
import { useKeepFocus } from './use-keep-focus.ts'
import type { Outline } from './use-outline.ts'

export type OutlineTreeProps = {
  readonly outline: Outline
  readonly renderOpen: (id: MomentId, tree: TreeFacts) => ReactNode
  readonly onPasteRows: (id: MomentId, data: DataTransfer) => boolean
  readonly onHelp: () => void
  readonly onSearch: () => void
  readonly onImage: () => void
  /** A quiet line about some row's words. */
  readonly hints: ReadonlyMap<MomentId, string> | undefined
}

/** The rows as a tree, under the headings of their chapters. */
export function OutlineTree(props: OutlineTreeProps) {
  const { outline, renderOpen, onPasteRows, hints } = props
  const { rows, shownRows, moments, tree, folded, openId, currentId, chosen, readOnly, does } = outline
  const several = new Set(chosen.length > 1 ? chosen : [])
  const { list, drag, handlers } = useDragRows(shownRows, (id, spot) => does(moveTo(id, spot)))
  const keepsFocus = useKeepFocus(list)
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
      {...keepsFocus}
      onClick={(event) => {
        const fold = foldOf(event.target)
        if (fold) return void does(toggleFold(fold))
        const id = rowOf(event.target)
        if (id && event.shiftKey && openId === undefined) does(extendTo(id))
        else if (id && id !== openId) does(open(id))
      }}
      onKeyDown={(event) => hearClosedRow(event, props)}
      // Wherever the focus came from, the keys go on from there.
      onFocus={(event) => {
        const id = rowOf(event.target)
        if (id && openId === undefined && id !== currentId) does(select(id))
      }}
      onCopy={(event) => {
        const id = rowOf(event.target)
        if (!id || !window.getSelection()?.isCollapsed) return
        event.preventDefault()
        copyRows(outline, id, event.clipboardData)
      }}
      onCut={(event) => {
        const id = rowOf(event.target)
        if (!id || readOnly || !window.getSelection()?.isCollapsed) return
        event.preventDefault()
        does(removeAll(copyRows(outline, id, event.clipboardData)))
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
                onRename={(to) => does(renameChapter(chapter, to))}
              />
            ) : null}
            {/* A heading is no item of a tree, so each chapter is a tree of its own; the focus is in its items. */}
            {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
            <div
              role="tree"
              aria-multiselectable="true"
              aria-label={chapter ? outlineWords.chapter(chapter) : outlineWords.outline}
            >
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
                        isChosen={several.has(row.momentId)}
                        hint={hints?.get(row.momentId)}
                        takesFocus={outline.takesFocus(row.momentId)}
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

/** Keys while a closed row has the focus: those of the canvas mean the same here. Enter and Space are clicks of the button. */
function hearClosedRow(event: React.KeyboardEvent, props: OutlineTreeProps): void {
  const id = rowOf(event.target)
  if (!id || event.defaultPrevented) return
  const { chosen } = props.outline
  const several = chosen.length > 1 && chosen.includes(id) ? chosen : undefined
  const { isTaken, effects } = hearRow('closed', event, { id, several }, props.outline)
  if (isTaken) event.preventDefault()
  if (effects.goes === 'help') props.onHelp()
  if (effects.goes === 'search') props.onSearch()
  if (effects.goes === 'image') props.onImage()
}
