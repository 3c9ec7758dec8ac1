import { createHash, timingSafeEqual } from 'node:crypto'
import type { RequestContext } from './environment.ts'

const loopbackHost = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i
const loopbackAddresses = ['127.0.0.1', '::1', '::ffff:127.0.0.1']
/** What proxies leave behind in a request. */
const tracesOfProxies = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']

/**
 * With the token that the operator set; or from this machine itself, under one of its own names: a page whose name was
 * turned to this machine asks under that name. A proxy on this machine need not say that it is one, so where there is a
 * proxy only the token counts.
 */
export function mayReadMetrics(
  context: RequestContext,
  { token, isProxied }: { readonly token: string | undefined; readonly isProxied: boolean },
): boolean {
  if (token !== undefined && isSame(context.req.header('authorization') ?? '', `Bearer ${token}`)) return true
  if (isProxied || tracesOfProxies.some((name) => context.req.header(name) !== undefined)) return false
  const address = context.env.incoming.socket.remoteAddress ?? ''
  return loopbackHost.test(context.req.header('host') ?? '') && loopbackAddresses.includes(address)
}

/** Compared in a time that does not tell how much of it is right. */
function isSame(given: string, wanted: string): boolean {
  const [left, right] = [given, wanted].map((text) => createHash('sha256').update(text).digest())
  return left !== undefined && right !== undefined && timingSafeEqual(left, right)
}
