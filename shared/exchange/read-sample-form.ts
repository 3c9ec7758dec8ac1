import { isMomentKind } from '../model/moment.ts'
import type { FileNote } from './file-notes.ts'
import { isRecord } from './left-out.ts'

/**
 * Turns what people and older files write into the words of board file v1, before the schema reads it: `scope`, `role`
 * and `nodes` for brief, discipline and moments; `null` for what is not said; kinds of moments that we do not know.
 */
export function readSampleForm(file: Record<string, unknown>, warnings: FileNote[]): Record<string, unknown> {
  const { scope, ...rest } = withoutNulls(file)
  const board: Record<string, unknown> = scope !== undefined && !('brief' in rest) ? { ...rest, brief: scope } : rest
  if (!Array.isArray(board.maps)) return board
  const unknownKinds = new Set<string>()
  board.maps = board.maps.map((map: unknown) => (isRecord(map) ? readMap(map, unknownKinds) : map))
  if (unknownKinds.size > 0) warnings.push({ reason: 'kindsUnknown', values: [[...unknownKinds].join(', ')] })
  return board
}

function readMap(map: Record<string, unknown>, unknownKinds: Set<string>): Record<string, unknown> {
  const { nodes, author, ...rest } = map
  const moments = rest.moments ?? nodes
  return {
    ...rest,
    ...(author === undefined ? {} : { author: isRecord(author) ? readAuthor(author) : author }),
    ...(moments === undefined
      ? {}
      : { moments: Array.isArray(moments) ? moments.map((moment) => readKind(moment, unknownKinds)) : moments }),
  }
}

function readAuthor({ role, ...author }: Record<string, unknown>): Record<string, unknown> {
  return role !== undefined && !('discipline' in author) ? { ...author, discipline: role } : author
}

function readKind(moment: unknown, unknownKinds: Set<string>): unknown {
  if (!isRecord(moment) || typeof moment.kind !== 'string' || isMomentKind(moment.kind)) return moment
  unknownKinds.add(moment.kind.slice(0, 40))
  return { ...moment, kind: 'step' }
}

function withoutNulls(record: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(record)) if (value !== null) kept[key] = cleaned(value)
  return kept
}

function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cleaned)
  return isRecord(value) ? withoutNulls(value) : value
}
