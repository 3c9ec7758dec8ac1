import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { newText, patchText, readText } from './text.ts'
import { createPeers, readerOf } from './testing/peers.ts'

const anyString = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('a', 'b', ' ', '😀', '😁', '👩‍👩‍👦', 'é', 'שׁ', '\ud83d', '\ude00') }),
)

describe('patching a text', () => {
  test('a text becomes what was asked for, on every peer', () => {
    fc.assert(
      fc.property(fc.array(anyString, { minLength: 1, maxLength: 6 }), (values) => {
        const doc = new Y.Doc()
        const text = doc.getText('t')
        for (const value of values) {
          patchText(text, value)
          expect(text.toString()).toBe(value.toWellFormed())
          expect(readerOf(doc).getText('t').toString()).toBe(text.toString())
        }
      }),
    )
  })

  test('half a letter never reaches a document, as it would read differently elsewhere', () => {
    const doc = new Y.Doc()
    const map = doc.getMap('m')
    map.set('label', newText('a\ud83d'))
    expect(labelIn(doc)).toBe('a\ufffd')
    expect(labelIn(readerOf(doc))).toBe(labelIn(doc))
  })

  test('two people who type in one text at once both keep their letters', () => {
    const peers = createPeers(2)
    const [noor, priya] = peers.docs
    if (!noor || !priya) throw new Error('two were asked for')
    patchText(noor.getText('t'), 'Opens the app')
    peers.settle()
    patchText(noor.getText('t'), 'Slowly opens the app')
    patchText(priya.getText('t'), 'Opens the app again')
    peers.settle()
    expect(noor.getText('t').toString()).toBe('Slowly opens the app again')
    expect(priya.getText('t').toString()).toBe('Slowly opens the app again')
    peers.close()
  })

  test('whatever is no text reads as nothing, and a plain string as itself', () => {
    expect(readText(undefined)).toBe('')
    expect(readText(7)).toBe('')
    expect(readText({ a: 1 })).toBe('')
    expect(readText('plain')).toBe('plain')
  })
})

function labelIn(doc: Y.Doc): string {
  return readText(doc.getMap('m').get('label'))
}

test('what somebody’s client wrote is read as it may be shown', () => {
  expect(readText('gpj\u202egnp\u0000')).toBe('gpjgnp')
  const text = new Y.Doc().getText('label')
  text.insert(0, '\u3164')
  expect(readText(text)).toBe('')
  // The next one who types there cleans it.
  patchText(text, 'Sits down')
  expect(text.toString()).toBe('Sits down')
})
