import type { Node } from './board-nodes.ts'
import { explainPair, type Grounds } from './explain-pair.ts'
import { inOrder, type Reason, reasonKey } from './suggestion.ts'

type Pair = readonly [Node, Node]
type SameWords = Extract<Reason, { kind: 'same-words' }>

const mostReasons = 4
const mostAgainst = 2

/** Why several moments are held to be one: the strongest reasons of all pairs, each once, for all of them or for some. */
export function explainGroup(pairs: readonly Pair[], grounds: Grounds): readonly Reason[] {
  const best = new Map<string, { reason: Reason; heard: number }>()
  for (const [x, y] of pairs)
    for (const reason of explainPair(x, y, grounds).flatMap((one) => (pairs.length > 1 ? wordByWord(one) : [one]))) {
      const key = reasonKey(reason)
      const known = best.get(key)
      const isStronger = known === undefined || known.reason.weight < reason.weight
      best.set(key, { reason: isStronger ? reason : known.reason, heard: (known?.heard ?? 0) + 1 })
    }
  const told = [...best.values()].map(({ reason, heard }): Reason =>
    pairs.length > 1 ? { ...reason, of: heard === pairs.length ? 'all' : 'some' } : reason,
  )
  const all = together(told).sort(inOrder)
  return [
    ...all.filter((reason) => !reason.against).slice(0, mostReasons),
    ...all.filter((reason) => reason.against).slice(0, mostAgainst),
  ]
}

/** Of the words that two share, a third may share only one. */
function wordByWord(reason: Reason): readonly Reason[] {
  return reason.kind === 'same-words' ? reason.words.map((word) => ({ ...reason, words: [word] })) : [reason]
}

/** “All say “opens”” and “All say “app”” are one reason. */
function together(reasons: readonly Reason[]): Reason[] {
  const said = reasons.filter((reason): reason is SameWords => reason.kind === 'same-words')
  const joined = [...Map.groupBy(said, ({ of }) => of).values()].map((parts) => {
    const [first, ...more] = parts
    if (!first) throw new Error('a group has parts')
    const weight = more.reduce((most, part) => Math.max(most, part.weight), first.weight)
    return { ...first, weight, words: [...new Set(parts.flatMap(({ words }) => words))] }
  })
  return [...reasons.filter((reason) => reason.kind !== 'same-words'), ...joined]
}
