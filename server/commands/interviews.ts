import type { BoardId, InterviewId, PersonId } from '#shared/model/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import { logKey } from '../sync/log-key.ts'
import { keepBoardVersion } from './board-versions.ts'
import { type CommandContext, done, type Outcome, refuse } from './context.ts'
import { messages } from './messages.ts'

export async function createInterview(
  context: CommandContext,
  { boardId, by }: { boardId: BoardId; by: PersonId },
): Promise<Outcome<{ interviewId: InterviewId }>> {
  const interviewId = context.mintId<InterviewId>()
  const limit = limits.maxInterviewsPerBoard
  const added = await context.directory.addInterview({ boardId, interviewId, by, limit, at: context.now() })
  if (added === 'full') return refuse('too-many', messages.interviewsFull(limit))
  await keepBoardVersion(context, { boardId, cause: { kind: 'interview', interviewId }, author: by })
  await context.session.project(boardId)
  return done({ interviewId })
}

/** Withdraws an interview: the document, its log, and every copy of its words on the disk. */
export async function deleteInterview(
  context: CommandContext,
  { boardId, interviewId }: { boardId: BoardId; interviewId: InterviewId },
): Promise<Outcome<{ done: true }>> {
  const outcome = await context.directory.deleteInterview(boardId, interviewId, context.now())
  if (outcome === 'unknown') return refuse('not-found', messages.unknownInterview)
  // Also where it was gone before: whoever told the others of it may not have come so far.
  const key = logKey({ boardId, document: { kind: 'interview', interviewId } })
  try {
    await context.sync.reconsider(boardId)
  } finally {
    context.rooms.find(key)?.break('deleted')
  }
  await context.session.project(boardId)
  return outcome === 'gone' ? refuse('gone', messages.goneInterview) : done({ done: true })
}
