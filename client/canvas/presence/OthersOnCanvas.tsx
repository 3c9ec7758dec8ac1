import { useCallback } from 'react'
import { type Editor, useEditor, useValue } from 'tldraw'
import type { MomentId, PersonId } from '#shared/model/ids.ts'
import type { Person } from '#shared/model/person.ts'
import { useBoard, useSessionFacts } from '../../sync/board-context.tsx'
import { type Guest, type PresenceStates, readGuests } from '../../sync/together/presence-state.ts'
import { usePresence, useTogether } from '../../sync/together/together-context.tsx'
import { AuthorTab } from '../../ui/drawn/AuthorTab.tsx'
import type { CanvasPresence } from '../map-canvas-props.ts'
import { isMomentShape, type MomentShape } from '../projection/shape-types.ts'

/** With more people than this, tabs stand for names; with more than that, the rest is left out. */
const namedAtMost = 5
const shownAtMost = 24

/** Where the others point, and what they have selected. A picture: those who listen find the people in their list. */
export function OthersOnCanvas({ presence }: { presence: CanvasPresence }) {
  const { myId } = useBoard()
  const { people } = useSessionFacts()
  const { awareness } = presence.document
  const { scene } = presence
  const read = useCallback((states: PresenceStates) => readGuests(states, myId, scene), [myId, scene])
  const guests = usePresence(awareness, read)
  const isShown = useTogether((state) => state.showsOthers)
  if (!isShown) return null
  const known = guests.flatMap((guest) => {
    const person = people.find(({ id }) => id === guest.personId)
    return person ? [{ guest, person }] : []
  })
  const shown = known.slice(0, shownAtMost)
  const isCrowd = new Set<PersonId>(shown.map(({ person }) => person.id)).size > namedAtMost
  return (
    <div className="others-on-canvas" aria-hidden="true">
      {shown.map(({ guest, person }) => (
        <Selected key={guest.client} guest={guest} person={person} />
      ))}
      {shown.map(({ guest, person }) => (
        <Pointer key={guest.client} guest={guest} person={person} isNamed={!isCrowd} />
      ))}
    </div>
  )
}

function Pointer({ guest, person, isNamed }: { guest: Guest; person: Person; isNamed: boolean }) {
  const editor = useEditor()
  const { at } = guest
  const point = useValue(
    'pointer of another',
    () => {
      if (!at?.on) return at
      const [box] = boxesOf(editor, [at.on])
      return box && { x: box.x + at.x, y: box.y + at.y }
    },
    [editor, at],
  )
  if (!point) return null
  return (
    <div className={`other-pointer slot-${person.slot}`} style={{ translate: `${point.x}px ${point.y}px` }}>
      <div className="at-one-size">
        <svg width="18" height="20" viewBox="0 0 18 20">
          <path d="M2 2 L4.2 16 L8 11.600 L14.600 11.200 Z" />
        </svg>
        <span className="other-name">
          <AuthorTab slot={person.slot} name={person.name} />
          {isNamed ? person.name : null}
        </span>
      </div>
    </div>
  )
}

/** A line around what another has selected, with their tab. */
function Selected({ guest, person }: { guest: Guest; person: Person }) {
  const editor = useEditor()
  const { selected } = guest
  const boxes = useValue('selected by another', () => boxesOf(editor, selected), [editor, selected])
  return boxes.map(({ id, x, y, w, h }) => (
    <div
      key={id}
      className={`other-selected slot-${person.slot}`}
      style={{ translate: `${x - 6}px ${y - 6}px`, width: w + 12, height: h + 12 }}
    >
      <AuthorTab slot={person.slot} name={person.name} />
    </div>
  ))
}

/** A moment has one id on all maps, and stands once on a canvas. */
function boxesOf(editor: Editor, ids: readonly MomentId[]) {
  if (ids.length === 0) return []
  const wanted = new Set(ids)
  return editor
    .getCurrentPageShapes()
    .filter((shape): shape is MomentShape => isMomentShape(shape) && wanted.has(shape.props.momentId))
    .map((shape) => ({ id: shape.id, x: shape.x, y: shape.y, w: shape.props.w, h: shape.props.h }))
}
