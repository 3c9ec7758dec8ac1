import type { ExperienceMap } from '../model/experience-map.ts'
import { readFeelingSuffix } from '../model/feeling-suffix.ts'
import type { MomentId } from '../model/ids.ts'
import type { MapEdits } from '../model/map-edits.ts'
import { readTypedMark } from '../model/typed-label.ts'
import { planKind } from './outline-edits.ts'

type Drawn = Pick<ExperienceMap, 'moments' | 'links'>

/** A label as it stands after one stroke more: a mark at its start says the kind, and the ways there follow it (O4). */
export function planWritten(map: Drawn, id: MomentId, typed: string): MapEdits {
  const before = map.moments.find((moment) => moment.id === id)?.label ?? ''
  const { label, kind } = readTypedMark(before, typed)
  const words = { id, label }
  if (!kind) return { changeMoments: [words] }
  const plan = planKind(map, id, kind)
  return { ...plan, changeMoments: [...(plan.changeMoments ?? []), words] }
}

/** A label that was closed with a mouth at its end says how somebody feels; a word said before stays where none follows it. */
export function planFelt(map: Drawn, id: MomentId): MapEdits | undefined {
  const moment = map.moments.find((one) => one.id === id)
  const read = moment && readFeelingSuffix(moment.label)
  if (!read) return undefined
  const word = read.feeling.word || (moment.feeling?.word ?? '')
  return { changeMoments: [{ id, label: read.label, feeling: { ...read.feeling, word } }] }
}
