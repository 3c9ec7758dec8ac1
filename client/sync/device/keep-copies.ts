import type { Shelf } from '../../ui/browser/browser-notes.ts'
import type { SessionFacts } from '#shared/documents/session-document.ts'
import type { PersonId } from '#shared/model/ids.ts'
import { type DocumentName, formatDocumentName } from '#shared/protocol/document-names.ts'
import { copiesBelow, parseCopyName, removeCopy } from './document-copy.ts'
import { deviceStorage } from './device-storage.ts'
import { readLogNote, writeLogNote } from '../log-notes.ts'
import type { OpenDocument } from '../open-document.ts'
import { forgetUnsent } from './unsent-marks.ts'

/**
 * Sees to it that a board that was opened with a connection opens whole without one: each document that this person may
 * read is fetched once, one after the other, when the page has come to rest. And what the server has deleted goes here
 * too: a withdrawn interview leaves no copy behind.
 */
export type CopyKeeper = {
  /** The session as the server has just told it. */
  look(facts: SessionFacts): void
  close(): void
}

const restMs = 2_000
/** So that opening a large board does not ask the server for all of it at once. */
const most = { maps: 12, interviews: 30 }

export function createCopyKeeper({
  below,
  personId,
  shelf,
  open,
  hold,
  keepImages,
}: {
  /** Where this person's copies of the board are: `tributary/<board>/<person>/`. */
  below: string
  personId: PersonId
  shelf: Shelf
  open: (name: DocumentName) => OpenDocument
  hold: (name: DocumentName) => () => void
  /** Of a document that has just come. */
  keepImages: (document: OpenDocument) => Promise<void>
}): CopyKeeper {
  const seen = new Set<string>()
  let latest: SessionFacts | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isWorking = false
  let isClosed = false

  async function work(facts: SessionFacts): Promise<void> {
    isWorking = true
    await removeWithdrawn(below, shelf, facts, open)
    for (const name of worthKeeping(facts, personId)) {
      if (isClosed) return
      const key = formatDocumentName(name)
      if (seen.has(key)) continue
      seen.add(key)
      const release = hold(name)
      const document = open(name)
      await settled(document)
      if (name.kind === 'map' || name.kind === 'map-shared') await keepImages(document)
      release()
    }
    isWorking = false
  }

  return {
    look(facts) {
      if (isClosed || facts === latest || !deviceStorage()) return
      latest = facts
      clearTimeout(timer)
      timer = setTimeout(() => {
        if (!isWorking && latest) void work(latest)
      }, restMs)
    },
    close() {
      isClosed = true
      clearTimeout(timer)
    },
  }
}

export function worthKeeping(facts: SessionFacts, personId: PersonId): readonly DocumentName[] {
  const mine = facts.people.filter((person) => person.id === personId)
  const shown = facts.people.filter((person) => person.id !== personId && person.revealedAt !== undefined)
  const maps = [...mine, ...shown.slice(0, most.maps)]
  const interviews = facts.interviews.toSorted((a, b) => b.at - a.at).slice(0, most.interviews)
  return [
    { kind: 'board' },
    ...maps.map(({ mapId }) => ({ kind: 'map', mapId }) as const),
    { kind: 'map-shared' },
    ...interviews.map(({ id }) => ({ kind: 'interview', interviewId: id }) as const),
  ]
}

/**
 * Copies of what the session does not list: a withdrawn interview goes. One that was whole with another history of the
 * server's log may only be forgotten there: the server is asked, and says whether it was withdrawn.
 */
async function removeWithdrawn(
  below: string,
  shelf: Shelf,
  facts: SessionFacts,
  open: (name: DocumentName) => unknown,
): Promise<void> {
  const here = readLogNote(shelf, below + formatDocumentName({ kind: 'session' }))?.incarnation
  for (const copyName of await copiesBelow(below)) {
    const name = parseCopyName(copyName)?.name
    if (!name || isListed(name, facts)) continue
    const noted = readLogNote(shelf, copyName)?.incarnation
    if (noted !== undefined && noted !== here) open(name)
    else if (name.kind === 'interview') {
      forgetUnsent(shelf, copyName)
      writeLogNote(shelf, copyName, undefined)
      await removeCopy(copyName)
    }
  }
}

function isListed(name: DocumentName, { interviews, people }: SessionFacts): boolean {
  if (name.kind === 'interview') return interviews.some(({ id }) => id === name.interviewId)
  return name.kind !== 'map' || people.some(({ mapId }) => mapId === name.mapId)
}

/** Until the document is whole here or will not be. */
function settled(document: OpenDocument): Promise<void> {
  return new Promise((resolve) => {
    const isSettled = () => {
      const { state, save } = document.status.getState()
      return state === 'refused' || state === 'gone' || (state === 'open' && save !== 'offline')
    }
    if (isSettled()) return resolve()
    const stop = document.status.subscribe(() => {
      if (!isSettled()) return
      stop()
      resolve()
    })
  })
}
