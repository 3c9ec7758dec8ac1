import { writeBrief } from '#shared/documents/board-document.ts'
import { systemOrigin } from '#shared/documents/transact.ts'
import type { Brief } from '#shared/model/brief.ts'
import type { BoardId, PersonId } from '#shared/model/ids.ts'
import type { NewPerson } from '#shared/model/person.ts'
import type { DeviceHash } from '../storage/directory.ts'
import { firstUpdate } from '../sync/first-update.ts'
import type { CommandContext } from './context.ts'
import { mintRecoveryCode } from './coming-back.ts'
import { mintInvite } from './invites.ts'
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
  const words = firstUpdate((doc) => writeBrief(doc, brief, systemOrigin))
  const facilitator = beginPerson(context, { person, role: 'facilitator', others: [] })
  const { code, recovery } = mintRecoveryCode(context)
  const { made, entry } = mintInvite(context, { role: 'author' })
  await context.directory.createBoard({
    boardId,
    title,
    phase: 'brief',
    documents: firstDocuments,
    at,
    rows: [{ document: 'board', row: words }],
    people: [{ person: facilitator, device, recovery }],
    invite: entry,
  })
  await context.session.project(boardId)
  return { boardId, personId: facilitator.id, invite: made.invite, recoveryCode: code }
}
