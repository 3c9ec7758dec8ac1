import { parseBoardFile } from '#shared/exchange/board-file.ts'
import type { BoardFile } from '#shared/exchange/board-file-types.ts'
import { findDifferences } from '#shared/merge/find-differences.ts'
import { loadRelations } from '#shared/merge/load-relations.ts'
import { groupsOfSharedMoments, groupsOfSuggestions, type MomentGroup } from '#shared/merge/moment-groups.ts'
import { type Suggestions, suggestMoments } from '#shared/merge/suggest-moments.ts'
import type { WordRelations } from '#shared/merge/word-relations.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { MergeDecisions } from '#shared/model/shared-map.ts'
import { sayFileNote } from '#shared/words/en/board-file.ts'
import { sayDifference } from '#shared/words/difference-words.ts'
import { differenceSentences } from '#shared/words/en/differences.ts'
import { reasonSentences } from '#shared/words/en/reasons.ts'
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
  const warnings = new Map<string, number[]>()
  const boards: readonly unknown[] = Array.isArray(input) ? input : [input]
  for (const [index, board] of boards.entries()) {
    const read = parseBoardFile(board)
    if (!read.ok) {
      io.err(Array.isArray(input) ? `Board ${index + 1}: ${sayFileNote(read.said)}` : sayFileNote(read.said))
      return 1
    }
    for (const warning of read.warnings.map(sayFileNote))
      warnings.set(warning, [...(warnings.get(warning) ?? []), index + 1])
    answers.push(answer(read.board, relations))
  }
  for (const [warning, numbers] of warnings) io.err(`${Array.isArray(input) ? sayBoards(numbers) : ''}${warning}`)
  io.out(JSON.stringify(Array.isArray(input) ? answers : answers[0]))
  return 0
}

/** A hundred boards with the same warning say it once. */
function sayBoards(numbers: readonly number[]): string {
  return numbers.length === 1 ? `Board ${numbers[0]}: ` : `${numbers.length} boards, from board ${numbers[0]} on: `
}

/** What the engine makes of one board; a moment of one source is not listed. */
function answer(board: BoardFile, relations: WordRelations): unknown {
  const suggestions = suggestMoments(board.maps, board.shared ?? nothingDecided, relations)
  return {
    moments: suggestions.moments.map(({ members, tier, confidence, reasons }) => ({
      members,
      tier,
      confidence,
      reasons: reasons.map(reasonSentences.reason),
    })),
    maybes: suggestions.maybes.map(({ a, b, confidence, reasons }) => ({
      a,
      b,
      confidence,
      reasons: reasons.map(reasonSentences.reason),
    })),
    differences: findDifferences(board.maps, groupsIfAllAccepted(board, suggestions), decidedOf(board)).map((found) => {
      const difference = sayDifference(found, differenceSentences)
      return {
        kind: difference.kind,
        members: [...new Set(difference.sides.flatMap((side) => side.sourceIds))],
        claims: difference.sides.map((side) => side.claim),
        question: difference.question,
      }
    }),
  }
}

function decidedOf({ shared }: BoardFile): ReadonlySet<string> {
  return new Set(shared?.differences.map(({ key }) => key))
}

/** Nobody is there to review: every suggestion counts as accepted, and what is in none stands for itself. */
function groupsIfAllAccepted({ maps, shared }: BoardFile, { moments }: Suggestions): readonly MomentGroup[] {
  const joining = new Map<MomentId, readonly MomentId[]>()
  for (const { joins, members } of moments) if (joins) joining.set(joins, [...(joining.get(joins) ?? []), ...members])
  const groups = [
    ...groupsOfSharedMoments(shared?.moments ?? []).map((group) => ({
      ...group,
      sources: [...new Set([...group.sources, ...group.moments.flatMap((id) => joining.get(id) ?? [])])],
    })),
    ...groupsOfSuggestions(moments.filter((moment) => moment.joins === undefined)),
  ]
  const grouped = new Set(groups.flatMap((group) => group.sources))
  const singles = maps.flatMap((map) => map.moments.map(({ id }) => id)).filter((id) => !grouped.has(id))
  return [...groups, ...singles.map((id) => ({ key: id, moments: [id], sources: [id] }))]
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}
