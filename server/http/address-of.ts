import type { IncomingMessage } from 'node:http'

/**
 * The address a request comes from, for limits only. Behind a proxy on this machine it is what the proxy says last;
 * from anywhere else such a header is a claim that anybody can make, unless the operator says that only a proxy gets here.
 */
export function addressOf(request: IncomingMessage, trust: 'nobody' | 'this-machine' | 'everybody'): string {
  const address = request.socket.remoteAddress ?? 'unknown'
  const isHere = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(address)
  const isProxy = trust === 'everybody' || (trust === 'this-machine' && isHere)
  const forwarded = request.headers['x-forwarded-for']
  const last = (Array.isArray(forwarded) ? forwarded.at(-1) : forwarded)?.split(',').at(-1)?.trim()
  return isProxy && last ? last : address
}
