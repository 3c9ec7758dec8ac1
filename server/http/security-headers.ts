import type { MiddlewareHandler } from 'hono'

/** A host as browsers write it; anything else is not repeated in a header. */
const hostPattern = /^[A-Za-z0-9.-]+(:\d{1,5})?$|^\[[0-9a-fA-F:]+\](:\d{1,5})?$/

/**
 * Every request stays at home. `data:` and `blob:` are no requests: the canvas makes pictures of itself with them. Older
 * browsers do not count a socket of the same host as `'self'`, so it is named.
 */
function contentSecurityPolicy(host: string | undefined): string {
  const sockets = host !== undefined && hostPattern.test(host) ? ` ws://${host} wss://${host}` : ''
  return [
    "default-src 'self'",
    `connect-src 'self'${sockets} data: blob:`,
    "img-src 'self' data: blob:",
    "media-src 'self' data: blob:",
    "font-src 'self' data:",
    "style-src 'self' 'unsafe-inline'",
    "script-src 'self'",
    "worker-src 'self' blob:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'self'",
  ].join('; ')
}

/** Where browsers trust the connection; elsewhere they only complain about some headers. */
const trustedHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

export function securityHeaders({ isSecure }: { isSecure: boolean }): MiddlewareHandler {
  return async (context, next) => {
    await next()
    const host = context.req.header('host')
    const { headers } = context.res
    // What people brought along is shown under a stricter one of its own.
    if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', contentSecurityPolicy(host))
    if (isSecure || trustedHost.test(host ?? '')) headers.set('Cross-Origin-Opener-Policy', 'same-origin')
    // Other names below this one are not ours to speak for.
    if (isSecure) headers.set('Strict-Transport-Security', 'max-age=31536000')
    for (const [name, value] of always) headers.set(name, value)
  }
}

const always = [
  ['Referrer-Policy', 'no-referrer'],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Permissions-Policy', 'camera=(), microphone=(), geolocation=()'],
] as const
