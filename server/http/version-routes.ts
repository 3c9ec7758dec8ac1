import type { Hono } from 'hono'
import { keepBoardVersionBody, keepVersionBody } from '#shared/protocol/api.ts'
import { type DocumentName, formatDocumentName, parseDocumentName } from '#shared/protocol/document-names.ts'
import { decideAccess } from '#shared/protocol/rights.ts'
import type { BoardId, PersonId } from '#shared/model/ids.ts'
import { beginRestore, keepBoardVersion, keepByHand, listBoardVersions } from '../commands/board-versions.ts'
import { done, type Outcome, refuse } from '../commands/context.ts'
import { messages } from '../commands/messages.ts'
import { hasVersions, keepVersion, listVersions, readVersion } from '../commands/versions.ts'
import { answer } from './answers.ts'
import type { RouteDeps } from './board-routes.ts'
import { deviceOf, type Environment, type RequestContext, visitAsMember } from './environment.ts'
import { readBody } from './read-body.ts'

type Permitted = { readonly boardId: BoardId; readonly document: DocumentName; readonly personId: PersonId }

/** Versions are read by those, and only those, who may read their document now. */
export function addVersionRoutes(app: Hono<Environment>, deps: RouteDeps): void {
  const path = '/api/boards/:boardId/documents/:document/versions'

  async function permit(context: RequestContext, toWrite: boolean): Promise<Outcome<Permitted>> {
    const visit = await visitAsMember(context, deps, 'guest')
    if (!visit.ok) return visit
    const { boardId } = visit.value
    const document = parseDocumentName(context.req.param('document') ?? '')
    if (!document || !hasVersions(document)) return refuse('not-found', messages.noVersions)
    const facts = await deps.directory.access(deviceOf(context), boardId, formatDocumentName(document))
    const access = decideAccess(facts.asker, document, facts.document)
    if (!facts.asker || !access.allowed || (toWrite && !access.write)) return refuse('not-allowed', messages.noRight)
    return done({ boardId, document, personId: facts.asker.personId })
  }

  app.get('/api/boards/:boardId/versions', async (context) => {
    const visit = await visitAsMember(context, deps, 'guest')
    if (!visit.ok) return answer(context, visit)
    return answer(context, done(await listBoardVersions(deps, visit.value.boardId)))
  })

  app.post('/api/boards/:boardId/versions', async (context) => {
    const visit = await visitAsMember(context, deps, 'author')
    if (!visit.ok) return answer(context, visit)
    const body = await readBody(context, keepBoardVersionBody)
    if (!body.ok) return answer(context, body)
    const { boardId, facts, asker } = visit.value
    const wish = body.value
    const author = asker.personId
    if ('label' in wish) return answer(context, await keepByHand(deps, { boardId, label: wish.label, author }), 201)
    if ('restoring' in wish)
      return answer(context, await beginRestore(deps, { boardId, number: wish.restoring, author }), 201)
    const interview = facts.interviews.find(({ id }) => id === wish.tied)
    if (!interview) return answer(context, refuse('not-found', messages.unknownInterview))
    const cause = { kind: 'tied', interviewId: interview.id } as const
    return answer(context, done({ number: await keepBoardVersion(deps, { boardId, cause, author }) }), 201)
  })

  app.post(path, async (context) => {
    const permitted = await permit(context, true)
    if (!permitted.ok) return answer(context, permitted)
    const body = await readBody(context, keepVersionBody)
    if (!body.ok) return answer(context, body)
    const { personId: author, ...place } = permitted.value
    const cause = { kind: 'hand', label: body.value.label } as const
    return answer(context, await keepVersion(deps, { ...place, cause, author }), 201)
  })

  app.get(path, async (context) => {
    const permitted = await permit(context, false)
    if (!permitted.ok) return answer(context, permitted)
    return answer(context, done(await listVersions(deps, permitted.value)))
  })

  app.get(`${path}/:versionId`, async (context) => {
    const permitted = await permit(context, false)
    if (!permitted.ok) return answer(context, permitted)
    const id = Number(context.req.param('versionId'))
    if (!Number.isSafeInteger(id)) return answer(context, refuse('not-found', messages.unknownVersion))
    const version = await readVersion(deps, { ...permitted.value, id })
    if (!version.ok) return answer(context, version)
    context.header('Cache-Control', 'no-store')
    return context.body(new Uint8Array(version.value.state), 200, { 'Content-Type': 'application/octet-stream' })
  })
}
