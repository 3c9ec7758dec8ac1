import type { z } from 'zod'
import type { Brief } from '../model/brief.ts'
import { derivedLinkId, type ExperienceMap } from '../model/experience-map.ts'
import type { EvidenceId, InterviewId, MapId, MomentId, PersonId, QuoteId } from '../model/ids.ts'
import type { Evidence, Interview } from '../model/interview.ts'
import type { Link } from '../model/link.ts'
import type { Moment } from '../model/moment.ts'
import type { SharedMap, StoryPath } from '../model/shared-map.ts'
import { limits } from '../protocol/limits.ts'
import {
  boardFileSchema,
  type BoardFileShape,
  type DecisionsFileShape,
  type MapFileShape,
  type SharedFileShape,
} from './board-file-schema.ts'
import { disciplineOf } from './discipline-words.ts'
import { isRecord, namesLeftOut } from './left-out.ts'
import { readSampleForm } from './read-sample-form.ts'

/** A board as a file carries it. Ids are the file's own: mint new ones (`remapIds`) before they enter a document. */
export type BoardFile = {
  readonly title: string
  readonly brief: Brief
  readonly maps: readonly ExperienceMap[]
  /** Absent: nothing was merged yet. */
  readonly shared?: SharedMap
  readonly interviews: readonly Interview[]
  readonly evidence: readonly Evidence[]
  readonly paths: readonly StoryPath[]
}

export type BoardFileRead =
  | { readonly ok: true; readonly board: BoardFile; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly sentence: string }

/** Reads the text of a board file; what is wrong with it is said in one sentence. */
export function parseBoardText(text: string): BoardFileRead {
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
  if (!isRecord(input)) return refuse('This is not a board file: it should be a JSON object with “maps”.')
  if (!('maps' in input)) return refuse('This is not a board file: it has no “maps”.')
  const warnings: string[] = []
  const file = readSampleForm(input, warnings)
  const read = boardFileSchema.safeParse(file)
  if (!read.success) return refuse(sentenceOf(read.error))
  for (const [name, times] of namesLeftOut(file, read.data))
    warnings.push(`“${name}” is not known and was left out${times > 1 ? ` (${times} times)` : ''}.`)
  const trouble = doubleIds(read.data) ?? tooManyMoments(read.data)
  if (trouble) return refuse(trouble)
  return { ok: true, board: readBoard(read.data, warnings), warnings }
}

function readBoard(file: BoardFileShape, warnings: string[]): BoardFile {
  const maps = file.maps.map((map, index) => readMap(map, index, warnings))
  const owners = new Map(maps.flatMap((map) => map.moments.map((moment) => [moment.id, map.id] as const)))
  const shared = file.shared && readShared(file.shared, file.decisions, owners, warnings)
  return {
    title: file.title,
    brief: file.brief,
    maps,
    ...(shared ? { shared } : {}),
    interviews: file.interviews.map((interview) => ({
      ...interview,
      id: interview.id as InterviewId,
      quotes: interview.quotes.map((quote) => ({
        ...quote,
        id: quote.id as QuoteId,
        by: quote.by as PersonId,
        lost: interview.text.slice(quote.start, quote.end) !== quote.exact,
      })),
    })),
    evidence: readEvidence(file),
    paths: (file.decisions?.paths ?? []).map((path) => ({
      interviewId: path.interview as InterviewId,
      moments: path.moments as MomentId[],
    })),
  }
}

function readMap(map: MapFileShape, index: number, warnings: string[]): ExperienceMap {
  const name = map.author?.name.trim() || `Person ${index + 1}`
  const said = map.author?.discipline ?? 'other'
  const discipline = disciplineOf(said)
  if (!discipline) warnings.push(`${name}’s discipline “${said.slice(0, 60)}” is not known and is read as “other”.`)
  const moments = map.moments.map(readMoment)
  return {
    id: mapIdOf(map, index),
    author: { name, discipline: discipline ?? 'other' },
    moments,
    links: readLinks(map.links, moments, `${name}’s map`, warnings),
  }
}

function mapIdOf(map: MapFileShape, index: number): MapId {
  return (map.id ?? `map-${index + 1}`) as MapId
}

function readMoment(moment: MapFileShape['moments'][number]): Moment {
  const { id, kind, label, thinking, feeling, doing, when, behindTheScenes, place } = moment
  return {
    id: id as MomentId,
    kind,
    label,
    thinking: thinking ?? '',
    doing: doing ?? '',
    ...(feeling ? { feeling } : {}),
    ...(when ? { when } : {}),
    ...(behindTheScenes ? { behindTheScenes } : {}),
    ...(place ? { place } : {}),
  }
}

function readLinks(
  links: MapFileShape['links'],
  moments: readonly Moment[],
  where: string,
  warnings: string[],
): readonly Link[] {
  const present = new Set<string>(moments.map((moment) => moment.id))
  const read = new Map<string, Link>()
  for (const { from, to, kind, label } of links) {
    const missing = [from, to].find((id) => !present.has(id))
    if (missing !== undefined) {
      warnings.push(`A link on ${where} was left out: there is no moment “${missing.slice(0, 80)}” on it.`)
      continue
    }
    if (from === to) {
      warnings.push(`A link on ${where} was left out: it goes from “${from.slice(0, 80)}” to itself.`)
      continue
    }
    const id = derivedLinkId(from as MomentId, to as MomentId, kind)
    const twin = read.get(id)
    if (twin) warnings.push(`A link on ${where} stands there twice (“${from}” to “${to}”); it was read once.`)
    else read.set(id, { id, from: from as MomentId, to: to as MomentId, kind, label: label ?? '' })
  }
  return [...read.values()]
}

function readShared(
  shared: SharedFileShape,
  decisions: DecisionsFileShape | undefined,
  owners: ReadonlyMap<MomentId, MapId>,
  warnings: string[],
): SharedMap {
  const moments = shared.moments.map(({ sources, labelFrom, ...moment }) => ({
    ...readMoment(moment),
    ...(labelFrom === undefined ? {} : { labelFrom: labelFrom as MomentId }),
    sources: sources.flatMap(({ id, map, relation, by, at }) => {
      const mapId = owners.get(id as MomentId) ?? map
      if (mapId === undefined) {
        warnings.push(`A source of “${moment.label.slice(0, 80)}” was left out: no map has a moment “${id}”.`)
        return []
      }
      const momentId = moment.id as MomentId
      return [{ sourceId: id as MomentId, mapId: mapId as MapId, momentId, relation, by: by as PersonId, at }]
    }),
  }))
  return {
    moments,
    drawnLinks: readLinks(shared.links, moments, 'the shared map', warnings),
    cutLinks: new Set(shared.cutLinks.map(({ from, to }) => `${from}|${to}`)),
    placements: moments.flatMap((moment) => moment.sources),
    keptApart: (decisions?.keptApart ?? []).map(({ a, b, by, at }) => ({
      a: (a < b ? a : b) as MomentId,
      b: (a < b ? b : a) as MomentId,
      by: by as PersonId,
      at,
    })),
    putOff: (decisions?.putOff ?? []).map((put) => ({ ...put, by: put.by as PersonId })),
    differences: (decisions?.differences ?? []).map(({ key, state, question, because, by, at }) => ({
      key,
      state,
      by: by as PersonId,
      at,
      ...(question === undefined ? {} : { question }),
      ...(because === undefined ? {} : { because }),
    })),
  }
}

function readEvidence(file: BoardFileShape): readonly Evidence[] {
  return (file.decisions?.evidence ?? []).map(({ id, interview, quote, target, stance, by, at }) => ({
    id: id as EvidenceId,
    interviewId: interview as InterviewId,
    quoteId: quote as QuoteId,
    target: target as Evidence['target'],
    stance,
    by: by as PersonId,
    at,
  }))
}

/** Moment ids are unique within the whole file, shared map included: a source is found by its id alone. */
function doubleIds(file: BoardFileShape): string | undefined {
  const moments = [...file.maps, ...(file.shared ? [file.shared] : [])].flatMap((map) => map.moments)
  const moment = firstDouble(moments.map(({ id }) => id))
  if (moment) return `Two moments have the id “${moment}”: moment ids must be unique within the file.`
  const map = firstDouble(file.maps.map(mapIdOf))
  if (map) return `Two maps have the id “${map}”: map ids must be unique within the file.`
  const interview = firstDouble(file.interviews.map(({ id }) => id))
  return interview && `Two interviews have the id “${interview}”: interview ids must be unique within the file.`
}

function firstDouble(ids: readonly string[]): string | undefined {
  const seen = new Set<string>()
  return ids.find((id) => seen.size === seen.add(id).size)
}

function tooManyMoments(file: BoardFileShape): string | undefined {
  const most = limits.maxMomentsPerMap
  const map = [...file.maps, ...(file.shared ? [file.shared] : [])].find(({ moments }) => moments.length > most)
  return map && `A map holds at most ${format(most)} moments; one in this file has ${format(map.moments.length)}.`
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
