import { useEffect, useRef, useState } from 'react'
import type { OutlineRow } from '#shared/layout/outline-order.ts'
import type { Moment } from '#shared/model/moment.ts'
import { valenceForBracket } from '#shared/model/typed-label.ts'
import { useSelection, useSelectionStore } from '../../../canvas/selection/selection-context.tsx'
import { linkFrom, openDetails } from '../../../canvas/selection/selection-store.ts'
import { useRead } from '../../../sync/board-context.tsx'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { Kind } from '../../../ui/drawn/KindMark.tsx'
import { MomentFields } from '../details/MomentFields.tsx'
import { readChapters } from '../details/read-chapters.ts'
import { join, link, move, nameLink, remove } from './acts/map-acts.ts'
import { comeFrom, step } from './acts/row-acts.ts'
import { LabelField } from './LabelField.tsx'
import { commandIn, hearRow } from './hear-row.ts'
import { readLabelKey } from './label-keys.ts'
import { RowPicker } from './RowPicker.tsx'
import { outlineWords } from './messages.ts'
import { PendingNote } from './PendingNote.tsx'
import { LinkWord, RowLinks } from './RowLinks.tsx'
import { describeRow, goesOf } from './row-words.ts'
import type { TreeFacts } from './tree-facts.ts'
import type { Outline } from './use-outline.ts'

export type OpenRowProps = {
  readonly outline: Outline
  readonly document: OpenDocument
  readonly row: OutlineRow
  readonly moment: Moment
  /** Where the row stands in the tree, for its element. */
  readonly tree: TreeFacts
  readonly onPasteRows: (data: DataTransfer) => boolean
}

/** The open row is the editor: label, thinking, feeling, doing, kind and where it leads. */
export function OpenRow({ outline, document, row, moment, tree, onPasteRows }: OpenRowProps) {
  const { does, readOnly, pending, rows, moments } = outline
  const id = row.momentId
  const isPending = pending?.id === id
  const element = useRef<HTMLDivElement>(null)
  const chapters = useRead(document, readChapters)
  const [isLinking, setLinking] = useState(false)
  const writer = outline.writerOf(id)
  const links = outline.map.links.filter((link) => link.from === id && moments.has(link.to))
  const via = row.viaLink
  const asksWhen = via && (via.label !== '' || moments.get(via.from)?.kind === 'decision')

  const goes = goesOf(
    row,
    rows.some((other) => other.viaLink?.from === id),
  )

  const asked = useSelection(({ details }) => details)
  const asksLink = useSelection(({ linkingFrom }) => linkingFrom === id)
  const store = useSelectionStore()
  useEffect(() => {
    if (!asked) return
    const field = asked === 'chapter' ? '[data-chapter]' : '.hand-line'
    element.current?.querySelector<HTMLElement>(field)?.focus()
    openDetails(store, false)
  }, [asked, store])
  // What a key asked for before the row was open.
  if (asksLink && !isLinking && !readOnly) setLinking(true)
  useEffect(() => {
    if (asksLink) linkFrom(store, undefined)
  }, [asksLink, store])

  const focusOn = (selector: string) => element.current?.querySelector<HTMLElement>(selector)?.focus()
  const focusLabel = () => focusOn('.label-line')

  function onLabelKey(event: React.KeyboardEvent<HTMLTextAreaElement>) {
    const field = event.currentTarget
    if (event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    const isTall = field.clientHeight > 1.6 * Number.parseFloat(getComputedStyle(field).lineHeight)
    const { value: text, selectionStart: start, selectionEnd: end } = field
    const meaning = readLabelKey(event.key, { text, start, end, isTall })
    if (meaning === 'above' || meaning === 'below') does(step(id, meaning === 'above' ? -1 : 1))
    else if (readOnly) return
    else if (meaning === 'link') setLinking(true)
    else if (meaning === 'erase' && moment.kind !== 'step' && !isPending) writer.change({ kind: 'step' })
    else if (meaning === 'erase' && text === '' && rows.length > 1) does(remove(id))
    else return
    event.preventDefault()
  }

  function onRowKey(event: React.KeyboardEvent<HTMLDivElement>) {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return
    const { target } = event
    // Buttons and lists have their own Enter.
    const isControl = target instanceof HTMLButtonElement || target instanceof HTMLSelectElement
    if (isControl && commandIn('open', event)?.name === 'next') return
    const isLabel = target instanceof HTMLTextAreaElement && target.classList.contains('label-line')
    const at = { id, several: undefined, caret: isLabel ? target.selectionStart : undefined }
    if (hearRow('open', event, at, outline).isTaken) event.preventDefault()
  }

  /** In the word of the feeling: a second bracket makes it stronger, Backspace in nothing takes it back. */
  function onWordKey(event: React.KeyboardEvent<HTMLDivElement>) {
    const field = event.target
    if (!(field instanceof HTMLInputElement) || !field.hasAttribute('data-feeling-word') || field.value !== '') return
    const valence = valenceForBracket(event.key, moment.feeling?.valence)
    if (valence !== undefined) writer.change({ feeling: { valence, word: '' } })
    else if (event.key === 'Backspace' && moment.feeling) {
      writer.change({ feeling: null })
      focusLabel()
    } else return
    event.preventDefault()
  }

  return (
    // The keys bubble up from the fields inside; the row itself is no control.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={element}
      className="row-fields"
      data-row={id}
      // A row of the tree that holds fields while it is open.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="treeitem"
      {...tree}
      aria-selected
      tabIndex={-1}
      aria-label={describeRow(row, moment, goes.length === 0)}
      onFocus={outline.enterField}
      onKeyDown={(event) => {
        if (!readOnly) onWordKey(event)
        onRowKey(event)
      }}
    >
      <span className="num" data-grip={readOnly || isPending ? undefined : id}>
        {row.number}
      </span>
      <Kind kind={moment.kind} />
      <div className="words">
        {asksWhen ? (
          <LinkWord
            link={via}
            name={outlineWords.whenLabel}
            hint={outlineWords.when}
            readOnly={readOnly}
            onWrite={(label) => does(nameLink(id, via.id, label))}
            writer={writer}
          />
        ) : null}
        <LabelField
          number={row.number}
          moment={moment}
          isPending={isPending}
          readOnly={readOnly}
          writer={writer}
          onFeeling={() => focusOn('[data-feeling-word]')}
          onPasteRows={onPasteRows}
          onKey={onLabelKey}
        />
        {isPending && pending.how !== 'next' ? <PendingNote outline={outline} row={row} /> : null}
        {goes.length > 0 ? <p className="goes on">{goes.join(', ')}</p> : null}
        {isLinking ? (
          <RowPicker
            words={isPending ? outlineWords.comesFromPick : outlineWords.addLink}
            rows={rows.filter((other) => other.momentId !== id)}
            moments={moments}
            onCancel={() => {
              setLinking(false)
              focusLabel()
            }}
            onPick={(to, label) => {
              setLinking(false)
              focusLabel()
              if (isPending) does(comeFrom(to))
              else does(link(id, to, label))
            }}
          />
        ) : null}
      </div>
      <div className="row-more">
        <MomentFields moment={moment} chapters={chapters} readOnly={readOnly} writer={writer} />
        {isPending ? null : (
          <RowLinks
            links={links}
            numbers={new Map(rows.map((other) => [other.momentId, other.number]))}
            readOnly={readOnly}
            id={id}
            does={does}
            writer={writer}
            onRemoved={focusLabel}
          />
        )}
        {readOnly || isPending ? null : (
          <p className="row-ways">
            <button type="button" className="btn link small" onClick={() => setLinking(true)}>
              {outlineWords.addLink}
            </button>
            <button type="button" className="btn link small" onClick={() => does(move(id, 'up'))}>
              {outlineWords.earlier}
            </button>
            <button type="button" className="btn link small" onClick={() => does(move(id, 'down'))}>
              {outlineWords.later}
            </button>
            <button
              type="button"
              className="btn link small"
              onClick={() => {
                does(join(id))
                focusLabel()
              }}
            >
              {outlineWords.joinNext}
            </button>
            <button type="button" className="btn link small" onClick={() => does(remove(id))}>
              {outlineWords.remove}
            </button>
          </p>
        )}
      </div>
    </div>
  )
}
