import type { DirectoryDump } from '../directory.ts'
import { first, rows, type Steps } from '../steps.ts'

/** What the directory consists of, for every engine alike; a board comes before what refers to it. */
const columns: Readonly<Record<string, readonly string[]>> = {
  boards: ['id', 'title', 'phase', 'timer_started', 'timer_ends', 'sample_until', 'created_at', 'deleted_at'],
  people: [
    'board',
    'id',
    'name',
    'discipline',
    'slot',
    'role',
    'map',
    'ready',
    'joined_at',
    'left_at',
    'recovery',
    'invite',
    'removed',
  ],
  documents: ['board', 'name', 'owner', 'created_at', 'revealed_at', 'deleted_at', 'begun_by'],
  interviews: ['board', 'id', 'author', 'at'],
  device_people: ['device', 'board', 'person', 'chosen', 'proven', 'older', 'seen_at'],
  invites: ['hash', 'id', 'board', 'role', 'created_at', 'expires_at', 'revoked_at', 'person'],
}

/** The whole directory, out and in again. */
export const dumpSteps = {
  *dump(): Steps<DirectoryDump> {
    const dump: Record<string, Plain[][]> = {}
    for (const [table, names] of Object.entries(columns)) {
      const found = yield* rows(`select ${names.join(', ')} from ${table}`)
      dump[table] = found.map((row) => names.map((name) => readValue(row[name])))
    }
    return dump
  },

  *load(dump: DirectoryDump): Steps<'loaded' | 'not-empty'> {
    // What came of an earlier try goes: it was cut off, and nobody has worked on it.
    if (yield* isUnfinished()) yield* clear()
    if ((yield* first('select id from boards limit 1')) !== undefined) return 'not-empty'
    yield* rows('insert into unfinished (what) values (?)', restoring)
    for (const [table, names] of Object.entries(columns))
      for (const values of dump[table] ?? []) {
        // An older backup has fewer columns; new ones are added at the end.
        const known = names.slice(0, values.length)
        const places = known.map(() => '?').join(', ')
        yield* rows(`insert into ${table} (${known.join(', ')}) values (${places})`, ...values.map(withoutNul))
      }
    // A backup of before devices were noted: which of them are lost is not known.
    yield* rows('update device_people set seen_at = chosen where seen_at is null and older = 1')
    return 'loaded'
  },

  *finishLoad(): Steps<void> {
    yield* rows('delete from unfinished where what = ?', restoring)
  },

  isUnfinished,
}

const restoring = 'restore'

function* isUnfinished(): Steps<boolean> {
  return (yield* first('select what from unfinished where what = ?', restoring)) !== undefined
}

/** What refers to something goes before it. */
function* clear(): Steps<void> {
  const ofLogs = ['rows', 'snapshots', 'writers', 'versions', 'version_states', 'logs']
  for (const table of [...ofLogs, 'images', 'approvals', ...Object.keys(columns).reverse(), 'unfinished'])
    yield* rows(`delete from ${table}`)
}

/** Older servers took U+0000 in names, which Postgres keeps nowhere. */
function withoutNul(value: Plain): Plain {
  return typeof value === 'string' ? value.replaceAll('\u0000', '') : value
}

type Plain = string | number | null

function readValue(value: unknown): Plain {
  return typeof value === 'string' || typeof value === 'number' ? value : null
}
