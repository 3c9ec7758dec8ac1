import { parseBoardFile } from '#shared/exchange/board-file.ts'
import { findDifferences } from '#shared/merge/find-differences.ts'
import { loadRelations } from '#shared/merge/load-relations.ts'
import { groupsOfSharedMoments, groupsOfSuggestions } from '#shared/merge/moment-groups.ts'
import { suggestMoments } from '#shared/merge/suggest-moments.ts'
import type { WordRelations } from '#shared/merge/word-relations.ts'
import type { MergeDecisions } from '#shared/model/shared-map.ts'
import type { BoardFile } from '#shared/exchange/board-file.ts'
import type { Io } from './io.ts'

const nothingDecided: MergeDecisions = { placements: [], keptApart: [], putOff: [], differences: [] }

/** `merge FILE` → suggested shared moments and differences of one board, or of each in an array, as JSON. */
export async function merge(args: readonly string[], io: Io): Promise<number> {
  const [path] = args
  if (path === undefined || args.length > 1) {
    io.err('Say which board file to read: tributary merge FILE')
    return 1
  }
  const input = parseJson(await io.readFile(path))
  if (input === undefined) {
    io.err('This is not a board file: it is not JSON.')
    return 1
  }
  const relations = await loadRelations()
  const answers: unknown[] = []
  const boards: readonly unknown[] = Array.isArray(input) ? input : [input]
  for (const [index, board] of boards.entries()) {
    const which = Array.isArray(input) ? `Board ${index + 1}: ` : ''
    const read = parseBoardFile(board)
    if (!read.ok) {
      io.err(`${which}${read.sentence}`)
      return 1
    }
    for (const warning of read.warnings) io.err(`${which}${warning}`)
    answers.push(answer(read.board, relations))
  }
  io.out(JSON.stringify(Array.isArray(input) ? answers : answers[0]))
  return 0
}

/** What the engine makes of one board; a moment of one source is not listed. */
function answer(board: BoardFile, relations: WordRelations): unknown {
  const suggestions = suggestMoments(board.maps, board.shared ?? nothingDecided, relations)
  const groups = [
    ...groupsOfSharedMoments(board.shared?.moments ?? []),
    ...groupsOfSuggestions(suggestions.moments.filter((moment) => moment.joins === undefined)),
  ]
  return {
    moments: suggestions.moments.map(({ members, tier, confidence, reasons }) => ({
      members,
      tier,
      confidence,
      reasons: reasons.map((reason) => reason.text),
    })),
    maybes: suggestions.maybes.map(({ a, b, confidence, reasons }) => ({
      a,
      b,
      confidence,
      reasons: reasons.map((reason) => reason.text),
    })),
    differences: findDifferences(board.maps, groups).map((difference) => ({
      kind: difference.kind,
      members: [...new Set(difference.sides.flatMap((side) => side.sourceIds))],
      claims: difference.sides.map((side) => side.claim),
      question: difference.question,
    })),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}
