import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BoardId, InterviewId, MapId, PersonId } from '#shared/model/ids.ts'
import type { Person, Role } from '#shared/model/person.ts'
import type { SessionFacts } from '#shared/documents/session-document.ts'
import type { DeviceHash, Directory, InviteHash, RecoveryHash } from '../directory.ts'
import type { Store } from '../store.ts'
import type { OpenStore } from './describe-update-log.ts'

const board = 'board1' as BoardId
const laptop = 'laptop' as DeviceHash
const phone = 'phone' as DeviceHash

function person(id: string, role: Role = 'author'): Person {
  return {
    id: id as PersonId,
    name: id,
    discipline: 'design',
    slot: 'river',
    role,
    mapId: `${id}Map` as MapId,
    ready: false,
  }
}

/** The rules of `Directory` (D1–D7), for every implementation. */
export function describeDirectory(name: string, place: OpenStore): void {
  describe(`directory on ${name}`, () => {
    let at: Awaited<ReturnType<OpenStore>>
    let store: Store
    let directory: Directory

    beforeEach(async () => {
      at = await place()
      store = await at.open()
      directory = store.directory
      await directory.createBoard({
        boardId: board,
        title: 'Evenings',
        phase: 'brief',
        documents: ['session', 'board'],
        at: 1,
      })
      await join('priya', laptop, 'facilitator')
      await join('noor', phone)
    })
    afterEach(async () => {
      await store.close()
      await at.clear()
    })

    function join(id: string, device?: DeviceHash, role: Role = 'author') {
      return directory.addPerson({
        boardId: board,
        person: person(id, role),
        ...(device ? { device } : {}),
        limit: 3,
        at: 10,
      })
    }

    /** A facilitator lets a device in as Noor. */
    async function letIn(device: DeviceHash, now: number): Promise<void> {
      const hash = `back ${device}` as InviteHash
      const personId = 'noor' as PersonId
      await directory.addInvite({ id: hash, hash, boardId: board, role: 'author', personId, at: 1 })
      expect(await directory.readmit({ hash, boardId: board, device, at: now })).toBe(personId)
    }

    async function facts(): Promise<SessionFacts> {
      const state = await directory.board(board)
      if (state.state !== 'present') throw new Error(`the board is ${state.state}`)
      return state.facts
    }

    test('a board is there with its people after the store was closed and opened again', async () => {
      await directory.changeBoard(board, { title: 'Nights', phase: 'draw', timer: { startedAt: 5, endsAt: 9 } })
      await store.close()
      store = await at.open()
      directory = store.directory
      const { people, ...rest } = await facts()
      expect(rest).toEqual({ title: 'Nights', phase: 'draw', timer: { startedAt: 5, endsAt: 9 }, interviews: [] })
      expect(people).toEqual([person('noor'), person('priya', 'facilitator')])
    })

    test('[D1] whoever finds the board full leaves no trace', async () => {
      await join('tomasz')
      expect(await join('late', phone)).toBe('full')
      expect((await facts()).people).toHaveLength(3)
      expect((await directory.access(phone, board, 'map-lateMap')).document).toEqual({ state: 'unknown' })
    })

    test('[D1] a refused command leaves nothing behind and harms none that came with it', async () => {
      const again = directory.createBoard({ boardId: board, title: 'Again', phase: 'brief', documents: [], at: 1 })
      const fine = directory.changeBoard(board, { title: 'Still mine' })
      await expect(again).rejects.toThrow(/.+/)
      await fine
      expect((await facts()).title).toBe('Still mine')
    })

    test('a device speaks as its person, and a stranger as nobody', async () => {
      expect((await directory.access(laptop, board, 'board')).asker).toEqual({ personId: 'priya', role: 'facilitator' })
      expect((await directory.access('stranger' as DeviceHash, board, 'board')).asker).toBeUndefined()
      expect((await directory.access(undefined, board, 'board')).asker).toBeUndefined()
      expect((await directory.access(laptop, 'nowhere' as BoardId, 'board')).board).toBe('unknown')
    })

    test('[D3] a device that is two people speaks as the one it chose last', async () => {
      await join('tomasz', laptop)
      expect((await directory.access(laptop, board, 'board')).asker?.personId).toBe('tomasz')
      expect(
        await directory.choosePerson({ device: laptop, boardId: board, personId: 'priya' as PersonId, at: 10 }),
      ).toBe(true)
      expect((await directory.access(laptop, board, 'board')).asker?.personId).toBe('priya')
      expect(
        await directory.choosePerson({ device: laptop, boardId: board, personId: 'tomasz' as PersonId, at: 10 }),
      ).toBe(true)
      expect((await directory.access(laptop, board, 'board')).asker?.personId).toBe('tomasz')
      expect(await directory.peopleOfDevice(laptop, board)).toEqual(['tomasz', 'priya'])
      expect((await directory.boardsOfDevice(laptop)).map(({ name, title }) => `${name}: ${title}`)).toEqual([
        'tomasz: Evenings',
      ])
    })

    test('nobody can choose to be a person of another device', async () => {
      expect(
        await directory.choosePerson({ device: phone, boardId: board, personId: 'priya' as PersonId, at: 99 }),
      ).toBe(false)
      expect((await directory.access(phone, board, 'board')).asker?.personId).toBe('noor')
    })

    test('a map is its owner’s, and is revealed only if the owner is ready', async () => {
      expect((await directory.access(phone, board, 'map-priyaMap')).document).toEqual({
        state: 'present',
        owner: 'priya',
        revealed: false,
      })
      await directory.setReady(board, 'priya' as PersonId, true)
      expect(
        await directory.reveal(
          board,
          [
            { mapId: 'priyaMap' as MapId, shows: [] },
            { mapId: 'noorMap' as MapId, shows: [] },
          ],
          77,
        ),
      ).toEqual(['priyaMap'])
      expect(await directory.reveal(board, [{ mapId: 'priyaMap' as MapId, shows: [] }], 78)).toEqual([])
      expect((await facts()).people.find(({ id }) => id === 'priya')?.revealedAt).toBe(77)
      expect(await directory.setReady(board, 'priya' as PersonId, false)).toBe('revealed')
    })

    test('the facilitator’s hat is passed on, and the last one cannot be put down', async () => {
      const [priya, noor] = ['priya' as PersonId, 'noor' as PersonId]
      expect(await directory.setRole({ boardId: board, by: priya, personId: priya, role: 'author' })).toBe(
        'last-facilitator',
      )
      expect(await directory.setRole({ boardId: board, by: priya, personId: noor, role: 'facilitator' })).toBe(
        'changed',
      )
      expect((await facts()).people.map(({ role }) => role)).toEqual(['facilitator', 'author'])
      expect(
        await directory.setRole({ boardId: board, by: noor, personId: 'nobody' as PersonId, role: 'author' }),
      ).toBe('unknown')
    })

    test('an invite is good for its own board, until it expires or is revoked', async () => {
      const [h1, h2, h3] = ['h1' as InviteHash, 'h2' as InviteHash, 'h3' as InviteHash]
      const invite = { boardId: board, role: 'observer' as const, at: 1 }
      await directory.addInvite({ ...invite, id: 'one', hash: h1 })
      await directory.addInvite({ ...invite, id: 'two', hash: h2, at: 2, expiresAt: 50 })
      const ask = (hash: InviteHash, now = 10) => directory.invite(hash, board, now)
      expect(await ask(h1)).toEqual({ state: 'good', id: 'one', role: 'observer' })
      expect(await directory.invite(h1, 'other' as BoardId, 10)).toEqual({ state: 'unknown' })
      expect(await ask(h3)).toEqual({ state: 'unknown' })
      expect(await ask(h2, 50)).toEqual({ state: 'expired' })
      expect((await directory.invites(board, 10)).map(({ id }) => id)).toEqual(['two', 'one'])
      expect(await directory.revokeInvite(board, 'one', 11)).toBe(true)
      expect(await directory.revokeInvite(board, 'one', 12)).toBe(false)
      expect(await ask(h1)).toEqual({ state: 'revoked' })
      expect((await directory.invites(board, 60)).map(({ id }) => id)).toEqual([])
    })

    test('somebody who was removed is nobody, and the author of what was revealed keeps the name', async () => {
      const noor = 'noor' as PersonId
      await directory.setReady(board, 'priya' as PersonId, true)
      await directory.reveal(board, [{ mapId: 'priyaMap' as MapId, shows: [] }], 5)
      const removal = { boardId: board, withMap: false, at: 20 }
      expect(await directory.removePerson({ ...removal, personId: 'priya' as PersonId })).toEqual({
        outcome: 'last-facilitator',
      })
      await directory.setRole({ boardId: board, by: 'priya' as PersonId, personId: noor, role: 'facilitator' })
      expect(await directory.removePerson({ ...removal, personId: 'priya' as PersonId })).toEqual({
        outcome: 'removed',
        deleted: [],
      })
      expect(await directory.removePerson({ ...removal, personId: 'priya' as PersonId })).toEqual({
        outcome: 'unknown',
      })
      expect((await directory.access(laptop, board, 'board')).asker).toBeUndefined()
      expect(await directory.boardsOfDevice(laptop)).toEqual([])
      expect((await facts()).people.map(({ id }) => id)).toEqual(['noor', 'priya'])
    })

    test('somebody who leaves takes the map along that nobody has seen', async () => {
      const left = await directory.removePerson({ boardId: board, personId: 'noor' as PersonId, withMap: true, at: 20 })
      expect(left).toEqual({ outcome: 'removed', deleted: ['map-noorMap'] })
      expect((await facts()).people.map(({ id }) => id)).toEqual(['priya'])
      expect((await directory.access(laptop, board, 'map-noorMap')).document).toEqual({ state: 'deleted' })
    })

    test('[D4] whoever was let in again has proven nothing, until they bring their code', async () => {
      const tablet = 'tablet' as DeviceHash
      const recovery = 'code' as RecoveryHash
      const noor = 'noor' as PersonId
      expect(await directory.changeRecovery({ boardId: board, personId: noor, device: tablet, recovery })).toBe(false)
      expect(await directory.changeRecovery({ boardId: board, personId: noor, device: phone, recovery })).toBe(true)
      const invite = { id: 'back', hash: 'back' as InviteHash, boardId: board, role: 'author' as const, personId: noor }
      await directory.addInvite({ ...invite, at: 1 })
      await directory.removePerson({ boardId: board, personId: noor, withMap: false, at: 5 })
      expect(await directory.recover({ boardId: board, recovery, device: tablet, at: 6 })).toBeUndefined()
      const entry = { hash: invite.hash, boardId: board, device: tablet, at: 7 }
      expect(await directory.readmit(entry)).toBe('noor')
      expect(await directory.readmit(entry)).toBeUndefined()
      expect((await directory.access(tablet, board, 'board')).asker).toEqual({
        personId: 'noor',
        role: 'author',
        proven: false,
        looksOn: true,
      })
      expect(await directory.recover({ boardId: board, recovery, device: tablet, at: 8 })).toBe('noor')
      expect((await directory.access(tablet, board, 'board')).asker).toEqual({ personId: 'noor', role: 'author' })
      expect((await directory.access(phone, board, 'board')).asker).toEqual({ personId: 'noor', role: 'author' })
    })

    test('[D4] only a device that has proven itself lets another one in, and only in time', async () => {
      const [tablet, watch] = ['tablet' as DeviceHash, 'watch' as DeviceHash]
      const noor = 'noor' as PersonId
      const ask = (id: string, device: DeviceHash, at: number) =>
        directory.askApproval({ id, boardId: board, personId: noor, device, at, since: at - 20 })
      expect(await ask('late', tablet, 1)).toBe('asked')
      expect(await ask('a1', tablet, 50)).toBe('asked')
      expect(await ask('a2', watch, 51)).toBe('asked')
      expect(await directory.approvals(board, 20)).toEqual([
        { id: 'a1', personId: noor, at: 50 },
        { id: 'a2', personId: noor, at: 51 },
      ])
      expect((await facts()).asking).toEqual([{ personId: noor, count: 2, at: 51 }])
      const answer = { boardId: board, approve: true, since: 20, at: 60 }
      await join('tomasz', 'desk' as DeviceHash)
      expect(await directory.answerApproval({ ...answer, id: 'a1', by: 'desk' as DeviceHash })).toBe(false)
      expect(await directory.answerApproval({ ...answer, id: 'a1', by: phone, since: 50 })).toBe(false)
      expect(await directory.answerApproval({ ...answer, id: 'a1', by: phone })).toBe(true)
      expect(await directory.answerApproval({ ...answer, id: 'a2', by: phone, approve: false })).toBe(true)
      expect((await directory.access(tablet, board, 'board')).asker).toEqual({ personId: 'noor', role: 'author' })
      expect((await directory.access(watch, board, 'board')).asker).toBeUndefined()
      expect((await facts()).asking).toBeUndefined()
    })

    test('[D4] the yes of a facilitator lets a device in, and proves nothing', async () => {
      const tablet = 'tablet' as DeviceHash
      const noor = 'noor' as PersonId
      await directory.askApproval({ id: 'a1', boardId: board, personId: noor, device: tablet, at: 50, since: 20 })
      const answer = { id: 'a1', boardId: board, approve: true, since: 20, at: 60 }
      expect(await directory.answerApproval({ ...answer, by: laptop })).toBe(true)
      const { asker } = await directory.access(tablet, board, 'board')
      expect(asker).toEqual({ personId: 'noor', role: 'author', proven: false, looksOn: true })
    })

    test('[D6] while a device of their own is in sight, one that was let in looks on, and is nothing more afterwards', async () => {
      const tablet = 'tablet' as DeviceHash
      const noor = 'noor' as PersonId
      await letIn(tablet, 30)
      const looksOn = async () => (await directory.access(tablet, board, 'board')).asker?.looksOn ?? false
      const shown = async () => (await facts()).people.find(({ id }) => id === noor)
      expect([await looksOn(), (await shown())?.letIn]).toEqual([true, undefined])
      const note = { boardId: board, personId: noor, device: phone }
      const day = 24 * 60 * 60 * 1000
      expect(await directory.noteDevice({ ...note, at: 20 })).toBeUndefined()
      expect(await directory.loseSightOfDevices(11)).toEqual([board])
      expect([await looksOn(), (await shown())?.letIn]).toEqual([false, true])
      const begin = { boardId: board, personId: noor, device: tablet, mapId: 'second' as MapId, at: 40 }
      expect(await directory.beginMapAnew(begin)).toBe('begun')
      await directory.setReady(board, noor, true)
      expect(await directory.noteDevice({ ...note, at: 50 })).toBe('back')
      expect(await looksOn()).toBe(true)
      // Nobody but the owner says yes to a reveal, and what another device began is not shown as theirs.
      expect(await shown()).toMatchObject({ mapId: 'second', ready: false, letIn: true })
      expect(await directory.takeMapBack(note)).toBe(true)
      expect(await shown()).toEqual(person('noor'))
      expect(await directory.noteDevice({ ...note, at: 60 })).toBeUndefined()
      expect(await directory.loseSightOfDevices(50 + day)).toEqual([board])
      expect(await directory.noteDevice({ ...note, at: 60 + day })).toBe('back')
    })

    test('[D4] the owner has the earlier map back, also after the new one was revealed', async () => {
      const tablet = 'tablet' as DeviceHash
      const noor = 'noor' as PersonId
      await letIn(tablet, 30)
      await directory.loseSightOfDevices(11)
      const mapId = 'second' as MapId
      await directory.beginMapAnew({ boardId: board, personId: noor, device: tablet, mapId, at: 40 })
      await directory.setReady(board, noor, true)
      expect(await directory.reveal(board, [{ mapId, shows: [] }], 50)).toEqual([mapId])
      expect(await directory.putAwayMap(board, noor)).toEqual({ mapId: 'noorMap', at: 10 })
      expect(await directory.takeMapBack({ boardId: board, personId: noor, device: tablet })).toBe(false)
      await directory.noteDevice({ boardId: board, personId: noor, device: phone, at: 60 })
      expect(await directory.takeMapBack({ boardId: board, personId: noor, device: phone })).toBe(true)
      expect((await facts()).people.find(({ id }) => id === noor)).toEqual(person('noor'))
      expect(await directory.putAwayMap(board, noor)).toBeUndefined()
    })

    test('[D7] a device of somebody who was removed stays out, until they are invited back', async () => {
      const noor = 'noor' as PersonId
      const [recovery, others] = ['code' as RecoveryHash, 'priyas code' as RecoveryHash]
      await directory.changeRecovery({ boardId: board, personId: noor, device: phone, recovery })
      await directory.changeRecovery({
        boardId: board,
        personId: 'priya' as PersonId,
        device: laptop,
        recovery: others,
      })
      expect(await directory.isRemoved(phone, board)).toBe(false)
      await directory.removePerson({ boardId: board, personId: noor, withMap: false, keepOut: true, at: 20 })
      expect([await directory.isRemoved(phone, board), await directory.isRemoved(laptop, board)]).toEqual([true, false])
      expect(await join('noorAgain', phone)).toBe('removed')
      const come = { boardId: board, at: 21 }
      expect(await directory.recover({ ...come, device: phone, recovery })).toBe('removed')
      expect(await directory.recover({ ...come, device: phone, recovery: others })).toBe('removed')
      expect(await directory.recover({ ...come, device: 'fresh' as DeviceHash, recovery })).toBe('removed')
      const ask = { id: 'a1', boardId: board, personId: 'priya' as PersonId, device: phone, at: 21, since: 0 }
      expect(await directory.askApproval(ask)).toBe('removed')
      await letIn(phone, 30)
      expect(await directory.isRemoved(phone, board)).toBe(false)
      expect(await directory.recover({ ...come, device: phone, recovery })).toBe(noor)
      // Whoever leaves of their own accord may join again.
      await directory.removePerson({ boardId: board, personId: noor, withMap: true, at: 40 })
      expect(await join('noorAgain', phone)).toBe('added')
    })

    test('a device is known once it is somebody, or waits to be', async () => {
      const tablet = 'tablet' as DeviceHash
      expect([await directory.knowsDevice(phone, 'name'), await directory.knowsDevice(tablet, 'name')]).toEqual([
        true,
        false,
      ])
      expect(await directory.knowsDevice(phone, 'older-name')).toBe(false)
      await directory.askApproval({
        id: 'a1',
        boardId: board,
        personId: 'noor' as PersonId,
        device: tablet,
        at: 50,
        since: 20,
      })
      expect(await directory.knowsDevice(tablet, 'name')).toBe(true)
    })

    test('what an older server let through is loaded without U+0000, and its devices have the older name', async () => {
      const dump = await directory.dump()
      const { people = [], device_people: devices = [] } = dump
      const other = await place()
      const there = await other.open()
      const older = {
        ...dump,
        people: people.map((row) => row.map((value) => (value === 'noor' ? 'no\u0000or' : value)).slice(0, 12)),
        device_people: devices.map((row) => row.slice(0, 5)),
      }
      expect(await there.directory.load(older)).toBe('loaded')
      const state = await there.directory.board(board)
      expect(state.state === 'present' && state.facts.people.map(({ name }) => name)).toEqual(['noor', 'priya'])
      expect(await there.directory.knowsDevice(phone, 'older-name')).toBe(true)
      await there.close()
      await other.clear()
    })

    test('a device that is forgotten is nobody, and only a proven one signs the others out', async () => {
      const [tablet, desk] = ['tablet' as DeviceHash, 'desk' as DeviceHash]
      const noor = 'noor' as PersonId
      const recovery = 'code' as RecoveryHash
      await directory.changeRecovery({ boardId: board, personId: noor, device: phone, recovery })
      await directory.recover({ boardId: board, recovery, device: tablet, at: 20 })
      const invite = { id: 'back', hash: 'back' as InviteHash, boardId: board, role: 'author' as const, personId: noor }
      await directory.addInvite({ ...invite, at: 1 })
      await directory.readmit({ hash: invite.hash, boardId: board, device: desk, at: 30 })
      expect([...(await directory.devicesOfPerson(board, noor))].sort()).toEqual([desk, phone, tablet])
      const farewell = { boardId: board, personId: noor }
      expect(await directory.forgetDevices({ ...farewell, device: desk, which: 'others' })).toBe('not-proven')
      expect(await directory.forgetDevices({ ...farewell, device: phone, which: 'this' })).toBe(1)
      expect((await directory.access(phone, board, 'board')).asker).toBeUndefined()
      expect(await directory.forgetDevices({ ...farewell, device: phone, which: 'others' })).toBe('not-proven')
      expect(await directory.forgetDevices({ ...farewell, device: tablet, which: 'others' })).toBe(1)
      expect(await directory.devicesOfPerson(board, noor)).toEqual([tablet])
      expect((await directory.access(desk, board, 'board')).asker).toBeUndefined()
      expect((await directory.access(laptop, board, 'board')).asker?.personId).toBe('priya')
    })

    test('an invitation says who joined by it', async () => {
      await directory.addInvite({ id: 'one', hash: 'h1' as InviteHash, boardId: board, role: 'author', at: 1 })
      const tomasz = { boardId: board, person: person('tomasz'), invite: 'one', limit: 9, at: 10 }
      await directory.addPerson(tomasz)
      expect((await directory.invites(board, 10)).map(({ usedBy }) => usedBy)).toEqual([['tomasz']])
    })

    test('a map is begun anew only where the old one is closed, which its owner can have back', async () => {
      const tablet = 'tablet' as DeviceHash
      const noor = 'noor' as PersonId
      const recovery = 'code' as RecoveryHash
      const entry = { boardId: board, personId: noor, mapId: 'second' as MapId, at: 40 }
      expect(await directory.beginMapAnew({ ...entry, device: phone })).toBe('not-closed')
      await directory.changeRecovery({ boardId: board, personId: noor, device: phone, recovery })
      await letIn(tablet, 30)
      await directory.setReady(board, noor, true)
      // Noor has a device of her own (D6), until she signs it out.
      expect(await directory.beginMapAnew({ ...entry, device: tablet })).toBe('not-closed')
      await directory.forgetDevices({ boardId: board, personId: noor, device: phone, which: 'this' })
      expect(await directory.beginMapAnew({ ...entry, device: tablet })).toBe('begun')
      expect((await facts()).people.find(({ id }) => id === noor)).toMatchObject({ mapId: 'second', ready: false })
      const { document } = await directory.access(tablet, board, 'map-noorMap')
      expect(document).toEqual({ state: 'present', owner: noor, revealed: false })
      expect((await directory.access(tablet, board, 'map-noorMap')).asker?.proven).toBe(false)
      expect((await directory.access(tablet, board, 'map-second')).asker?.proven).toBeUndefined()
      expect(await directory.putAwayMap(board, noor)).toEqual({ mapId: 'noorMap', at: 10 })
      expect(await directory.takeMapBack({ boardId: board, personId: noor, device: tablet })).toBe(false)
      await directory.recover({ boardId: board, recovery, device: tablet, at: 50 })
      expect(await directory.takeMapBack({ boardId: board, personId: noor, device: tablet })).toBe(true)
      expect((await facts()).people.find(({ id }) => id === noor)?.mapId).toBe('noorMap')
      expect(await directory.putAwayMap(board, noor)).toEqual({ mapId: 'second', at: 40 })
      const left = await directory.removePerson({ boardId: board, personId: noor, withMap: true, at: 60 })
      expect([...(left.deleted ?? [])].sort()).toEqual(['map-noorMap', 'map-second'])
    })

    test('whoever took their map along and is let in again can begin another one', async () => {
      const noor = 'noor' as PersonId
      await directory.removePerson({ boardId: board, personId: noor, withMap: true, at: 20 })
      const invite = { id: 'back', hash: 'back' as InviteHash, boardId: board, role: 'author' as const, personId: noor }
      await directory.addInvite({ ...invite, at: 21 })
      await directory.readmit({ hash: invite.hash, boardId: board, device: phone, at: 30 })
      const entry = { boardId: board, personId: noor, device: phone, mapId: 'second' as MapId, at: 40 }
      expect(await directory.beginMapAnew(entry)).toBe('begun')
      expect(await directory.putAwayMap(board, noor)).toBeUndefined()
    })

    test('[D2] a deleted interview leaves a tombstone', async () => {
      const interviewId = 'i1' as InterviewId
      const interview = { boardId: board, interviewId, by: 'noor' as PersonId, limit: 1, at: 4 }
      expect(await directory.addInterview(interview)).toBe('added')
      expect((await facts()).interviews).toEqual([{ id: interviewId, by: 'noor', at: 4 }])
      expect(await directory.addInterview({ ...interview, interviewId: 'i2' as InterviewId })).toBe('full')
      expect(await directory.deleteInterview(board, interviewId, 5)).toBe('deleted')
      expect(await directory.deleteInterview(board, interviewId, 6)).toBe('gone')
      expect(await directory.deleteInterview(board, 'i9' as InterviewId, 6)).toBe('unknown')
      expect((await directory.access(phone, board, 'interview-i1')).document).toEqual({ state: 'deleted' })
      await expect(directory.addInterview(interview)).rejects.toThrow(/.+/)
    })

    test('[D2] a deleted board leaves a tombstone and nothing of its people', async () => {
      expect([...(await directory.deleteBoard(board, 9))].sort()).toEqual([
        'board',
        'map-noorMap',
        'map-priyaMap',
        'session',
      ])
      expect(await directory.board(board)).toEqual({ state: 'deleted' })
      expect((await directory.access(laptop, board, 'board')).board).toBe('deleted')
      expect(await directory.boardsOfDevice(laptop)).toEqual([])
      await expect(
        directory.createBoard({ boardId: board, title: 'Again', phase: 'brief', documents: [], at: 1 }),
      ).rejects.toThrow(/.+/)
    })

    test('only boards whose time is over are expired', async () => {
      const sample = { title: 'Sample', phase: 'merge' as const, documents: [], at: 1 }
      await directory.createBoard({ ...sample, boardId: 's1' as BoardId, sampleUntil: 100 })
      await directory.createBoard({ ...sample, boardId: 's2' as BoardId, sampleUntil: 300 })
      expect(await directory.expiredBoards(200)).toEqual(['s1'])
    })

    test('every document is listed', async () => {
      expect((await directory.documents()).map(({ document }) => document)).toEqual([
        'board',
        'map-noorMap',
        'map-priyaMap',
        'session',
      ])
    })
  })
}
