import type { Hono } from 'hono'
import { phaseBody, readyBody, roleBody, timerBody, titleBody } from '#shared/protocol/api.ts'
import { type InterviewId, isId, type PersonId } from '#shared/model/ids.ts'
import { phases } from '#shared/model/phase.ts'
import { keepBoardVersion } from '../commands/board-versions.ts'
import { done, refuse } from '../commands/context.ts'
import { createInterview, deleteInterview } from '../commands/interviews.ts'
import { messages } from '../commands/messages.ts'
import { beginMapAnew, takeMapBack } from '../commands/own-map.ts'
import { changeRole } from '../commands/people.ts'
import { revealMaps, setReady } from '../commands/reveal-maps.ts'
import { answer } from './answers.ts'
import type { RouteDeps } from './board-routes.ts'
import { deviceOf, type Environment, mayOpenOwnMap, visitAsMember } from './environment.ts'
import { readBody } from './read-body.ts'

const minuteMs = 60_000

/** What a team does on its board by command: everything that is not a document's content. */
export function addWorkshopRoutes(app: Hono<Environment>, deps: RouteDeps): void {
  const { directory, session, now } = deps

  app.post('/api/boards/:boardId/maps/mine/ready', async (context) => {
    const visit = await visitAsMember(context, deps)
    if (!visit.ok) return answer(context, visit)
    const body = await readBody(context, readyBody)
    if (!body.ok) return answer(context, body)
    const { boardId, facts, asker } = visit.value
    const mapId = facts.people.find(({ id }) => id === asker.personId)?.mapId
    // Otherwise a facilitator could come back as somebody, say that they are ready, and reveal their map.
    if (!mapId || !(await mayOpenOwnMap(context, deps, boardId, mapId)))
      return answer(context, refuse('not-allowed', messages.sealedMap))
    return answer(context, await setReady(deps, { boardId, personId: asker.personId, ready: body.value.ready }))
  })

  app.post('/api/boards/:boardId/maps/mine/anew', async (context) => {
    const visit = await visitAsMember(context, deps)
    const device = deviceOf(context)
    if (!visit.ok) return answer(context, visit)
    if (device === undefined) return answer(context, refuse('not-signed-in', messages.notSignedIn))
    const { boardId, asker } = visit.value
    return answer(context, await beginMapAnew(deps, { boardId, personId: asker.personId, device }), 201)
  })

  app.post('/api/boards/:boardId/maps/mine/back', async (context) => {
    const visit = await visitAsMember(context, deps)
    const device = deviceOf(context)
    if (!visit.ok) return answer(context, visit)
    if (device === undefined) return answer(context, refuse('not-signed-in', messages.notSignedIn))
    const { boardId, asker } = visit.value
    return answer(context, await takeMapBack(deps, { boardId, personId: asker.personId, device }))
  })

  app.post('/api/boards/:boardId/reveal', async (context) => {
    const visit = await visitAsMember(context, deps, 'facilitator')
    if (!visit.ok) return answer(context, visit)
    const { boardId, facts, asker } = visit.value
    return answer(context, await revealMaps(deps, { boardId, facts, by: asker.personId }))
  })

  app.post('/api/boards/:boardId/phase', async (context) => {
    const visit = await visitAsMember(context, deps, 'facilitator')
    if (!visit.ok) return answer(context, visit)
    const body = await readBody(context, phaseBody)
    if (!body.ok) return answer(context, body)
    const { boardId, facts, asker } = visit.value
    const { phase } = body.value
    await directory.changeBoard(boardId, { phase })
    if (facts.phase === 'merge' && phases.indexOf(phase) > phases.indexOf('merge'))
      await keepBoardVersion(deps, { boardId, cause: { kind: 'merged' }, author: asker.personId })
    await session.project(boardId)
    return answer(context, done({ phase }))
  })

  app.post('/api/boards/:boardId/timer', async (context) => {
    const visit = await visitAsMember(context, deps, 'facilitator')
    if (!visit.ok) return answer(context, visit)
    const body = await readBody(context, timerBody)
    if (!body.ok) return answer(context, body)
    const { minutes } = body.value
    const startedAt = now()
    const timer = minutes === null ? null : { startedAt, endsAt: startedAt + Math.round(minutes * minuteMs) }
    await directory.changeBoard(visit.value.boardId, { timer })
    await session.project(visit.value.boardId)
    return answer(context, done({ done: true }))
  })

  app.put('/api/boards/:boardId/title', async (context) => {
    const visit = await visitAsMember(context, deps, 'facilitator')
    if (!visit.ok) return answer(context, visit)
    const body = await readBody(context, titleBody)
    if (!body.ok) return answer(context, body)
    await directory.changeBoard(visit.value.boardId, { title: body.value.title })
    await session.project(visit.value.boardId)
    return answer(context, done({ done: true }))
  })

  app.post('/api/boards/:boardId/roles', async (context) => {
    const visit = await visitAsMember(context, deps, 'facilitator')
    if (!visit.ok) return answer(context, visit)
    const body = await readBody(context, roleBody)
    if (!body.ok) return answer(context, body)
    const { boardId, asker } = visit.value
    const { personId, role } = body.value
    return answer(
      context,
      await changeRole(deps, { boardId, by: asker.personId, personId: personId as PersonId, role }),
    )
  })

  app.post('/api/boards/:boardId/interviews', async (context) => {
    const visit = await visitAsMember(context, deps, 'author')
    if (!visit.ok) return answer(context, visit)
    const { boardId, asker } = visit.value
    return answer(context, await createInterview(deps, { boardId, by: asker.personId }), 201)
  })

  app.delete('/api/boards/:boardId/interviews/:interviewId', async (context) => {
    const visit = await visitAsMember(context, deps, 'author')
    if (!visit.ok) return answer(context, visit)
    const interviewId = context.req.param('interviewId')
    if (!isId(interviewId)) return answer(context, refuse('not-found', messages.unknownInterview))
    const { boardId } = visit.value
    return answer(context, await deleteInterview(deps, { boardId, interviewId: interviewId as InterviewId }))
  })
}
