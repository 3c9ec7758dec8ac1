import { cleanLine } from '#shared/model/clean-text.ts'
import type { BoardId, InterviewId, MapId } from '#shared/model/ids.ts'
import { phases } from '#shared/model/phase.ts'
import { roles } from '#shared/model/person.ts'
import type { PersonId } from '#shared/model/ids.ts'
import type { AccessFacts, BoardState, DeviceHash, Directory, RevealedMap } from '../directory.ts'
import { change, first, hold, remove, rows, type Steps } from '../steps.ts'
import { logKeyOfName } from '../log-key.ts'
import { hasOwnDevice } from './people-steps.ts'
import { known, readAsking, readDocumentState, readInterview, readPerson } from './read-rows.ts'

type Input<Method extends keyof Directory> = Parameters<Directory[Method]>[0]

const tablesOfBoard = ['images', 'approvals', 'device_people', 'people', 'interviews', 'invites', 'documents'] as const

/** Whether it is only a device that was let in that stands for a person, or for the map that is theirs now (R6). */
const letIn = `case
  when d.begun_by is not null and not exists (select 1 from device_people c
    where c.board = p.board and c.person = p.id and c.device = d.begun_by and c.proven = 1) then 1
  when exists (select 1 from device_people c where c.board = p.board and c.person = p.id and c.proven = 0)
    and not exists (select 1 from device_people c
      where c.board = p.board and c.person = p.id and c.proven = 1 and c.seen_at is not null) then 1
  else 0 end`

/** Boards and their documents. */
export const boardSteps = {
  *board(boardId: BoardId): Steps<BoardState> {
    const row = yield* first('select * from boards where id = ?', boardId)
    if (!row) return { state: 'unknown' }
    if (row.deleted_at !== null) return { state: 'deleted' }
    const { timer_started: startedAt, timer_ends: endsAt, sample_until: sampleUntil } = row
    // Somebody who has left is still the author of what was revealed; of anybody else nothing is left to name.
    const people = yield* rows(
      `select p.*, d.revealed_at, ${letIn} as let_in from people p left join documents d on d.board = p.board and d.name = 'map-' || p.map
       where p.board = ? and (p.left_at is null or d.revealed_at is not null) order by p.joined_at, p.id`,
      boardId,
    )
    const interviews = yield* rows('select * from interviews where board = ? order by at, id', boardId)
    const asking = yield* rows(
      'select person, count(*) as count, max(at) as at from approvals where board = ? group by person order by person',
      boardId,
    )
    const newest = yield* first(
      'select max(v.id) as number from versions v join logs l on l.id = v.log where l.key = ?',
      `${boardId}/map-shared`,
    )
    return {
      state: 'present',
      facts: {
        title: cleanLine(String(row.title)),
        phase: known(phases, row.phase),
        ...(typeof startedAt === 'number' && typeof endsAt === 'number' ? { timer: { startedAt, endsAt } } : {}),
        ...(typeof sampleUntil === 'number' ? { sampleUntil } : {}),
        ...(typeof newest?.number === 'number' ? { newestVersion: newest.number } : {}),
        people: people.map(readPerson),
        interviews: interviews.map(readInterview),
        ...(asking.length > 0 ? { asking: asking.map(readAsking) } : {}),
      },
    }
  },

  *changeBoard(boardId: BoardId, { title, phase, timer }: Parameters<Directory['changeBoard']>[1]): Steps<void> {
    if (title !== undefined) yield* rows('update boards set title = ? where id = ?', title, boardId)
    if (phase !== undefined) yield* rows('update boards set phase = ? where id = ?', phase, boardId)
    if (timer !== undefined)
      yield* rows(
        'update boards set timer_started = ?, timer_ends = ? where id = ?',
        timer?.startedAt ?? null,
        timer?.endsAt ?? null,
        boardId,
      )
  },

  *deleteBoard(boardId: BoardId, at: number): Steps<string[]> {
    yield* hold(boardId)
    const names = yield* rows('select name from documents where board = ?', boardId)
    yield* remove(names.map(({ name }) => logKeyOfName(boardId, String(name))))
    for (const table of tablesOfBoard) yield* rows(`delete from ${table} where board = ?`, boardId)
    yield* rows(
      "update boards set deleted_at = ?, title = '', timer_started = null, timer_ends = null where id = ?",
      at,
      boardId,
    )
    return names.map((row) => String(row.name))
  },

  *expiredBoards(now: number): Steps<BoardId[]> {
    const found = yield* rows(
      'select id from boards where sample_until is not null and sample_until < ? and deleted_at is null',
      now,
    )
    return found.map((row) => String(row.id) as BoardId)
  },

  *access(device: DeviceHash | undefined, boardId: BoardId, document: string): Steps<AccessFacts> {
    const board = yield* first('select deleted_at from boards where id = ?', boardId)
    if (!board) return { board: 'unknown', document: { state: 'unknown' } }
    if (board.deleted_at !== null) return { board: 'deleted', document: { state: 'deleted' } }
    const asker =
      device === undefined
        ? undefined
        : yield* first(
            `select p.id, p.role, c.proven from device_people c join people p on p.board = c.board and p.id = c.person
             where c.device = ? and c.board = ? and p.left_at is null order by c.chosen desc, p.joined_at desc limit 1`,
            device,
            boardId,
          )
    const found = yield* first('select * from documents where board = ? and name = ?', boardId, document)
    const askerId = asker && (String(asker.id) as PersonId)
    const isProven = asker?.proven === 1
    const looksOn = askerId !== undefined && !isProven && (yield* hasOwnDevice(boardId, askerId))
    const hasProven = isProven || (device !== undefined && found?.begun_by === device)
    return {
      board: 'present',
      ...(asker && askerId !== undefined
        ? {
            asker: {
              personId: askerId,
              role: known(roles, asker.role),
              ...(hasProven ? {} : { proven: false }),
              ...(looksOn ? { looksOn: true } : {}),
            },
          }
        : {}),
      document: readDocumentState(found),
    }
  },

  *reveal(boardId: BoardId, maps: readonly RevealedMap[], at: number): Steps<MapId[]> {
    yield* hold(boardId)
    const revealed: MapId[] = []
    for (const { mapId: map, shows } of maps) {
      // Takes the lock of the map's log, so that of this and an edit that is on its way one is first (L8).
      yield* rows(
        'insert into logs (key) values (?) on conflict (key) do update set removed = logs.removed',
        `${boardId}/map-${map}`,
      )
      const changed = yield* change(
        `update documents set revealed_at = ? where board = ? and name = ? and revealed_at is null and deleted_at is null
         and owner in (select id from people where board = ? and ready = 1 and left_at is null) returning name`,
        at,
        boardId,
        `map-${map}`,
        boardId,
      )
      if (changed === 0) continue
      revealed.push(map)
      yield* forgetPrivate(boardId, `map-${map}`, shows)
    }
    // Whoever still draws hears of it: the team is now where maps are read.
    const earlier = phases.slice(0, phases.indexOf('share'))
    if (revealed.length > 0)
      yield* rows(
        `update boards set phase = 'share' where id = ? and phase in (${earlier.map(() => '?').join(', ')})`,
        boardId,
        ...earlier,
      )
    return revealed
  },

  *addInterview({ boardId, interviewId, by, limit, at }: Input<'addInterview'>): Steps<'added' | 'full'> {
    yield* hold(boardId)
    const count = yield* first('select count(*) as count from interviews where board = ?', boardId)
    if (Number(count?.count) >= limit) return 'full'
    yield* rows('insert into interviews (board, id, author, at) values (?, ?, ?, ?)', boardId, interviewId, by, at)
    yield* rows(
      'insert into documents (board, name, created_at) values (?, ?, ?)',
      boardId,
      `interview-${interviewId}`,
      at,
    )
    return 'added'
  },

  *deleteInterview(boardId: BoardId, interviewId: InterviewId, at: number): Steps<'deleted' | 'gone' | 'unknown'> {
    yield* hold(boardId)
    const name = `interview-${interviewId}`
    const document = yield* first('select deleted_at from documents where board = ? and name = ?', boardId, name)
    if (!document) return 'unknown'
    if (document.deleted_at !== null) {
      // Whatever an earlier version may have left of it.
      yield* remove([logKeyOfName(boardId, name)])
      return 'gone'
    }
    yield* rows('update documents set deleted_at = ? where board = ? and name = ?', at, boardId, name)
    yield* remove([logKeyOfName(boardId, name)])
    yield* rows('delete from interviews where board = ? and id = ?', boardId, interviewId)
    return 'deleted'
  },

  *documents(): Steps<{ boardId: BoardId; document: string; deleted: boolean }[]> {
    const found = yield* rows('select board, name, deleted_at from documents order by board, name')
    return found.map((row) => ({
      boardId: String(row.board) as BoardId,
      document: String(row.name),
      deleted: row.deleted_at !== null,
    }))
  },
}

/** What only the owner of a document had: versions but the newest, and images that it does not show (D8). */
function* forgetPrivate(boardId: BoardId, document: string, shows: readonly string[]): Steps<void> {
  const log = yield* first('select id from logs where key = ?', logKeyOfName(boardId, document))
  if (log) {
    const id = Number(log.id)
    yield* rows('delete from versions where log = ? and id < (select max(id) from versions where log = ?)', id, id)
    yield* rows(
      `delete from version_states where log = ? and digest not in
         (select digest from versions where log = ? and digest is not null)`,
      id,
      id,
    )
  }
  const isShown = new Set<string>(shows)
  for (const { id } of yield* rows('select id from images where board = ? and document = ?', boardId, document))
    if (!isShown.has(String(id)))
      yield* rows('delete from images where board = ? and document = ? and id = ?', boardId, document, String(id))
}
