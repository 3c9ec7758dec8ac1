import { useCallback, useEffect, useRef, useState } from 'react'
import type { Person } from '#shared/model/person.ts'
import { MarginNoteText } from './MarginNoteText.tsx'
import type { MarginNote } from './margin-notes.ts'
import { messages } from './messages.ts'
import { stackNotes } from './stack-notes.ts'

type Props = {
  readonly notes: readonly MarginNote[]
  readonly people: readonly Person[]
  /** The sheets; notes stand beside their lines on them. */
  readonly sheets: React.RefObject<HTMLElement | null>
}

type Placed = { readonly top: number; readonly lineY: number; readonly lineHeight: number }

const firstTop = 64
const gap = 24
/** Narrower than this there is no margin, and notes stand below the sheet (`guide.css`). */
const marginQuery = '(min-width: 1180px)'

/** Pencilled beside the sheet: what a line might do to a participant, with two ways out. */
export function MarginNotes({ notes, people, sheets }: Props) {
  const root = useRef<HTMLElement>(null)
  const [places, setPlaces] = useState<ReadonlyMap<string, Placed>>(new Map())
  const measure = useCallback(() => {
    if (!root.current || !sheets.current) return
    const next = matchMedia(marginQuery).matches ? placeNotes(root.current, sheets.current, notes) : new Map()
    setPlaces((before) => (isSame(before, next) ? before : next))
  }, [notes, sheets])
  useEffect(() => {
    measure()
    const observer = new ResizeObserver(measure)
    if (sheets.current) observer.observe(sheets.current)
    window.addEventListener('resize', measure)
    void document.fonts.ready.then(measure)
    return () => {
      observer.disconnect()
      window.removeEventListener('resize', measure)
    }
  }, [measure, sheets])
  return (
    <aside className="gd-notes no-print" aria-label={messages.notes.label} ref={root}>
      <p className="gd-fine">
        <b>{messages.notes.count(notes.length)}</b> {notes.length > 0 ? messages.notes.yours : messages.notes.none}
      </p>
      {notes.map((note) => {
        const place = places.get(note.key)
        return (
          <div key={note.key} className="gd-note" data-note={note.key} style={place ? { top: place.top } : undefined}>
            {place ? <PencilLine place={place} isBrace={note.kind === 'too-many'} /> : null}
            <MarginNoteText note={note} people={people} />
          </div>
        )
      })}
    </aside>
  )
}

/** From the line to its note; around several lines, a brace. Drawn in the note's own pixels. */
function PencilLine({ place: { top, lineY, lineHeight }, isBrace }: { place: Placed; isBrace: boolean }) {
  const y = lineY - top
  const half = lineHeight / 2
  const path = isBrace
    ? `M-26 ${y - half} c10 8 3 ${half - 18} 12 ${half} c-9 18 -2 ${half - 10} -12 ${half}`
    : `M-62 ${y + 2} C-40 ${y + 4} -26 11 -8 12`
  return (
    <svg className="gd-pencil" aria-hidden="true">
      <path d={path} />
    </svg>
  )
}

function placeNotes(root: HTMLElement, sheets: HTMLElement, notes: readonly MarginNote[]): ReadonlyMap<string, Placed> {
  const base = root.getBoundingClientRect().top
  const wanted = notes.flatMap((note) => {
    const lines = (note.kind === 'line' ? [note.line] : note.lines).flatMap(
      (line) => sheets.querySelector(`[data-line="${CSS.escape(line.id)}"]`) ?? [],
    )
    const first = lines[0]?.getBoundingClientRect()
    const last = lines.at(-1)?.getBoundingClientRect()
    if (!first || !last) return []
    const height = root.querySelector<HTMLElement>(`[data-note="${CSS.escape(note.key)}"]`)?.offsetHeight ?? 0
    const lineY = (first.top + last.bottom) / 2 - base
    const wantedTop = note.kind === 'line' ? lineY - 12 : lineY - height / 2
    return [{ key: note.key, height, wantedTop, lineY, lineHeight: last.bottom - first.top }]
  })
  const tops = stackNotes(wanted, { first: firstTop, gap })
  return new Map(wanted.map(({ key, lineY, lineHeight }) => [key, { top: tops.get(key) ?? 0, lineY, lineHeight }]))
}

function isSame(a: ReadonlyMap<string, Placed>, b: ReadonlyMap<string, Placed>): boolean {
  if (a.size !== b.size) return false
  return [...a].every(([key, { top, lineY, lineHeight }]) => {
    const other = b.get(key)
    return other?.top === top && other.lineY === lineY && other.lineHeight === lineHeight
  })
}
