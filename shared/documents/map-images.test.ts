import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { ImageId } from '../model/ids.ts'
import { writeInk } from './ink-document.ts'
import { describeImage, imageRecord, maxAltLength, readImages, usedImages } from './map-images.ts'
import { createUndo } from './undo.ts'

const imageId = 'image-0000000001' as ImageId
const record = imageRecord({ id: 'shape:a', imageId, name: 'sketch.png', x: 1.4, y: -2.6, w: 60, h: 40 })

describe('an image on a map', () => {
  test('is read as it was put, and described in one step that undo takes back', () => {
    const doc = new Y.Doc()
    const undo = createUndo(doc, 'map')
    writeInk(doc, [record], [])
    undo.endStep()
    expect(readImages(doc)).toEqual([{ id: 'shape:a', imageId, name: 'sketch.png', alt: '', w: 60, h: 40 }])
    describeImage(doc, 'shape:a', `A remote ${'x'.repeat(600)}`)
    expect(readImages(doc)[0]?.alt).toHaveLength(maxAltLength)
    undo.undo()
    expect(readImages(doc)[0]?.alt).toBe('')
    undo.undo()
    expect(readImages(doc)).toEqual([])
    undo.close()
  })

  test('is not told by the key under which its record stood', () => {
    expect(record.id).not.toContain(imageId)
  })

  test.each([
    ['no props', { props: undefined }],
    ['an id that is none', { props: { imageId: '../../etc', w: 1, h: 1 } }],
    ['no size', { props: { imageId, w: Number.NaN, h: 1 } }],
    ['another kind', { type: 'draw' }],
  ])('with %s is passed over', (_what, broken) => {
    const doc = new Y.Doc()
    writeInk(
      doc,
      [
        { ...record, ...broken },
        { ...record, id: 'shape:whole' },
      ],
      [],
    )
    expect(readImages(doc).map(({ id }) => id)).toEqual(['shape:whole'])
    describeImage(doc, 'shape:a', 'words')
    describeImage(doc, 'shape:nowhere', 'words')
    expect(readImages(doc)).toHaveLength(1)
  })

  test('is used even where its record is too broken to be shown', () => {
    const doc = new Y.Doc()
    writeInk(doc, [{ ...record, props: { imageId, w: 0 } }], [])
    expect(readImages(doc)).toEqual([])
    expect([...usedImages(doc)]).toEqual([imageId])
  })
})
