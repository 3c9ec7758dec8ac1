import { expect, test } from 'vitest'
import { asId, type MapId, type MomentId } from '#shared/model/ids.ts'
import { type BoxOf, placeOnCanvas, placeTarget } from './target-on-canvas.ts'

const a = asId<MomentId>('a')
const b = asId<MomentId>('b')
const noors = asId<MapId>('map-noor')
const boxes: Readonly<Record<string, { x: number; y: number; w: number; h: number }>> = {
  'shared a': { x: 0, y: 0, w: 100, h: 50 },
  'shared b': { x: 300, y: 0, w: 100, h: 50 },
  'map-noor a': { x: 0, y: 500, w: 100, h: 50 },
}
const boxOf: BoxOf = (layer, moment) => boxes[`${layer} ${moment}`]
const moved: BoxOf = () => ({ x: 7, y: 7, w: 100, h: 50 })

test('a moment’s mark stands at its corner, on the map it belongs to', () => {
  expect(placeOnCanvas({ kind: 'moment', id: a }, boxOf)).toEqual({ x: 100, y: 0 })
  expect(placeOnCanvas({ kind: 'moment', mapId: noors, id: a }, boxOf)).toEqual({ x: 100, y: 500 })
  expect(placeOnCanvas({ kind: 'moment', mapId: noors, id: b }, boxOf)).toBeUndefined()
})

test('a link’s mark stands between its moments', () => {
  expect(placeOnCanvas({ kind: 'link', from: a, to: b }, boxOf)).toEqual({ x: 200, y: 25 })
})

test('a place moves with the moment it is near', () => {
  const moments = Object.entries(boxes).map(([key, box]) => {
    const [layerKey = '', momentId = ''] = key.split(' ')
    return { layerKey, momentId: asId<MomentId>(momentId), box }
  })
  const target = placeTarget({ x: 40, y: 620 }, moments)
  expect(target).toEqual({ kind: 'place', mapId: noors, x: 40, y: 120, near: a })
  expect(target && placeOnCanvas(target, moved)).toEqual({ x: 47, y: 127 })
  expect(placeTarget({ x: 0, y: 0 }, [])).toBeUndefined()
})
