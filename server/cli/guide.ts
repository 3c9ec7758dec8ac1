import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { parseBoardText } from '#shared/exchange/board-file.ts'
import type { BoardFile } from '#shared/exchange/board-file-types.ts'
import { buildGuide } from '#shared/guide/build-guide.ts'
import { formatGuideHtml } from '#shared/guide/format-html.ts'
import { formatGuideMarkdown } from '#shared/guide/format-markdown.ts'
import type { Guide } from '#shared/guide/guide.ts'
import { countSupport } from '#shared/interviews/support.ts'
import { outlineOf } from '#shared/layout/outline-order.ts'
import { sayFileNote } from '#shared/words/en/board-file.ts'
import { sayDifference } from '#shared/words/difference-words.ts'
import { differenceSentences } from '#shared/words/en/differences.ts'
import { allDifferences } from '#shared/merge/all-differences.ts'
import { loadRelations } from '#shared/merge/load-relations.ts'
import { chaptersOfShared } from '#shared/layout/shared-chapters.ts'
import { sharedFlow } from '#shared/merge/shared-flow.ts'
import { suggestMoments } from '#shared/merge/suggest-moments.ts'
import type { Io } from './io.ts'
import { acceptAll } from './merged-board.ts'

const formats: Readonly<Record<string, (guide: Guide) => string>> = { md: formatGuideMarkdown, html: formatGuideHtml }

/** `guide FILE [--format md|html] [--out F]` → the interview guide of a board file; maps that are not merged are merged first. */
export async function guide(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { format: { type: 'string', default: 'md' }, out: { type: 'string' } },
    allowPositionals: true,
  })
  const [path] = positionals
  const format = Object.hasOwn(formats, values.format) ? formats[values.format] : undefined
  if (path === undefined || positionals.length > 1) {
    io.err('Say which board file to read: tributary guide FILE [--format md|html] [--out F]')
    return 1
  }
  if (!format) {
    io.err(`A guide is written as md or html, not as “${values.format}”.`)
    return 1
  }
  const read = parseBoardText(await io.readFile(path))
  if (!read.ok) {
    io.err(sayFileNote(read.said))
    return 1
  }
  for (const warning of read.warnings) io.err(sayFileNote(warning))
  const text = format(await guideOf(read.board))
  if (values.out === undefined) io.out(text)
  else await writeFile(values.out, text)
  return 0
}

/** The guide of a board as a file holds it. */
export async function guideOf(board: BoardFile): Promise<Guide> {
  const shared =
    board.shared ??
    acceptAll(
      board,
      suggestMoments(board.maps, { placements: [], keptApart: [], putOff: [], differences: [] }, await loadRelations()),
    )
  const flow = sharedFlow(shared, board.maps)
  const byId = new Map(flow.moments.map((moment) => [moment.id, moment]))
  return buildGuide({
    title: board.title,
    brief: board.brief,
    moments: outlineOf(flow).flatMap((row) => byId.get(row.momentId) ?? []),
    links: flow.links,
    chapters: chaptersOfShared(flow.moments, board.maps),
    differences: allDifferences(board.maps, shared, (found) => sayDifference(found, differenceSentences)),
    decisions: shared.differences,
    support: countSupport(board.evidence, board.paths),
    authors: board.maps.map((map) => map.author),
    interviews: board.interviews.length,
  })
}
