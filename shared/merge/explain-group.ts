import type { Node } from './board-nodes.ts'
import { explainPair, type Grounds, saysSame } from './explain-pair.ts'
import type { Reason } from './suggestion.ts'

type Pair = readonly [Node, Node]

const mostReasons = 4
const mostAgainst = 2

/** Why several moments are held to be one: the strongest reasons of all pairs, each once, for all of them or for some. */
export function explainGroup(pairs: readonly Pair[], grounds: Grounds): readonly Reason[] {
  const best = new Map<string, { reason: Reason; heard: number }>()
  for (const [x, y] of pairs)
    for (const reason of explainPair(x, y, grounds).flatMap((one) => (pairs.length > 1 ? wordByWord(one) : [one]))) {
      const known = best.get(reason.text)
      const isStronger = known === undefined || known.reason.weight < reason.weight
      best.set(reason.text, { reason: isStronger ? reason : known.reason, heard: (known?.heard ?? 0) + 1 })
    }
  const told = [...best.values()].map(({ reason, heard }) =>
    pairs.length > 1 ? ofMany(reason, heard === pairs.length) : reason,
  )
  const all = together(told).sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1))
  return [
    ...all.filter((reason) => !reason.against).slice(0, mostReasons),
    ...all.filter((reason) => reason.against).slice(0, mostAgainst),
  ]
}

/** Of the words that two share, a third may share only one. */
function wordByWord(reason: Reason): readonly Reason[] {
  return reason.words?.map((word) => ({ ...reason, text: saysSame([word]), words: [word] })) ?? [reason]
}

/** What is true of two is said of “both”; of more it is true of all, or of some. */
function ofMany(reason: Reason, ofAll: boolean): Reason {
  const text = reason.text
    .replace(/^Both /, ofAll ? 'All ' : 'Some ')
    .replace(/^In both\b/, ofAll ? 'In all of them' : 'In some of them')
  return { ...reason, text }
}

/** “All say “opens”” and “All say “app”” are one reason. */
function together(reasons: readonly Reason[]): Reason[] {
  const rest = reasons.filter((reason) => reason.words === undefined)
  const said = Map.groupBy(
    reasons.filter((reason) => reason.words !== undefined),
    ({ text }) => text.slice(0, text.indexOf('“')),
  )
  const joined = [...said].map(([start, parts]) => {
    const words = [...new Set(parts.flatMap((part) => part.words ?? []))]
    const [first, ...more] = parts
    if (!first) throw new Error('a group has parts')
    const weight = more.reduce((most, part) => Math.max(most, part.weight), first.weight)
    return { ...first, text: `${start}${words.map((word) => `“${word}”`).join(', ')}`, weight, words }
  })
  return [...rest, ...joined]
}
