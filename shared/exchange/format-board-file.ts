import { briefFields } from '../model/brief.ts'
import type { CommentTarget, Thread } from '../model/comment.ts'
import { derivedLinkId } from '../model/experience-map.ts'
import type { LinkId, PersonId } from '../model/ids.ts'
import type { Link } from '../model/link.ts'
import type { Moment } from '../model/moment.ts'
import type { Decided, DrawnDifference, Placement } from '../model/shared-map.ts'
import type { BoardFile, SharedMapInFile } from './board-file-types.ts'
import type { WrittenBoardFile } from './board-file-schema.ts'

/** Writes a board as board file v1 that `parseBoardText` reads back as the same board; what is empty is not written. */
export function formatBoardFile(board: BoardFile): string {
  return `${JSON.stringify(toFile(board), null, 1)}\n`
}

function toFile(board: BoardFile): WrittenBoardFile {
  const decisions = formatDecisions(board)
  const brief = Object.fromEntries(
    briefFields.flatMap((name) => (board.brief[name] ? [[name, board.brief[name]]] : [])),
  )
  return {
    tributary: 1,
    title: board.title,
    brief,
    ...(board.phase ? { phase: board.phase } : {}),
    ...(board.people?.length ? { people: board.people.map((person) => ({ ...person })) } : {}),
    maps: board.maps.map((map) => ({
      id: map.id,
      author: { ...map.author },
      moments: map.moments.map(formatMoment),
      links: map.links.map((link) => formatLink(link)),
      ...formatInk(map),
      ...(map.isPrivate ? { private: true } : {}),
    })),
    ...(board.shared ? { shared: formatShared(board.shared) } : {}),
    ...(board.interviews.length > 0
      ? {
          interviews: board.interviews.map(({ id, title, date, speakers, text, quotes }) => ({
            id,
            title,
            date,
            speakers: speakers.map(({ name, role }) => ({ name, role })),
            text,
            quotes: quotes.map((quote) => ({
              id: quote.id,
              kind: quote.kind,
              exact: quote.exact,
              start: quote.start,
              end: quote.end,
              ...decided(quote),
            })),
          })),
        }
      : {}),
    ...(Object.keys(decisions).length > 0 ? { decisions } : {}),
    ...(board.threads?.length ? { comments: board.threads.map(formatThread) } : {}),
    ...(board.guide?.size
      ? {
          guide: [...board.guide].map(([item, { hidden, text, by, at }]) => ({
            item,
            ...(hidden ? { hidden } : {}),
            ...(text === undefined ? {} : { text }),
            ...decided({ by, at }),
          })),
        }
      : {}),
    ...(board.images?.size ? { images: Object.fromEntries(board.images) } : {}),
  }
}

/** Whatever a moment has; what is not said is not written. */
function formatMoment({ thinking, doing, ...moment }: Moment) {
  return { ...moment, ...(thinking ? { thinking } : {}), ...(doing ? { doing } : {}) }
}

function formatLink({ id, from, to, kind, label }: Link, addedBy?: ReadonlyMap<string, PersonId>) {
  const by = addedBy?.get(id)
  const ownId: LinkId | undefined = id === derivedLinkId(from, to, kind) ? undefined : id
  return { ...(ownId ? { id: ownId } : {}), from, to, kind, ...(label ? { label } : {}), ...(by ? { by } : {}) }
}

function formatInk({ ink }: Pick<SharedMapInFile, 'ink'>) {
  return ink?.length ? { ink: ink.map((record) => ({ ...record })) } : {}
}

function formatShared(shared: SharedMapInFile): NonNullable<WrittenBoardFile['shared']> {
  return {
    moments: shared.moments.map(({ sources, ...moment }) => {
      const by = shared.addedBy?.get(moment.id)
      return {
        ...formatMoment(moment),
        ...(shared.byHand?.has(moment.id) ? { drawn: true } : {}),
        ...(by ? { by } : {}),
        sources: sources.map(formatSource),
      }
    }),
    links: shared.drawnLinks.map((link) => formatLink(link, shared.addedBy)),
    ...(shared.cutLinks.size > 0
      ? {
          cutLinks: [...shared.cutLinks].map((key) => {
            const [from = '', to = ''] = key.split('|')
            const cut = shared.cuts?.get(key)
            return { from, to, ...(cut ? decided(cut) : {}) }
          }),
        }
      : {}),
    ...formatInk(shared),
  }
}

function formatSource({ sourceId, mapId, relation, wording, checked, ...who }: Placement) {
  return {
    id: sourceId,
    map: mapId,
    relation,
    ...decided(who),
    ...(wording ? { wording: { ...wording } } : {}),
    ...(checked ? { checked: decided(checked) } : {}),
  }
}

function formatDecisions({ shared, evidence, paths }: BoardFile): NonNullable<WrittenBoardFile['decisions']> {
  return {
    ...(shared && shared.keptApart.length > 0
      ? { keptApart: shared.keptApart.map(({ a, b, ...rest }) => ({ a, b, ...decided(rest) })) }
      : {}),
    ...(shared && shared.putOff.length > 0
      ? { putOff: shared.putOff.map(({ key, ...rest }) => ({ key, ...decided(rest) })) }
      : {}),
    ...(shared && shared.differences.length > 0
      ? {
          differences: shared.differences.map(({ interviews, ...one }) => ({
            ...one,
            ...(interviews ? { interviews: [...interviews] } : {}),
          })),
        }
      : {}),
    ...(shared?.drawnDifferences?.length
      ? { drawnDifferences: shared.drawnDifferences.map(formatDrawnDifference) }
      : {}),
    ...(evidence.length > 0
      ? {
          evidence: evidence.map((tie) => ({
            id: tie.id,
            interview: tie.interviewId,
            quote: tie.quoteId,
            target: { ...tie.target },
            stance: tie.stance,
            ...decided(tie),
          })),
        }
      : {}),
    ...(paths.length > 0
      ? { paths: paths.map((path) => ({ interview: path.interviewId, moments: [...path.moments] })) }
      : {}),
  }
}

function formatDrawnDifference({ sides, moments, by, at, ...rest }: DrawnDifference) {
  return {
    ...rest,
    ...decided({ by, at }),
    moments: [...moments],
    sides: sides.map(({ mapIds, sourceIds, claim }) => ({ maps: [...mapIds], sources: [...sourceIds], claim })),
  }
}

function formatThread({ id, target, asks, comments, resolved }: Thread) {
  return {
    id,
    target: formatTarget(target),
    ...(asks ? { asks } : {}),
    comments: comments.map(({ by, at, ...comment }) => ({ ...comment, ...decided({ by, at }) })),
    ...(resolved ? { resolved: decided(resolved) } : {}),
  }
}

function formatTarget(target: CommentTarget) {
  if (target.kind === 'difference') return { ...target }
  const { mapId, ...rest } = target
  return { ...rest, ...(mapId === undefined ? {} : { map: mapId }) }
}

function decided({ by, at }: Decided): { by?: string; at?: number } {
  return { ...(by ? { by } : {}), ...(at ? { at } : {}) }
}
