/** A server that closes with 4500–4599 asks for some time; a lost connection may be back at once. */
const passingTrouble = { first: 4_500, last: 4_599 }
const longestMs = 6_000

/**
 * How long to stay away before the next try, in milliseconds: twice as long after each failure, and never the same for
 * two people, or a server that comes back would be met by everybody at once.
 */
export function pauseBefore({
  failures,
  code,
  random,
}: {
  /** Tries that failed since the last good connection. */
  failures: number
  /** The close code, where the server said one. */
  code: number | undefined
  /** 0 … 1 */
  random: () => number
}): number {
  const isAsked = code !== undefined && code >= passingTrouble.first && code <= passingTrouble.last
  const first = isAsked ? 1_000 : 200
  const most = Math.min(first * 2 ** failures, longestMs)
  return Math.round(most * (0.3 + 0.7 * random()))
}
