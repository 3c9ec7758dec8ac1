import { z } from 'zod'
import { idPattern, type MomentId, type PersonId } from '#shared/model/ids.ts'

/**
 * What browsers say of themselves while they are here; nothing of it is written down. Whose it is, is the server's word
 * (`personId`); all else is a claim, and read as one.
 *
 *   in the document of a canvas   canvas { scene, at?, selected }   where a pointer is, and what is selected
 *   in the session document       here { page, query, at, call?, follows? }, view { scene, box }
 *
 * Whoever draws in private says neither where they are nor what they see.
 */
const id = z.string().regex(idPattern)
const coordinate = z.number().min(-1e7).max(1e7)
const spot = z.object({ x: coordinate, y: coordinate, on: id.optional() })
const onCanvas = z.object({ scene: z.string().max(80), at: spot.optional(), selected: z.array(id).max(50) })
const box = z.object({
  x: coordinate,
  y: coordinate,
  w: z.number().positive().max(1e7),
  h: z.number().positive().max(1e7),
})
const view = z.object({ scene: z.string().max(80), box })
const here = z.object({
  page: z.string().max(20).optional(),
  query: z.string().max(300),
  at: z.number(),
  call: id.optional(),
  follows: id.optional(),
})

/** A point in page pixels, or from the corner of the moment it is on: layouts differ a little between screens. */
export type Spot = { readonly x: number; readonly y: number; readonly on?: MomentId | undefined }
export type ViewBox = { readonly x: number; readonly y: number; readonly w: number; readonly h: number }

/** Somebody else on the same canvas. */
export type Guest = {
  readonly client: number
  readonly personId: PersonId
  readonly at?: Spot | undefined
  readonly selected: readonly MomentId[]
}

/** Where somebody is on the board, by the browser in which they last did something. */
export type Whereabouts = {
  readonly client: number
  readonly personId: PersonId
  /** Absent where they draw in private. */
  readonly page?: string | undefined
  readonly query: string
  readonly view?: { readonly scene: string; readonly box: ViewBox } | undefined
  /** Changes with each time they ask everyone to come. */
  readonly call?: string | undefined
  readonly follows?: PersonId | undefined
}

export type PresenceStates = ReadonlyMap<number, Readonly<Record<string, unknown>>>

/** The others on a canvas, in the same order on every screen. My other tabs are no others. */
export function readGuests(states: PresenceStates, myId: PersonId, scene: string): readonly Guest[] {
  const guests: Guest[] = []
  for (const [client, state] of states) {
    const personId = personOf(state)
    const said = onCanvas.safeParse(state.canvas)
    if (!personId || personId === myId || !said.success || said.data.scene !== scene) continue
    const { at, selected } = said.data
    guests.push({
      client,
      personId,
      selected: selected as MomentId[],
      ...(at ? { at: { x: at.x, y: at.y, ...(at.on === undefined ? {} : { on: at.on as MomentId }) } } : {}),
    })
  }
  return guests.sort((a, b) => a.client - b.client)
}

/** Everybody's whereabouts, mine of other tabs left out. */
export function readWhereabouts(states: PresenceStates, myId: PersonId): ReadonlyMap<PersonId, Whereabouts> {
  const latest = new Map<PersonId, number>()
  const found = new Map<PersonId, Whereabouts>()
  for (const [client, state] of states) {
    const personId = personOf(state)
    const said = here.safeParse(state.here)
    if (!personId || personId === myId || !said.success) continue
    const { page, query, at, call, follows } = said.data
    if (at < (latest.get(personId) ?? -Infinity)) continue
    latest.set(personId, at)
    const seen = view.safeParse(state.view)
    found.set(personId, {
      client,
      personId,
      page,
      query,
      call,
      follows: follows as PersonId | undefined,
      view: page !== undefined && seen.success ? seen.data : undefined,
    })
  }
  return found
}

/**
 * Who of `leaders` has just asked everyone to come. What somebody said before this browser first heard of them is not
 * news: whoever opens the board later is not carried off.
 */
export function freshCall(
  before: ReadonlyMap<PersonId, Whereabouts>,
  now: ReadonlyMap<PersonId, Whereabouts>,
  leaders: ReadonlySet<PersonId>,
): PersonId | undefined {
  for (const [personId, { call }] of now) {
    const known = before.get(personId)
    if (known && call !== undefined && call !== known.call && leaders.has(personId)) return personId
  }
  return undefined
}

function personOf(state: Readonly<Record<string, unknown>>): PersonId | undefined {
  return typeof state.personId === 'string' ? (state.personId as PersonId) : undefined
}
