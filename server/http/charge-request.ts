import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { BoardId } from '#shared/model/ids.ts'
import { type Refusal, refuse } from '../commands/context.ts'
import { messages } from '../commands/messages.ts'
import { answer } from './answers.ts'
import type { Environment, RequestContext } from './environment.ts'
import { budgetOfRoute, budgets, type BudgetName, type RequestBudgets } from './request-budgets.ts'

/** Takes from the device and the address what the route costs, before anything is done for them (B1). */
export function chargeRequests(requests: RequestBudgets): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const route = matchedRoutes(context).find(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
    if (!route) return next()
    const name = budgetOfRoute[`${route.method} ${route.path}`]
    if (name === undefined) return answer(context, refuse('not-found', messages.unknownAddress))
    // Where no board is named there is no right to be asked for first.
    const all = route.path.includes(':boardId') ? undefined : 'all'
    const refusal = take(requests, name, { device: context.get('device'), address: context.env.address, all })
    if (refusal) return answer(context, refusal)
    context.set('chargeBoard', (boardId) => take(requests, name, { board: boardId, all: 'all' }))
    return next()
  }
}

/** Takes from the board and the server what the route costs (B2); to be asked after the right was. */
export function chargeBoard(context: RequestContext, boardId: BoardId): Refusal | undefined {
  return context.get('chargeBoard')?.(boardId)
}

function take(
  requests: RequestBudgets,
  name: BudgetName,
  payers: Parameters<RequestBudgets['take']>[1],
): Refusal | undefined {
  const taken = requests.take(name, payers)
  return taken === 'taken' ? undefined : refuse('too-many', budgets[name].said, taken.retrySeconds)
}
