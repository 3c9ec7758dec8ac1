import { createShapeId, type TLShape } from 'tldraw'
import { afterEach, describe, expect, test } from 'vitest'
import { readInk } from '#shared/documents/ink-document.ts'
import {
  addAll,
  addLink,
  addMoment,
  changeMoment,
  linksOf,
  momentsOf,
  readLinks,
  readMoments,
  removeMoments,
} from '#shared/documents/map-document.ts'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import { type CanvasPerson, createCanvasPerson, createStroke, syncAll } from '../testing/canvas-person.ts'

const a = 'a' as MomentId
const b = 'b' as MomentId
const ab = 'ab' as LinkId

const people: CanvasPerson[] = []
afterEach(() => {
  for (const person of people.splice(0)) person.close()
})

function person(...args: Parameters<typeof createCanvasPerson>): CanvasPerson {
  const made = createCanvasPerson(...args)
  people.push(made)
  return made
}

function twoMoments(who: CanvasPerson): void {
  addMoment(who.doc, { id: a, label: 'House goes quiet', kind: 'start', place: { x: 0, y: 0 } })
  addMoment(who.doc, { id: b, label: 'Sinks into the couch', place: { x: 240, y: 0 } })
  addLink(who.doc, { id: ab, from: a, to: b })
}

function stroke(id: string, points = 3): TLShape {
  return createStroke(createShapeId(id), { x: 10, y: 20 }, points)
}

describe('from the document to the canvas', () => {
  test('moments and the links between them are drawn', () => {
    const noor = person(1)
    twoMoments(noor)
    expect(noor.shapes('moment')).toHaveLength(2)
    expect(noor.moment(b)).toMatchObject({ x: 240, y: 0, props: { label: 'Sinks into the couch', kind: 'step' } })
    expect(noor.shapes('link')).toMatchObject([{ props: { linkId: ab, kind: 'next' } }])
  })

  test('a link whose moment is missing is not drawn, and comes back with it', () => {
    const noor = person(1)
    twoMoments(noor)
    removeMoments(noor.doc, [b])
    expect(noor.shapes('link')).toHaveLength(0)
    noor.document.undo.undo()
    expect(noor.shapes('link')).toHaveLength(1)
    expect(noor.shapes('moment')).toHaveLength(2)
  })

  test('moments without a place are laid out, each at its own', () => {
    const noor = person(1)
    for (const id of ['a', 'b', 'c', 'd']) addMoment(noor.doc, { id: id as MomentId, label: id })
    const places = noor.shapes('moment').map(({ x, y }) => `${x} ${y}`)
    expect(new Set(places).size).toBe(4)
  })

  test('a layer stands at its offset, in its colour, and takes no edits', () => {
    const noor = person(1, { offset: { x: 1000, y: 50 }, slot: 'reed', readOnly: true, size: 'lane' })
    twoMoments(noor)
    expect(noor.moment(b)).toMatchObject({ x: 1240, y: 50, props: { slot: 'reed', size: 'lane', readOnly: true } })
    const before = readMoments(noor.doc)
    noor.drag(b, 0, 0)
    noor.store.remove([noor.shapes('link')[0]?.id ?? createShapeId('none')])
    noor.settle()
    expect(readMoments(noor.doc)).toEqual(before)
    expect(noor.moment(b)).toMatchObject({ x: 1240, y: 50 })
    expect(noor.shapes('link')).toHaveLength(1)
  })

  test('values that are broken are drawn as well as possible, and never throw', () => {
    const noor = person(1)
    twoMoments(noor)
    noor.doc.transact(() => {
      const fields = momentsOf(noor.doc).get(b)
      fields?.set('kind', { no: 'kind' })
      fields?.set('place', { x: Number.NaN, y: 'far' })
      fields?.set('valence', 99)
      fields?.set('label', 12)
      momentsOf(noor.doc).set('not an id!', fields?.clone() ?? noor.doc.getMap('x'))
      linksOf(noor.doc).get(ab)?.set('kind', ['x'])
      noor.doc.getMap('ink').set('shape:bad', { ...stroke('bad'), props: { segments: [] } })
      noor.doc.getMap('ink').set('shape:worse', { id: 'shape:worse', typeName: 'shape', type: 'draw', x: 1, y: 'no' })
      noor.doc.getMap('ink').set('shape:later', { id: 'shape:later', typeName: 'shape', type: 'hologram', x: 1, y: 1 })
      noor.doc.getMap('ink').set(stroke('good').id, stroke('good'))
    })
    expect(noor.shapes('moment')).toHaveLength(2)
    expect(noor.moment(b)).toMatchObject({ props: { kind: 'step', label: '', valence: null } })
    expect(noor.shapes('link')).toHaveLength(1)
    expect(noor.shapes('draw').map(({ id }) => id)).toEqual([createShapeId('good')])
  })

  test('what tldraw refuses takes nothing with it, however the map is opened', () => {
    const noor = person(1)
    noor.projection.setLayers([])
    noor.doc.transact(() => {
      for (const id of ['a', 'c']) noor.doc.getMap('ink').set(stroke(id).id, stroke(id))
      const bad = stroke('b')
      noor.doc.getMap('ink').set(bad.id, { ...bad, props: { ...bad.props, color: 'no colour' } })
    })
    // What tldraw's own page knows of, which it gathers from the history of the store.
    const known = noor.store.query.ids('shape')
    expect(known.get().size).toBe(0)
    noor.projection.setLayers([noor.layer])
    const drawn = [createShapeId('a'), createShapeId('c')]
    expect(noor.shapes('draw').map(({ id }) => id)).toEqual(drawn)
    expect([...known.get()]).toEqual(drawn)
  })

  test('what others write in one frame is drawn at once, and what is asked for is never behind', () => {
    const [noor, priya] = [person(1), person(2)]
    twoMoments(noor)
    syncAll([noor, priya])
    priya.settle()
    let puts = 0
    priya.store.listen(() => puts++, { scope: 'document' })
    for (const label of ['one', 'two', 'three']) {
      changeMoment(noor.doc, a, { label })
      syncAll([noor, priya])
      expect(priya.projection.layer('map1')?.moments.find(({ id }) => id === a)?.label).toBe(label)
    }
    expect(priya.moment(a)?.props).toMatchObject({ label: 'three' })
    expect(puts).toBe(1)
  })
})

describe('from the canvas to the document', () => {
  test('a drag writes while it goes on, and is one undo step however long it takes', () => {
    const noor = person(1)
    twoMoments(noor)
    noor.grab('pointer')
    for (const x of [250, 300, 400]) {
      noor.drag(b, x, 40)
      noor.settle()
      expect(readMoments(noor.doc)[1]?.place).toEqual({ x, y: 40 })
    }
    noor.letGo()
    noor.document.undo.undo()
    expect(readMoments(noor.doc)[1]?.place).toEqual({ x: 240, y: 0 })
    expect(noor.moment(b)).toMatchObject({ x: 240, y: 0 })
    noor.document.undo.redo()
    expect(noor.moment(b)).toMatchObject({ x: 400, y: 40 })
  })

  test('moving one moment of a map that was laid out pins the others where they are', () => {
    const noor = person(1)
    for (const id of ['a', 'b', 'c']) addMoment(noor.doc, { id: id as MomentId, label: id })
    const before = noor.shapes('moment').map(({ id, x, y }) => ({ id, x, y }))
    noor.drag(a, 900, 900)
    noor.settle()
    const after = noor.shapes('moment').map(({ id, x, y }) => ({ id, x, y }))
    expect(after.slice(1)).toEqual(before.slice(1))
    expect(readMoments(noor.doc).every((moment) => moment.place)).toBe(true)
  })

  test('a stroke is written when the hand lets go, and not before', () => {
    const noor = person(1)
    noor.grab('pointer')
    noor.store.put([stroke('line')])
    noor.settle()
    expect(readInk(noor.doc)).toHaveLength(0)
    noor.letGo()
    expect(readInk(noor.doc)).toMatchObject([{ id: createShapeId('line'), type: 'draw', x: 10, y: 20 }])
    noor.document.undo.undo()
    expect(noor.shapes('draw')).toHaveLength(0)
  })

  test('what is erased in one sweep comes back in one step', () => {
    const noor = person(1)
    noor.store.put([stroke('one'), stroke('two')])
    noor.settle()
    noor.grab('pointer')
    noor.store.remove([createShapeId('one')])
    noor.store.remove([createShapeId('two')])
    noor.letGo()
    expect(readInk(noor.doc)).toHaveLength(0)
    noor.document.undo.undo()
    expect(noor.shapes('draw')).toHaveLength(2)
  })

  test('a moment that is removed takes its links with it, here and there', () => {
    const noor = person(1)
    const twin = person(2)
    twoMoments(noor)
    syncAll(people)
    noor.store.remove([noor.moment(a)?.id ?? createShapeId('none')])
    noor.settle()
    syncAll(people)
    for (const who of [noor, twin]) {
      expect(readLinks(who.doc)).toHaveLength(0)
      expect(who.shapes('link')).toHaveLength(0)
      expect(who.shapes('moment')).toHaveLength(1)
    }
  })
})

describe('two people', () => {
  test('what comes from another is shown, and nothing of it is written back', () => {
    const noor = person(1)
    const priya = person(2)
    twoMoments(noor)
    const written: unknown[] = []
    priya.doc.on('update', (_update, origin) => written.push(origin))
    syncAll(people)
    priya.settle()
    expect(priya.shapes('moment')).toHaveLength(2)
    expect(written.filter((origin) => origin !== 'remote')).toHaveLength(0)
  })

  test('one drags while the other renames: both win', () => {
    const noor = person(1)
    const priya = person(2)
    twoMoments(noor)
    syncAll(people)
    noor.grab('pointer')
    noor.drag(b, 500, 100)
    changeMoment(priya.doc, b, { label: 'Drops onto the sofa', kind: 'pain' })
    syncAll(people)
    noor.drag(b, 510, 110)
    noor.letGo()
    syncAll(people)
    for (const who of [noor, priya])
      expect(who.moment(b)).toMatchObject({ x: 510, y: 110, props: { label: 'Drops onto the sofa', kind: 'pain' } })
  })

  test('what a hand is holding stays under it while another moves it', () => {
    const noor = person(1)
    const priya = person(2)
    twoMoments(noor)
    syncAll(people)
    noor.grab('pointer')
    noor.drag(b, 500, 100)
    noor.settle()
    changeMoment(priya.doc, b, { place: { x: -300, y: -300 } })
    syncAll(people)
    expect(noor.moment(b)).toMatchObject({ x: 500, y: 100 })
    noor.drag(b, 505, 100)
    noor.letGo()
    syncAll(people)
    expect(priya.moment(b)).toMatchObject({ x: 505, y: 100 })
  })

  test('a running stroke is not interrupted by what others do', () => {
    const noor = person(1)
    const priya = person(2)
    twoMoments(noor)
    syncAll(people)
    noor.grab('pointer')
    noor.store.put([stroke('line')])
    priya.store.put([stroke('theirs')])
    priya.settle()
    changeMoment(priya.doc, a, { label: 'Else' })
    syncAll(people)
    noor.store.put([stroke('line', 9)])
    expect(noor.shapes('draw')).toHaveLength(2)
    noor.letGo()
    syncAll(people)
    expect(priya.shapes('draw')).toHaveLength(2)
  })

  test('my undo takes back what I did, and nothing of theirs', () => {
    const noor = person(1)
    const priya = person(2)
    twoMoments(noor)
    syncAll(people)
    noor.drag(b, 400, 0)
    noor.settle()
    syncAll(people)
    changeMoment(priya.doc, b, { label: 'Hers' })
    priya.drag(a, -50, -50)
    priya.settle()
    syncAll(people)
    noor.document.undo.undo()
    syncAll(people)
    for (const who of [noor, priya]) {
      expect(who.moment(b)).toMatchObject({ x: 240, y: 0, props: { label: 'Hers' } })
      expect(who.moment(a)).toMatchObject({ x: -50, y: -50 })
    }
  })
})

describe('a layer that is drawn in steps', () => {
  const moments = Array.from({ length: 100 }, (_, at) => ({
    id: `m${at}` as MomentId,
    kind: 'step' as const,
    label: `${at}`,
    thinking: '',
    doing: '',
  }))
  const places = new Map(moments.map(({ id }, at) => [id, { x: at * 150, y: 0 }]))

  test('shows some at once and all of it in the end', () => {
    const noor = person(1, { inSteps: true, moments: [], places, links: [] })
    noor.projection.setLayers([{ ...noor.layer, moments }])
    const first = noor.shapes('moment').length
    expect(first).toBeGreaterThan(0)
    expect(first).toBeLessThan(100)
    noor.settle()
    for (const [id, place] of places) expect(noor.moment(id)).toMatchObject(place)
  })

  test('never brings back what went, or stood elsewhere, while it waited', () => {
    const noor = person(1, { inSteps: true, moments: [], places, links: [] })
    noor.projection.setLayers([{ ...noor.layer, moments }])
    const last = moments.slice(-1)
    const elsewhere = new Map([...places].map(([id, { x }]) => [id, { x, y: 7 }]))
    noor.projection.setLayers([{ ...noor.layer, moments: last, places: elsewhere }])
    noor.settle()
    expect(noor.shapes('moment')).toMatchObject([{ x: 99 * 150, y: 7 }])
  })
})

describe('more than a task has time for', () => {
  const many = Array.from({ length: 900 }, (_, at) => ({
    id: `m${at}` as MomentId,
    label: `${at}`,
    place: { x: at * 240, y: 0 },
  }))

  test('is written at once, drawn in steps, and one step to take back', () => {
    const noor = person(1)
    twoMoments(noor)
    addAll(noor.doc, { moments: many, links: [] })
    expect(readMoments(noor.doc)).toHaveLength(902)
    const first = noor.shapes('moment').length
    expect(first).toBeGreaterThan(2)
    expect(first).toBeLessThan(902)
    noor.settle()
    expect(noor.shapes('moment')).toHaveLength(902)
    noor.document.undo.undo()
    noor.settle()
    expect(noor.shapes('moment')).toHaveLength(2)
  })

  test('goes again in the midst of it, and nothing of it stays', () => {
    const noor = person(1)
    twoMoments(noor)
    addAll(noor.doc, { moments: many, links: [] })
    noor.document.undo.undo()
    noor.settle()
    expect(noor.shapes('moment')).toHaveLength(2)
  })

  test('a map that opens is drawn whole, as it is brought into view then', () => {
    const noor = person(1)
    noor.projection.setLayers([])
    addAll(noor.doc, { moments: many, links: [] })
    noor.projection.setLayers([noor.layer])
    expect(noor.shapes('moment')).toHaveLength(900)
  })
})
