import type { BoardId, PersonId } from '#shared/model/ids.ts'
import { roles } from '#shared/model/person.ts'
import type {
  Approval,
  ApprovalState,
  DeviceHash,
  Directory,
  InviteEntry,
  InviteHash,
  InviteState,
} from '../directory.ts'
import { change, first, hold, type Row, rows, type Steps } from '../steps.ts'
import { hasOwnDevice, hasProven, peopleOfDevice, speakAs, wasRemoved } from './people-steps.ts'
import { known } from './read-rows.ts'

type Input<Method extends keyof Directory> = Parameters<Directory[Method]>[0]

/** Requests of a device that waits for a yes; more at once is somebody knocking at every door. */
const maxWaiting = 5

/** Ways onto a board, and back to it. */
export const comingSteps = {
  *addInvite({ id, hash, boardId, role, at, expiresAt, personId }: Input<'addInvite'>): Steps<void> {
    yield* rows(
      'insert into invites (hash, id, board, role, created_at, expires_at, person) values (?, ?, ?, ?, ?, ?, ?)',
      hash,
      id,
      boardId,
      role,
      at,
      expiresAt ?? null,
      personId ?? null,
    )
  },

  *invite(hash: InviteHash, boardId: BoardId, now: number): Steps<InviteState> {
    const row = yield* first('select * from invites where hash = ? and board = ?', hash, boardId)
    if (!row) return { state: 'unknown' }
    if (row.revoked_at !== null) return { state: 'revoked' }
    if (typeof row.expires_at === 'number' && row.expires_at <= now) return { state: 'expired' }
    return { state: 'good', id: String(row.id), role: known(roles, row.role), ...personOf(row) }
  },

  *invites(boardId: BoardId, now: number): Steps<InviteEntry[]> {
    const found = yield* rows(
      `select * from invites where board = ? and revoked_at is null and (expires_at is null or expires_at > ?)
       order by created_at desc, id`,
      boardId,
      now,
    )
    const joined = yield* rows(
      'select id, invite from people where board = ? and invite is not null and left_at is null order by joined_at, id',
      boardId,
    )
    return found.map((row) => ({
      id: String(row.id),
      role: known(roles, row.role),
      createdAt: Number(row.created_at),
      ...(typeof row.expires_at === 'number' ? { expiresAt: row.expires_at } : {}),
      ...personOf(row),
      usedBy: joined.filter(({ invite }) => invite === row.id).map(({ id }) => String(id) as PersonId),
    }))
  },

  *revokeInvite(boardId: BoardId, id: string, at: number): Steps<boolean> {
    const revoked = yield* change(
      'update invites set revoked_at = ? where board = ? and id = ? and revoked_at is null returning id',
      at,
      boardId,
      id,
    )
    return revoked > 0
  },

  *readmit({ hash, boardId, device, at }: Input<'readmit'>): Steps<PersonId | undefined> {
    yield* hold(boardId)
    const invite = yield* first(
      `update invites set revoked_at = ? where hash = ? and board = ? and person is not null and revoked_at is null
       and (expires_at is null or expires_at > ?) returning person`,
      at,
      hash,
      boardId,
      at,
    )
    if (!invite) return undefined
    const personId = String(invite.person) as PersonId
    yield* rows('update people set left_at = null, removed = 0 where board = ? and id = ?', boardId, personId)
    yield* speakAs({ device, boardId, personId, proven: false, at })
    return personId
  },

  *recover({ boardId, recovery, device, at }: Input<'recover'>): Steps<PersonId | 'removed' | undefined> {
    yield* hold(boardId)
    if (yield* wasRemoved(device, boardId)) return 'removed'
    const person = yield* first(
      'select id from people where board = ? and recovery = ? and left_at is null',
      boardId,
      recovery,
    )
    if (!person) {
      const gone = yield* first(
        'select id from people where board = ? and recovery = ? and removed = 1',
        boardId,
        recovery,
      )
      return gone && 'removed'
    }
    const personId = String(person.id) as PersonId
    yield* speakAs({ device, boardId, personId, proven: true, at })
    return personId
  },

  *changeRecovery({ boardId, personId, device, recovery }: Input<'changeRecovery'>): Steps<boolean> {
    if (!(yield* hasProven(device, boardId, personId))) return false
    yield* rows('update people set recovery = ? where board = ? and id = ?', recovery, boardId, personId)
    return true
  },

  *askApproval({
    id,
    boardId,
    personId,
    device,
    at,
    since,
  }: Input<'askApproval'>): Steps<'asked' | 'unknown' | 'too-many' | 'removed'> {
    yield* hold(boardId)
    if (yield* wasRemoved(device, boardId)) return 'removed'
    const person = yield* first(
      'select id from people where board = ? and id = ? and left_at is null',
      boardId,
      personId,
    )
    if (!person) return 'unknown'
    yield* rows('delete from approvals where board = ? and at <= ?', boardId, since)
    yield* rows('delete from approvals where board = ? and person = ? and device = ?', boardId, personId, device)
    const waiting = yield* rows('select id from approvals where board = ? and person = ?', boardId, personId)
    if (waiting.length >= maxWaiting) return 'too-many'
    yield* rows(
      'insert into approvals (id, board, person, device, at) values (?, ?, ?, ?, ?)',
      id,
      boardId,
      personId,
      device,
      at,
    )
    return 'asked'
  },

  *approvals(boardId: BoardId, since: number): Steps<Approval[]> {
    const found = yield* rows(
      'select id, person, at from approvals where board = ? and at > ? order by at, id',
      boardId,
      since,
    )
    return found.map((row) => ({
      id: String(row.id),
      personId: String(row.person) as PersonId,
      at: Number(row.at),
    }))
  },

  *approvalState({ id, boardId, device, since }: Input<'approvalState'>): Steps<ApprovalState> {
    const request = yield* first(
      'select id from approvals where board = ? and id = ? and device = ? and at > ?',
      boardId,
      id,
      device,
      since,
    )
    if (request) return 'waiting'
    return (yield* peopleOfDevice(device, boardId)).length > 0 ? 'in' : 'closed'
  },

  *answerApproval({ id, boardId, by, approve, since, at }: Input<'answerApproval'>): Steps<boolean> {
    yield* hold(boardId)
    const request = yield* first(
      'select person, device from approvals where board = ? and id = ? and at > ?',
      boardId,
      id,
      since,
    )
    if (!request) return false
    const personId = String(request.person) as PersonId
    const proven = yield* hasProven(by, boardId, personId)
    if (!proven && !(yield* leads(by, boardId))) return false
    yield* rows('delete from approvals where id = ?', id)
    if (approve) yield* speakAs({ device: String(request.device) as DeviceHash, boardId, personId, proven, at })
    return true
  },
}

/** The device speaks as a facilitator now, and not only looks on (R5). */
function* leads(device: DeviceHash, boardId: BoardId): Steps<boolean> {
  const person = yield* first(
    `select p.id, p.role, c.proven from device_people c
     join people p on p.board = c.board and p.id = c.person and p.left_at is null
     where c.device = ? and c.board = ? order by c.chosen desc, p.joined_at desc limit 1`,
    device,
    boardId,
  )
  if (person?.role !== 'facilitator') return false
  return person.proven === 1 || !(yield* hasOwnDevice(boardId, String(person.id) as PersonId))
}

function personOf(row: Row): { personId?: PersonId } {
  return typeof row.person === 'string' ? { personId: row.person as PersonId } : {}
}
