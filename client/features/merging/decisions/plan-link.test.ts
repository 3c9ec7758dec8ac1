import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { readSharedMap } from '#shared/documents/shared-map-document.ts'
import { createUndo } from '#shared/documents/undo.ts'
import { sharedFlow } from '#shared/merge/shared-flow.ts'
import { asId, type PersonId } from '#shared/model/ids.ts'
import { readMergeBoard } from '#shared/merge/merge-board.ts'
import { createDecider, type Decider } from '../testing/decider.ts'
import { mapOf, momentId } from '../testing/maps.ts'
import { linksOf } from './plan-link.ts'

const maps = [mapOf({ id: 'noor', labels: ['Gets home', 'Opens the app', 'Falls asleep'] })]

/** Noor's map as it is on the shared map: m1 → m2 → m3. */
function board() {
  const doc = new Y.Doc()
  const undo = createUndo(doc, 'map-shared')
  let minted = 0
  const facts = () => {
    const shared = readSharedMap(doc)
    return readMergeBoard({ maps, shared, flow: sharedFlow(shared, maps), slotOf: () => 'reed' })
  }
  const decider = (): Decider =>
    createDecider({
      doc,
      by: asId<PersonId>('noor'),
      now: () => minted + 1,
      mintId: () => momentId(`m${++minted}`),
      board: facts(),
    })
  for (const at of [0, 1, 2]) decider().addAsItIs(momentId(`noor-${at}`))
  const ways = () => facts().flow.links.map(({ from, to, kind }) => `${from} ${to} ${kind}`)
  return { undo, decider, facts, ways }
}

const [m1, m2, m3] = ['m1', 'm2', 'm3'].map(momentId) as [
  ReturnType<typeof momentId>,
  ReturnType<typeof momentId>,
  ReturnType<typeof momentId>,
]

describe('the ways of the shared map', () => {
  test('are drawn by decider where nobody drew them, a way back as one', () => {
    const { decider, ways, undo } = board()
    expect(decider().link(m1, m3)).toBe(true)
    expect(decider().link(m3, m1)).toBe(true)
    expect(ways()).toEqual(['m1 m2 next', 'm2 m3 next', 'm1 m3 next', 'm3 m1 loop'])
    expect(decider().link(m1, m2)).toBe(false)
    expect(decider().link(m1, m1)).toBe(false)
    undo.undo()
    undo.undo()
    expect(ways()).toEqual(['m1 m2 next', 'm2 m3 next'])
  })

  test('that members drew are cut and brought back; drawing one again brings it back too', () => {
    const { decider, ways, facts } = board()
    const [first] = facts().flow.links
    if (!first) throw new Error('Noor drew it')
    decider().cut(first)
    expect(ways()).toEqual(['m2 m3 next'])
    expect(linksOf(m2, facts())).toMatchObject({ from: [], on: [{ to: 'm3' }], cut: [{ from: 'm1', to: 'm2' }] })
    decider().restore(m1, m2)
    expect(ways()).toHaveLength(2)
    decider().cut(first)
    expect(decider().link(m1, m2)).toBe(true)
    expect(ways().toSorted()).toEqual(['m1 m2 next', 'm2 m3 next'])
    expect(facts().shared.drawnLinks).toEqual([])
  })

  test('that were drawn on the shared map go when they are cut', () => {
    const { decider, ways, facts } = board()
    decider().link(m1, m3)
    const drawn = facts().flow.links.find(({ drawnBy }) => drawnBy.length === 0)
    if (!drawn) throw new Error('it was drawn')
    decider().cut(drawn)
    expect(ways()).toEqual(['m1 m2 next', 'm2 m3 next'])
    expect(linksOf(m1, facts()).cut).toEqual([])
  })
})

describe('taking everything apart', () => {
  test('opens every source again in one step that undo takes back', () => {
    const { decider, facts, undo, ways } = board()
    decider().takeAllApart()
    expect(facts().flow.moments).toEqual([])
    expect(facts().placedIn.size).toBe(0)
    undo.undo()
    expect(facts().placedIn.size).toBe(3)
    expect(ways()).toEqual(['m1 m2 next', 'm2 m3 next'])
  })
})
