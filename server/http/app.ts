import { Hono } from 'hono'
import { isImagePath } from '#shared/protocol/image-path.ts'
import { isForeignOrigin } from '../access/origins.ts'
import { refuse } from '../commands/context.ts'
import { messages } from '../commands/messages.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { StorageHealth } from '../storage/health.ts'
import { answer, inEnglish } from './answers.ts'
import { addBoardRoutes, type RouteDeps } from './board-routes.ts'
import { chargeRequests } from './charge-request.ts'
import { type Environment, knowDevice, type RequestContext } from './environment.ts'
import { addImageRoutes } from './image-routes.ts'
import { mayReadMetrics } from './may-read-metrics.ts'
import { addNearnessRoute } from './nearness-route.ts'
import { addPeopleRoutes } from './people-routes.ts'
import { createRequestBudgets } from './request-budgets.ts'
import { securityHeaders } from './security-headers.ts'
import type { StaticFiles } from './static-files.ts'
import { addVersionRoutes } from './version-routes.ts'
import { addWorkshopRoutes } from './workshop-routes.ts'

export type AppDeps = RouteDeps & {
  readonly origins: () => readonly string[]
  readonly staticFiles: StaticFiles
  readonly metrics: Metrics
  readonly metricsToken: string | undefined
  /** Whether it runs behind a proxy, which speaks from this machine in everybody's name. */
  readonly isProxied: boolean
  readonly isDraining: () => boolean
  readonly health: StorageHealth
  readonly log: Log
}

/** Everything that is answered over HTTP. */
export function createApp(deps: AppDeps): Hono<Environment> {
  const { origins, staticFiles, metrics, metricsToken, isProxied, isDraining, health, log } = deps
  const app = new Hono<Environment>()

  app.use(securityHeaders({ isSecure: deps.cookies.isSecure }))
  app.use('/api/*', async (context, next) => {
    if (context.req.method === 'GET' || context.req.method === 'HEAD') return next()
    return refuseStranger(context, origins(), isImagePath(context.req.path)) ?? next()
  })
  app.use('/api/*', knowDevice(deps))
  app.use('/api/*', chargeRequests(createRequestBudgets(deps.now)))

  app.get('/healthz', async (context) => {
    context.header('Cache-Control', 'no-store')
    const reason = isDraining() ? 'stopping' : await health.trouble()
    return reason === undefined ? context.json({ ok: true }) : context.json({ ok: false, reason }, 503)
  })
  app.get('/metrics', async (context) => {
    if (!mayReadMetrics(context, { token: metricsToken, isProxied }))
      return answer(context, refuse('not-found', messages.unknownAddress))
    return context.text(await metrics.registry.metrics(), 200, { 'Content-Type': metrics.registry.contentType })
  })
  addBoardRoutes(app, deps)
  addPeopleRoutes(app, deps)
  addWorkshopRoutes(app, deps)
  addVersionRoutes(app, deps)
  addNearnessRoute(app, deps)
  addImageRoutes(app, deps)
  app.all('/api/*', (context) => answer(context, refuse('not-found', messages.unknownAddress)))

  app.get('*', async (context) => {
    const encodings = context.req.header('accept-encoding') ?? ''
    const { path } = context.req
    const file = await staticFiles.find(path, encodings)
    if (file) return context.body(new Uint8Array(file.body), 200, file.headers)
    // Addresses of the app have no ending; what has one is a file that is not there. Below `/b/` there are no files, and
    // what a mail program has hung on to an invitation may look like an ending.
    const page = !path.startsWith('/b/') && /\.\w+$/.test(path) ? undefined : await staticFiles.page(encodings)
    if (page) return context.body(new Uint8Array(page.body), 200, page.headers)
    return context.text(inEnglish(messages.unknownAddress).sentence, 404)
  })
  app.notFound((context) => answer(context, refuse('not-found', messages.unknownAddress)))

  app.onError((error, context) => {
    log.error({ err: error, method: context.req.method }, 'a request failed')
    return answer(context, refuse('unavailable', messages.unavailable))
  })
  return app
}

/** A page of another address must not act in a visitor's name; and only what no plain form can send is read: JSON, or an image's bytes. */
function refuseStranger(context: RequestContext, origins: readonly string[], isImage: boolean): Response | undefined {
  const site = context.req.header('sec-fetch-site')
  const isForeign =
    isForeignOrigin(context.req.header('origin'), origins) ||
    (site !== undefined && site !== 'same-origin' && site !== 'none')
  if (isForeign) return answer(context, refuse('not-allowed', messages.foreignOrigin))
  const type = context.req.header('content-type')?.split(';', 1)[0]?.trim() ?? ''
  if (isImage && /^(?:image\/[\w.+-]+|application\/octet-stream)$/.test(type)) return undefined
  if (context.req.method !== 'DELETE' && type !== 'application/json')
    return answer(context, refuse('bad-request', messages.notJson))
  return undefined
}
