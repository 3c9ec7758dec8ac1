import type { FileNote } from './file-notes.ts'
import type { InkRecord } from '../documents/ink-document.ts'
import type { Comment, CommentTarget, Thread } from '../model/comment.ts'
import { derivedLinkId } from '../model/experience-map.ts'
import type { CommentId, EvidenceId, InterviewId, LinkId, MapId, MomentId, PersonId, QuoteId } from '../model/ids.ts'
import type { Evidence } from '../model/interview.ts'
import type { Link } from '../model/link.ts'
import type { Moment } from '../model/moment.ts'
import { momentOf } from '../model/moment-facts.ts'
import type { Decided, DifferenceDecision, DrawnDifference, Placement } from '../model/shared-map.ts'
import type { BoardFile, MapInFile, PersonInFile, SharedMapInFile } from './board-file-types.ts'
import type { BoardFileShape, DecisionsFileShape, MapFileShape, SharedFileShape } from './board-file-schema.ts'
import { disciplineOf } from './discipline-words.ts'

/** What a file says, as plain values of the model. Whatever points at nothing is left out, with a warning each. */
export function readBoard(file: BoardFileShape, warnings: FileNote[]): BoardFile {
  const maps = file.maps.map((map, index) => readMap(map, index, warnings))
  const owners = new Map(maps.flatMap((map) => map.moments.map((moment) => [moment.id, map.id] as const)))
  const shared = file.shared && readShared(file.shared, file.decisions, owners, warnings)
  const people = file.people?.map((person) => readPerson(person, warnings))
  const threads = file.comments?.map(readThread)
  return {
    title: file.title,
    brief: file.brief,
    ...(file.phase ? { phase: file.phase } : {}),
    ...(people?.length ? { people } : {}),
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
    ...(threads?.length ? { threads } : {}),
    ...(file.guide?.length
      ? { guide: new Map(file.guide.map(({ item, by, ...edit }) => [item, { ...said(edit), by: by as PersonId }])) }
      : {}),
    ...(file.images ? { images: new Map(Object.entries(file.images)) } : {}),
  }
}

function readPerson(
  { id, discipline, ...person }: NonNullable<BoardFileShape['people']>[number],
  warnings: FileNote[],
): PersonInFile {
  return { ...said(person), id: id as PersonId, discipline: readDiscipline(discipline, person.name, warnings) }
}

function readMap(map: MapFileShape, index: number, warnings: FileNote[]): MapInFile {
  const name = map.author?.name.trim() || `Person ${index + 1}`
  const moments = map.moments.map(readMoment)
  return {
    id: (map.id ?? `map-${index + 1}`) as MapId,
    author: {
      ...(map.author?.id === undefined ? {} : { id: map.author.id as PersonId }),
      name,
      discipline: readDiscipline(map.author?.discipline ?? 'other', name, warnings),
    },
    moments,
    links: readLinks(map.links, moments, name, warnings),
    ...readInk(map),
    ...(map.private ? { isPrivate: true } : {}),
  }
}

function readDiscipline(said: string, name: string, warnings: FileNote[]) {
  const discipline = disciplineOf(said)
  if (!discipline) warnings.push({ reason: 'disciplineUnknown', values: [name, said.slice(0, 60)] })
  return discipline ?? 'other'
}

function readInk({ ink }: Pick<MapFileShape, 'ink'>): { readonly ink?: readonly InkRecord[] } {
  return ink?.length ? { ink } : {}
}

/** Whatever the schema knows of a moment comes over. */
function readMoment({ id, ...said }: MapFileShape['moments'][number]): Moment {
  return momentOf(id as MomentId, said)
}

function readLinks(
  links: MapFileShape['links'],
  moments: readonly Moment[],
  whose: string,
  warnings: FileNote[],
): readonly Link[] {
  const present = new Set<string>(moments.map((moment) => moment.id))
  const read = new Map<string, Link>()
  for (const { id, from, to, kind, label } of links) {
    const missing = [from, to].find((end) => !present.has(end))
    if (missing !== undefined) {
      warnings.push({ reason: 'linkToNothing', values: [whose, missing.slice(0, 80)] })
      continue
    }
    if (from === to) {
      warnings.push({ reason: 'linkToItself', values: [whose, from.slice(0, 80)] })
      continue
    }
    const key = derivedLinkId(from as MomentId, to as MomentId, kind)
    if (read.has(key)) warnings.push({ reason: 'linkTwice', values: [whose, from, to] })
    else
      read.set(key, {
        id: (id as LinkId | undefined) ?? key,
        from: from as MomentId,
        to: to as MomentId,
        kind,
        label: label ?? '',
      })
  }
  return [...read.values()]
}

function readShared(
  shared: SharedFileShape,
  decisions: DecisionsFileShape | undefined,
  owners: ReadonlyMap<MomentId, MapId>,
  warnings: FileNote[],
): SharedMapInFile {
  const byHand = new Set<MomentId>()
  const addedBy = new Map<MomentId | LinkId, PersonId>()
  const moments = shared.moments.map(({ sources, labelFrom, drawn, by: author, ...moment }) => {
    const id = moment.id as MomentId
    if (drawn) byHand.add(id)
    if (author !== undefined) addedBy.set(id, author as PersonId)
    return {
      ...readMoment(moment),
      ...(labelFrom === undefined ? {} : { labelFrom: labelFrom as MomentId }),
      sources: sources.flatMap(({ id: source, map, relation, by, at, wording, checked }): Placement[] => {
        const mapId = owners.get(source as MomentId) ?? map
        if (mapId === undefined) {
          warnings.push({ reason: 'sourceUnknown', values: [moment.label.slice(0, 80), source] })
          return []
        }
        return [
          {
            sourceId: source as MomentId,
            mapId: mapId as MapId,
            momentId: id,
            relation,
            by: by as PersonId,
            at,
            ...(wording ? { wording: said(wording) } : {}),
            ...(checked ? { checked: checked as Decided } : {}),
          },
        ]
      }),
    }
  })
  const drawnLinks = readLinks(shared.links, moments, '', warnings)
  for (const { from, to, kind, by } of shared.links) {
    const link = drawnLinks.find((one) => one.from === from && one.to === to && one.kind === kind)
    if (link && by !== undefined) addedBy.set(link.id, by as PersonId)
  }
  const cuts = shared.cutLinks.map(({ from, to, by, at }) => [`${from}|${to}`, { by: by as PersonId, at }] as const)
  const drawn = (decisions?.drawnDifferences ?? []).map(readDrawnDifference)
  return {
    moments,
    drawnLinks,
    cutLinks: new Set(cuts.map(([key]) => key)),
    ...(cuts.length > 0 ? { cuts: new Map(cuts) } : {}),
    placements: moments.flatMap((moment) => moment.sources),
    keptApart: (decisions?.keptApart ?? []).map(({ a, b, by, at }) => ({
      a: (a < b ? a : b) as MomentId,
      b: (a < b ? b : a) as MomentId,
      by: by as PersonId,
      at,
    })),
    putOff: (decisions?.putOff ?? []).map((put) => ({ ...put, by: put.by as PersonId })),
    differences: (decisions?.differences ?? []).map(readDecision),
    ...(drawn.length > 0 ? { drawnDifferences: drawn } : {}),
    ...(byHand.size > 0 ? { byHand } : {}),
    ...(addedBy.size > 0 ? { addedBy } : {}),
    ...readInk(shared),
  }
}

function readDecision({ by, interviews, ...rest }: DecisionsFileShape['differences'][number]): DifferenceDecision {
  return {
    ...said(rest),
    by: by as PersonId,
    ...(interviews?.length ? { interviews: interviews as InterviewId[] } : {}),
  }
}

function readDrawnDifference({
  sides,
  moments,
  by,
  ...rest
}: DecisionsFileShape['drawnDifferences'][number]): DrawnDifference {
  return {
    ...rest,
    by: by as PersonId,
    moments: moments as MomentId[],
    sides: sides.map(({ maps, sources, claim }) => ({
      mapIds: maps as MapId[],
      sourceIds: sources as MomentId[],
      claim,
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

function readThread({ id, target, asks, comments, resolved }: NonNullable<BoardFileShape['comments']>[number]): Thread {
  return {
    id: id as CommentId,
    target: readTarget(target),
    asks,
    comments: comments.map((comment) => comment as Comment),
    ...(resolved ? { resolved: resolved as Decided } : {}),
  }
}

function readTarget(target: NonNullable<BoardFileShape['comments']>[number]['target']): CommentTarget {
  if (target.kind === 'difference') return target
  const { map, ...rest } = target
  return { ...rest, ...(map === undefined ? {} : { mapId: map }) } as CommentTarget
}

/** The schema leaves out what is not said; its types cannot say so. */
function said<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return value as { [K in keyof T]: Exclude<T[K], undefined> }
}
