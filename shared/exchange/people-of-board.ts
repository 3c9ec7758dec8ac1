import type { MapId } from '../model/ids.ts'
import type { BoardFile, PersonInFile } from './board-file-types.ts'

/** Somebody whom a board file speaks of, with their map if it has one. `id` is absent where only a name is known. */
export type PersonOfBoard = Omit<PersonInFile, 'id'> & {
  readonly id?: PersonInFile['id']
  readonly mapId?: MapId
}

/** Everybody in a board file, first those it lists, then authors of maps whom it does not; always in the same order. */
export function peopleOfBoard({ people = [], maps }: Pick<BoardFile, 'people' | 'maps'>): readonly PersonOfBoard[] {
  const mapOf = new Map(maps.toReversed().map((map) => [map.author.id, map.id] as const))
  const listed = people.map((person): PersonOfBoard => {
    const mapId = mapOf.get(person.id)
    return { ...person, ...(mapId === undefined ? {} : { mapId }) }
  })
  const placed = new Set(listed.flatMap(({ mapId }) => mapId ?? []))
  const known = new Set(people.map(({ id }) => id))
  const others = maps
    .filter(({ id }) => !placed.has(id))
    .map(({ id: mapId, author: { id, name, discipline } }): PersonOfBoard => {
      // A second map of one person needs somebody of its own: each person has one map.
      const isFree = id !== undefined && !known.has(id)
      if (isFree) known.add(id)
      return { ...(isFree ? { id } : {}), name, discipline, mapId }
    })
  return [...listed, ...others]
}
