import { describe, expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { addAll, readLinks, readMoments } from '#shared/documents/map-document.ts'
import { createUndo } from '#shared/documents/undo.ts'
import type { LinkId, MapId, MomentId } from '#shared/model/ids.ts'
import type { DocumentStatus, OpenDocument } from '../../../sync/board-sync.ts'
import { valenceForKey } from './feeling-keys.ts'
import { writerOf } from './moment-writer.ts'

const id = (word: string) => word as MomentId

function openMap(): OpenDocument {
  const doc = new Y.Doc()
  addAll(doc, {
    moments: [{ id: id('a') }, { id: id('b') }],
    links: [{ id: 'l' as LinkId, from: id('a'), to: id('b'), kind: 'next' }],
  })
  return {
    name: { kind: 'map', mapId: 'm' as MapId },
    doc,
    undo: createUndo(doc, 'map'),
    awareness: new Awareness(doc),
    status: createStore<DocumentStatus>(() => ({
      state: 'open',
      save: 'saved',
      isOnDevice: true,
      isUnreached: false,
      writable: true,
      hasUnsavedEdits: false,
      unsentEdits: 0,
    })),
    read: (read) => read(doc),
    onChange: () => () => {},
  }
}

describe('writing the details of a moment', () => {
  test('a kind that goes wrong is reached by a way that says so, in one step for undo', () => {
    const document = openMap()
    const writer = writerOf(document, id('b'))
    writer.change({ kind: 'error' })
    expect(readMoments(document.doc)[1]?.kind).toBe('error')
    expect(readLinks(document.doc)[0]?.kind).toBe('error')
    writer.undo()
    expect(readMoments(document.doc)[1]?.kind).toBe('step')
    expect(readLinks(document.doc)[0]?.kind).toBe('next')
    writer.redo()
    expect(readLinks(document.doc)[0]?.kind).toBe('error')
  })

  test('letters are one step, a feeling another', () => {
    const document = openMap()
    const writer = writerOf(document, id('a'))
    for (const thinking of ['W', 'We', 'We c']) writer.change({ thinking }, 'typing')
    writer.change({ feeling: { valence: -2, word: '' } })
    writer.undo()
    expect(readMoments(document.doc)[0]).toMatchObject({ thinking: 'We c' })
    writer.undo()
    expect(readMoments(document.doc)[0]).toMatchObject({ thinking: '' })
  })
})

describe('the keys of a feeling', () => {
  test('digits go from best to worst, plus and minus by one step and no further', () => {
    expect(['1', '2', '3', '4', '5'].map((key) => valenceForKey(key, undefined))).toEqual([2, 1, 0, -1, -2])
    expect(valenceForKey('+', undefined)).toBe(1)
    expect(valenceForKey('-', 0)).toBe(-1)
    expect(valenceForKey('-', -2)).toBe(-2)
    expect(valenceForKey('6', 0)).toBeUndefined()
    expect(valenceForKey('a', 0)).toBeUndefined()
  })
})
