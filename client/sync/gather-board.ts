import { readSession } from '#shared/documents/session-document.ts'
import type { BoardFile } from '#shared/exchange/board-file.ts'
import { boardOfDocuments, type HeldDocument } from '#shared/exchange/board-of-documents.ts'
import type { PersonId } from '#shared/model/ids.ts'
import { byName } from '#shared/model/person.ts'
import type { DocumentName } from '#shared/protocol/document-names.ts'
import type { BoardSync, OpenDocument } from './board-sync.ts'

/** `missing`: how many documents could not be read here, as when nothing answers and this device has no copy. */
export type Gathered = { readonly board: BoardFile; readonly missing: number }

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
    return { board: boardOfDocuments(facts, held), missing: names.length - held.length }
  } finally {
    for (const release of releases) release()
  }
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
