import type { BoardId } from '#shared/model/ids.ts'
import type { LogKey, NewRow } from './update-log.ts'

/**
 * Work on a database, written once for every engine: a generator that asks in SQL and is answered with rows. An engine
 * runs it inside one transaction, at once or over a network. The SQL is what SQLite and Postgres both understand, with
 * `?` for values; a change that wants to know how much it did says `returning`.
 */
export type Steps<T> = Generator<Ask, T, readonly Row[]>
export type Ask =
  | { readonly kind: 'sql'; readonly sql: string; readonly values: readonly Value[] }
  /** Keeps other commands of a board away until the transaction ends. */
  | { readonly kind: 'hold'; readonly boardId: BoardId }
  /** The first rows of a document, as `UpdateLog.append`. */
  | { readonly kind: 'append'; readonly key: LogKey; readonly rows: readonly NewRow[]; readonly at: number }
  /** Takes away all that the log has of documents, as `UpdateLog.remove`. */
  | { readonly kind: 'remove'; readonly keys: readonly LogKey[] }
export type Value = string | number | Uint8Array | null
export type Row = Readonly<Record<string, unknown>>

export function* rows(sql: string, ...values: readonly Value[]): Steps<readonly Row[]> {
  return yield { kind: 'sql', sql, values }
}

export function* first(sql: string, ...values: readonly Value[]): Steps<Row | undefined> {
  const [row] = yield* rows(sql, ...values)
  return row
}

/** Runs a change; gives how many rows it returned. */
export function* change(sql: string, ...values: readonly Value[]): Steps<number> {
  return (yield* rows(sql, ...values)).length
}

export function* hold(boardId: BoardId): Steps<void> {
  yield { kind: 'hold', boardId }
}

export function* append(key: LogKey, newRows: readonly NewRow[], at: number): Steps<void> {
  yield { kind: 'append', key, rows: newRows, at }
}

export function* remove(keys: readonly LogKey[]): Steps<void> {
  if (keys.length > 0) yield { kind: 'remove', keys }
}
