import { planBack, planBranch, planNext } from '#shared/layout/outline-edits.ts'
import type { ExperienceMap } from '#shared/model/experience-map.ts'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import type { AddedMoment, MapEdits } from '#shared/model/map-edits.ts'
import type { MomentKind } from '#shared/model/moment.ts'

/**
 * The row that Enter has just opened. It is on the screen, but not in the document before its first letter: an empty
 * row that is left again has never been anywhere.
 */
export type PendingRow = {
  readonly id: MomentId
  readonly after?: MomentId
  readonly how: PendingHow
  /** Minted with the row, so that it stays the same row from one look to the next. */
  readonly linkIds: readonly LinkId[]
}

/** From far in to far out: `back` leaves a branch that comes back, `back-alone` one that ends. */
const depths = ['branch', 'next', 'back', 'back-alone'] as const
type PendingHow = (typeof depths)[number]

type Drawn = Pick<ExperienceMap, 'moments' | 'links'>

export function planPending(map: Drawn, row: PendingRow, moment: Partial<AddedMoment> = {}): MapEdits | undefined {
  const kind: MomentKind = moment.kind ?? (map.moments.length === 0 ? 'start' : 'step')
  // Whoever goes on writing goes on in the same chapter.
  const chapter = map.moments.find(({ id }) => id === row.after)?.chapter
  const added: AddedMoment = { label: '', ...(chapter ? { chapter } : {}), ...moment, id: row.id, kind }
  const ids = row.linkIds.values()
  const mint = (): LinkId => ids.next().value ?? (`${row.id}-more` as LinkId)
  switch (row.how) {
    case 'next':
      return planNext(map, row.after, added, mint)
    case 'branch':
      return row.after === undefined ? undefined : planBranch(map, row.after, added, mint)
    case 'back':
    case 'back-alone':
      return row.after === undefined ? undefined : planBack(map, row.after, added, row.how === 'back', mint)
  }
}

/** The row one level further in or out; nothing where there is no such level. */
export function shiftPending(map: Drawn, row: PendingRow, direction: 'in' | 'out'): PendingRow | undefined {
  const how = depths[depths.indexOf(row.how) + (direction === 'in' ? -1 : 1)]
  if (!how) return undefined
  const shifted = { ...row, how }
  return planPending(map, shifted) ? shifted : undefined
}
