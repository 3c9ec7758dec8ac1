import { afterEach, describe, expect, test, vi } from 'vitest'
import { SturdyDoc } from './sturdy-doc.ts'

afterEach(() => vi.restoreAllMocks())

describe('a sturdy document', () => {
  test('a listener that throws takes no other with it, and what it threw is reported', () => {
    const reported: unknown[] = []
    vi.spyOn(console, 'error').mockImplementation((error: unknown) => void reported.push(error))
    const doc = new SturdyDoc()
    const heard: string[] = []
    doc.on('update', () => heard.push('before'))
    doc.on('update', () => {
      throw new Error('the database connection is closing')
    })
    doc.on('update', () => heard.push('after'))
    doc.on('afterTransaction', () => {
      throw new Error('another kind')
    })
    doc.getText('label').insert(0, 'House finally goes quiet')
    expect(heard).toEqual(['before', 'after'])
    expect(reported.map(String)).toEqual(
      expect.arrayContaining(['Error: the database connection is closing', 'Error: another kind']),
    )
  })

  test('a listener may be taken away, and one that listens once hears once', () => {
    const doc = new SturdyDoc()
    const heard: string[] = []
    const always = () => heard.push('always')
    doc.once('update', () => heard.push('once'))
    doc.on('update', always)
    doc.getText('label').insert(0, 'a')
    doc.getText('label').insert(0, 'b')
    doc.off('update', always)
    doc.getText('label').insert(0, 'c')
    expect(heard).toEqual(['once', 'always', 'always'])
  })
})
