import type { Hono } from 'hono'
import { answerApprovalBody, askApprovalBody, inviteBody, recoverBody } from '#shared/protocol/api.ts'
import { isId, type PersonId } from '#shared/model/ids.ts'
import {
  answerApproval,
  askApproval,
  awaitApproval,
  listApprovals,
  recover,
  renewRecoveryCode,
} from '../commands/coming-back.ts'
import { done, refuse } from '../commands/context.ts'
import { invite, inviteBack, renewInvite, revokeInvite } from '../commands/invites.ts'
import { deleteBoard, forgetDevice, forgetOtherDevices, removePerson } from '../commands/leaving.ts'
import { messages } from '../commands/messages.ts'
import { answer } from './answers.ts'
import type { RouteDeps } from './board-routes.ts'
import { deviceOf, deviceOrNew, type Environment, visitAsMember, visitBoard } from './environment.ts'
import { readBody } from './read-body.ts'

/** Who is let in, who goes, and who comes back. */
export function addPeopleRoutes(app: Hono<Environment>, deps: RouteDeps): void {
  const { directory, now } = deps

  app.post('/api/boards/:boardId/invites', async (context) => {
    const visit = await visitAsMember(context, deps, 'facilitator')
    if (!visit.ok) return answer(context, visit)
    const body = await readBody(context, inviteBody)
    if (!body.ok) return answer(context, body)
    const { role, expiresInDays: days } = body.value
    return answer(context, done(await invite(deps, { boardId: visit.value.boardId, role, days })), 201)
  })

  app.get('/api/boards/:boardId/invites', async (context) => {
    const visit = await visitAsMember(context, deps, 'facilitator')
    if (!visit.ok) return answer(context, visit)
    return answer(context, done({ invites: await directory.invites(visit.value.boardId, now()) }))
  })

  app.delete('/api/boards/:boardId/invites/:inviteId', async (context) => {
    const visit = await visitAsMember(context, deps, 'facilitator')
    if (!visit.ok) return answer(context, visit)
    const { boardId } = visit.value
    return answer(context, await revokeInvite(deps, { boardId, id: context.req.param('inviteId') }))
  })

  app.post('/api/boards/:boardId/invites/:inviteId/renew', async (context) => {
    const visit = await visitAsMember(context, deps, 'facilitator')
    if (!visit.ok) return answer(context, visit)
    const { boardId } = visit.value
    return answer(context, await renewInvite(deps, { boardId, id: context.req.param('inviteId') }), 201)
  })

  app.delete('/api/boards/:boardId/people/:personId', async (context) => {
    const person = context.req.param('personId')
    const visit = await visitAsMember(context, deps, person === 'me' ? 'observer' : 'facilitator')
    if (!visit.ok) return answer(context, visit)
    const { boardId, asker } = visit.value
    const personId = person === 'me' ? asker.personId : (person as PersonId)
    const isOwnWish = personId === asker.personId
    // Leaving takes a private map along, which is only for those to decide who have shown that it is theirs.
    const withMap = isOwnWish && asker.proven !== false
    return answer(context, await removePerson(deps, { boardId, personId, withMap, keepOut: !isOwnWish }))
  })

  app.post('/api/boards/:boardId/people/:personId/invite', async (context) => {
    const visit = await visitAsMember(context, deps, 'facilitator')
    if (!visit.ok) return answer(context, visit)
    const personId = context.req.param('personId')
    if (!isId(personId)) return answer(context, refuse('not-found', messages.unknownPerson))
    const { boardId } = visit.value
    return answer(context, await inviteBack(deps, { boardId, personId: personId as PersonId }), 201)
  })

  app.delete('/api/boards/:boardId', async (context) => {
    const visit = await visitAsMember(context, deps, 'facilitator')
    if (!visit.ok) return answer(context, visit)
    await deleteBoard(deps, visit.value.boardId)
    return answer(context, done({ done: true }))
  })

  app.post('/api/boards/:boardId/recover', async (context) => {
    const visit = await visitBoard(context, deps)
    if (!visit.ok) return answer(context, visit)
    const body = await readBody(context, recoverBody)
    if (!body.ok) return answer(context, body)
    const device = await deviceOrNew(context, deps)
    return answer(context, await recover(deps, { boardId: visit.value.boardId, code: body.value.code, device }))
  })

  app.post('/api/boards/:boardId/recovery-code', async (context) => {
    const visit = await visitAsMember(context, deps)
    if (!visit.ok) return answer(context, visit)
    const { boardId, asker } = visit.value
    const device = deviceOf(context)
    if (device === undefined) return answer(context, refuse('not-signed-in', messages.notSignedIn))
    return answer(context, await renewRecoveryCode(deps, { boardId, personId: asker.personId, device }))
  })

  app.get('/api/boards/:boardId/devices', async (context) => {
    const visit = await visitAsMember(context, deps, 'guest')
    if (!visit.ok) return answer(context, visit)
    const { boardId, asker } = visit.value
    return answer(context, done({ devices: (await directory.devicesOfPerson(boardId, asker.personId)).length }))
  })

  app.delete('/api/boards/:boardId/devices/:which', async (context) => {
    const visit = await visitAsMember(context, deps, 'guest')
    if (!visit.ok) return answer(context, visit)
    const device = deviceOf(context)
    if (device === undefined) return answer(context, refuse('not-signed-in', messages.notSignedIn))
    const { boardId, asker } = visit.value
    const who = { boardId, personId: asker.personId, device }
    const which = context.req.param('which')
    if (which === 'others') return answer(context, await forgetOtherDevices(deps, who))
    if (which !== 'this') return answer(context, refuse('not-found', messages.unknownAddress))
    // Two people may share a device: `person` says which of them leaves it.
    const person = context.req.query('person')
    const mine = await directory.peopleOfDevice(device, boardId)
    const leaving = person === undefined ? asker.personId : mine.find((id) => id === person)
    if (leaving === undefined) return answer(context, refuse('not-signed-in', messages.notSignedIn))
    const { isStillKnown } = await forgetDevice(deps, { ...who, personId: leaving })
    // A device that is nobody anywhere needs no cookie.
    if (!isStillKnown)
      for (const cookie of deps.cookies.forget(context.req.header('cookie')))
        context.header('Set-Cookie', cookie, { append: true })
    return answer(context, done({ done: true }))
  })

  app.post('/api/boards/:boardId/approvals', async (context) => {
    const visit = await visitBoard(context, deps)
    if (!visit.ok) return answer(context, visit)
    const body = await readBody(context, askApprovalBody)
    if (!body.ok) return answer(context, body)
    const { invite, personId } = body.value
    const device = await deviceOrNew(context, deps)
    const request = { boardId: visit.value.boardId, invite, personId: personId as PersonId, device }
    return answer(context, await askApproval(deps, request), 201)
  })

  app.get('/api/boards/:boardId/approvals', async (context) => {
    const visit = await visitAsMember(context, deps, 'guest')
    if (!visit.ok) return answer(context, visit)
    const { boardId, asker } = visit.value
    return answer(context, done(await listApprovals(deps, { boardId, asker })))
  })

  app.get('/api/boards/:boardId/approvals/:approvalId', async (context) => {
    const visit = await visitBoard(context, deps)
    if (!visit.ok) return answer(context, visit)
    const device = deviceOf(context)
    if (device === undefined) return answer(context, refuse('not-signed-in', messages.notSignedIn))
    const id = context.req.param('approvalId')
    const hasGone = context.req.raw.signal
    return answer(context, done(await awaitApproval(deps, { boardId: visit.value.boardId, id, device, hasGone })))
  })

  app.post('/api/boards/:boardId/approvals/:approvalId', async (context) => {
    const visit = await visitAsMember(context, deps)
    if (!visit.ok) return answer(context, visit)
    const body = await readBody(context, answerApprovalBody)
    if (!body.ok) return answer(context, body)
    const by = deviceOf(context)
    if (by === undefined) return answer(context, refuse('not-signed-in', messages.notSignedIn))
    const id = context.req.param('approvalId')
    return answer(
      context,
      await answerApproval(deps, { boardId: visit.value.boardId, id, by, approve: body.value.approve }),
    )
  })
}
