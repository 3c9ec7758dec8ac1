import { parentPort, workerData } from 'node:worker_threads'
import { systemOrigin } from '#shared/documents/transact.ts'
import { readImage } from '#shared/documents/map-images.ts'
import { parseBoardFile } from '#shared/exchange/board-file.ts'
import type { BoardFile } from '#shared/exchange/board-file-types.ts'
import { documentsOfBoard } from '#shared/exchange/documents-of-board.ts'
import { peopleOfBoard } from '#shared/exchange/people-of-board.ts'
import { remapIds } from '#shared/exchange/remap-ids.ts'
import { type MapId, newId, type PersonId } from '#shared/model/ids.ts'
import { openBoardFileBody } from '#shared/protocol/api.ts'
import { formatDocumentName } from '#shared/protocol/document-names.ts'
import { isImageId } from '#shared/protocol/image-path.ts'
import { firstUpdate } from '../sync/first-update.ts'
import { messages, saidOf } from './messages.ts'
import type { BoardFromFile, BoardFileAnswer } from './read-board-file.ts'

/** Reads the text of a request to open a board file, and writes the first row of every document it becomes. */
const mintId = <T extends string>(): T => newId<T>((bytes) => crypto.getRandomValues(bytes))

parentPort?.postMessage(read(String(workerData)))

function read(text: string): BoardFileAnswer {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return { ok: false }
  }
  const body = openBoardFileBody.safeParse(raw)
  if (!body.success) return { ok: false, said: saidOf(body.error) }
  const { file, as, person } = body.data
  const parsed = parseBoardFile(file)
  if (!parsed.ok) return parsed
  const fresh = remapIds(parsed.board, mintId)
  const everybody = peopleOfBoard(fresh).map((one) => ({
    ...one,
    id: one.id ?? mintId<PersonId>(),
    mapId: one.mapId ?? mintId<MapId>(),
    isRevealed: fresh.maps.some(({ id, isPrivate }) => id === one.mapId && !isPrivate),
  }))
  const owners = new Map(everybody.map(({ id, mapId }) => [mapId, id]))
  const maps = fresh.maps.map((map) => ({ ...map, author: { ...map.author, id: owners.get(map.id) ?? mintId() } }))
  const { images, missing } = imagesOf(fresh)
  const board: BoardFromFile = {
    title: fresh.title,
    phase: fresh.phase ?? (fresh.shared || fresh.maps.length > 1 ? 'merge' : 'draw'),
    people: everybody,
    interviews: fresh.interviews.map(({ id }) => id),
    documents: documentsOfBoard({ ...fresh, maps }).map(({ name, write }) => ({
      name: formatDocumentName(name),
      row: firstUpdate((doc) => write(doc, systemOrigin)),
    })),
    images,
  }
  return {
    ok: true,
    board,
    as,
    person,
    warnings: [...parsed.warnings, ...(missing > 0 ? [messages.imagesMissing(missing)] : [])],
  }
}

/** The images that ink speaks of, each for the document that shows it, and how many of them the file does not bring. */
function imagesOf({ maps, shared, images = new Map() }: BoardFile): {
  images: BoardFromFile['images']
  missing: number
} {
  const found: BoardFromFile['images'][number][] = []
  let missing = 0
  const places = [
    ...maps.map(({ id, ink }) => ({ document: formatDocumentName({ kind: 'map', mapId: id }), ink })),
    { document: formatDocumentName({ kind: 'map-shared' }), ink: shared?.ink },
  ]
  for (const { document, ink = [] } of places) {
    const seen = new Set<string>()
    for (const record of ink) {
      const id = readImage(record)?.imageId
      if (id === undefined || seen.has(id)) continue
      seen.add(id)
      const [, base64] = /^data:[\w.+/-]*;base64,(.*)$/s.exec(images.get(id) ?? '') ?? []
      if (base64 && isImageId(id)) found.push({ document, id, bytes: new Uint8Array(Buffer.from(base64, 'base64')) })
      else missing++
    }
  }
  return { images: found, missing }
}
