import type { Hono } from 'hono'
import type { BoardId, PersonId } from '#shared/model/ids.ts'
import { isId } from '#shared/model/ids.ts'
import { sniffImage, tellingBytes } from '#shared/images/image-kind.ts'
import { formatDocumentName, parseDocumentName } from '#shared/protocol/document-names.ts'
import { isImageId } from '#shared/protocol/image-path.ts'
import { limits } from '#shared/protocol/limits.ts'
import { decideAccess } from '#shared/protocol/rights.ts'
import { type Outcome, refuse } from '../commands/context.ts'
import { hasImages, keepImage } from '../commands/images.ts'
import { messages } from '../commands/messages.ts'
import type { ImageKey } from '../storage/images/image-store.ts'
import { answer } from './answers.ts'
import type { RouteDeps } from './board-routes.ts'
import { deviceOf, type Environment, type RequestContext } from './environment.ts'
import { chargeBoard } from './charge-request.ts'
import type { Body } from './receive-body.ts'

type Permitted = { readonly key: ImageKey; readonly personId: PersonId; readonly mayWrite: boolean }

/** Shown as what it is and nothing else, even where somebody opens its address by itself. */
const imageHeaders = {
  'Content-Security-Policy': "default-src 'none'; sandbox",
  // Asked for again each time, so that a right that has ended ends here, too; an answer without bytes mostly.
  'Cache-Control': 'private, no-cache',
  'Content-Disposition': 'inline',
} as const

/** Images are read by those, and only those, who may read their document now, and written by who may write it. */
export function addImageRoutes(app: Hono<Environment>, deps: RouteDeps): void {
  const incoming = createIncoming()
  const path = '/api/boards/:boardId/documents/:document/images/:imageId'

  /** Nothing tells apart what is not there from what is not for this person. */
  async function permit(context: RequestContext): Promise<Permitted | undefined> {
    const { boardId = '', document: name = '', imageId } = context.req.param()
    const document = parseDocumentName(name)
    if (!isId(boardId) || !document || !hasImages(document) || !isImageId(imageId)) return undefined
    const place = { boardId: boardId as BoardId, document: formatDocumentName(document) }
    const facts = await deps.directory.access(deviceOf(context), place.boardId, place.document)
    const access = decideAccess(facts.asker, document, facts.document)
    if (!facts.asker || !access.allowed) return undefined
    return { key: { ...place, id: imageId }, personId: facts.asker.personId, mayWrite: access.write }
  }

  app.get(path, async (context) => {
    const permitted = await permit(context)
    const image = permitted && (await deps.images.image(permitted.key))
    if (!image) return answer(context, refuse('not-found', messages.noImage))
    const etag = `"${image.digest}"`
    for (const [name, value] of Object.entries(imageHeaders)) context.header(name, value)
    context.header('ETag', etag)
    if (context.req.header('if-none-match') === etag) return context.body(null, 304)
    return context.body(new Uint8Array(image.bytes), 200, { 'Content-Type': image.type })
  })

  app.put(path, async (context) => {
    const before = await permit(context)
    if (!before?.mayWrite) return answer(context, refuse('not-allowed', messages.noRight))
    const { personId } = before
    const tooMany = chargeBoard(context, before.key.boardId)
    if (tooMany) return answer(context, tooMany)
    const leave = incoming.enter(personId)
    if (!leave) return answer(context, refuse('unavailable', messages.imagesBusy))
    let received: Body | undefined
    try {
      const body = await receiveImage(context)
      if (!body.ok) return answer(context, body)
      received = body.value
      // It may have taken a while to come: what counts is the right of now.
      const now = await permit(context)
      if (!now?.mayWrite || now.personId !== personId) return answer(context, refuse('not-allowed', messages.noRight))
      return answer(context, await keepImage(deps, { key: now.key, bytes: body.value.bytes, author: personId }), 201)
    } finally {
      received?.release()
      leave()
    }
  })
}

/** Reads at most what an image may have, and not even that where its first bytes say that it is none. */
function receiveImage({ env: { incoming, bodies, address } }: RequestContext): Promise<Outcome<Body>> {
  return bodies.receive(incoming, {
    address,
    most: limits.maxImageBytes,
    tooLarge: messages.imageTooHeavy(limits.maxImageBytes),
    look: {
      after: tellingBytes,
      refuse: (begin) => (sniffImage(begin) === undefined ? refuse('bad-request', messages.imageOther) : undefined),
    },
  })
}

/** How many images are on their way in: their bytes wait in memory. */
function createIncoming(): { enter(personId: PersonId): (() => void) | undefined } {
  const byPerson = new Map<PersonId, number>()
  let all = 0
  return {
    enter(personId) {
      const own = byPerson.get(personId) ?? 0
      if (all >= limits.maxIncomingImages || own >= limits.maxIncomingImagesPerPerson) return undefined
      all++
      byPerson.set(personId, own + 1)
      return () => {
        all--
        const left = (byPerson.get(personId) ?? 1) - 1
        if (left === 0) byPerson.delete(personId)
        else byPerson.set(personId, left)
      }
    },
  }
}
