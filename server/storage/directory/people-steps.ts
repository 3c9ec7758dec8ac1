import type { BoardId, MapId, PersonId } from '#shared/model/ids.ts'
import { type Role, roles } from '#shared/model/person.ts'
import type { DeviceHash, Directory, PutAwayMap } from '../directory.ts'
import { first, hold, remove, type Row, rows, type Steps } from '../steps.ts'
import { logKeyOfName } from '../log-key.ts'
import { known } from './read-rows.ts'

type Input<Method extends keyof Directory> = Parameters<Directory[Method]>[0]

/** Who is on a board, and as whom a device speaks. */
export const peopleSteps = {
  *addPerson({
    boardId,
    person,
    device,
    recovery,
    invite,
    limit,
    at,
  }: Input<'addPerson'>): Steps<'added' | 'full' | 'removed'> {
    yield* hold(boardId)
    if (device !== undefined && (yield* wasRemoved(device, boardId))) return 'removed'
    const count = yield* first('select count(*) as count from people where board = ? and left_at is null', boardId)
    if (Number(count?.count) >= limit) return 'full'
    const { id, name, discipline, slot, role, mapId, ready, revealedAt } = person
    yield* rows(
      `insert into people (board, id, name, discipline, slot, role, map, ready, joined_at, recovery, invite)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
      invite ?? null,
    )
    yield* addMap({ boardId, personId: id, mapId, at, revealedAt })
    if (device !== undefined) yield* speakAs({ device, boardId, personId: id, proven: true, at })
    return 'added'
  },

  *removePerson({
    boardId,
    personId,
    withMap,
    keepOut = false,
    at,
  }: Input<'removePerson'>): Steps<
    { outcome: 'removed'; deleted: string[] } | { outcome: 'unknown' | 'last-facilitator' }
  > {
    yield* hold(boardId)
    const person = yield* first(
      'select role from people where board = ? and id = ? and left_at is null',
      boardId,
      personId,
    )
    if (!person) return { outcome: 'unknown' }
    if (person.role === 'facilitator' && !(yield* hasOtherFacilitator(boardId, personId)))
      return { outcome: 'last-facilitator' }
    yield* rows(
      'update people set left_at = ?, ready = 0, removed = ? where board = ? and id = ?',
      at,
      keepOut ? 1 : 0,
      boardId,
      personId,
    )
    yield* rows('delete from approvals where board = ? and person = ?', boardId, personId)
    if (!withMap) return { outcome: 'removed', deleted: [] }
    const deleted = yield* rows(
      `update documents set deleted_at = ? where board = ? and owner = ? and revealed_at is null and deleted_at is null
       returning name`,
      at,
      boardId,
      personId,
    )
    yield* remove(deleted.map(({ name }) => logKeyOfName(boardId, String(name))))
    for (const row of deleted)
      yield* rows('delete from images where board = ? and document = ?', boardId, String(row.name))
    return { outcome: 'removed', deleted: deleted.map((row) => String(row.name)) }
  },

  *choosePerson({ device, boardId, personId, at }: Input<'choosePerson'>): Steps<boolean> {
    yield* hold(boardId)
    const mine = yield* peopleOfDevice(device, boardId)
    if (!mine.includes(personId)) return false
    const proven = yield* hasProven(device, boardId, personId)
    yield* speakAs({ device, boardId, personId, proven, at })
    return true
  },

  peopleOfDevice,

  *person(boardId: BoardId, personId: PersonId): Steps<{ name: string; role: Role } | undefined> {
    const row = yield* first('select name, role from people where board = ? and id = ?', boardId, personId)
    return row && { name: String(row.name), role: known(roles, row.role) }
  },

  *beginMapAnew({ boardId, personId, device, mapId, at }: Input<'beginMapAnew'>): Steps<'begun' | 'not-closed'> {
    yield* hold(boardId)
    const now = yield* mapNow(boardId, personId)
    const isDeleted = now !== undefined && now.deleted_at !== null
    const isSealed = now?.revealed_at === null && !(yield* hasProven(device, boardId, personId))
    if (!now || (!isDeleted && !isSealed)) return 'not-closed'
    if (!(yield* hasProven(device, boardId, personId)) && (yield* hasOwnDevice(boardId, personId))) return 'not-closed'
    yield* addMap({ boardId, personId, mapId, at, begunBy: device })
    yield* rows('update people set map = ?, ready = 0 where board = ? and id = ?', mapId, boardId, personId)
    return 'begun'
  },

  *putAwayMap(boardId: BoardId, personId: PersonId): Steps<PutAwayMap | undefined> {
    const row = yield* first(
      `select d.name, d.created_at from documents d join people p on p.board = d.board and p.id = d.owner
       join documents now on now.board = p.board and now.name = 'map-' || p.map
       where d.board = ? and d.owner = ? and d.name <> now.name and d.revealed_at is null and d.deleted_at is null
       and (now.revealed_at is null or d.created_at < now.created_at)
       order by d.created_at desc, d.name limit 1`,
      boardId,
      personId,
    )
    return row && { mapId: String(row.name).slice('map-'.length) as MapId, at: Number(row.created_at) }
  },

  *takeMapBack({ boardId, personId, device }: Input<'takeMapBack'>): Steps<boolean> {
    yield* hold(boardId)
    const earlier = yield* peopleSteps.putAwayMap(boardId, personId)
    if (!earlier || !(yield* hasProven(device, boardId, personId))) return false
    yield* rows('update people set map = ?, ready = 0 where board = ? and id = ?', earlier.mapId, boardId, personId)
    return true
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

/** The document of the map that is a person's now. */
function* mapNow(boardId: BoardId, personId: PersonId): Steps<Row | undefined> {
  return yield* first(
    `select d.revealed_at, d.deleted_at from people p join documents d on d.board = p.board and d.name = 'map-' || p.map
     where p.board = ? and p.id = ? and p.left_at is null`,
    boardId,
    personId,
  )
}

function* addMap(map: {
  boardId: BoardId
  personId: PersonId
  mapId: MapId
  at: number
  revealedAt?: number | undefined
  begunBy?: DeviceHash
}): Steps<void> {
  yield* rows(
    'insert into documents (board, name, owner, created_at, revealed_at, begun_by) values (?, ?, ?, ?, ?, ?)',
    map.boardId,
    `map-${map.mapId}`,
    map.personId,
    map.at,
    map.revealedAt ?? null,
    map.begunBy ?? null,
  )
}

/** The device is the person and has shown it (D4). */
export function* hasProven(device: DeviceHash, boardId: BoardId, personId: PersonId): Steps<boolean> {
  const found = yield* first(
    `select c.person from device_people c join people p on p.board = c.board and p.id = c.person and p.left_at is null
     where c.device = ? and c.board = ? and c.person = ? and c.proven = 1`,
    device,
    boardId,
    personId,
  )
  return found !== undefined
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

export function* peopleOfDevice(device: DeviceHash, boardId: BoardId): Steps<PersonId[]> {
  const found = yield* rows(
    `select c.person from device_people c join people p on p.board = c.board and p.id = c.person and p.left_at is null
     where c.device = ? and c.board = ? order by c.chosen desc, c.person`,
    device,
    boardId,
  )
  return found.map((row) => String(row.person) as PersonId)
}

/** A device of the person that has proven itself is in sight (D4). */
export function* hasOwnDevice(boardId: BoardId, personId: PersonId): Steps<boolean> {
  const found = yield* first(
    'select device from device_people where board = ? and person = ? and proven = 1 and seen_at is not null limit 1',
    boardId,
    personId,
  )
  return found !== undefined
}

/** The device is, or was, somebody whom a facilitator has removed (D7). */
export function* wasRemoved(device: DeviceHash, boardId: BoardId): Steps<boolean> {
  const found = yield* first(
    `select c.person from device_people c join people p on p.board = c.board and p.id = c.person
     where c.device = ? and c.board = ? and p.removed = 1 limit 1`,
    device,
    boardId,
  )
  return found !== undefined
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
  if (proven && !(yield* hasOwnDevice(boardId, personId))) yield* takeBackYes(boardId, personId)
  yield* rows(
    `insert into device_people (device, board, person, chosen, proven, older, seen_at) values (?, ?, ?, ?, ?, 0, ?)
     on conflict (device, board, person) do update set chosen = excluded.chosen, seen_at = excluded.seen_at,
       proven = case when excluded.proven > device_people.proven then excluded.proven else device_people.proven end`,
    device,
    boardId,
    personId,
    chosen,
    isProven,
    at,
  )
}

/** Whoever is back as themselves has not said yes to showing what a device did that was only let in. */
export function* takeBackYes(boardId: BoardId, personId: PersonId): Steps<void> {
  yield* rows(
    `update people set ready = 0 where board = ? and id = ? and 'map-' || map in
     (select name from documents where board = ? and owner = ? and begun_by is not null and revealed_at is null)`,
    boardId,
    personId,
    boardId,
    personId,
  )
}
