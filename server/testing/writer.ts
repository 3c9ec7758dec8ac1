import type { PlainConnection } from './connect-plain.ts'

/** Somebody who writes one fact after the other, each with a name of its own, until told to stop. */
export type Writer = {
  /** The names of the facts that the server has said to be on disk. */
  acknowledged(): readonly string[]
  sent(): number
  stop(): void
}

/** Counts acknowledgements from now on: what was sent on this connection before must be acknowledged already. */
export function startWriting(
  connection: Pick<PlainConnection, 'doc' | 'acknowledged'>,
  name: string,
  { burst = 3, everyMs = 4 } = {},
): Writer {
  const sent: string[] = []
  const before = connection.acknowledged()
  let timer = setTimeout(write, 0)
  function write(): void {
    for (let count = 0; count < burst; count++) {
      const key = `${name}-${sent.length}`
      sent.push(key)
      connection.doc.getMap('later').set(key, { by: name, at: sent.length, words: 'x'.repeat(100) })
    }
    timer = setTimeout(write, everyMs)
  }
  return {
    acknowledged: () => sent.slice(0, connection.acknowledged() - before),
    sent: () => sent.length,
    stop: () => clearTimeout(timer),
  }
}
