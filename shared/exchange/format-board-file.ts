import { briefFields } from '../model/brief.ts'
import type { Link } from '../model/link.ts'
import type { Moment } from '../model/moment.ts'
import type { Decided, SharedMap } from '../model/shared-map.ts'
import type { BoardFile } from './board-file.ts'
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
    maps: board.maps.map((map) => ({
      id: map.id,
      author: { name: map.author.name, discipline: map.author.discipline },
      moments: map.moments.map(formatMoment),
      links: map.links.map(formatLink),
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
  }
}

function formatMoment({ id, kind, label, thinking, feeling, doing, when, behindTheScenes, place }: Moment) {
  return {
    id,
    kind,
    label,
    ...(thinking ? { thinking } : {}),
    ...(feeling ? { feeling } : {}),
    ...(doing ? { doing } : {}),
    ...(when ? { when } : {}),
    ...(behindTheScenes ? { behindTheScenes } : {}),
    ...(place ? { place: { x: place.x, y: place.y } } : {}),
  }
}

function formatLink({ from, to, kind, label }: Link) {
  return { from, to, kind, ...(label ? { label } : {}) }
}

function formatShared(shared: SharedMap): WrittenBoardFile['shared'] {
  return {
    moments: shared.moments.map((moment) => ({
      ...formatMoment(moment),
      ...(moment.labelFrom === undefined ? {} : { labelFrom: moment.labelFrom }),
      sources: moment.sources.map((source) => ({
        id: source.sourceId,
        map: source.mapId,
        relation: source.relation,
        ...decided(source),
      })),
    })),
    links: shared.drawnLinks.map(formatLink),
    ...(shared.cutLinks.size > 0
      ? {
          cutLinks: [...shared.cutLinks].map((key) => {
            const [from = '', to = ''] = key.split('|')
            return { from, to }
          }),
        }
      : {}),
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
    ...(shared && shared.differences.length > 0 ? { differences: shared.differences.map((one) => ({ ...one })) } : {}),
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

function decided({ by, at }: Decided): { by?: string; at?: number } {
  return { ...(by ? { by } : {}), ...(at ? { at } : {}) }
}
