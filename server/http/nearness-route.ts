import type { Hono } from 'hono'
import { nearMoments } from '../commands/near-moments.ts'
import { answer } from './answers.ts'
import type { RouteDeps } from './board-routes.ts'
import { type Environment, visitAsMember } from './environment.ts'

/** Labels compared by the service that the operator chose, if any. */
export function addNearnessRoute(app: Hono<Environment>, deps: RouteDeps): void {
  app.post('/api/boards/:boardId/nearness', async (context) => {
    const visit = await visitAsMember(context, deps)
    if (!visit.ok) return answer(context, visit)
    const { boardId, facts } = visit.value
    return answer(context, await nearMoments(deps, { boardId, facts, vectors: deps.vectors }))
  })
}
