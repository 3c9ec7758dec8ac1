import { randomUUID } from 'node:crypto'
import { Client, type ClientConfig, type Pool } from 'pg'
import type { BoardId } from '#shared/model/ids.ts'
import type { Neighbours, Notice, ServerId } from '../neighbours.ts'
import type { LogKey } from '../update-log.ts'

type Listener = Parameters<Neighbours['listen']>[0]

const retryMs = 500
/** Postgres takes less than 8000 bytes; one notice of ours is far smaller, but for presence, which is cut into pieces. */
const maxPayload = 7_800

/**
 * Notices over `LISTEN/NOTIFY`, on one connection of its own for hearing. Those of one turn of the event loop go as one
 * statement. They are told outside of the transactions they tell of: a transaction that notifies holds a lock on the
 * whole database while it commits, and would make everybody's commits wait for each other.
 */
export function createPostgresNeighbours({
  pool,
  config,
  channel,
}: {
  pool: Pool
  config: ClientConfig
  channel: string
}): Neighbours {
  const me = randomUUID().slice(0, 8) as ServerId
  let listener: Listener | undefined
  let client: Client | undefined
  let closed = false
  let retry: NodeJS.Timeout | undefined
  let waiting: string[] = []
  let sending: Promise<void> | undefined

  async function connect(): Promise<void> {
    // Without the time limits of queries: it waits for ever, that is its work.
    const next = new Client({ ...config, query_timeout: 0, statement_timeout: 0 })
    next.on('error', () => {})
    next.on('end', () => {
      if (client === next) client = undefined
      tryAgain()
    })
    next.on('notification', ({ payload }) => hear(payload ?? ''))
    try {
      await next.connect()
      if (closed) return await next.end()
      await next.query(`listen "${channel}"`)
      client = next
      listener?.connected()
    } catch {
      await next.end().catch(() => {})
      tryAgain()
    }
  }

  function tryAgain(): void {
    if (closed || retry) return
    retry = setTimeout(() => {
      retry = undefined
      void connect()
    }, retryMs)
    retry.unref()
  }

  function hear(payload: string): void {
    const heard = parseNotice(payload)
    if (heard && heard.from !== me) listener?.hear(heard.from, heard.notice)
  }

  function tell(notice: Notice): void {
    if (closed) return
    const payload = formatNotice(me, notice)
    // A notice that does not fit is one that was lost (N1).
    if (payload.length > maxPayload) return
    waiting.push(payload)
    sending ??= send()
  }

  async function send(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      await pool
        .query({
          name: 'notify',
          text: 'select pg_notify($1, p) from unnest($2::text[]) as p',
          values: [channel, batch],
        })
        .catch(() => {})
    }
    sending = undefined
  }

  return {
    tell,
    listen(next) {
      listener = next
      void connect()
    },
    async rights(boards) {
      const found = await pool.query<{ id: BoardId; rights: number }>(
        'select id, rights from boards where id = any($1)',
        [boards],
      )
      return new Map(found.rows.map(({ id, rights }) => [id, rights]))
    },
    async close() {
      tell({ kind: 'leaving' })
      closed = true
      clearTimeout(retry)
      await sending
      await client?.end().catch(() => {})
    },
  }
}

/** `<server> <kind> <what it is about> [<more>]`: no name of ours has a space in it. */
function formatNotice(from: ServerId, notice: Notice): string {
  switch (notice.kind) {
    case 'opened':
    case 'closed':
      return `${from} ${notice.kind} ${notice.key}`
    case 'rows':
      return `${from} rows ${notice.key} ${notice.end}`
    case 'presence':
      return `${from} presence ${notice.key} ${Buffer.from(notice.payload).toString('base64')}`
    case 'rights':
      return `${from} rights ${notice.boardId}`
    case 'here':
    case 'leaving':
      return `${from} ${notice.kind}`
  }
}

/** Nothing where it is no notice of ours: a newer server may say more than we understand. */
function parseNotice(payload: string): { from: ServerId; notice: Notice } | undefined {
  const [server = '', kind = '', about = '', more = ''] = payload.split(' ')
  const from = server as ServerId
  const key = about as LogKey
  switch (kind) {
    case 'opened':
    case 'closed':
      return { from, notice: { kind, key } }
    case 'rows':
      return { from, notice: { kind, key, end: Number(more) } }
    case 'presence':
      return { from, notice: { kind, key, payload: new Uint8Array(Buffer.from(more, 'base64')) } }
    case 'rights':
      return { from, notice: { kind, boardId: about as BoardId } }
    case 'here':
    case 'leaving':
      return { from, notice: { kind } }
    default:
      return undefined
  }
}
