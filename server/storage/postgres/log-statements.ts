import type { LogKey, NewRow } from '../update-log.ts'
import type { Runner } from './transactions.ts'

/** One round trip for a batch; what it takes is given by `appendValues`. */
export const appendRows = 'select append_rows($1, $2, $3, $4, $5, $6, $7, $8, $9) as last'

export function appendValues(
  key: LogKey,
  rows: readonly NewRow[],
  { at, after = null, inPrivate = false }: { at: number; after?: number | null; inPrivate?: boolean },
): readonly unknown[] {
  const clients = rows.flatMap((row) => [
    ...row.clients.map((client) => ({ client, author: row.author, since: null })),
    ...(row.claims ?? []).map((claim) => ({ ...claim, author: row.author })),
  ])
  return [
    key,
    rows.map(({ author }) => author),
    rows.map(({ data }) => asBuffer(data)),
    clients.map(({ client }) => client),
    clients.map(({ author }) => author),
    clients.map(({ since }) => since),
    at,
    after,
    inPrivate,
  ]
}

/** Takes away all that the log has of documents, also of those in which nobody has written yet: none is begun again. */
export async function removeLogs(run: Runner, keys: readonly LogKey[]): Promise<void> {
  // In one order for everybody, so that two removals do not wait for each other. Each row of `logs` is a lock: what was
  // appended before it was taken is seen, and what comes later is refused.
  const logs = await run<{ id: number }>(
    `insert into logs (key, removed) select key, 1 from unnest($1::text[]) as key order by key
     on conflict (key) do update set removed = 1 returning id`,
    [keys],
  )
  const ids = logs.map(({ id }) => id)
  for (const table of ['rows', 'snapshots', 'writers', 'versions', 'version_states'])
    await run(`delete from ${table} where log = any($1)`, [ids])
}

/** A view of the bytes, which the driver knows how to send. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
