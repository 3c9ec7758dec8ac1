import { describe, expect, test } from 'vitest'
import { readExcalidraw } from './excalidraw-clip.ts'

const box = { type: 'rectangle', id: 'box', x: 10, y: 20, width: 90, height: 40, boundElements: [{ id: 'words' }] }
const words = {
  type: 'text',
  id: 'words',
  x: 12,
  y: 22,
  text: 'Opens the\nfridge',
  originalText: 'Opens the fridge',
  containerId: 'box',
}
const loose = { type: 'text', id: 'loose', x: 300, y: 20, text: '! It is empty' }
const arrow = {
  type: 'arrow',
  id: 'arrow',
  x: 100,
  y: 40,
  startBinding: { elementId: 'words', focus: 0 },
  endBinding: { elementId: 'loose', focus: 0 },
}
const onArrow = { type: 'text', id: 'on', text: 'sometimes', containerId: 'arrow' }

function clip(...elements: readonly object[]): string {
  return JSON.stringify({ type: 'excalidraw/clipboard', elements, files: {} })
}

describe('what Excalidraw copies', () => {
  test('boxes and words become moments where they stood, and bound arrows links', () => {
    expect(readExcalidraw(clip(box, words, loose, arrow, onArrow))).toEqual({
      moments: [
        { id: 'box', kind: 'step', label: 'Opens the fridge', thinking: '', doing: '', place: { x: 10, y: 20 } },
        { id: 'loose', kind: 'error', label: 'It is empty', thinking: '', doing: '', place: { x: 300, y: 20 } },
      ],
      links: [{ from: 'box', to: 'loose', kind: 'error', label: 'sometimes' }],
    })
  })

  test('what is deleted, empty, broken or bound to nothing is left out', () => {
    const gone = { ...loose, isDeleted: true }
    const read = readExcalidraw(clip(box, words, gone, arrow, { type: 'ellipse', id: 'empty' }, { id: 7 }, onArrow))
    expect(read?.moments.map(({ id }) => id)).toEqual(['box'])
    expect(read?.links).toEqual([])
  })

  test.each([
    '',
    'Opens the fridge',
    '{"type":"excalidraw/clipboard"',
    '{"type":"other","elements":[],"a":"excalidraw"}',
    '["excalidraw"]',
  ])('anything else is none of it: %j', (text) => expect(readExcalidraw(text)).toBeUndefined())
})
