/**
 * Whether a request comes from our own pages. Fails closed: an `Origin` that is not ours is refused, also `null`. No
 * `Origin` at all is no browser's socket; such a client has to bring a cookie that it can only have been given.
 */
export function isForeignOrigin(origin: string | undefined | null, allowed: readonly string[]): boolean {
  return origin !== undefined && origin !== null && !allowed.includes(origin)
}

/** The origins of our pages: the public address, or this machine's own names where there is none. */
export function allowedOrigins(publicUrl: URL | undefined, port: number): readonly string[] {
  if (publicUrl) return [publicUrl.origin]
  return ['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:${port}`)
}
