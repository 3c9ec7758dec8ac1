import type { ImageId } from '#shared/model/ids.ts'
import type { Directory } from '../directory.ts'
import { imageSteps } from '../images/image-steps.ts'
import { logKeyOfName } from '../log-key.ts'
import { append, rows, type Steps } from '../steps.ts'
import { boardSteps } from './board-steps.ts'
import { comingSteps } from './coming-steps.ts'
import { peopleSteps } from './people-steps.ts'

/** A board with all that is on it from the start: there is the whole of it or nothing. */
export const newBoardSteps = {
  *createBoard(board: Parameters<Directory['createBoard']>[0]): Steps<ImageId[]> {
    const { boardId, title, phase, sampleUntil, documents, at } = board
    yield* rows(
      'insert into boards (id, title, phase, sample_until, created_at) values (?, ?, ?, ?, ?)',
      boardId,
      title,
      phase,
      sampleUntil ?? null,
      at,
    )
    for (const name of documents)
      yield* rows('insert into documents (board, name, created_at) values (?, ?, ?)', boardId, name, at)
    const people = board.people ?? []
    for (const joining of people)
      yield* peopleSteps.addPerson({ at, ...joining, boardId, limit: Number.MAX_SAFE_INTEGER })
    for (const interview of board.interviews ?? [])
      yield* boardSteps.addInterview({ ...interview, boardId, limit: Number.MAX_SAFE_INTEGER })
    for (const { document, row } of board.rows ?? []) yield* append(logKeyOfName(boardId, document), [row], at)
    const lost: ImageId[] = []
    for (const image of board.images?.those ?? [])
      if (board.images && (yield* imageSteps.putImage(image, board.images.limits)) !== 'kept') lost.push(image.id)
    if (board.invite) yield* comingSteps.addInvite({ ...board.invite, boardId })
    return lost
  },
}
