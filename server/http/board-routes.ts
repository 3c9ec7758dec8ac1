import type { Hono } from 'hono'
import { createBoardBody, createSampleBody, joinBody, welcomeBody } from '#shared/protocol/api.ts'
import type { BoardList, Me, Welcome } from '#shared/protocol/api.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { PersonId } from '#shared/model/ids.ts'
import { mayAct } from '#shared/protocol/rights.ts'
import { type DeviceCookies, hashInvite } from '../access/device-cookie.ts'
import { type CommandContext, done, refuse } from '../commands/context.ts'
import { comeBack } from '../commands/coming-back.ts'
import { noteVisit } from '../commands/sight-of-devices.ts'
import { createBoard } from '../commands/create-board.ts'
import { createSample } from '../commands/create-sample.ts'
import { messages } from '../commands/messages.ts'
import { openBoardFile } from '../commands/open-board-file.ts'
import { continueAs, freeSlots, joinBoard } from '../commands/people.ts'
import type { LabelVectors } from '../embeddings/label-vectors.ts'
import { answer, inEnglish } from './answers.ts'
import { deviceOf, deviceOrNew, type Environment, mayOpenOwnMap, visitAsMember, visitBoard } from './environment.ts'
import { createJoinLimits } from './join-limits.ts'
import { parseBody, readBody, readJson } from './read-body.ts'

export type RouteDeps = CommandContext & {
  /** Where the operator chose a service that compares labels. */
  readonly vectors: LabelVectors | undefined
  readonly cookies: DeviceCookies
}

/** Coming to boards: starting one, finding one's own, joining. */
export function addBoardRoutes(app: Hono<Environment>, deps: RouteDeps): void {
  const joins = createJoinLimits(deps.now)

  app.post('/api/boards', async (context) => {
    const body = await readBody(context, createBoardBody)
    if (!body.ok) return answer(context, body)
    const { title, brief, person } = body.value
    const device = await deviceOrNew(context, deps)
    const named = Object.fromEntries(Object.entries(brief).filter(([, text]) => text !== undefined))
    return answer(context, done(await createBoard(deps, { title, brief: named, person, device })), 201)
  })

  app.post('/api/sample', async (context) => {
    const body = await readBody(context, createSampleBody)
    if (!body.ok) return answer(context, body)
    const device = await deviceOrNew(context, deps)
    return answer(context, done(await createSample(deps, { person: body.value.person, device })), 201)
  })

  app.post('/api/boards/from-file', async (context) => {
    const { incoming, bodies, address } = context.env
    const body = await bodies.receive(incoming, { address, most: limits.maxBoardFileBytes })
    if (!body.ok) return answer(context, body)
    const { bytes, release } = body.value
    try {
      const text = new TextDecoder().decode(bytes)
      const opened = await openBoardFile(deps, { text, device: () => deviceOrNew(context, deps) })
      if (!opened.ok) return answer(context, opened)
      return answer(context, done({ ...opened.value, warnings: opened.value.warnings.map(inEnglish) }), 201)
    } finally {
      release()
    }
  })

  app.get('/api/boards', async (context) => {
    const device = deviceOf(context)
    const boards = device === undefined ? [] : [...(await deps.directory.boardsOfDevice(device))]
    return answer(context, done({ boards } satisfies BoardList))
  })

  app.post('/api/boards/:boardId/welcome', async (context) => {
    const visit = await visitBoard(context, deps)
    if (!visit.ok) return answer(context, visit)
    const body = await readBody(context, welcomeBody)
    if (!body.ok) return answer(context, body)
    const { boardId, facts } = visit.value
    const { invite } = body.value
    const found =
      invite === undefined ? undefined : await deps.directory.invite(hashInvite(invite), boardId, deps.now())
    const device = deviceOf(context)
    // Whoever was removed learns nothing by the link any more; one that brings them back is good.
    const isRemoved =
      found?.state === 'good' &&
      found.personId === undefined &&
      device !== undefined &&
      (await deps.directory.isRemoved(device, boardId))
    const inviteIsGood = found?.state === 'good' && !isRemoved
    const backId = found?.state === 'good' ? found.personId : undefined
    const back = backId === undefined ? undefined : await deps.directory.person(boardId, backId)
    const mine = device === undefined ? [] : await deps.directory.peopleOfDevice(device, boardId)
    const you = mine.flatMap((id) => facts.people.filter((person) => person.id === id))
    // Whoever only guessed the address learns nothing, not even the title.
    const isGuest = inviteIsGood || you.length > 0
    const welcome: Welcome = {
      title: isGuest ? facts.title : '',
      you: you.map(({ id, name }) => ({ personId: id, name })),
      inviteIsGood,
      ...(isRemoved ? { inviteEnded: 'removed' as const } : {}),
      ...(found?.state === 'expired' || found?.state === 'revoked' ? { inviteEnded: found.state } : {}),
      ...(backId !== undefined && back !== undefined ? { bringsBack: { personId: backId, name: back.name } } : {}),
      ...(inviteIsGood
        ? { people: facts.people.map(({ id, name, discipline }) => ({ personId: id, name, discipline })) }
        : {}),
      freeSlots: isGuest ? [...freeSlots(facts.people)] : [],
    }
    return answer(context, done(welcome))
  })

  app.post('/api/boards/:boardId/people', async (context) => {
    const visit = await visitBoard(context, deps)
    if (!visit.ok) return answer(context, visit)
    const { boardId, facts } = visit.value
    const [asNew, asReturned, asKnown] = joinBody.options
    const json = await readJson(context)
    if (!json.ok) return answer(context, json)
    const raw = json.value
    if (typeof raw === 'object' && raw !== null && 'continueAs' in raw) {
      const body = parseBody(asKnown, raw)
      if (!body.ok) return answer(context, body)
      const personId = body.value.continueAs as PersonId
      return answer(context, await continueAs(deps, { boardId, personId, device: deviceOf(context) }))
    }
    if (typeof raw === 'object' && raw !== null && 'comeBack' in raw) {
      const body = parseBody(asReturned, raw)
      if (!body.ok) return answer(context, body)
      const device = await deviceOrNew(context, deps)
      return answer(context, await comeBack(deps, { boardId, invite: body.value.invite, device }))
    }
    const body = parseBody(asNew, raw)
    if (!body.ok) return answer(context, body)
    const { invite, person } = body.value
    const found = await deps.directory.invite(hashInvite(invite), boardId, deps.now())
    // A link that brings nobody in costs no place.
    const isGood = found.state === 'good'
    if (isGood && !joins.take({ boardId, address: context.env.address, people: facts.people.length }))
      return answer(context, refuse('too-many', messages.manyFromHere))
    const device = await deviceOrNew(context, deps)
    return answer(context, await joinBoard(deps, { boardId, facts, invite, person, device }), 201)
  })

  app.get('/api/boards/:boardId/me', async (context) => {
    const visit = await visitAsMember(context, deps, 'guest')
    if (!visit.ok) return answer(context, visit)
    const { boardId, facts, asker } = visit.value
    const person = facts.people.find(({ id }) => id === asker.personId)
    const device = deviceOf(context)
    if (!person || device === undefined) return answer(context, refuse('not-signed-in', messages.notSignedIn))
    await noteVisit(deps, { boardId, personId: person.id, device })
    const isSealed = !(await mayOpenOwnMap(context, deps, boardId, person.mapId))
    const earlier = asker.proven !== false ? await deps.directory.putAwayMap(boardId, person.id) : undefined
    const me: Me = {
      personId: person.id,
      mapId: person.mapId,
      role: person.role,
      ready: person.ready,
      phase: facts.phase,
      ...(isSealed ? { mapIsSealed: true } : {}),
      ...(mayAct(asker) ? {} : { looksOn: true }),
      ...(deps.vectors ? { labelsGoTo: deps.vectors.host } : {}),
      ...(earlier ? { earlierMapAt: earlier.at } : {}),
    }
    return answer(context, done(me))
  })
}
