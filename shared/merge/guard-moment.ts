import type { Node } from './board-nodes.ts'
import { isTrouble } from '../model/moment.ts'
import type { GuardWarning } from './suggestion.ts'
import type { WordMatches } from './word-matches.ts'

const muchOfTheFlow = 0.4
const related = 0.5

/** M18: what to think about before several moments become one. A warning, never a wall. */
export function guardMoment(members: readonly Node[], matches: WordMatches): readonly GuardWarning[] {
  const warnings: GuardWarning[] = []
  if (new Set(members.map((node) => node.map)).size < members.length) warnings.push('one-author')
  const troubled = members.filter((node) => isTrouble(node.moment.kind)).length
  if (troubled > 0 && troubled < members.length) warnings.push('mixed-trouble')
  const positions = members.map((node) => node.position)
  if (Math.max(...positions) - Math.min(...positions) > muchOfTheFlow) warnings.push('far-apart')
  const areStarts = members.every((node) => node.moment.kind === 'start')
  if (
    !areStarts &&
    members.every((x) => members.every((y) => x === y || !shareWords(x, y, matches))) &&
    members.length > 1
  )
    warnings.push('no-common-word')
  return warnings
}

function shareWords(a: Node, b: Node, matches: WordMatches): boolean {
  return a.label.words.some((x) => {
    // Directions and frames (M23) are read into a label; nobody wrote them.
    if (x.stem.startsWith('>')) return false
    const near = matches.near[matches.numberOf(x.stem)] ?? []
    return b.label.words.some(
      (y) =>
        x.stem === y.stem || near.some((match) => match.nearness >= related && match.word === matches.numberOf(y.stem)),
    )
  })
}
