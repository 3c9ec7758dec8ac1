import { writeBrief } from '#shared/documents/board-document.ts'
import { systemOrigin } from '#shared/documents/transact.ts'
import type { Brief } from '#shared/model/brief.ts'
import type { BoardId, PersonId } from '#shared/model/ids.ts'
import type { NewPerson } from '#shared/model/person.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { DeviceHash } from '../storage/directory.ts'
import { logKeyOfName } from '../sync/log-key.ts'
import { firstUpdate } from '../sync/first-update.ts'
import type { CommandContext } from './context.ts'
import { mintRecoveryCode } from './coming-back.ts'
import { invite } from './invites.ts'
import { beginPerson } from './people.ts'

export type StartedBoard = {
  readonly boardId: BoardId
  readonly personId: PersonId
  readonly invite: string
  readonly recoveryCode: string
}

/** The documents that every board has from the start; individual maps come with their people. */
export const firstDocuments = ['session', 'board', 'map-shared'] as const

export async function createBoard(
  context: CommandContext,
  { title, brief, person, device }: { title: string; brief: Partial<Brief>; person: NewPerson; device: DeviceHash },
): Promise<StartedBoard> {
  const boardId = context.mintId<BoardId>()
  const at = context.now()
  // First what is in the board, then that there is one: whoever finds it finds it whole.
  const words = firstUpdate((doc) => writeBrief(doc, brief, systemOrigin))
  await context.updateLog.append(logKeyOfName(boardId, 'board'), [words])
  await context.directory.createBoard({ boardId, title, phase: 'brief', documents: firstDocuments, at })
  const facilitator = beginPerson(context, { person, role: 'facilitator', others: [] })
  const { code, recovery } = mintRecoveryCode(context)
  const limit = limits.maxPeoplePerBoard
  await context.directory.addPerson({ boardId, person: facilitator, device, recovery, limit, at })
  const made = await invite(context, { boardId, role: 'author' })
  await context.session.project(boardId)
  return { boardId, personId: facilitator.id, invite: made.invite, recoveryCode: code }
}
