import { readConfig } from './config.ts'

// For a container's health check: exit 0 where the server of this environment is well, and 1 with the reason where not.

const patienceMs = 5_000
/** Where a server is found that listens on all addresses of its machine. */
const everywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }

async function askHealth(io: { err(text: string): void }): Promise<number> {
  const read = readConfig(process.env)
  if (!read.ok) {
    io.err(read.sentence)
    return 1
  }
  const { host, port } = read.config
  const address = everywhere[host] ?? (host.includes(':') ? `[${host}]` : host)
  try {
    const answer = await fetch(`http://${address}:${port}/healthz`, { signal: AbortSignal.timeout(patienceMs) })
    if (answer.ok) return 0
    io.err(await answer.text())
  } catch (error) {
    io.err(
      `Tributary does not answer on ${address}, port ${port}: ${error instanceof Error ? error.message : 'why is not known'}.`,
    )
  }
  return 1
}

process.exit(await askHealth({ err: console.error }))
