import { lastingShelf } from '../ui/browser/browser-notes.ts'
import { readSession } from '#shared/documents/session-document.ts'
import type { BoardId, PersonId } from '#shared/model/ids.ts'
import { type DocumentName, parseDocumentName } from '#shared/protocol/document-names.ts'
import { forgetBoard, recallMe } from './device/device-memory.ts'
import { copiesBelow, copyNameOf, parseCopyName, readCopy, removeCopy } from './device/document-copy.ts'
import { noteLeft, tellServerWhoLeft } from './device/forget-device.ts'
import { dataUrlOf, imageShelfName, openImageShelf } from './images/image-shelf.ts'
import { tellTabs } from './device/tab-messages.ts'
import { forgetLogNotes } from './log-notes.ts'
import { forgetUnsent, unsentBelow } from './device/unsent-marks.ts'

/** A copy on this device with edits that never reached the server. */
export type LeftBehind = {
  readonly copyName: string
  readonly name: DocumentName
  readonly edits: number
  /** It was saved once; the server was set back since and may have none of it. */
  readonly wasSaved: boolean
}

/** What this device still holds of one person's work on a board that nobody else has. */
export function findLeftBehind(boardId: BoardId, personId: PersonId): readonly LeftBehind[] {
  return [...unsentBelow(lastingShelf(), `tributary/${boardId}/${personId}`)].flatMap(
    ([copyName, { edits, wasSaved = false }]) => {
      const name = parseCopyName(copyName)?.name
      return name ? [{ copyName, name, edits, wasSaved }] : []
    },
  )
}

/** What such a file is called; a title may hold what a file name may not. */
export function unsentFileName(title: string): string {
  return `${title.replace(/[^\p{L}\p{N} -]+/gu, '').trim() || 'board'} - unsent.json`
}

/** All of it as one board file, in the person's own words and nobody else's who shares the device. */
export async function formatLeftBehind(
  boardId: BoardId,
  personId: PersonId,
  found: readonly LeftBehind[],
): Promise<string> {
  const { formatUnsent } = await import('./device/unsent-file.ts')
  const facts = readSession(await readCopy(copyNameOf(boardId, personId, { kind: 'session' })))
  const shelf = openImageShelf(imageShelfName(boardId, personId))
  const waiting = await shelf.all()
  shelf.close()
  // A document that was saved is written down as well where an image of it was not.
  const names = new Map(found.map(({ copyName, name }) => [copyName, name]))
  for (const { document } of waiting) {
    const name = parseDocumentName(document)
    if (name) names.set(copyNameOf(boardId, personId, name), name)
  }
  const held = await Promise.all([...names].map(async ([copyName, name]) => ({ name, doc: await readCopy(copyName) })))
  const images = await Promise.all(waiting.map(async (image) => [image.imageId, await dataUrlOf(image)] as const))
  return formatUnsent(facts, held, new Map(images))
}

/**
 * Forgets what one person has of a board on this device, in all tabs, because they want it so; then the server forgets
 * that this device is them, as soon as it can be told.
 */
export async function leaveDevice(boardId: BoardId, personId: PersonId): Promise<void> {
  noteLeft(boardId, personId)
  tellTabs({ kind: 'left', boardId, personId })
  await forgetOnDevice(boardId, personId)
  await tellServerWhoLeft()
}

/** Forgets what this device has of a board that has ended for this person; other tabs hear that from the server. */
export async function forgetOnDevice(boardId: BoardId, personId: PersonId): Promise<void> {
  forgetUnsent(lastingShelf(), `tributary/${boardId}/${personId}`)
  forgetLogNotes(lastingShelf(), `tributary/${boardId}/${personId}/`)
  if (recallMe(boardId)?.personId === personId) forgetBoard(boardId)
  for (const copyName of await copiesBelow(`tributary/${boardId}/${personId}/`)) await removeCopy(copyName)
}
