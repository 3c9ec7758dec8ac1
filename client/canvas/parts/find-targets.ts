import type { MomentId } from '#shared/model/ids.ts'
import type { Moment } from '#shared/model/moment.ts'

const maxShown = 8

/** Moments whose label has all that was typed, those that begin with it first. */
export function findTargets(moments: readonly Moment[], from: MomentId, typed: string): readonly Moment[] {
  const wanted = typed.trim().toLocaleLowerCase()
  const others = moments.filter((moment) => moment.id !== from)
  if (!wanted) return others.slice(0, maxShown)
  const words = wanted.split(/\s+/)
  const found = others.filter((moment) => words.every((word) => moment.label.toLocaleLowerCase().includes(word)))
  const starts = (moment: Moment) => (moment.label.toLocaleLowerCase().startsWith(wanted) ? 0 : 1)
  return found.sort((a, b) => starts(a) - starts(b)).slice(0, maxShown)
}
