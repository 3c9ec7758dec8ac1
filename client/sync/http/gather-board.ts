import { readImages } from '#shared/documents/map-images.ts'
import { readSession } from '#shared/documents/session-document.ts'
import type { BoardFile } from '#shared/exchange/board-file-types.ts'
import { boardOfDocuments, type HeldDocument } from '#shared/exchange/board-of-documents.ts'
import type { FileImage } from '#shared/exchange/fit-images.ts'
import type { PersonId } from '#shared/model/ids.ts'
import { byName } from '#shared/model/person.ts'
import type { DocumentName } from '#shared/protocol/document-names.ts'
import type { BoardSync, OpenDocument } from '../board-sync.ts'
import { dataUrlOf } from '../images/image-shelf.ts'

/** `missing`: how many documents could not be read here, as when nothing answers and this device has no copy. */
export type Gathered = {
  readonly board: BoardFile
  readonly missing: number
  /** The images of the maps, each with its bytes where they could be had. */
  readonly images: readonly FileImage[]
}

/** As long as anybody likes to look at a button. */
const patienceMs = 8_000

/**
 * Everything on the board that lies open, as a board file has it. One's own map that nobody has seen yet is among it
 * only where it is asked for, and stays private in the file.
 */
export async function gatherBoard(
  sync: BoardSync,
  { myId, withPrivate }: { myId: PersonId; withPrivate: boolean },
): Promise<Gathered> {
  const facts = sync.session.read(readSession)
  const shown = facts.people
    .toSorted(byName)
    .filter(({ id, revealedAt }) => revealedAt !== undefined || (withPrivate && id === myId))
  const names: readonly DocumentName[] = [
    { kind: 'board' },
    { kind: 'map-shared' },
    ...shown.map(({ mapId }) => ({ kind: 'map', mapId }) as const),
    ...facts.interviews.map(({ id }) => ({ kind: 'interview', interviewId: id }) as const),
  ]
  const releases = names.map((name) => sync.hold(name))
  try {
    const read = await Promise.all(names.map((name) => whenRead(sync.open(name))))
    const held: readonly HeldDocument[] = read.flatMap((document) => document ?? [])
    const images = await gatherImages(sync, held)
    return { board: boardOfDocuments(facts, held), missing: names.length - held.length, images }
  } finally {
    for (const release of releases) release()
  }
}

/** One after the other, so that a board with many does not ask the server for all of them at once. */
async function gatherImages({ images }: BoardSync, held: readonly HeldDocument[]): Promise<readonly FileImage[]> {
  const found: FileImage[] = []
  for (const { name, doc } of held) {
    if (name.kind !== 'map' && name.kind !== 'map-shared') continue
    for (const { imageId, name: called, alt } of readImages(doc)) {
      const bytes = await images.bytesOf(name, imageId)
      found.push({ imageId, name: called, alt, dataUrl: bytes && (await dataUrlOf(bytes)) })
    }
  }
  return found
}

/** The document as the server has it, or after a while as this device remembers it. */
async function whenRead(document: OpenDocument): Promise<HeldDocument | undefined> {
  const { status, name, doc } = document
  const { promise, resolve } = Promise.withResolvers<void>()
  function look(): void {
    const { state, save } = status.getState()
    if (state === 'refused' || state === 'gone' || (state === 'open' && save !== 'offline')) resolve()
  }
  const stop = status.subscribe(look)
  const impatient = setTimeout(resolve, patienceMs)
  look()
  await promise
  stop()
  clearTimeout(impatient)
  return status.getState().state === 'open' ? { name, doc } : undefined
}
