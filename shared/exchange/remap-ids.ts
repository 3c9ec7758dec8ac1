import { type InkRecord, recordToThing, whoDrew } from '../documents/ink-document.ts'
import type { CommentTarget, Thread } from '../model/comment.ts'
import type { CommentId, EvidenceId, InterviewId, LinkId, MapId, MomentId, PersonId, QuoteId } from '../model/ids.ts'
import type { Interview } from '../model/interview.ts'
import type { Decided, EvidenceTarget } from '../model/shared-map.ts'
import type { BoardFile, MapInFile, SharedMapInFile } from './board-file-types.ts'

/** `newId` with its random source bound. */
export type Mint = <T extends string>() => T

/**
 * Gives everything in a board a fresh id, the same one wherever it is meant, so that a file may enter a server (twice,
 * even) whatever its ids look like. People whom the file does not know keep theirs: a claim about who decided, no address.
 */
export function remapIds(board: BoardFile, mint: Mint): BoardFile {
  const renew = renewerFor(board, mint)
  const { mapId, momentId, interviewId, commentId, person, decided, key } = renew
  const maps = board.maps.map((map): MapInFile => ({
    ...map,
    id: mapId(map.id),
    author: { ...map.author, ...(map.author.id === undefined ? {} : { id: person(map.author.id) }) },
    ...(map.ink ? { ink: map.ink.map((record) => withPutter(record, person)) } : {}),
    moments: map.moments.map((moment) => ({ ...moment, id: momentId(moment.id) })),
    links: map.links.map((link) => ({
      ...link,
      id: renew.linkId(map.id, link.id),
      from: momentId(link.from),
      to: momentId(link.to),
    })),
  }))
  return {
    ...board,
    ...(board.people ? { people: board.people.map((one) => ({ ...one, id: person(one.id) })) } : {}),
    maps,
    ...(board.shared ? { shared: remapShared(board.shared, renew) } : {}),
    interviews: board.interviews.map((interview): Interview => ({
      ...interview,
      id: interviewId(interview.id),
      quotes: interview.quotes.map((quote) => ({
        ...decided(quote),
        id: renew.quoteId(interview.id, quote.id),
      })),
    })),
    evidence: board.evidence.map((tie) => ({
      ...decided(tie),
      id: renew.evidenceId(tie.id),
      interviewId: interviewId(tie.interviewId),
      quoteId: renew.quoteId(tie.interviewId, tie.quoteId),
      target: remapTarget(tie.target, renew),
    })),
    paths: board.paths.map((path) => ({
      interviewId: interviewId(path.interviewId),
      moments: path.moments.map(momentId),
    })),
    ...(board.threads
      ? {
          threads: board.threads.map(({ id, target, asks, comments, resolved }): Thread => ({
            id: commentId(id),
            target: remapCommentTarget(target, renew),
            asks,
            comments: comments.map((comment) => ({ ...decided(comment), id: commentId(comment.id) })),
            ...(resolved ? { resolved: decided(resolved) } : {}),
          })),
        }
      : {}),
    ...(board.guide ? { guide: new Map([...board.guide].map(([item, edit]) => [key(item), decided(edit)])) } : {}),
  }
}

type Renew = ReturnType<typeof renewerFor>

function renewerFor(board: BoardFile, mint: Mint) {
  const fresh = new Map<string, string>()
  function renew<T extends string>(space: string, id: T): T {
    const key = `${space}|${id}`
    const known = fresh.get(key)
    if (known !== undefined) return known as T
    const minted = mint<T>()
    fresh.set(key, minted)
    return minted
  }
  const moments = new Set<string>(
    [...board.maps, ...(board.shared ? [board.shared] : [])].flatMap((map) => map.moments.map(({ id }) => id)),
  )
  const people = new Set<string>([
    ...(board.people ?? []).map(({ id }) => id),
    ...board.maps.flatMap(({ author }) => author.id ?? []),
  ])
  const momentId = (id: MomentId): MomentId => renew('moment', id)
  const person = (id: PersonId): PersonId => (people.has(id) ? renew('person', id) : id)

  /**
   * A key is `kind:a|b`, `a|b` or `learn:kind:a|b`, over moment ids (no id contains “|”): `order:x|y` speaks of x and y
   * under their new names too. What is no moment of this board stays as it is.
   */
  function key(old: string): string {
    let start = 0
    while (!moments.has(old.slice(start).split('|')[0] ?? '')) {
      const kind = /^[a-z-]+:/.exec(old.slice(start))?.[0]
      if (kind === undefined) break
      start += kind.length
    }
    const ids = old.slice(start).split('|')
    if (!ids.some((id) => moments.has(id))) return old
    const renewed = ids.map((id) => (moments.has(id) ? momentId(id as MomentId) : id))
    const wasSorted = ids.every((id, index) => index === 0 || (ids[index - 1] ?? '') <= id)
    return old.slice(0, start) + (wasSorted ? renewed.sort() : renewed).join('|')
  }

  return {
    key,
    momentId,
    person,
    mapId: (id: MapId): MapId => renew('map', id),
    linkId: (where: string, id: LinkId): LinkId => renew(`link ${where}`, id),
    interviewId: (id: InterviewId): InterviewId => renew('interview', id),
    quoteId: (interview: InterviewId, id: QuoteId): QuoteId => renew(`quote ${interview}`, id),
    evidenceId: (id: EvidenceId): EvidenceId => renew('evidence', id),
    commentId: (id: CommentId): CommentId => renew('comment', id),
    /** `from|to`, in this order. */
    way(old: string): string {
      const [from = '', to = ''] = old.split('|')
      return `${momentId(from as MomentId)}|${momentId(to as MomentId)}`
    },
    decided: <T extends Decided>(one: T): T => ({ ...one, by: person(one.by) }),
  }
}

/** What says who drew it. */
function withPutter(record: InkRecord, person: (id: PersonId) => PersonId): InkRecord {
  const by = whoDrew(record)
  if (!by) return record
  return recordToThing(record)
    ? { ...record, props: { ...(record.props as object), by: person(by) } }
    : { ...record, by: person(by) }
}

function remapShared(shared: SharedMapInFile, renew: Renew): SharedMapInFile {
  const { mapId, momentId, linkId, person, decided, key, way } = renew
  const { byHand, addedBy, cuts, drawnDifferences, ...rest } = shared
  const moments = shared.moments.map(({ labelFrom, ...moment }) => ({
    ...moment,
    ...(labelFrom === undefined ? {} : { labelFrom: momentId(labelFrom) }),
    id: momentId(moment.id),
    sources: moment.sources.map(({ checked, ...source }) => ({
      ...decided(source),
      ...(checked ? { checked: decided(checked) } : {}),
      sourceId: momentId(source.sourceId),
      mapId: mapId(source.mapId),
      momentId: momentId(source.momentId),
    })),
  }))
  const isLink = new Set<string>(shared.drawnLinks.map(({ id }) => id))
  return {
    ...rest,
    ...(shared.ink ? { ink: shared.ink.map((record) => withPutter(record, person)) } : {}),
    moments,
    placements: moments.flatMap((moment) => moment.sources),
    drawnLinks: shared.drawnLinks.map((link) => ({
      ...link,
      id: linkId('shared', link.id),
      from: momentId(link.from),
      to: momentId(link.to),
    })),
    cutLinks: new Set([...shared.cutLinks].map(way)),
    ...(cuts ? { cuts: new Map([...cuts].map(([old, cut]) => [way(old), decided(cut)])) } : {}),
    keptApart: shared.keptApart.map(({ a, b, ...apart }) => {
      const [first, second] = [momentId(a), momentId(b)].sort()
      return { ...decided(apart), a: first ?? a, b: second ?? b }
    }),
    putOff: shared.putOff.map((put) => ({ ...decided(put), key: key(put.key) })),
    differences: shared.differences.map(({ interviews, ...one }) => ({
      ...decided(one),
      key: key(one.key),
      ...(interviews ? { interviews: interviews.map(renew.interviewId) } : {}),
    })),
    ...(drawnDifferences
      ? {
          drawnDifferences: drawnDifferences.map((one) => ({
            ...decided(one),
            key: key(one.key),
            moments: one.moments.map(momentId),
            sides: one.sides.map(({ mapIds, sourceIds, claim }) => ({
              mapIds: mapIds.map(mapId),
              sourceIds: sourceIds.map(momentId),
              claim,
            })),
          })),
        }
      : {}),
    ...(byHand ? { byHand: new Set([...byHand].map(momentId)) } : {}),
    ...(addedBy
      ? {
          addedBy: new Map(
            [...addedBy].map(([id, by]) => [
              isLink.has(id) ? linkId('shared', id as LinkId) : momentId(id as MomentId),
              person(by),
            ]),
          ),
        }
      : {}),
  }
}

function remapTarget(target: EvidenceTarget, { momentId, key }: Renew): EvidenceTarget {
  switch (target.kind) {
    case 'moment':
      return { kind: 'moment', id: momentId(target.id) }
    case 'link':
      return { kind: 'link', from: momentId(target.from), to: momentId(target.to) }
    case 'difference':
      return { kind: 'difference', key: key(target.key) }
  }
}

function remapCommentTarget(target: CommentTarget, renew: Renew): CommentTarget {
  const { momentId } = renew
  if (target.kind === 'difference') return { ...target, key: renew.key(target.key) }
  const map = target.mapId === undefined ? {} : { mapId: renew.mapId(target.mapId) }
  switch (target.kind) {
    case 'moment':
      return { ...target, ...map, id: momentId(target.id) }
    case 'link':
      return { ...target, ...map, from: momentId(target.from), to: momentId(target.to) }
    case 'place':
      return { ...target, ...map, ...(target.near === undefined ? {} : { near: momentId(target.near) }) }
  }
}
