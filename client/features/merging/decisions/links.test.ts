import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { readSharedMap } from '#shared/documents/shared-map-document.ts'
import { createUndo } from '#shared/documents/undo.ts'
import { sharedFlow } from '#shared/merge/shared-flow.ts'
import { asId, type PersonId } from '#shared/model/ids.ts'
import { layTable } from '../table.ts'
import { mapOf, momentId } from '../testing/maps.ts'
import { addAsItIs, type Hand, takeAllApart } from './decide.ts'
import { bringBack, cutWay, drawWay, waysOf } from './links.ts'

const maps = [mapOf({ id: 'noor', labels: ['Gets home', 'Opens the app', 'Falls asleep'] })]

/** Noor's map as it is on the shared map: m1 → m2 → m3. */
function board() {
  const doc = new Y.Doc()
  const undo = createUndo(doc, 'map-shared')
  let minted = 0
  const table = () => {
    const shared = readSharedMap(doc)
    return layTable({ maps, shared, flow: sharedFlow(shared, maps), slotOf: () => 'reed' })
  }
  const hand = (): Hand => ({
    doc,
    by: asId<PersonId>('noor'),
    now: () => minted + 1,
    mintId: () => momentId(`m${++minted}`),
    table: table(),
  })
  for (const at of [0, 1, 2]) addAsItIs(hand(), momentId(`noor-${at}`))
  const ways = () => table().flow.links.map(({ from, to, kind }) => `${from} ${to} ${kind}`)
  return { undo, hand, table, ways }
}

const [m1, m2, m3] = ['m1', 'm2', 'm3'].map(momentId) as [
  ReturnType<typeof momentId>,
  ReturnType<typeof momentId>,
  ReturnType<typeof momentId>,
]

describe('the ways of the shared map', () => {
  test('are drawn by hand where nobody drew them, a way back as one', () => {
    const { hand, ways, undo } = board()
    expect(drawWay(hand(), m1, m3)).toBe(true)
    expect(drawWay(hand(), m3, m1)).toBe(true)
    expect(ways()).toEqual(['m1 m2 next', 'm2 m3 next', 'm1 m3 next', 'm3 m1 loop'])
    expect(drawWay(hand(), m1, m2)).toBe(false)
    expect(drawWay(hand(), m1, m1)).toBe(false)
    undo.undo()
    undo.undo()
    expect(ways()).toEqual(['m1 m2 next', 'm2 m3 next'])
  })

  test('that members drew are cut and brought back; drawing one again brings it back too', () => {
    const { hand, ways, table } = board()
    const [first] = table().flow.links
    if (!first) throw new Error('Noor drew it')
    cutWay(hand(), first)
    expect(ways()).toEqual(['m2 m3 next'])
    expect(waysOf(m2, table())).toMatchObject({ from: [], on: [{ to: 'm3' }], cut: [{ from: 'm1', to: 'm2' }] })
    bringBack(hand(), m1, m2)
    expect(ways()).toHaveLength(2)
    cutWay(hand(), first)
    expect(drawWay(hand(), m1, m2)).toBe(true)
    expect(ways().toSorted()).toEqual(['m1 m2 next', 'm2 m3 next'])
    expect(table().shared.drawnLinks).toEqual([])
  })

  test('that were drawn on the shared map go when they are cut', () => {
    const { hand, ways, table } = board()
    drawWay(hand(), m1, m3)
    const drawn = table().flow.links.find(({ drawnBy }) => drawnBy.length === 0)
    if (!drawn) throw new Error('it was drawn')
    cutWay(hand(), drawn)
    expect(ways()).toEqual(['m1 m2 next', 'm2 m3 next'])
    expect(waysOf(m1, table()).cut).toEqual([])
  })
})

describe('taking everything apart', () => {
  test('opens every source again in one step that undo takes back', () => {
    const { hand, table, undo, ways } = board()
    takeAllApart(hand())
    expect(table().flow.moments).toEqual([])
    expect(table().placedIn.size).toBe(0)
    undo.undo()
    expect(table().placedIn.size).toBe(3)
    expect(ways()).toEqual(['m1 m2 next', 'm2 m3 next'])
  })
})
