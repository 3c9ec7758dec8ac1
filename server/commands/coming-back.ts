import type { BoardId, PersonId } from '#shared/model/ids.ts'
import { type Asker, mayLead } from '#shared/protocol/rights.ts'
import { hashInvite, hashRecoveryCode } from '../access/device-cookie.ts'
import type { ApprovalState, DeviceHash, RecoveryHash } from '../storage/directory.ts'
import { type CommandContext, done, type Outcome, refuse } from './context.ts'
import { saidOfInvite } from './invites.ts'
import { messages } from './messages.ts'

/** How long a device waits for another one's yes. */
const approvalMs = 15 * 60 * 1000
/** Shorter than what proxies grant a request. */
const longestWaitMs = 25_000

/** A code for a slip of paper: four groups of four letters and digits, about 81 bits. Only its hash is kept. */
export function mintRecoveryCode({ mintId }: Pick<CommandContext, 'mintId'>): {
  readonly code: string
  readonly recovery: RecoveryHash
} {
  const code = (mintId<string>().match(/.{1,4}/g) ?? []).join('-')
  return { code, recovery: hashRecoveryCode(code) }
}

/** This device is the person whose code it brings, with everything that is theirs. */
export async function recover(
  context: CommandContext,
  { boardId, code, device }: { boardId: BoardId; code: string; device: DeviceHash },
): Promise<Outcome<{ personId: PersonId }>> {
  const recovery = hashRecoveryCode(code)
  const personId = await context.directory.recover({ boardId, recovery, device, at: context.now() })
  if (personId === undefined) return refuse('not-allowed', messages.unknownCode)
  if (personId === 'removed') return refuse('not-allowed', messages.removed)
  await context.sync.reconsider(boardId)
  await context.session.project(boardId)
  return done({ personId })
}

export async function renewRecoveryCode(
  context: CommandContext,
  { boardId, personId, device }: { boardId: BoardId; personId: PersonId; device: DeviceHash },
): Promise<Outcome<{ recoveryCode: string }>> {
  const { code, recovery } = mintRecoveryCode(context)
  const changed = await context.directory.changeRecovery({ boardId, personId, device, recovery })
  return changed ? done({ recoveryCode: code }) : refuse('not-allowed', messages.notProven)
}

/** Comes back by a facilitator's invitation; what is private stays closed. */
export async function comeBack(
  context: CommandContext,
  { boardId, invite, device }: { boardId: BoardId; invite: string; device: DeviceHash },
): Promise<Outcome<{ personId: PersonId }>> {
  const hash = hashInvite(invite)
  const found = await context.directory.invite(hash, boardId, context.now())
  if (found.state !== 'good') return refuse('invite-unknown', saidOfInvite(found.state))
  const personId = await context.directory.readmit({ hash, boardId, device, at: context.now() })
  if (personId === undefined) return refuse('invite-unknown', messages.unknownInvite)
  await context.session.project(boardId)
  await context.sync.reconsider(boardId)
  return done({ personId })
}

/** A new device asks the person's other devices to let it in; both show the code. */
export async function askApproval(
  context: CommandContext,
  request: { boardId: BoardId; invite: string; personId: PersonId; device: DeviceHash },
): Promise<Outcome<{ id: string; code: string }>> {
  const { boardId, invite, personId, device } = request
  const at = context.now()
  const found = await context.directory.invite(hashInvite(invite), boardId, at)
  if (found.state !== 'good') return refuse('invite-unknown', saidOfInvite(found.state))
  const id = context.mintId<string>()
  const asked = await context.directory.askApproval({ id, boardId, personId, device, at, since: at - approvalMs })
  if (asked === 'removed') return refuse('not-allowed', messages.removed)
  if (asked === 'unknown') return refuse('not-found', messages.unknownPerson)
  if (asked === 'too-many') return refuse('too-many', messages.tooManyApprovals)
  await context.session.project(boardId)
  return done({ id, code: codeOf(id) })
}

/** What has become of a device's request, said as soon as it was answered, on whichever server, and else after a while. */
export async function awaitApproval(
  context: CommandContext,
  { boardId, id, device, hasGone }: { boardId: BoardId; id: string; device: DeviceHash; hasGone: AbortSignal },
): Promise<{ state: ApprovalState }> {
  const known = new AbortController()
  const signal = AbortSignal.any([hasGone, known.signal, AbortSignal.timeout(longestWaitMs)])
  try {
    for (;;) {
      // Begun before looking, so that no answer falls between the two.
      const next = context.doorbell.wait(boardId, device, signal)
      const since = context.now() - approvalMs
      const state = await context.directory.approvalState({ id, boardId, device, since })
      if (state !== 'waiting' || (await next) === 'over') return { state }
    }
  } finally {
    known.abort()
  }
}

/** Who waits to be let in: as oneself, and for a facilitator as anybody. */
export async function listApprovals(
  context: CommandContext,
  { boardId, asker }: { boardId: BoardId; asker: Asker },
): Promise<{ approvals: { id: string; code: string; at: number; personId: PersonId }[] }> {
  const waiting = await context.directory.approvals(boardId, context.now() - approvalMs)
  const isMine = (id: PersonId) => id === asker.personId && asker.proven !== false
  const mine = waiting.filter((one) => isMine(one.personId) || mayLead(asker))
  return { approvals: mine.map(({ id, at, personId: as }) => ({ id, code: codeOf(id), at, personId: as })) }
}

export async function answerApproval(
  context: CommandContext,
  answer: { boardId: BoardId; id: string; by: DeviceHash; approve: boolean },
): Promise<Outcome<{ done: true }>> {
  const at = context.now()
  const answered = await context.directory.answerApproval({ ...answer, since: at - approvalMs, at })
  if (!answered) return refuse('not-found', messages.unknownApproval)
  await context.sync.reconsider(answer.boardId)
  await context.session.project(answer.boardId)
  return done({ done: true })
}

/** Short enough to be compared at a glance. */
function codeOf(id: string): string {
  return id.slice(0, 4).toUpperCase()
}
