import type { BoardId } from '#shared/model/ids.ts'
import { writeBrief } from '#shared/documents/board-document.ts'
import { writeInterviewText } from '#shared/documents/interview-document.ts'
import { addAll } from '#shared/documents/map-document.ts'
import { systemOrigin } from '#shared/documents/transact.ts'
import { parseBoardText } from '#shared/exchange/board-file.ts'
import type { BoardFile } from '#shared/exchange/board-file-types.ts'
import { remapIds } from '#shared/exchange/remap-ids.ts'
import { tidyFlow } from '#shared/layout/tidy-flow.ts'
import type { Discipline, NewPerson, Person, Slot } from '#shared/model/person.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { DeviceHash } from '../storage/directory.ts'
import { firstUpdate } from '../sync/first-update.ts'
import type { CommandContext } from './context.ts'
import { firstDocuments, type StartedBoard } from './create-board.ts'
import { names } from './names.ts'
import { mintRecoveryCode } from './coming-back.ts'
import { mintInvite } from './invites.ts'
import { beginPerson } from './people.ts'

/** The colours in which the three stand on the first page. */
const slotsInPictures: Partial<Record<Discipline, Slot>> = { design: 'reed', product: 'river', engineering: 'berry' }

const dayMs = 24 * 60 * 60 * 1000

/**
 * A copy of the sample workshop as the visitor's own board: three people have drawn, revealed, and can be merged; an
 * interview waits to be tied to the map, and the visitor's own map, which nobody else can open, is begun.
 */
export async function createSample(
  context: CommandContext,
  { person, device }: { person: NewPerson | undefined; device: DeviceHash },
): Promise<StartedBoard> {
  const board = remapIds(await readSample(context.sampleFile), context.mintId)
  const told = remapIds(await readSample(context.sampleInterviewFile), context.mintId)
  const boardId = context.mintId<BoardId>()
  const at = context.now()
  const drawn: Person[] = []
  for (const map of board.maps) {
    const { name, discipline } = map.author
    const slot = slotsInPictures[discipline]
    const began = beginPerson(context, {
      person: { name, discipline, ...(slot ? { slot } : {}) },
      role: 'author',
      others: drawn,
    })
    drawn.push({ ...began, ready: true, revealedAt: at })
  }
  const visitor = beginPerson(context, {
    person: person ?? { name: names.visitor, discipline: 'other' },
    role: 'facilitator',
    others: drawn,
  })

  const brief = firstUpdate((doc) => writeBrief(doc, board.brief, systemOrigin))
  const rows = [{ document: 'board', row: brief }]
  for (const [index, map] of board.maps.entries()) {
    const author = drawn[index]
    if (author) rows.push({ document: `map-${author.mapId}`, row: drawingOf(map, author) })
  }
  for (const begun of told.maps) rows.push({ document: `map-${visitor.mapId}`, row: drawingOf(begun, visitor) })
  for (const interview of told.interviews) {
    const words = firstUpdate((doc) => writeInterviewText(doc, interview, systemOrigin))
    rows.push({ document: `interview-${interview.id}`, row: words })
  }
  const { code, recovery } = mintRecoveryCode(context)
  const { made, entry } = mintInvite(context, { role: 'author' })
  await context.directory.createBoard({
    boardId,
    title: board.title,
    phase: 'merge',
    sampleUntil: at + limits.sampleBoardDays * dayMs,
    documents: firstDocuments,
    at,
    rows,
    people: [...drawn.map((author) => ({ person: author })), { person: visitor, device, recovery, at: at + 1 }],
    interviews: told.interviews.map(({ id }) => ({ interviewId: id, by: visitor.id, at: at + 1 })),
    invite: entry,
  })
  await context.session.project(boardId)
  return { boardId, personId: visitor.id, invite: made.invite, recoveryCode: code }
}

/** A map as its author drew it, laid out as a flow. */
function drawingOf({ moments, links }: BoardFile['maps'][number], author: Person): ReturnType<typeof firstUpdate> {
  const places = tidyFlow(moments, links)
  const drawn = moments.map((moment) => {
    const place = places.get(moment.id)
    return { ...moment, by: author.id, ...(place ? { place } : {}) }
  })
  return firstUpdate((doc) => addAll(doc, { moments: drawn, links }, systemOrigin))
}

async function readSample(file: () => Promise<string>): Promise<BoardFile> {
  const read = parseBoardText(await file())
  if (!read.ok) throw new Error(`the sample workshop cannot be read: ${read.said.reason}`)
  return read.board
}
