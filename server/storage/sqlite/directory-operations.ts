import type { DatabaseSync } from 'node:sqlite'
import type { BoardId, InterviewId, MapId, PersonId } from '#shared/model/ids.ts'
import { disciplines, type Person, type Role, roles, slots } from '#shared/model/person.ts'
import { phases } from '#shared/model/phase.ts'
import type { InterviewFact } from '#shared/documents/session-document.ts'
import type { DocumentState } from '#shared/protocol/rights.ts'
import type { AccessFacts, BoardState, DeviceBoard, DeviceHash, Directory, InviteHash } from '../directory.ts'

type Input<Method extends keyof Directory> = Parameters<Directory[Method]>[0]
type Row = Readonly<Record<string, unknown>>

/** The directory on one open database; every function runs inside the transaction of its caller. */
export function createDirectoryOperations(db: DatabaseSync) {
  const one = (sql: string) => {
    const statement = db.prepare(sql)
    return (...values: (string | number | null)[]): Row | undefined => statement.get(...values)
  }
  const all = (sql: string) => {
    const statement = db.prepare(sql)
    return (...values: (string | number | null)[]): Row[] => statement.all(...values)
  }
  const run = (sql: string) => {
    const statement = db.prepare(sql)
    return (...values: (string | number | null)[]): number => Number(statement.run(...values).changes)
  }

  const selectBoard = one('select * from boards where id = ?')
  const selectPeople = all(
    `select p.*, d.revealed_at from people p
     left join documents d on d.board = p.board and d.name = 'map-' || p.map where p.board = ? order by p.joined_at, p.id`,
  )
  const selectInterviews = all('select * from interviews where board = ? order by at, id')
  const selectDocument = one('select * from documents where board = ? and name = ?')
  const selectAsker = one(
    `select p.id, p.role from device_people c join people p on p.board = c.board and p.id = c.person
     where c.device = ? and c.board = ? order by c.chosen desc, p.joined_at desc limit 1`,
  )
  const selectPerson = one('select * from people where board = ? and id = ?')
  const insertBoard = run('insert into boards (id, title, phase, sample_until, created_at) values (?, ?, ?, ?, ?)')
  const insertDocument = run(
    'insert into documents (board, name, owner, created_at, revealed_at) values (?, ?, ?, ?, ?)',
  )
  const insertPerson = run(
    `insert into people (board, id, name, discipline, slot, role, map, ready, joined_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const countPeople = one('select count(*) as count from people where board = ?')
  const countInterviews = one('select count(*) as count from interviews where board = ?')
  const putChoice = run(
    `insert into device_people (device, board, person, chosen) values (?, ?, ?, ?)
     on conflict (device, board, person) do update set chosen = excluded.chosen`,
  )
  const selectChoices = all(
    'select person, chosen from device_people where device = ? and board = ? order by chosen desc, person',
  )
  const selectDeviceBoards = all(
    `select c.board, c.person, c.chosen, b.title, p.name from device_people c
     join boards b on b.id = c.board and b.deleted_at is null
     join people p on p.board = c.board and p.id = c.person
     where c.device = ? order by c.chosen desc`,
  )
  const setTitle = run('update boards set title = ? where id = ?')
  const setPhase = run('update boards set phase = ? where id = ?')
  const setTimer = run('update boards set timer_started = ?, timer_ends = ? where id = ?')
  const setReady = run('update people set ready = ? where board = ? and id = ?')
  const setRole = run('update people set role = ? where board = ? and id = ?')
  const revealMap = run(
    `update documents set revealed_at = ? where board = ? and name = ? and revealed_at is null and deleted_at is null
     and owner in (select id from people where board = ? and ready = 1)`,
  )
  const insertInvite = run('insert into invites (hash, board, role, created_at) values (?, ?, ?, ?)')
  const selectInvite = one('select role from invites where hash = ? and board = ?')
  const insertInterview = run('insert into interviews (board, id, author, at) values (?, ?, ?, ?)')
  const deleteInterviewRow = run('delete from interviews where board = ? and id = ?')
  const buryDocument = run('update documents set deleted_at = ? where board = ? and name = ?')
  const selectExpired = all(
    'select id from boards where sample_until is not null and sample_until < ? and deleted_at is null',
  )
  const selectDocumentNames = all('select name from documents where board = ? and deleted_at is null')
  const buryBoard = run(
    "update boards set deleted_at = ?, title = '', timer_started = null, timer_ends = null where id = ?",
  )
  const forgetBoard = ['people', 'interviews', 'device_people', 'invites', 'documents'].map((table) =>
    run(`delete from ${table} where board = ?`),
  )
  const selectAllDocuments = all('select board, name, deleted_at from documents order by board, name')

  /** Later than every other choice, also where the clock stands still or went back. */
  function choose(device: DeviceHash, boardId: BoardId, personId: PersonId, at: number): void {
    const latest = Math.max(at, ...selectChoices(device, boardId).map((row) => Number(row.chosen) + 1))
    putChoice(device, boardId, personId, latest)
  }

  return {
    createBoard({ boardId, title, phase, sampleUntil, documents, at }: Input<'createBoard'>): void {
      insertBoard(boardId, title, phase, sampleUntil ?? null, at)
      for (const name of documents) insertDocument(boardId, name, null, at, null)
    },

    board(boardId: BoardId): BoardState {
      const row = selectBoard(boardId)
      if (!row) return { state: 'unknown' }
      if (row.deleted_at !== null) return { state: 'deleted' }
      const { timer_started: startedAt, timer_ends: endsAt, sample_until: sampleUntil } = row
      return {
        state: 'present',
        facts: {
          title: String(row.title),
          phase: known(phases, row.phase),
          ...(typeof startedAt === 'number' && typeof endsAt === 'number' ? { timer: { startedAt, endsAt } } : {}),
          ...(typeof sampleUntil === 'number' ? { sampleUntil } : {}),
          people: selectPeople(boardId).map(readPerson),
          interviews: selectInterviews(boardId).map(readInterview),
        },
      }
    },

    changeBoard(boardId: BoardId, { title, phase, timer }: Parameters<Directory['changeBoard']>[1]): void {
      if (title !== undefined) setTitle(title, boardId)
      if (phase !== undefined) setPhase(phase, boardId)
      if (timer !== undefined) setTimer(timer?.startedAt ?? null, timer?.endsAt ?? null, boardId)
    },

    deleteBoard(boardId: BoardId, at: number): string[] {
      const names = selectDocumentNames(boardId).map((row) => String(row.name))
      for (const forget of forgetBoard) forget(boardId)
      buryBoard(at, boardId)
      return names
    },

    expiredBoards: (now: number): BoardId[] => selectExpired(now).map((row) => String(row.id) as BoardId),

    addPerson({ boardId, person, device, limit, at }: Input<'addPerson'>): 'added' | 'full' {
      if (Number(countPeople(boardId)?.count) >= limit) return 'full'
      const { id, name, discipline, slot, role, mapId, ready, revealedAt } = person
      insertPerson(boardId, id, name, discipline, slot, role, mapId, ready ? 1 : 0, at)
      insertDocument(boardId, `map-${mapId}`, id, at, revealedAt ?? null)
      if (device !== undefined) choose(device, boardId, id, at)
      return 'added'
    },

    choosePerson({ device, boardId, personId, at }: Input<'choosePerson'>): boolean {
      if (!selectChoices(device, boardId).some((row) => row.person === personId)) return false
      choose(device, boardId, personId, at)
      return true
    },

    peopleOfDevice: (device: DeviceHash, boardId: BoardId): PersonId[] =>
      selectChoices(device, boardId).map((row) => String(row.person) as PersonId),

    boardsOfDevice(device: DeviceHash): DeviceBoard[] {
      const boards = new Map<string, DeviceBoard>()
      for (const row of selectDeviceBoards(device)) {
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

    access(device: DeviceHash | undefined, boardId: BoardId, document: string): AccessFacts {
      const board = selectBoard(boardId)
      if (!board) return { board: 'unknown', document: { state: 'unknown' } }
      if (board.deleted_at !== null) return { board: 'deleted', document: { state: 'deleted' } }
      const asker = device === undefined ? undefined : selectAsker(device, boardId)
      return {
        board: 'present',
        ...(asker ? { asker: { personId: String(asker.id) as PersonId, role: known(roles, asker.role) } } : {}),
        document: readDocument(selectDocument(boardId, document)),
      }
    },

    setReady(boardId: BoardId, personId: PersonId, ready: boolean): 'set' | 'revealed' {
      const person = selectPerson(boardId, personId)
      const map = person && selectDocument(boardId, `map-${String(person.map)}`)
      if (map && map.revealed_at !== null) return 'revealed'
      setReady(ready ? 1 : 0, boardId, personId)
      return 'set'
    },

    reveal: (boardId: BoardId, maps: readonly MapId[], at: number): MapId[] =>
      maps.filter((map) => revealMap(at, boardId, `map-${map}`, boardId) > 0),

    setRole({ boardId, by, personId, role }: Input<'setRole'>): 'changed' | 'unknown' | 'last-facilitator' {
      const people = selectPeople(boardId)
      const target = people.find((row) => row.id === personId)
      if (!target) return 'unknown'
      if (role === 'facilitator') {
        if (by !== personId) setRole('author', boardId, by)
      } else if (
        target.role === 'facilitator' &&
        !people.some((row) => row.role === 'facilitator' && row.id !== personId)
      )
        return 'last-facilitator'
      setRole(role, boardId, personId)
      return 'changed'
    },

    addInvite: ({ hash, boardId, role, at }: Input<'addInvite'>): void => void insertInvite(hash, boardId, role, at),

    roleOfInvite(hash: InviteHash, boardId: BoardId): Role | undefined {
      const row = selectInvite(hash, boardId)
      return row ? known(roles, row.role) : undefined
    },

    addInterview({ boardId, interviewId, by, limit, at }: Input<'addInterview'>): 'added' | 'full' {
      if (Number(countInterviews(boardId)?.count) >= limit) return 'full'
      insertInterview(boardId, interviewId, by, at)
      insertDocument(boardId, `interview-${interviewId}`, null, at, null)
      return 'added'
    },

    deleteInterview(boardId: BoardId, interviewId: InterviewId, at: number): 'deleted' | 'gone' | 'unknown' {
      const document = selectDocument(boardId, `interview-${interviewId}`)
      if (!document) return 'unknown'
      if (document.deleted_at !== null) return 'gone'
      buryDocument(at, boardId, `interview-${interviewId}`)
      deleteInterviewRow(boardId, interviewId)
      return 'deleted'
    },

    documents: () =>
      selectAllDocuments().map((row) => ({
        boardId: String(row.board) as BoardId,
        document: String(row.name),
        deleted: row.deleted_at !== null,
      })),
  }
}

function readPerson(row: Row): Person {
  return {
    id: String(row.id) as PersonId,
    name: String(row.name),
    discipline: known(disciplines, row.discipline),
    slot: known(slots, row.slot),
    role: known(roles, row.role),
    mapId: String(row.map) as MapId,
    ready: row.ready === 1,
    ...(typeof row.revealed_at === 'number' ? { revealedAt: row.revealed_at } : {}),
  }
}

function readInterview(row: Row): InterviewFact {
  return { id: String(row.id) as InterviewId, by: String(row.author) as PersonId, at: Number(row.at) }
}

function readDocument(row: Row | undefined): DocumentState {
  if (!row) return { state: 'unknown' }
  if (row.deleted_at !== null) return { state: 'deleted' }
  return {
    state: 'present',
    ...(typeof row.owner === 'string' ? { owner: row.owner as PersonId, revealed: row.revealed_at !== null } : {}),
  }
}

/** One of the words this Tributary knows; the schema check keeps newer databases out, so anything else is a broken promise. */
function known<Word extends string>(words: readonly Word[], value: unknown): Word {
  const word = words.find((candidate) => candidate === value)
  if (word === undefined) throw new Error(`the directory holds an unknown word: ${String(value)}`)
  return word
}
