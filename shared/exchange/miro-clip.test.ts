import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMiro } from './miro-clip.ts'
import { miroHtml, miroObjects } from './testing/other-clips.ts'

const labels = (html: string) => readMiro(html)?.moments.map(({ label }) => label)

describe('what was copied in Miro', () => {
  test('notes become moments and bound lines links, with their words and in the direction of the arrow', () => {
    const objects = miroObjects(
      [
        { text: '<p>House goes <strong>quiet</strong></p>', x: 0, y: 0 },
        { text: '<p>! Remote is gone</p>', x: 150, y: 0 },
        { text: '<p>Opens the app</p><p>&amp; browses</p>', x: 300, y: 0 },
      ],
      [
        { from: 0, to: 1, words: 'often' },
        { from: 2, to: 1, isTurned: true },
        { from: 1, to: 9 },
      ],
    )
    const clip = readMiro(miroHtml(objects))
    expect(clip?.moments.map(({ kind, label }) => [kind, label])).toEqual([
      ['step', 'House goes quiet'],
      ['error', 'Remote is gone'],
      ['step', 'Opens the app\n& browses'],
    ])
    expect(clip?.links).toEqual([
      { from: 'miro-0', to: 'miro-1', kind: 'error', label: 'often' },
      { from: 'miro-1', to: 'miro-2', kind: 'next', label: '' },
    ])
    // A note of 100 pixels became a card of twice that, and its neighbour went as far.
    expect(clip?.moments.map(({ place }) => place)).toEqual([
      { x: 0, y: 0 },
      { x: 300, y: 0 },
      { x: 600, y: 0 },
    ])
  })

  test('what lies in something else counts from its corner, in its scale', () => {
    const objects = miroObjects([
      { text: 'around', x: 1_000, y: 1_000 },
      { text: 'inside', x: 100, y: 114, parent: 0 },
    ])
    const [around, inside] = readMiro(miroHtml(objects))?.moments ?? []
    expect(inside?.place).toEqual(around?.place)
  })

  test('is read whatever the bytes are shifted by, without its end, and with words in any script', () => {
    const objects = miroObjects([{ text: '<p>مرحبا 🛋️</p>', x: 0, y: 0 }])
    expect(labels(miroHtml(objects, {}, 200))).toEqual(['مرحبا 🛋️'])
    expect(labels(miroHtml(objects).replace('(/miro-data-v1)--&gt;', ''))).toEqual(['مرحبا 🛋️'])
  })

  test('leaves what has no words behind, and counts it', () => {
    const image = { id: 1, type: 14, widgetData: { type: 'image', json: { resource: { id: '1' } } } }
    const group = { id: 2, type: 10, items: [0, 1] }
    const clip = readMiro(miroHtml([...miroObjects([{ text: '', x: 0, y: 0 }]), image, group]))
    expect(clip).toEqual({ moments: [], links: [], left: 1 })
  })

  test('that is protected there is not read here', () => {
    const objects = miroObjects([{ text: 'a', x: 0, y: 0 }])
    expect(readMiro(miroHtml(objects, { isProtected: true }))).toBeUndefined()
  })

  test('is words and never HTML', () => {
    const objects = miroObjects([{ text: '&lt;img src=x onerror=alert(1)&gt;<script>x</script>', x: 0, y: 0 }])
    expect(labels(miroHtml(objects))).toEqual(['<img src=x onerror=alert(1)>x'])
  })

  test('anything else is nothing, and nothing throws', () => {
    for (const html of [
      '',
      '<p>(miro-data-v1)</p>',
      '(miro-data-v1)aGVsbG8=(/miro-data-v1)',
      miroHtml([null, 3, {}], { data: 1 }),
    ])
      expect(readMiro(html)).toBeUndefined()
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.jsonValue(), (objects, value) => {
        readMiro(miroHtml(objects))
        readMiro(
          miroHtml([{ widgetData: { type: 'sticker', json: value } }, { widgetData: { type: 'line', json: value } }]),
        )
      }),
    )
    const loop = miroObjects([{ text: 'a', x: 1, y: 1, parent: 0 }])
    expect(labels(miroHtml(loop))).toEqual(['a'])
  })
})
