import { forceCloseDatabase } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { browserStorage } from '../testing/browser-storage.ts'
import { type CopyStanding, type DocumentCopy, openCopy } from './document-copy.ts'

const copyName = 'tributary/board-1/person-1/map-m1'

const copies: DocumentCopy[] = []

function keep(storage: IDBFactory, doc: Y.Doc, isWanted?: () => boolean): DocumentCopy {
  const copy = openCopy({ copyName, doc, storage, ...(isWanted ? { isWanted } : {}) })
  if (!copy) throw new Error('no copy')
  copies.push(copy)
  return copy
}

function says(doc: Y.Doc): string {
  return doc.getText('label').toString()
}

function types(doc: Y.Doc, text: string): void {
  const label = doc.getText('label')
  label.insert(label.length, text)
}

/** What a page that is opened afterwards finds. */
async function found(storage: IDBFactory): Promise<string> {
  const doc = new Y.Doc()
  await keep(storage, doc).loaded
  return says(doc)
}

/** Lets the database in memory do what it was asked, and then time pass, until the copy stands so. */
async function stands(copy: DocumentCopy, standing: CopyStanding): Promise<void> {
  for (let passed = 0; copy.standing() !== standing && passed < 100_000; passed += 250) {
    for (let turn = 0; turn < 40; turn++) await new Promise((resolve) => setImmediate(resolve))
    if (copy.standing() !== standing) await vi.advanceTimersByTimeAsync(250)
  }
  expect(copy.standing()).toBe(standing)
}
const isKept = (copy: DocumentCopy) => stands(copy, 'kept')
const isMissing = (copy: DocumentCopy) => stands(copy, 'missing')

// The pauses are passed over; the database in memory has a clock of its own.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => {
  for (const copy of copies.splice(0)) copy.close()
  vi.useRealTimers()
})

describe('the copy of a document on this device', () => {
  test('is there for the next page, and knows whether the document was ever whole', async () => {
    const { storage } = browserStorage()
    const doc = new Y.Doc()
    const copy = keep(storage, doc)
    types(doc, 'before it was read, ')
    await copy.loaded
    types(doc, 'and after')
    copy.noteComplete()
    await isKept(copy)
    const again = new Y.Doc()
    const next = keep(storage, again)
    await next.loaded
    expect(says(again)).toBe('before it was read, and after')
    expect(next.wasComplete()).toBe(true)
  })

  test('is begun again where the browser closed the database, with all that was missed', async () => {
    const { storage, opened } = browserStorage()
    const doc = new Y.Doc()
    const copy = keep(storage, doc)
    types(doc, 'before')
    await isKept(copy)
    for (const db of opened) forceCloseDatabase(db as never)
    await isMissing(copy)
    types(doc, ' and after')
    expect(copy.standing()).toBe('missing')
    await isKept(copy)
    expect(await found(storage)).toBe('before and after')
  })

  test('is written whole again where everything was cleared', async () => {
    const { storage, opened } = browserStorage()
    const doc = new Y.Doc()
    const copy = keep(storage, doc)
    copy.noteComplete()
    types(doc, 'before')
    await isKept(copy)
    for (const db of opened) forceCloseDatabase(db as never)
    await new Promise((resolve) => storage.deleteDatabase(copyName).addEventListener('success', resolve))
    await isMissing(copy)
    await isKept(copy)
    const again = new Y.Doc()
    const next = keep(storage, again)
    await next.loaded
    expect(says(again)).toBe('before')
    expect(next.wasComplete()).toBe(true)
  })

  test('gives way to another tab that changes the version or deletes it, and is begun again only if it is wanted', async () => {
    const { storage } = browserStorage()
    const doc = new Y.Doc()
    let isWanted = false
    const copy = keep(storage, doc, () => isWanted)
    types(doc, 'a word')
    await isKept(copy)
    await new Promise((resolve) => storage.deleteDatabase(copyName).addEventListener('success', resolve))
    expect(copy.standing()).toBe('missing')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(await storage.databases()).toEqual([])
    isWanted = true
    await isKept(copy)
    expect(await found(storage)).toBe('a word')
  })

  test.each(['refuses', 'throws', 'hangs'] as const)(
    'of a browser that %s to open one is missing, until it opens',
    async (how) => {
      const { storage, faults } = browserStorage()
      faults.open = how
      const doc = new Y.Doc()
      const copy = keep(storage, doc)
      types(doc, 'a word')
      await vi.advanceTimersByTimeAsync(5_000)
      await copy.loaded
      expect(copy.standing()).toBe('missing')
      delete faults.open
      await isKept(copy)
      expect(await found(storage)).toBe('a word')
    },
  )

  test.each(['throws', 'aborts', 'hangs'] as const)('whose write %s is missing, until one is done', async (how) => {
    const { storage, faults } = browserStorage()
    const doc = new Y.Doc()
    const copy = keep(storage, doc)
    types(doc, 'before')
    await isKept(copy)
    faults.write = how
    types(doc, ' and after')
    expect(copy.standing()).not.toBe('kept')
    await isMissing(copy)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(copy.standing()).not.toBe('kept')
    delete faults.write
    await isKept(copy)
    expect(await found(storage)).toBe('before and after')
  })

  test('does not grow with every letter', async () => {
    const { storage, opened } = browserStorage()
    const doc = new Y.Doc()
    const copy = keep(storage, doc)
    await copy.loaded
    for (let letter = 0; letter < 600; letter++) types(doc, 'a')
    await isKept(copy)
    await vi.advanceTimersByTimeAsync(2_000)
    await isKept(copy)
    const rows = await new Promise<number>((resolve, reject) => {
      const count = opened[0]?.transaction('updates', 'readonly').objectStore('updates').count()
      count?.addEventListener('success', () => resolve(count.result))
      if (!count) reject(new Error('nothing is open'))
    })
    expect(rows).toBeLessThan(5)
    expect(await found(storage)).toBe('a'.repeat(600))
  })

  test('that was removed is not there any more, and not begun again', async () => {
    const { storage } = browserStorage()
    const doc = new Y.Doc()
    const copy = keep(storage, doc)
    await isKept(copy)
    await copy.remove()
    types(doc, 'too late')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(await storage.databases()).toEqual([])
  })

  test('does not exist where the browser has no databases', () => {
    expect(openCopy({ copyName, doc: new Y.Doc(), storage: undefined })).toBeUndefined()
  })
})
