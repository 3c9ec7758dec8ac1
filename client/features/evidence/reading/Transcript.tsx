// HTML's own listbox holds neither turns nor marked words.
// oxlint-disable jsx-a11y/prefer-tag-over-role
import { memo, useEffect, useEffectEvent, useId, useMemo, useRef, useState } from 'react'
import { formatTime } from '#shared/interviews/interview-text.ts'
import type { MomentId, QuoteId } from '#shared/model/ids.ts'
import { countedStances, type Evidence, type Interview } from '#shared/model/interview.ts'
import { announce } from '../../../ui/browser/announce.ts'
import { stanceStyle } from '../../../ui/words/stance-lines.ts'
import { stanceWords } from '../../../ui/words/support-words.ts'
import { nothing, useEvidence, useEvidenceStore } from '../evidence-store.ts'
import { messages } from '../messages.ts'
import { nameOf } from '../names.ts'
import { type Cursor, stepReading } from './passage-keys.ts'
import { type Piece, spokenWords, trimPassage } from '../pieces.ts'
import { rangeOf, selectedPassage } from './reading.ts'
import { type QuoteLook, quoteLooks, type Turn } from '../turns.ts'

type Props = {
  readonly interview: Interview
  readonly turns: readonly Turn[]
  readonly evidence: readonly Evidence[]
  /** Keys that are about the passage, not about reading: take it, choose a moment, say the stance. True: it was one. */
  readonly onKey: (key: string) => boolean
}

const highlightName = 'passage'

/**
 * The interview at reading size. Passages are selected by mouse and finger as any text is; by keyboard it is a list of
 * sentences (`passage-keys.ts`). What is selected is painted without touching the text, so that the browser's own
 * selection survives.
 */
export function Transcript({ interview, turns, evidence, onKey }: Props) {
  const store = useEvidenceStore()
  const attention = useEvidence((state) => state.attention)
  const [cursor, setCursor] = useState<Cursor>({ at: 0, from: 0 })
  const root = useRef<HTMLDivElement>(null)
  const id = useId()
  const passage = attention.kind === 'passage' ? attention.passage : undefined
  const looks = useMemo(() => quoteLooks(interview, evidence), [interview, evidence])
  const lit = useLit(
    attention.kind === 'quote' ? attention.quoteId : undefined,
    attention.kind === 'moment' ? attention.momentId : undefined,
    evidence,
  )
  const pieces = useMemo(() => turns.flatMap((turn) => turn.pieces), [turns])
  const at = Math.min(cursor.at, Math.max(0, pieces.length - 1))

  // After every render: the words it marks may be new elements.
  useEffect(() => paint(root.current, passage))
  useForgottenSelection(passage !== undefined)
  useEffect(() => {
    const first = [...lit][0]
    if (first) root.current?.querySelector(`[data-quotes~="${first}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [lit])
  useEffect(() => {
    // The button that made the quote is gone with the question; reading goes on where it stopped.
    if (attention.kind === 'quote' && document.activeElement === document.body)
      root.current?.focus({ preventScroll: true })
  }, [attention])
  useNativeSelection(root, (found) => {
    const passage = trimPassage(interview.text, found)
    const now = store.getState().attention
    const isSame = now.kind === 'passage' && now.passage.start === passage?.start && now.passage.end === passage.end
    if (passage && !isSame) store.attend({ kind: 'passage', passage })
  })

  function open(index: number): void {
    const piece = pieces[index]
    if (!piece) return
    setCursor({ at: index, from: index })
    const quoteId = shortestQuote(piece, interview)
    if (quoteId) return store.attend({ kind: 'quote', quoteId })
    const passage = trimPassage(interview.text, piece)
    const isAgain = attention.kind === 'passage' && attention.passage.start === passage?.start
    store.attend(passage && !isAgain ? { kind: 'passage', passage } : nothing)
  }

  function onKeyDown(event: React.KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey) return
    const { key, shiftKey: shift, altKey: alt } = event
    const step = stepReading(interview.text, turns, { cursor: { ...cursor, at }, passage }, { key, shift, alt })
    if (step) {
      event.preventDefault()
      setCursor(step.cursor)
      if (step.passage) {
        store.attend({ kind: 'passage', passage: step.passage })
        announce(messages.transcript.selected(spokenWords(interview.text, step.passage, turns)))
      }
      root.current?.querySelector(`[data-piece="${step.cursor.at}"]`)?.scrollIntoView({ block: 'nearest' })
    } else if ((key === 'h' || key === 'Enter') && attention.kind !== 'passage') {
      event.preventDefault()
      open(at)
    } else if (onKey(key)) event.preventDefault()
  }

  return (
    <>
      {/* A listbox is what a list of sentences is for those who hear it: arrows move, and what is selected is said. */}
      <div
        ref={root}
        className="ev-said"
        role="listbox"
        aria-multiselectable="true"
        aria-label={messages.transcript.label(nameOf(interview))}
        aria-describedby={`${id}-keys`}
        aria-activedescendant={pieces.length > 0 ? `${id}-${at}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          if (document.getSelection()?.isCollapsed === false) return
          const piece = (event.target as Element).closest<HTMLElement>('[data-piece]')
          if (piece) open(Number(piece.dataset.piece))
        }}
      >
        {turns.map((turn) => (
          <TurnRow
            key={turn.start}
            turn={turn}
            id={id}
            text={interview.text}
            looks={looks}
            lit={lit}
            cursor={at >= turn.firstPiece && at < turn.firstPiece + turn.pieces.length ? at : -1}
            selected={passage && passage.start < turn.end && passage.end > turn.start ? passage : undefined}
          />
        ))}
      </div>
      <p id={`${id}-keys`} className="unseen">
        {messages.transcript.keys}
      </p>
    </>
  )
}

const TurnRow = memo(function TurnRow(props: {
  turn: Turn
  id: string
  text: string
  looks: ReadonlyMap<QuoteId, QuoteLook>
  lit: ReadonlySet<QuoteId>
  /** The number of the piece that the keyboard is at; −1 elsewhere. */
  cursor: number
  selected: { start: number; end: number } | undefined
}) {
  const { turn, id, text, looks, lit, cursor, selected } = props
  const at = turn.at === undefined ? '' : formatTime(turn.at)
  return (
    <div className="ev-turn" data-role={turn.role} role="group" aria-label={messages.transcript.turn(turn.speaker, at)}>
      <span className="ev-at" aria-hidden="true">
        {at || turn.speaker}
      </span>
      <span className="ev-words">
        {turn.pieces.map((piece, i) => {
          const number = turn.firstPiece + i
          const look = lookOf(piece, looks)
          const isLit = piece.quoteIds.some((quoteId) => lit.has(quoteId))
          return (
            <span
              key={piece.start}
              id={`${id}-${number}`}
              role="option"
              aria-label={look && `${text.slice(piece.start, piece.end).trim()} (${describe(look)})`}
              aria-selected={
                isLit || (selected !== undefined && selected.start < piece.end && selected.end > piece.start)
              }
              className={['ev-piece', look ? `quote ${look}` : '', isLit ? 'lit' : '', number === cursor ? 'at' : '']
                .filter(Boolean)
                .join(' ')}
              style={styleOf(look)}
              data-start={piece.start}
              data-piece={number}
              data-quotes={piece.quoteIds.length > 0 ? piece.quoteIds.join(' ') : undefined}
            >
              {text.slice(piece.start, piece.end)}
            </span>
          )
        })}
      </span>
    </div>
  )
})

function lookOf(piece: Piece, looks: ReadonlyMap<QuoteId, QuoteLook>): QuoteLook | undefined {
  const found = new Set(piece.quoteIds.flatMap((quoteId) => looks.get(quoteId) ?? []))
  if (found.size > 1) found.delete('untied')
  const [only] = found
  return found.size > 1 ? 'mixed' : only
}

function styleOf(look: QuoteLook | undefined) {
  return look === undefined || look === 'mixed' || look === 'untied' ? undefined : stanceStyle(look)
}

function describe(look: QuoteLook): string {
  if (look === 'untied') return messages.transcript.quoteHere(messages.transcript.noTies)
  return messages.transcript.quoteHere(
    look === 'mixed' ? countedStances.map((stance) => stanceWords[stance]).join(', ') : stanceWords[look],
  )
}

/** Where quotes lie over each other, the most exact one is meant. */
function shortestQuote(piece: Piece, interview: Interview): QuoteId | undefined {
  const here = interview.quotes.filter((quote) => piece.quoteIds.includes(quote.id))
  return here.sort((a, b) => a.end - a.start - (b.end - b.start))[0]?.id
}

/** The quotes to be marked: the one in question, or those that speak to the chosen moment. */
function useLit(
  quoteId: QuoteId | undefined,
  momentId: MomentId | undefined,
  evidence: readonly Evidence[],
): ReadonlySet<QuoteId> {
  return useMemo(() => {
    if (quoteId) return new Set([quoteId])
    if (!momentId) return new Set()
    return new Set(
      evidence.filter((tie) => tie.target.kind === 'moment' && tie.target.id === momentId).map((tie) => tie.quoteId),
    )
  }, [quoteId, momentId, evidence])
}

function paint(root: HTMLElement | null, passage: { start: number; end: number } | undefined): void {
  // Where the browser cannot paint ranges, `aria-selected` pieces are painted instead (evidence.css).
  if (!('highlights' in CSS)) return
  const range = root && passage && rangeOf(root, passage)
  if (range) CSS.highlights.set(highlightName, new Highlight(range))
  else CSS.highlights.delete(highlightName)
}

/** Hears what was selected once the hand comes to rest: at the end of a drag, or when a finger's handles stop. */
function useNativeSelection(
  root: React.RefObject<HTMLElement | null>,
  onSelect: (passage: { start: number; end: number }) => void,
): void {
  const take = useEffectEvent(() => {
    const found = root.current && selectedPassage(root.current)
    if (found) onSelect(found)
  })
  useEffect(() => {
    let isDown = false
    let isDownHere = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const down = (event: PointerEvent) => {
      isDown = true
      isDownHere = event.target instanceof Node && root.current?.contains(event.target) === true
    }
    const up = () => {
      isDown = false
      // A press on a button elsewhere leaves the selection where it was; it is no new one.
      if (isDownHere) take()
    }
    const changed = () => {
      clearTimeout(timer)
      if (!isDown) timer = setTimeout(take, 250)
    }
    document.addEventListener('pointerdown', down)
    document.addEventListener('pointerup', up)
    document.addEventListener('pointercancel', up)
    document.addEventListener('selectionchange', changed)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerdown', down)
      document.removeEventListener('pointerup', up)
      document.removeEventListener('pointercancel', up)
      document.removeEventListener('selectionchange', changed)
      if ('highlights' in CSS) CSS.highlights.delete(highlightName)
    }
  }, [root])
}

/** Once a passage is settled, the browser's own selection of it is over too. */
function useForgottenSelection(hasPassage: boolean): void {
  const had = useRef(false)
  useEffect(() => {
    if (had.current && !hasPassage) document.getSelection()?.removeAllRanges()
    had.current = hasPassage
  }, [hasPassage])
}
