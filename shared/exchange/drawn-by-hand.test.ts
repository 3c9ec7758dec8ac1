import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addThing, readThings } from '../documents/ink-document.ts'
import { addMoment, drawSketch, readMoments } from '../documents/map-document.ts'
import { systemOrigin } from '../documents/transact.ts'
import type { MapId, MomentId, PersonId } from '../model/ids.ts'
import { maxSketchPoints, maxSketchStrokes, toSketchStroke } from '../model/sketch.ts'
import type { Person } from '../model/person.ts'
import { parseBoardText } from './board-file.ts'
import { boardOfDocuments } from './board-of-documents.ts'
import { documentsOfBoard } from './documents-of-board.ts'
import { formatBoardFile } from './format-board-file.ts'
import { formatClip, readClip } from './moments-clip.ts'
import { remapIds } from './remap-ids.ts'

const noor: Person = {
  id: 'p0' as PersonId,
  mapId: 'm0' as MapId,
  name: 'Noor',
  discipline: 'design',
  slot: 'reed',
  role: 'facilitator',
  ready: true,
  revealedAt: 1,
}
const m1 = 'm1' as MomentId
const point = fc.record({ x: fc.double({ min: -20, max: 400, noNaN: true }), y: fc.integer({ min: -20, max: 260 }) })

function drawnMap(lines: readonly (readonly { x: number; y: number }[])[]): Y.Doc {
  const doc = new Y.Doc()
  addMoment(doc, { id: m1, label: 'Sinks into the couch', place: { x: 0, y: 0 } })
  drawSketch(doc, m1, { add: lines.map((line, at) => toSketchStroke(`s${at}`, line, at / 4)) })
  addThing(doc, { id: 'shape:n', type: 'sticky', place: { x: 1, y: 2 }, words: 'Ask Jo', height: 96, by: noor.id })
  addThing(doc, { id: 'shape:f', type: 'figure', place: { x: 5, y: 6 }, words: 'Jo', height: 120, mood: -1 })
  return doc
}

test('sketches, notes and figures come back from a board file, and sketches from the clipboard', () => {
  fc.assert(
    fc.property(fc.array(fc.array(point, { minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 6 }), (lines) => {
      const doc = drawnMap(lines)
      const name = { kind: 'map', mapId: noor.mapId } as const
      const board = boardOfDocuments({ title: 'Evenings', phase: 'draw', people: [noor] }, [{ name, doc }])
      const read = parseBoardText(formatBoardFile(board))
      if (!read.ok) throw new Error('not read')
      expect(read.warnings).toEqual([])
      const back = new Y.Doc()
      documentsOfBoard(read.board)
        .find((held) => held.name.kind === 'map')
        ?.write(back, systemOrigin)
      expect(readMoments(back)).toEqual(readMoments(doc))
      expect(readThings(back)).toEqual(readThings(doc))
      const moments = readMoments(doc)
      expect(readClip(formatClip({ moments, links: [] }))?.moments).toEqual(moments)
    }),
    { numRuns: 40 },
  )
})

test('in a board of its own, notes belong to the person who put them there', () => {
  const doc = drawnMap([[{ x: 1, y: 1 }]])
  const name = { kind: 'map', mapId: noor.mapId } as const
  const board = boardOfDocuments({ title: 'Evenings', phase: 'draw', people: [noor] }, [{ name, doc }])
  let minted = 0
  const fresh = remapIds(board, <T extends string>() => `new${minted++}` as T)
  const author = fresh.maps[0]?.author.id
  expect(author).toMatch(/^new/)
  expect(fresh.maps[0]?.ink?.find(({ type }) => type === 'sticky')?.props).toMatchObject({
    words: 'Ask Jo',
    by: author,
  })
})

test('a file with a sketch that is too much is read as far as it goes', () => {
  const line = Array.from({ length: 3_000 }, (_, at) => (at % 2 ? at : -at))
  const strokes = Array.from({ length: 900 }, (_, at) => ({ id: `s${at}`, width: 9, points: line }))
  const file = {
    tributary: 1,
    maps: [{ id: 'a', moments: [{ id: 'x', sketch: { strokes, words: 'w'.repeat(900) } }] }],
  }
  const read = parseBoardText(JSON.stringify(file))
  const sketch = read.ok ? read.board.maps[0]?.moments[0]?.sketch : undefined
  expect(sketch?.strokes).toHaveLength(maxSketchStrokes)
  expect(sketch?.strokes[0]?.points).toHaveLength(maxSketchPoints * 2)
  expect(sketch?.strokes[0]?.width).toBe(1)
  expect(sketch?.words).toHaveLength(200)
})
