import { cutText } from '#shared/documents/text.ts'
import { cleanLine } from '#shared/model/clean-text.ts'
import type { BoardId } from '#shared/model/ids.ts'
import type { Said } from '#shared/model/said.ts'
import type { Person } from '#shared/model/person.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { DeviceHash } from '../storage/directory.ts'
import type { NewImage } from '../storage/images/image-store.ts'
import { type CommandContext, done, type Outcome, refuse } from './context.ts'
import { firstDocuments, type StartedBoard } from './create-board.ts'
import { imageLimits, readImage } from './images.ts'
import { mintRecoveryCode } from './coming-back.ts'
import { mintInvite } from './invites.ts'
import { messages } from './messages.ts'
import { names } from './names.ts'
import { beginPerson } from './people.ts'
import { readBoardFile } from './read-board-file.ts'

export type OpenedBoard = StartedBoard & { readonly warnings: readonly Said[] }

/**
 * A board out of a board file: the same maps, decisions, interviews and words under fresh ids. Whoever opens it goes on
 * as one of its people or as somebody new, with the facilitator's hat; the others can be brought back by their links.
 * `text`: the request's body, as it came.
 */
export async function openBoardFile(
  context: CommandContext,
  { text, device }: { text: string; device: () => Promise<DeviceHash> },
): Promise<Outcome<OpenedBoard>> {
  const read = await readBoardFile(text)
  if (!read) return refuse('too-large', messages.fileTooMuch)
  if (!read.ok) return refuse('bad-request', read.said ?? messages.notJson)
  const { board, as, person, warnings } = read
  if (as !== undefined && !board.people[as]) return refuse('bad-request', messages.notInFile)
  if (as === undefined && !person) return refuse('bad-request', messages.whoOpens)
  if (board.people.length >= limits.maxPeoplePerBoard)
    return refuse('too-large', messages.boardFull(limits.maxPeoplePerBoard))

  const lost: Said[] = []
  const boardId = context.mintId<BoardId>()
  const at = context.now()
  const people: Person[] = []
  for (const [index, { id, mapId, name, discipline, slot, role, isRevealed }] of board.people.entries()) {
    const began = beginPerson(context, {
      person: {
        name: cutText(cleanLine(name), 60) || names.nameless(index + 1),
        discipline,
        ...(slot ? { slot } : {}),
      },
      role: index === as ? 'facilitator' : role === 'observer' ? 'observer' : 'author',
      others: people,
    })
    people.push({ ...began, id, mapId, ...(isRevealed ? { ready: true, revealedAt: at } : {}) })
  }
  const isSomebody = as === undefined ? undefined : people[as]
  const opener = isSomebody ?? (person && beginPerson(context, { person, role: 'facilitator', others: people }))
  if (!opener) return refuse('bad-request', messages.whoOpens)

  const those: NewImage[] = []
  for (const { document, id, bytes } of board.images) {
    const read = readImage({ key: { boardId, document, id }, bytes, author: opener.id, at })
    if (read.ok) those.push(read.value)
    else lost.push(messages.imageNotKept(read.said))
  }
  const { code, recovery } = mintRecoveryCode(context)
  const { made, entry } = mintInvite(context, { role: 'author' })
  const noRoomFor = await context.directory.createBoard({
    boardId,
    title: cutText(cleanLine(board.title), 120) || names.untitled,
    phase: board.phase,
    documents: firstDocuments,
    at,
    rows: board.documents.map(({ name, row }) => ({ document: name, row })),
    people: [
      ...people.filter((other) => other !== opener).map((person) => ({ person })),
      { person: opener, device: await device(), recovery, at: at + 1 },
    ],
    interviews: board.interviews.map((interviewId, index) => ({ interviewId, by: opener.id, at: at + index })),
    images: { those, limits: imageLimits },
    invite: entry,
  })
  if (noRoomFor.length > 0) lost.push(messages.imageNotKept(messages.imagesFull))
  await context.session.project(boardId)
  return done({
    boardId,
    personId: opener.id,
    invite: made.invite,
    recoveryCode: code,
    warnings: [...warnings, ...new Map(lost.map((said) => [JSON.stringify(said), said])).values()],
  })
}
