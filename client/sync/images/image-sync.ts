import { createStore, type StoreApi } from 'zustand/vanilla'
import { usedImages } from '#shared/documents/map-images.ts'
import type { BoardId, ImageId } from '#shared/model/ids.ts'
import { type DocumentName, formatDocumentName, parseDocumentName } from '#shared/protocol/document-names.ts'
import { imagePath } from '#shared/protocol/image-path.ts'
import { mintId } from '../new-id.ts'
import type { OpenDocument } from '../open-document.ts'
import { askServer, type ImageBytes, type ImageCopies } from './image-copies.ts'
import type { ImageShelf } from './image-shelf.ts'
import type { PreparedImage } from './prepare-image.ts'
import { sendImage } from './send-image.ts'

/** An image whose bytes are on this device. `sent`: on the server, too. */
export type ImageHere = {
  /** For an `img` on this page. */
  readonly url: string
  readonly state: 'waiting' | 'sending' | 'sent' | 'refused'
  /** What the server said to it, for the person. */
  readonly sentence?: string
}

/**
 * Sends the images that were put on maps here. An image goes out after the document that shows it was saved, and so never
 * before its owner's yes where the document waits for one; until then it is kept on this device.
 */
export type ImageSync = {
  readonly here: StoreApi<ReadonlyMap<ImageId, ImageHere>>
  /**
   * Keeps an image, to be sent when a record of `document` shows it. Resolves when it would survive a reload, or when
   * this browser does not keep it: then it is in this page alone (`isNowhere`).
   */
  add(document: DocumentName, image: Pick<PreparedImage, 'type' | 'bytes'>): Promise<ImageId>
  readonly boardId: BoardId
  /** Its bytes, wherever they are: waiting here, kept here, or on the server; of another board there alone. */
  bytesOf(document: DocumentName, imageId: ImageId, board?: BoardId): Promise<ImageBytes | undefined>
  /** Shows an image from this device where the server does not bring it. */
  recall(document: DocumentName, imageId: ImageId): Promise<void>
  /** What is kept here of the images that the server has. */
  readonly copies: ImageCopies
  /** Where the server has an image. */
  addressOf(document: DocumentName, imageId: ImageId): string
  /** How many images that are shown are not on the server yet. */
  waiting(): number
  /** An image that is shown is neither on the server nor on this device: it goes with the page. */
  isNowhere(): boolean
  close(): void
}

type Entry = {
  readonly imageId: ImageId
  readonly document: OpenDocument
  readonly type: string
  readonly bytes: ArrayBuffer
  /** From an earlier visit: if nothing shows it any more, nothing will. */
  readonly isOld: boolean
  isShelved: boolean
  release(): void
}

const pausesMs = [2_000, 5_000, 15_000, 60_000]

export function createImageSync({
  boardId,
  shelf,
  copies,
  open,
  hold,
  onChange,
}: {
  boardId: BoardId
  shelf: ImageShelf
  copies: ImageCopies
  open: (name: DocumentName) => OpenDocument
  hold: (name: DocumentName) => () => void
  /** `waiting` may say something else now. */
  onChange: () => void
}): ImageSync {
  const here = createStore<ReadonlyMap<ImageId, ImageHere>>(() => new Map())
  const waiting = new Map<ImageId, Entry>()
  let isSending = false
  let isClosed = false
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function say(imageId: ImageId, change: Partial<ImageHere>): void {
    const before = here.getState().get(imageId)
    if (before) here.setState(new Map(here.getState()).set(imageId, { ...before, ...change }), true)
    onChange()
  }

  function enter(image: Omit<Entry, 'document' | 'release'>, name: DocumentName): void {
    if (isClosed || waiting.has(image.imageId)) return
    const letGo = hold(name)
    const document = open(name)
    const stops = [document.status.subscribe(attempt), document.onChange(attempt)]
    const url = URL.createObjectURL(new Blob([image.bytes], { type: image.type }))
    const release = () => {
      for (const stop of stops) stop()
      letGo()
    }
    waiting.set(image.imageId, { ...image, document, release })
    here.setState(new Map(here.getState()).set(image.imageId, { url, state: 'waiting' }), true)
    attempt()
  }

  /** After the event that brought it has run its course: an edit is first noted as unsaved, and then looked at here. */
  function attempt(): void {
    queueMicrotask(() => void sendNext())
    onChange()
  }

  async function sendNext(): Promise<void> {
    if (isSending || isClosed || timer !== undefined) return
    const next = [...waiting.values()].find((entry) => standing(entry) === 'go')
    for (const entry of waiting.values()) if (entry.isOld && standing(entry) === 'left-over') forget(entry)
    if (!next) return
    isSending = true
    say(next.imageId, { state: 'sending' })
    const sent = await sendImage(imagePath(boardId, next.document.name, next.imageId), next.type, next.bytes)
    isSending = false
    if (isClosed) return
    if (sent.outcome === 'later') {
      say(next.imageId, { state: 'waiting', ...(sent.sentence === undefined ? {} : { sentence: sent.sentence }) })
      pause()
      return
    }
    failures = 0
    waiting.delete(next.imageId)
    next.release()
    if (sent.outcome === 'kept') {
      await copies.put(next.document.name, next.imageId, next)
      await shelf.remove(next.imageId)
      say(next.imageId, { state: 'sent' })
    } else say(next.imageId, { state: 'refused', sentence: sent.sentence })
    attempt()
  }

  function pause(): void {
    const ms = pausesMs[Math.min(failures++, pausesMs.length - 1)]
    timer = setTimeout(() => {
      timer = undefined
      void shelveAgain()
      attempt()
    }, ms)
  }

  /** What this browser did not keep, it may keep now. */
  async function shelveAgain(): Promise<void> {
    for (const entry of waiting.values()) {
      const { imageId, document, type, bytes } = entry
      entry.isShelved ||= await shelf.put({ imageId, document: formatDocumentName(document.name), type, bytes })
    }
    onChange()
  }

  function hurry(): void {
    clearTimeout(timer)
    timer = undefined
    attempt()
  }
  globalThis.addEventListener?.('online', hurry)

  function forget({ imageId, release }: Entry): void {
    waiting.delete(imageId)
    release()
    void shelf.remove(imageId)
  }

  async function takeUp(): Promise<void> {
    for (const { imageId, document, type, bytes } of await shelf.all()) {
      const name = parseDocumentName(document)
      if (name) enter({ imageId, type, bytes, isOld: true, isShelved: true }, name)
    }
  }
  void takeUp()

  return {
    here,
    async add(name, { bytes, type }) {
      const imageId = mintId<ImageId>()
      const isShelved = await shelf.put({ imageId, document: formatDocumentName(name), type, bytes })
      enter({ imageId, type, bytes, isOld: false, isShelved }, name)
      return imageId
    },
    boardId,
    async bytesOf(name, imageId, board = boardId) {
      if (board !== boardId) return askServer(imagePath(board, name, imageId))
      return waiting.get(imageId) ?? copies.read(name, imageId)
    },
    async recall(name, imageId) {
      if (here.getState().has(imageId)) return
      const image = await copies.recall(name, imageId)
      if (!image || isClosed || here.getState().has(imageId)) return
      const url = URL.createObjectURL(new Blob([image.bytes], { type: image.type }))
      here.setState(new Map(here.getState()).set(imageId, { url, state: 'sent' }), true)
    },
    copies,
    addressOf: (name, imageId) => imagePath(boardId, name, imageId),
    waiting: () => [...waiting.values()].filter((entry) => standing(entry) !== 'left-over').length,
    isNowhere: () => [...waiting.values()].some((entry) => !entry.isShelved && standing(entry) !== 'left-over'),
    close() {
      isClosed = true
      clearTimeout(timer)
      globalThis.removeEventListener?.('online', hurry)
      for (const { release } of waiting.values()) release()
      for (const { url } of here.getState().values()) URL.revokeObjectURL(url)
      shelf.close()
      copies.close()
    },
  }
}

/** `left-over`: the document is whole here and does not show it. */
function standing({ document, imageId }: Entry): 'go' | 'wait' | 'left-over' {
  const { state, save } = document.status.getState()
  if (state !== 'open') return 'wait'
  const isShown = document.read(usedImages).has(imageId)
  if (save !== 'saved') return 'wait'
  return isShown ? 'go' : 'left-over'
}
