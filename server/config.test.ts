import { describe, expect, test } from 'vitest'
import { limits } from '#shared/protocol/limits.ts'
import { readConfig, refuseOldNode } from './config.ts'

describe('the environment', () => {
  test('says nothing, and the server is at home on this machine only', () => {
    const read = readConfig({})
    expect(read).toMatchObject({
      ok: true,
      config: { port: 4400, host: '127.0.0.1', publicUrl: undefined, maxDocumentBytes: limits.maxDocumentBytes },
    })
  })

  test('may be empty in places, as compose files leave it', () => {
    expect(readConfig({ PORT: '', PUBLIC_URL: '' }).ok).toBe(true)
  })

  test('opens the server to others only with an address for them', () => {
    expect(readConfig({ HOST: '0.0.0.0' })).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('PUBLIC_URL'),
    })
    const read = readConfig({ HOST: '0.0.0.0', PUBLIC_URL: 'http://maps.local:4400' })
    expect(read.ok && read.config.publicUrl?.origin).toBe('http://maps.local:4400')
  })

  test.for([
    [{ PORT: 'eighty' }, 'PORT', 'eighty'],
    [{ PORT: '70000' }, 'PORT', '70000'],
    [{ PUBLIC_URL: 'maps.example.org' }, 'PUBLIC_URL', 'maps.example.org'],
    [{ PUBLIC_URL: 'https://example.org/maps' }, 'PUBLIC_URL', '/maps'],
    [{ PUBLIC_URL: 'ftp://example.org' }, 'PUBLIC_URL', 'ftp'],
    [{ MAX_DOCUMENT_KIB: '0' }, 'MAX_DOCUMENT_KIB', '24576'],
    [{ MAX_DOCUMENT_KIB: '30000' }, 'MAX_DOCUMENT_KIB', '30000'],
    [{ METRICS_TOKEN: 'short' }, 'METRICS_TOKEN', '16'],
    [{ EMBEDDINGS_URL: 'localhost:11434' }, 'EMBEDDINGS_URL', '/embeddings'],
    [{ EMBEDDINGS_URL: 'http://127.0.0.1:11434/v1' }, 'EMBEDDINGS_MODEL', 'which model'],
    [{ EMBEDDINGS_MODEL: 'bge-m3' }, 'EMBEDDINGS_URL', 'which service'],
  ] as const)('%o stops the start with a sentence', ([environment, name, detail]) => {
    const read = readConfig(environment)
    expect(read.ok).toBe(false)
    const sentence = read.ok ? '' : read.sentence
    expect(sentence).toContain(name)
    expect(sentence).toContain(detail)
    expect(sentence).toMatch(/\.$/)
  })

  test('names a service that compares labels only when the operator does', () => {
    const none = readConfig({})
    expect(none.ok && none.config.embeddings).toBeUndefined()
    const read = readConfig({ EMBEDDINGS_URL: 'http://127.0.0.1:11434/v1', EMBEDDINGS_MODEL: 'bge-m3' })
    expect(read.ok && read.config.embeddings).toMatchObject({ model: 'bge-m3', key: undefined })
  })

  test.for([
    { EMBEDDINGS_URL: 'https://me:hush-hush@example.org/v1', EMBEDDINGS_MODEL: 'bge-m3' },
    { EMBEDDINGS_URL: 'https://example.org/v1', EMBEDDINGS_MODEL: 'bge-m3', EMBEDDINGS_KEY: 'hush-hush now' },
  ])('a secret is not repeated on the screen', (environment) => {
    const read = readConfig(environment)
    expect(read.ok ? 'accepted' : read.sentence).not.toContain('hush-hush')
    expect(read.ok).toBe(false)
  })
})

test('a Node that is too old is told so in a sentence', () => {
  expect(refuseOldNode('v20.20.0')).toContain('22.18')
  expect(refuseOldNode('v22.17.9')).toContain('22.18')
  expect(refuseOldNode('v22.18.0')).toBeUndefined()
  expect(refuseOldNode('v24.1.0')).toBeUndefined()
})
