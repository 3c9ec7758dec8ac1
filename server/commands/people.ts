import type { BoardId, MapId, PersonId } from '#shared/model/ids.ts'
import { type NewPerson, type Person, type Role, type Slot, slots } from '#shared/model/person.ts'
import type { SessionFacts } from '#shared/documents/session-document.ts'
import { limits } from '#shared/protocol/limits.ts'
import { hashInvite } from '../access/device-cookie.ts'
import type { DeviceHash } from '../storage/directory.ts'
import { type CommandContext, done, type Outcome, refuse } from './context.ts'
import { mintRecoveryCode } from './coming-back.ts'
import { saidOfInvite } from './invites.ts'
import { messages } from './messages.ts'

/** Colours that nobody has yet. */
export function freeSlots(people: readonly Pick<Person, 'slot'>[]): readonly Slot[] {
  return slots.filter((slot) => !people.some((person) => person.slot === slot))
}

/** A person as they begin; the colour they wished for if it is free, else the one that the fewest have. */
export function beginPerson(
  context: Pick<CommandContext, 'mintId'>,
  { person, role, others }: { person: NewPerson; role: Role; others: readonly Pick<Person, 'slot'>[] },
): Person {
  const free = freeSlots(others)
  const wished = person.slot
  const slot = wished && (free.includes(wished) || free.length === 0) ? wished : (free[0] ?? rarestSlot(others))
  return {
    id: context.mintId<PersonId>(),
    name: person.name,
    discipline: person.discipline,
    slot,
    role,
    mapId: context.mintId<MapId>(),
    ready: false,
  }
}

/** Joins by an invitation, as somebody new. */
export async function joinBoard(
  context: CommandContext,
  join: { boardId: BoardId; facts: SessionFacts; invite: string; person: NewPerson; device: DeviceHash },
): Promise<Outcome<{ personId: PersonId; recoveryCode: string }>> {
  const { boardId, facts, invite, device } = join
  const found = await context.directory.invite(hashInvite(invite), boardId, context.now())
  if (found.state !== 'good') return refuse('invite-unknown', saidOfInvite(found.state))
  const person = beginPerson(context, { person: join.person, role: found.role, others: facts.people })
  // An invitation that brings somebody back brings nobody new.
  if (found.personId !== undefined) return refuse('invite-unknown', messages.othersInvite)
  const limit = limits.maxPeoplePerBoard
  const { code, recovery } = mintRecoveryCode(context)
  const joining = { boardId, person, device, recovery, invite: found.id, limit, at: context.now() }
  const added = await context.directory.addPerson(joining)
  if (added === 'removed') return refuse('not-allowed', messages.removed)
  if (added === 'full') return refuse('too-many', messages.boardFull(limit))
  await context.session.project(boardId)
  await context.sync.reconsider(boardId)
  return done({ personId: person.id, recoveryCode: code })
}

/** Goes on as somebody whom this device already is. */
export async function continueAs(
  context: CommandContext,
  { boardId, personId, device }: { boardId: BoardId; personId: PersonId; device: DeviceHash | undefined },
): Promise<Outcome<{ personId: PersonId }>> {
  const chosen =
    device !== undefined && (await context.directory.choosePerson({ device, boardId, personId, at: context.now() }))
  if (!chosen) return refuse('not-allowed', messages.notYou)
  await context.sync.reconsider(boardId)
  await context.session.project(boardId)
  return done({ personId })
}

export async function changeRole(
  context: CommandContext,
  change: { boardId: BoardId; by: PersonId; personId: PersonId; role: Role },
): Promise<Outcome<{ done: true }>> {
  const outcome = await context.directory.setRole(change)
  if (outcome === 'unknown') return refuse('not-found', messages.unknownPerson)
  if (outcome === 'last-facilitator') return refuse('bad-request', messages.lastFacilitator)
  await context.sync.reconsider(change.boardId)
  await context.session.project(change.boardId)
  return done({ done: true })
}

function rarestSlot(people: readonly Pick<Person, 'slot'>[]): Slot {
  let rarest: Slot = slots[0]
  let fewest = Number.POSITIVE_INFINITY
  for (const slot of slots) {
    const count = people.filter((person) => person.slot === slot).length
    if (count < fewest) {
      fewest = count
      rarest = slot
    }
  }
  return rarest
}
