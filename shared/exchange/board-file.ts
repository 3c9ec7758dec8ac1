import type { z } from 'zod'
import { limits } from '../protocol/limits.ts'
import { boardFileSchema, type BoardFileShape } from './board-file-schema.ts'
import type { BoardFile } from './board-file-types.ts'
import { isRecord, namesLeftOut } from './left-out.ts'
import { readBoard } from './read-board.ts'
import { cleanFile } from './clean-file.ts'
import { readSampleForm } from './read-sample-form.ts'

export type BoardFileRead =
  | { readonly ok: true; readonly board: BoardFile; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly sentence: string }

/** Reads the text of a board file; what is wrong with it is said in one sentence. */
export function parseBoardText(text: string): BoardFileRead {
  if (text.trim() === '') return refuse('This is not a board file: it is empty.')
  try {
    return parseBoardFile(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch (error) {
    const why = error instanceof SyntaxError ? ` (${error.message.slice(0, 120)})` : ''
    return refuse(`This is not a board file: it is not JSON${why}.`)
  }
}

/**
 * Reads a board file v1, or one that says `scope`, `role` and `nodes` instead. Links to moments that are not there are
 * left out with a warning; ids that stand for two things refuse the file, because nothing could be told apart later.
 */
export function parseBoardFile(input: unknown): BoardFileRead {
  const given = cleanFile(input)
  if (!isRecord(given)) return refuse('This is not a board file: it should be a JSON object with “maps”.')
  if (!('maps' in given)) return refuse('This is not a board file: it has no “maps”.')
  const warnings: string[] = []
  const file = readSampleForm(given, warnings)
  const read = boardFileSchema.safeParse(file)
  if (!read.success) return refuse(sentenceOf(read.error))
  const { unknown, cut } = namesLeftOut(file, read.data)
  for (const [name, times] of unknown) warnings.push(`“${name}” is not known and was left out${often(times)}.`)
  for (const [name, times] of cut)
    warnings.push(`“${name}” is longer than a board can hold and was cut${often(times)}.`)
  const trouble = doubleIds(read.data) ?? tooMany(read.data)
  if (trouble) return refuse(trouble)
  return { ok: true, board: readBoard(read.data, warnings), warnings }
}

function often(times: number): string {
  return times > 1 ? ` (${times} times)` : ''
}

/** Moment ids are unique within the whole file, shared map included: a source is found by its id alone. */
function doubleIds(file: BoardFileShape): string | undefined {
  const moments = [...file.maps, ...(file.shared ? [file.shared] : [])].flatMap((map) => map.moments)
  const kinds: readonly (readonly [string, readonly string[]])[] = [
    ['moment', moments.map(({ id }) => id)],
    ['map', file.maps.flatMap(({ id }) => id ?? [])],
    ['interview', file.interviews.map(({ id }) => id)],
    ['person', (file.people ?? []).map(({ id }) => id)],
    ['comment', (file.comments ?? []).flatMap((thread) => thread.comments.map(({ id }) => id))],
    ['tie', (file.decisions?.evidence ?? []).map(({ id }) => id)],
  ]
  for (const [kind, ids] of kinds) {
    const twice = firstDouble(ids)
    if (twice !== undefined) {
      const many = kind === 'person' ? 'people' : `${kind}s`
      return `Two ${many} have the id “${twice}”: ${kind} ids must be unique within the file.`
    }
  }
  return undefined
}

function firstDouble(ids: readonly string[]): string | undefined {
  const seen = new Set<string>()
  return ids.find((id) => seen.size === seen.add(id).size)
}

function tooMany(file: BoardFileShape): string | undefined {
  const most = limits.maxMomentsPerMap
  const map = [...file.maps, ...(file.shared ? [file.shared] : [])].find(({ moments }) => moments.length > most)
  if (map) return `A map holds at most ${format(most)} moments; one in this file has ${format(map.moments.length)}.`
  const { maxPeoplePerBoard: maps, maxInterviewsPerBoard: interviews, maxInterviewCharacters: characters } = limits
  if (file.maps.length > maps)
    return `A board holds at most ${format(maps)} maps; this file has ${format(file.maps.length)}.`
  if (file.interviews.length > interviews)
    return `A board holds at most ${format(interviews)} interviews; this file has ${format(file.interviews.length)}.`
  const long = file.interviews.find(({ text }) => text.length > characters)
  return (
    long &&
    `An interview has at most ${format(characters)} characters; one in this file has ${format(long.text.length)}.`
  )
}

function format(count: number): string {
  return count.toLocaleString('en')
}

function sentenceOf(error: z.ZodError): string {
  const issue = error.issues[0]
  const path = (issue?.path ?? []).reduce<string>(
    (said, part) => (typeof part === 'number' ? `${said}[${part}]` : said ? `${said}.${String(part)}` : String(part)),
    '',
  )
  const more = error.issues.length > 1 ? ` (and ${error.issues.length - 1} more)` : ''
  return `The board file cannot be read${path ? ` at ${path}` : ''}: ${issue?.message ?? 'unknown reason'}${more}.`
}

function refuse(sentence: string): BoardFileRead {
  return { ok: false, sentence }
}
