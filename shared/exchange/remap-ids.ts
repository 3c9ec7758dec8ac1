import type { ExperienceMap } from '../model/experience-map.ts'
import type { EvidenceId, InterviewId, LinkId, MapId, MomentId, QuoteId } from '../model/ids.ts'
import type { Interview } from '../model/interview.ts'
import type { EvidenceTarget, SharedMap } from '../model/shared-map.ts'
import type { BoardFile } from './board-file.ts'

/** `newId` with its random source bound. */
export type Mint = <T extends string>() => T

/**
 * Gives everything in a board a fresh id, the same one wherever it is meant, so that a file may enter a server (twice,
 * even) whatever its ids look like. Ids of people stay: they are claims about who decided, not addresses.
 */
export function remapIds(board: BoardFile, mint: Mint): BoardFile {
  const fresh = new Map<string, string>()
  function renew<T extends string>(space: string, id: T): T {
    const key = `${space}|${id}`
    const known = fresh.get(key)
    if (known !== undefined) return known as T
    const minted = mint<T>()
    fresh.set(key, minted)
    return minted
  }
  const moments = allMomentIds(board)
  const knows = (id: string): boolean => moments.has(id)
  const mapId = (id: MapId): MapId => renew('map', id)
  const momentId = (id: MomentId): MomentId => renew('moment', id)
  const linkId = (where: string, id: LinkId): LinkId => renew(`link ${where}`, id)
  const interviewId = (id: InterviewId): InterviewId => renew('interview', id)
  const quoteId = (interview: InterviewId, id: QuoteId): QuoteId => renew(`quote ${interview}`, id)

  const maps = board.maps.map((map): ExperienceMap => ({
    ...map,
    id: mapId(map.id),
    moments: map.moments.map((moment) => ({ ...moment, id: momentId(moment.id) })),
    links: map.links.map((link) => ({
      ...link,
      id: linkId(map.id, link.id),
      from: momentId(link.from),
      to: momentId(link.to),
    })),
  }))
  const shared = board.shared && remapShared(board.shared, { knows, mapId, momentId, linkId })
  return {
    ...board,
    maps,
    ...(shared ? { shared } : {}),
    interviews: board.interviews.map((interview): Interview => ({
      ...interview,
      id: interviewId(interview.id),
      quotes: interview.quotes.map((quote) => ({ ...quote, id: quoteId(interview.id, quote.id) })),
    })),
    evidence: board.evidence.map((tie) => ({
      ...tie,
      id: renew<EvidenceId>('evidence', tie.id),
      interviewId: interviewId(tie.interviewId),
      quoteId: quoteId(tie.interviewId, tie.quoteId),
      target: remapTarget(tie.target, { knows, momentId }),
    })),
    paths: board.paths.map((path) => ({
      interviewId: interviewId(path.interviewId),
      moments: path.moments.map(momentId),
    })),
  }
}

type Renew = {
  knows: (id: string) => boolean
  mapId: (id: MapId) => MapId
  momentId: (id: MomentId) => MomentId
  linkId: (where: string, id: LinkId) => LinkId
}

function remapShared(shared: SharedMap, renew: Renew): SharedMap {
  const { mapId, momentId, linkId } = renew
  const moments = shared.moments.map(({ labelFrom, ...moment }) => ({
    ...moment,
    ...(labelFrom === undefined ? {} : { labelFrom: momentId(labelFrom) }),
    id: momentId(moment.id),
    sources: moment.sources.map((source) => ({
      ...source,
      sourceId: momentId(source.sourceId),
      mapId: mapId(source.mapId),
      momentId: momentId(source.momentId),
    })),
  }))
  return {
    moments,
    placements: moments.flatMap((moment) => moment.sources),
    drawnLinks: shared.drawnLinks.map((link) => ({
      ...link,
      id: linkId('shared', link.id),
      from: momentId(link.from),
      to: momentId(link.to),
    })),
    cutLinks: new Set([...shared.cutLinks].map((key) => cutKey(key, momentId))),
    keptApart: shared.keptApart.map(({ a, b, ...rest }) => {
      const [first, second] = [momentId(a), momentId(b)].sort()
      return { ...rest, a: first ?? a, b: second ?? b }
    }),
    putOff: shared.putOff.map((put) => ({ ...put, key: remapKey(put.key, renew) })),
    differences: shared.differences.map((one) => ({ ...one, key: remapKey(one.key, renew) })),
  }
}

function remapTarget(target: EvidenceTarget, { knows, momentId }: Pick<Renew, 'knows' | 'momentId'>): EvidenceTarget {
  switch (target.kind) {
    case 'moment':
      return { kind: 'moment', id: momentId(target.id) }
    case 'link':
      return { kind: 'link', from: momentId(target.from), to: momentId(target.to) }
    case 'difference':
      return { kind: 'difference', key: remapKey(target.key, { knows, momentId }) }
  }
}

/** `from|to`, in this order. */
function cutKey(key: string, momentId: (id: MomentId) => MomentId): string {
  const [from = '', to = ''] = key.split('|')
  return `${momentId(from as MomentId)}|${momentId(to as MomentId)}`
}

/**
 * A key is `kind:a|b` or `a|b`, over moment ids (no id contains “|”): `order:x|y` speaks of x and y under their new
 * names too. What is no moment of this board stays as it is.
 */
function remapKey(key: string, { knows, momentId }: Pick<Renew, 'knows' | 'momentId'>): string {
  const kind = /^[a-z-]+:/.exec(key)?.[0] ?? ''
  const prefix = knows(key.split('|')[0] ?? '') ? '' : kind
  const ids = key.slice(prefix.length).split('|')
  const renewed = ids.map((id) => (knows(id) ? momentId(id as MomentId) : id))
  const wasSorted = ids.every((id, index) => index === 0 || (ids[index - 1] ?? '') <= id)
  return prefix + (wasSorted ? renewed.sort() : renewed).join('|')
}

function allMomentIds(board: BoardFile): ReadonlySet<string> {
  return new Set(
    [...board.maps, ...(board.shared ? [board.shared] : [])].flatMap((map) => map.moments.map(({ id }) => id)),
  )
}
