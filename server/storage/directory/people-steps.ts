import type { BoardId, PersonId } from '#shared/model/ids.ts'
import { type Role, roles } from '#shared/model/person.ts'
import type { DeviceBoard, DeviceHash, Directory } from '../directory.ts'
import { first, hold, rows, type Steps } from '../steps.ts'
import { known } from './read-rows.ts'

type Input<Method extends keyof Directory> = Parameters<Directory[Method]>[0]

/** Who is on a board, and as whom a device speaks. */
export const peopleSteps = {
  *addPerson({ boardId, person, device, recovery, limit, at }: Input<'addPerson'>): Steps<'added' | 'full'> {
    yield* hold(boardId)
    const count = yield* first('select count(*) as count from people where board = ? and left_at is null', boardId)
    if (Number(count?.count) >= limit) return 'full'
    const { id, name, discipline, slot, role, mapId, ready, revealedAt } = person
    yield* rows(
      `insert into people (board, id, name, discipline, slot, role, map, ready, joined_at, recovery)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      boardId,
      id,
      name,
      discipline,
      slot,
      role,
      mapId,
      ready ? 1 : 0,
      at,
      recovery ?? null,
    )
    yield* rows(
      'insert into documents (board, name, owner, created_at, revealed_at) values (?, ?, ?, ?, ?)',
      boardId,
      `map-${mapId}`,
      id,
      at,
      revealedAt ?? null,
    )
    if (device !== undefined) yield* speakAs({ device, boardId, personId: id, proven: true, at })
    return 'added'
  },

  *removePerson({
    boardId,
    personId,
    withMap,
    at,
  }: Input<'removePerson'>): Steps<
    { outcome: 'removed'; deleted?: string } | { outcome: 'unknown' | 'last-facilitator' }
  > {
    yield* hold(boardId)
    const person = yield* first(
      `select p.role, p.map, d.revealed_at from people p
       left join documents d on d.board = p.board and d.name = 'map-' || p.map
       where p.board = ? and p.id = ? and p.left_at is null`,
      boardId,
      personId,
    )
    if (!person) return { outcome: 'unknown' }
    if (person.role === 'facilitator' && !(yield* hasOtherFacilitator(boardId, personId)))
      return { outcome: 'last-facilitator' }
    yield* rows('update people set left_at = ?, ready = 0 where board = ? and id = ?', at, boardId, personId)
    yield* rows('delete from approvals where board = ? and person = ?', boardId, personId)
    if (!withMap || person.revealed_at !== null) return { outcome: 'removed' }
    const deleted = `map-${String(person.map)}`
    yield* rows('update documents set deleted_at = ? where board = ? and name = ?', at, boardId, deleted)
    return { outcome: 'removed', deleted }
  },

  *choosePerson({ device, boardId, personId, at }: Input<'choosePerson'>): Steps<boolean> {
    yield* hold(boardId)
    const mine = yield* peopleOfDevice(device, boardId)
    if (!mine.includes(personId)) return false
    yield* speakAs({ device, boardId, personId, proven: false, at })
    return true
  },

  peopleOfDevice,

  *person(boardId: BoardId, personId: PersonId): Steps<{ name: string; role: Role } | undefined> {
    const row = yield* first('select name, role from people where board = ? and id = ?', boardId, personId)
    return row && { name: String(row.name), role: known(roles, row.role) }
  },

  *boardsOfDevice(device: DeviceHash): Steps<DeviceBoard[]> {
    const found = yield* rows(
      `select c.board, c.person, c.chosen, b.title, p.name from device_people c
       join boards b on b.id = c.board and b.deleted_at is null
       join people p on p.board = c.board and p.id = c.person and p.left_at is null
       where c.device = ? order by c.chosen desc`,
      device,
    )
    const boards = new Map<string, DeviceBoard>()
    for (const row of found) {
      if (boards.has(String(row.board))) continue
      boards.set(String(row.board), {
        boardId: String(row.board) as BoardId,
        title: String(row.title),
        personId: String(row.person) as PersonId,
        name: String(row.name),
        at: Number(row.chosen),
      })
    }
    return [...boards.values()]
  },

  *setReady(boardId: BoardId, personId: PersonId, ready: boolean): Steps<'set' | 'revealed'> {
    yield* hold(boardId)
    const map = yield* first(
      `select d.revealed_at from people p join documents d on d.board = p.board and d.name = 'map-' || p.map
       where p.board = ? and p.id = ?`,
      boardId,
      personId,
    )
    if (map && map.revealed_at !== null) return 'revealed'
    yield* rows('update people set ready = ? where board = ? and id = ?', ready ? 1 : 0, boardId, personId)
    return 'set'
  },

  *setRole({ boardId, by, personId, role }: Input<'setRole'>): Steps<'changed' | 'unknown' | 'last-facilitator'> {
    yield* hold(boardId)
    const target = yield* first(
      'select role from people where board = ? and id = ? and left_at is null',
      boardId,
      personId,
    )
    if (!target) return 'unknown'
    if (role === 'facilitator') {
      if (by !== personId) yield* setRole(boardId, by, 'author')
    } else if (target.role === 'facilitator' && !(yield* hasOtherFacilitator(boardId, personId)))
      return 'last-facilitator'
    yield* setRole(boardId, personId, role)
    return 'changed'
  },
}

function* setRole(boardId: BoardId, personId: PersonId, role: string): Steps<void> {
  yield* rows('update people set role = ? where board = ? and id = ?', role, boardId, personId)
}

function* hasOtherFacilitator(boardId: BoardId, personId: PersonId): Steps<boolean> {
  const other = yield* first(
    "select id from people where board = ? and role = 'facilitator' and id <> ? and left_at is null limit 1",
    boardId,
    personId,
  )
  return other !== undefined
}

function* peopleOfDevice(device: DeviceHash, boardId: BoardId): Steps<PersonId[]> {
  const found = yield* rows(
    `select c.person from device_people c join people p on p.board = c.board and p.id = c.person and p.left_at is null
     where c.device = ? and c.board = ? order by c.chosen desc, c.person`,
    device,
    boardId,
  )
  return found.map((row) => String(row.person) as PersonId)
}

/** Later than every other choice, also where the clock stands still or went back; what was proven stays proven. */
export function* speakAs(choice: {
  device: DeviceHash
  boardId: BoardId
  personId: PersonId
  proven: boolean
  at: number
}): Steps<void> {
  const { device, boardId, personId, proven, at } = choice
  const latest = yield* first(
    'select max(chosen) as latest from device_people where device = ? and board = ?',
    device,
    boardId,
  )
  const chosen = Math.max(at, typeof latest?.latest === 'number' ? latest.latest + 1 : 0)
  const isProven = proven ? 1 : 0
  yield* rows(
    `insert into device_people (device, board, person, chosen, proven) values (?, ?, ?, ?, ?)
     on conflict (device, board, person) do update set chosen = excluded.chosen,
       proven = case when excluded.proven > device_people.proven then excluded.proven else device_people.proven end`,
    device,
    boardId,
    personId,
    chosen,
    isProven,
  )
}
