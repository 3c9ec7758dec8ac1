import type { MapId } from '../../model/ids.ts'
import { lastBefore, startFrom } from './anchors.ts'
import { asFound, type Found } from './found.ts'
import { areApart, quantitiesIn, type Quantity } from './quantities.ts'
import type { Stories, Telling } from './stories.ts'
import { cut } from './topics.ts'
import { textsOf } from './words.ts'

type Amount = { readonly telling: Telling; readonly quantity: Quantity; readonly text: string }

/** The most stated times that are held against each other across the stretches of the maps. */
const most = 60

/**
 * D4: how long, how many. Two tellings of one moment state amounts that cannot both be meant; or two maps state times at
 * least twofold apart for stretches of the story that nothing puts one behind the other.
 */
export function quantityDifferences(stories: Stories): readonly Found[] {
  const amounts = stories.all.flatMap((story) => story.tellings.flatMap((telling) => amountsIn(telling)))
  const found: Found[] = []
  for (const shared of stories.shared) {
    if (shared.mapIds.length < 2) continue
    const stated = amounts.filter(({ telling }) => telling.shared === shared)
    const [one] = stated
    const other =
      one &&
      stated.find(({ telling, quantity }) => telling.mapId !== one.telling.mapId && areApart(quantity, one.quantity))
    if (one && other) found.push(asQuantity(one, other, shared.mapIds, stories))
  }
  const times = amounts.filter(({ quantity, telling }) => quantity.unit === 'time' && telling.shared).slice(0, most)
  for (const [at, one] of times.entries())
    for (const other of times.slice(at + 1)) {
      if (one.telling.mapId === other.telling.mapId || one.telling.shared === other.telling.shared) continue
      const [short, long] = [one.quantity.value, other.quantity.value].sort((a, b) => a - b)
      if (short === undefined || long === undefined || long < 2 * short || long > 200 * short) continue
      if (areInOrder(one.telling, other.telling, stories)) continue
      found.push(asQuantity(one, other, [one.telling.mapId, other.telling.mapId], stories))
    }
  return found
}

function amountsIn(telling: Telling): readonly Amount[] {
  for (const text of textsOf(telling.moment)) {
    const [quantity] = quantitiesIn(text)
    if (quantity) return [{ telling, quantity, text }]
  }
  return []
}

/** A moment both maps tell stands between the two, or they share nothing that both come after. */
function areInOrder(a: Telling, b: Telling, stories: Stories): boolean {
  const [here, there] = [stories.storyOf(a.mapId), stories.storyOf(b.mapId)]
  if (!here || !there) return true
  let isAnchored = false
  for (const shared of stories.shared) {
    const [at, by] = [stories.told(shared, a.mapId), stories.told(shared, b.mapId)]
    if (at.length === 0 || by.length === 0) continue
    const beforeA = at.some((one) => one === a || here.isBefore(one, a))
    const afterA = at.some((one) => one === a || here.isBefore(a, one))
    const beforeB = by.some((one) => one === b || there.isBefore(one, b))
    const afterB = by.some((one) => one === b || there.isBefore(b, one))
    if ((beforeA && afterB && !(beforeB && afterA)) || (beforeB && afterA && !(beforeA && afterB))) return true
    if (beforeA && beforeB) isAnchored = true
  }
  return !isAnchored
}

function asQuantity(one: Amount, other: Amount, mapIds: readonly MapId[], stories: Stories): Found {
  const tellings = [one.telling, other.telling]
  const isTime = one.quantity.unit === 'time' && other.quantity.unit === 'time'
  const amounts = [one, other].map(({ quantity }) => quantity.words).sort()
  const ratio = isTime
    ? Math.max(one.quantity.value, other.quantity.value) / Math.min(one.quantity.value, other.quantity.value)
    : 1
  const isSame = one.telling.shared === other.telling.shared
  return asFound(
    {
      kind: 'quantity',
      about: isSame ? [one.telling] : tellings,
      sides: [one, other].map(({ telling, text }) => ({
        claim: { say: 'moment', label: cut(text) },
        tellings: [telling],
      })),
      severity: ratio >= 5 ? 3 : 2,
      weight: 6 + Math.min(ratio, 20) / 10,
      asked: { ask: isTime ? 'time' : 'amount', amounts, ...startFrom(lastBefore(stories, tellings, mapIds)) },
    },
    stories,
  )
}
