/** Whether a host name means this very computer, and another one on every other: `localhost`, `127.0.0.1`, `[::1]`. */
export function isOnlyHere(hostname: string): boolean {
  return /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)
}
