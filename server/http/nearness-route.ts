import type { Hono } from 'hono'
import { limits } from '#shared/protocol/limits.ts'
import { refuse } from '../commands/context.ts'
import { messages } from '../commands/messages.ts'
import { nearMoments } from '../commands/near-moments.ts'
import { answer } from './answers.ts'
import type { RouteDeps } from './board-routes.ts'
import { type Environment, visitAsMember } from './environment.ts'
import { createHourlyLimits } from './hourly-limits.ts'

/** Labels compared by the service that the operator chose, if any. */
export function addNearnessRoute(app: Hono<Environment>, deps: RouteDeps): void {
  const hourly = createHourlyLimits(deps.now)
  app.post('/api/boards/:boardId/nearness', async (context) => {
    const visit = await visitAsMember(context, deps)
    if (!visit.ok) return answer(context, visit)
    const { boardId, facts, asker } = visit.value
    if (deps.vectors && !hourly.take(`${boardId} ${asker.personId}`, limits.comparisonsPerHourPerPerson))
      return answer(context, refuse('too-many', messages.tooManyComparisons))
    return answer(context, await nearMoments(deps, { boardId, facts, vectors: deps.vectors }))
  })
}
