import type { z } from 'zod'
import { limits } from '../protocol/limits.ts'
import { boardFileSchema, type BoardFileShape } from './board-file-schema.ts'
import type { BoardFile } from './board-file-types.ts'
import type { FileKind, FileNote } from './file-notes.ts'
import { isRecord, namesLeftOut } from './left-out.ts'
import { readBoard } from './read-board.ts'
import { cleanFile } from './clean-file.ts'
import { readSampleForm } from './read-sample-form.ts'

export type BoardFileRead =
  | { readonly ok: true; readonly board: BoardFile; readonly warnings: readonly FileNote[] }
  | { readonly ok: false; readonly said: FileNote }

/** Reads the text of a board file; what is wrong with it is one sentence, as data. */
export function parseBoardText(text: string): BoardFileRead {
  if (text.trim() === '') return refuse({ reason: 'fileEmpty', values: [] })
  try {
    return parseBoardFile(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message.slice(0, 120) : ''
    return refuse({ reason: 'fileNotJson', values: [why] })
  }
}

/**
 * Reads a board file v1, or one that says `scope`, `role` and `nodes` instead. Links to moments that are not there are
 * left out with a warning; ids that stand for two things refuse the file, because nothing could be told apart later.
 */
export function parseBoardFile(input: unknown): BoardFileRead {
  const given = cleanFile(input)
  if (!isRecord(given)) return refuse({ reason: 'fileNoObject', values: [] })
  if (!('maps' in given)) return refuse({ reason: 'fileNoMaps', values: [] })
  const warnings: FileNote[] = []
  const file = readSampleForm(given, warnings)
  const read = boardFileSchema.safeParse(file)
  if (!read.success) return refuse(unreadable(read.error))
  const { unknown, cut } = namesLeftOut(file, read.data)
  for (const values of unknown) warnings.push({ reason: 'fieldUnknown', values })
  for (const values of cut) warnings.push({ reason: 'fieldCut', values })
  const trouble = doubleIds(read.data) ?? tooMany(read.data)
  if (trouble) return refuse(trouble)
  return { ok: true, board: readBoard(read.data, warnings), warnings }
}

/** Moment ids are unique within the whole file, shared map included: a source is found by its id alone. */
function doubleIds(file: BoardFileShape): FileNote | undefined {
  const moments = [...file.maps, ...(file.shared ? [file.shared] : [])].flatMap((map) => map.moments)
  const kinds: readonly (readonly [FileKind, readonly string[]])[] = [
    ['moment', moments.map(({ id }) => id)],
    ['map', file.maps.flatMap(({ id }) => id ?? [])],
    ['interview', file.interviews.map(({ id }) => id)],
    ['person', (file.people ?? []).map(({ id }) => id)],
    ['comment', (file.comments ?? []).flatMap((thread) => thread.comments.map(({ id }) => id))],
    ['tie', (file.decisions?.evidence ?? []).map(({ id }) => id)],
  ]
  for (const [kind, ids] of kinds) {
    const twice = firstDouble(ids)
    if (twice !== undefined) return { reason: 'fileSameId', values: [kind, twice] }
  }
  return undefined
}

function firstDouble(ids: readonly string[]): string | undefined {
  const seen = new Set<string>()
  return ids.find((id) => seen.size === seen.add(id).size)
}

function tooMany(file: BoardFileShape): FileNote | undefined {
  const most = limits.maxMomentsPerMap
  const map = [...file.maps, ...(file.shared ? [file.shared] : [])].find(({ moments }) => moments.length > most)
  if (map) return { reason: 'fileManyMoments', values: [most, map.moments.length] }
  const { maxPeoplePerBoard: maps, maxInterviewsPerBoard: interviews, maxInterviewCharacters: characters } = limits
  if (file.maps.length > maps) return { reason: 'fileManyMaps', values: [maps, file.maps.length] }
  if (file.interviews.length > interviews)
    return { reason: 'fileManyInterviews', values: [interviews, file.interviews.length] }
  const long = file.interviews.find(({ text }) => text.length > characters)
  return long && { reason: 'fileLongInterview', values: [characters, long.text.length] }
}

function unreadable(error: z.ZodError): FileNote {
  const issue = error.issues[0]
  const path = (issue?.path ?? []).reduce<string>(
    (said, part) => (typeof part === 'number' ? `${said}[${part}]` : said ? `${said}.${String(part)}` : String(part)),
    '',
  )
  return { reason: 'fileUnreadable', values: [path, issue?.message ?? 'unknown reason', error.issues.length - 1] }
}

function refuse(said: FileNote): BoardFileRead {
  return { ok: false, said }
}
