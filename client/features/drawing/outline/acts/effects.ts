import type { InkRecord } from '#shared/documents/ink-document.ts'
import type { MomentPatch } from '#shared/documents/map-document.ts'
import { outlineOf } from '#shared/layout/outline-order.ts'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import { type MapEdits, withEdits } from '#shared/model/map-edits.ts'
import type { Selection } from '../../../../canvas/selection/selection-store.ts'
import { outlineWords } from '../messages.ts'
import type { Look } from '../outline-look.ts'
import type { PendingRow } from '../pending-row.ts'

/** What is only on this screen, beside the selection that canvas and outline share; nothing of it is written down. */
export type OutlineState = {
  /** The row that was asked for and has no letter yet. */
  readonly asked: PendingRow | undefined
  /** Something that could not be done, in a sentence. */
  readonly trouble: string
  /** The rows whose branches this person folded away. */
  readonly folded: ReadonlySet<MomentId>
}

/** What a person has in front of them when they act: all that an act may depend on. */
export type Stand = Look & {
  readonly state: OutlineState
  readonly selection: Selection
  readonly readOnly: boolean
  readonly mintMoment: () => MomentId
  readonly mintLink: () => LinkId
}

/** What an act comes to; `createOutline` carries it out. Nothing in it: nothing happens. */
export type Effects = {
  /** Written one after the other, as one step. */
  readonly edits?: readonly MapEdits[]
  /** Said of a moment that the edits have just added. */
  readonly patch?: { readonly id: MomentId; readonly said: MomentPatch }
  /** What comes to lie around the moments, in the same step. */
  readonly ink?: readonly InkRecord[]
  /** What is written are letters: those that follow each other are one step for undo. */
  readonly isTyping?: true
  /** What was typed before this is a step of its own; what is written here without being typed is one anyway. */
  readonly endsStep?: true
  readonly state?: Partial<OutlineState>
  readonly selection?: Partial<Selection>
  /** The closed row that gets the focus. */
  readonly focus?: MomentId
  /** Said to those who listen. */
  readonly announce?: string
  readonly history?: 'undo' | 'redo'
  /** What opens beside the rows: the key sheet, the search, the choice of an image. */
  readonly goes?: 'help' | 'search' | 'image'
}

/** One thing that can be done in the outline, by key or by click. Decides, and does nothing: what follows is in what it gives. */
export type Act = (stand: Stand) => Effects

export const nothing: Effects = {}

/** An act that writes: nothing where the map may only be looked at. */
export function writing(act: Act): Act {
  return (stand) => (stand.readOnly ? nothing : act(stand))
}

/** One after the other, as if it were one: what both say, the second says. */
export function both(first: Effects, second: Effects): Effects {
  return {
    ...first,
    ...second,
    ...(first.state || second.state ? { state: { ...first.state, ...second.state } } : {}),
    ...(first.selection || second.selection ? { selection: { ...first.selection, ...second.selection } } : {}),
  }
}

/** It can't be done, and why. */
export function refuse(sentence: string): Effects {
  return { state: { trouble: sentence }, announce: sentence }
}

/** Writes a plan and says where the moment stands then; or says why it can't be. */
export function tryPlan({ map }: Stand, plan: MapEdits | undefined, id: MomentId, otherwise: string): Effects {
  if (!plan) return refuse(otherwise)
  const number = outlineOf(withEdits(map, plan)).find((row) => row.momentId === id)?.number
  return {
    edits: [plan],
    state: { trouble: '' },
    ...(number === undefined ? {} : { announce: outlineWords.moved(number) }),
  }
}

/** Nobody moves or removes what is locked; that is said. Nothing where it isn't. */
export function heldBack({ moments }: Stand, id: MomentId): Effects | undefined {
  return moments.get(id)?.locked ? refuse(outlineWords.locked) : undefined
}
