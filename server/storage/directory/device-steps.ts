import type { BoardId, PersonId } from '#shared/model/ids.ts'
import type { DeviceBoard, DeviceHash, Directory } from '../directory.ts'
import { change, first, hold, rows, type Steps } from '../steps.ts'
import { hasOwnDevice, hasProven, takeBackYes, wasRemoved } from './people-steps.ts'

type Input<Method extends keyof Directory> = Parameters<Directory[Method]>[0]

/** Noted once in so long: a visit is no reason to write to the disk. */
const noteEveryMs = 24 * 60 * 60 * 1000

/** Which devices there are, and which of them were seen of late. */
export const deviceSteps = {
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

  *devicesOfPerson(boardId: BoardId, personId: PersonId): Steps<DeviceHash[]> {
    const found = yield* rows('select device from device_people where board = ? and person = ?', boardId, personId)
    return found.map((row) => String(row.device) as DeviceHash)
  },

  *forgetDevices({ boardId, personId, device, which }: Input<'forgetDevices'>): Steps<number | 'not-proven'> {
    yield* hold(boardId)
    if (which === 'others' && !(yield* hasProven(device, boardId, personId))) return 'not-proven'
    const whose = which === 'this' ? 'device = ?' : 'device <> ?'
    const gone = yield* change(
      `delete from device_people where board = ? and person = ? and ${whose} returning device`,
      boardId,
      personId,
      device,
    )
    yield* rows(`delete from approvals where board = ? and person = ? and ${whose}`, boardId, personId, device)
    return gone
  },

  *knowsDevice(device: DeviceHash, by: 'name' | 'older-name'): Steps<boolean> {
    const older = by === 'older-name' ? ' and older = 1' : ''
    if ((yield* first(`select device from device_people where device = ?${older} limit 1`, device)) !== undefined)
      return true
    return by === 'name' && (yield* first('select id from approvals where device = ? limit 1', device)) !== undefined
  },

  *isRemoved(device: DeviceHash, boardId: BoardId): Steps<boolean> {
    return yield* wasRemoved(device, boardId)
  },

  *noteDevice({ boardId, personId, device, at }: Input<'noteDevice'>): Steps<'back' | undefined> {
    const row = yield* first(
      'select seen_at, proven from device_people where board = ? and person = ? and device = ?',
      boardId,
      personId,
      device,
    )
    if (!row || (typeof row.seen_at === 'number' && row.seen_at > at - noteEveryMs)) return undefined
    yield* hold(boardId)
    const isBack = row.proven === 1 && row.seen_at === null && !(yield* hasOwnDevice(boardId, personId))
    if (isBack) yield* takeBackYes(boardId, personId)
    yield* rows(
      'update device_people set seen_at = ? where board = ? and person = ? and device = ?',
      at,
      boardId,
      personId,
      device,
    )
    return isBack ? 'back' : undefined
  },

  *loseSightOfDevices(since: number): Steps<BoardId[]> {
    const lost = yield* rows(
      'update device_people set seen_at = null where seen_at is not null and seen_at < ? returning board',
      since,
    )
    return [...new Set(lost.map((row) => String(row.board) as BoardId))]
  },
}
