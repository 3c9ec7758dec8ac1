import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

type Behaviour = 'answers' | 'is silent' | { readonly status: number } | { readonly says: string }

/** A service on this machine that speaks `/v1/embeddings`: each meaning it knows is a direction. */
export type EmbeddingsService = {
  readonly url: URL
  /** Every text it was sent, in order. */
  readonly texts: readonly string[]
  readonly questions: () => number
  readonly keys: readonly (string | undefined)[]
  behave(behaviour: Behaviour): void
  close(): Promise<void>
}

export async function startEmbeddingsService(meanings: readonly (readonly string[])[]): Promise<EmbeddingsService> {
  const texts: string[] = []
  const keys: (string | undefined)[] = []
  let behaviour: Behaviour = 'answers'

  // What it does not know points somewhere of its own, so that it is near nothing.
  const strangers: string[] = []
  function vectorOf(text: string): number[] {
    const known = meanings.findIndex((labels) => labels.includes(text))
    if (known < 0 && !strangers.includes(text)) strangers.push(text)
    const at = known < 0 ? meanings.length + strangers.indexOf(text) : known
    return Array.from({ length: 64 }, (_, i) => (i === at % 64 ? 2 : 0.1))
  }

  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { input } = JSON.parse(Buffer.concat(parts).toString()) as { input: string[] }
      keys.push(request.headers.authorization)
      texts.push(...input)
      if (behaviour === 'is silent') return
      response.setHeader('content-type', 'application/json')
      if (behaviour === 'answers' && request.url === '/v1/embeddings') {
        const data = input.map((text, index) => ({ index, embedding: vectorOf(text) }))
        // In another order than asked: the index counts.
        response.end(JSON.stringify({ object: 'list', data: data.reverse() }))
        return
      }
      response.statusCode = typeof behaviour === 'object' && 'status' in behaviour ? behaviour.status : 200
      response.setHeader('location', '/elsewhere')
      response.end(typeof behaviour === 'object' && 'says' in behaviour ? behaviour.says : '{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: new URL(`http://127.0.0.1:${port}/v1`),
    texts,
    keys,
    questions: () => keys.length,
    behave: (next) => (behaviour = next),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
