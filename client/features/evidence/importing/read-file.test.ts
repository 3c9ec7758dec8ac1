import { expect, test } from 'vitest'
import { limits } from '#shared/protocol/limits.ts'
import { checkText, readBytes, readTextFile } from './read-file.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

test('text is read as UTF-8, with or without a mark, and as UTF-16', () => {
  expect(readBytes(utf8('naïve – ok'))).toEqual({ ok: true, text: 'naïve – ok' })
  expect(readBytes(new Uint8Array([0xef, 0xbb, 0xbf, ...utf8('hi')]))).toEqual({ ok: true, text: 'hi' })
  expect(readBytes(new Uint8Array([0xff, 0xfe, 0x68, 0, 0x69, 0]))).toEqual({ ok: true, text: 'hi' })
})

test('an old Latin text keeps its accents', () => {
  expect(readBytes(new Uint8Array([0x63, 0x61, 0x66, 0xe9]))).toEqual({ ok: true, text: 'café' })
})

test('a binary file is refused with a sentence, whatever its name says', async () => {
  const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
  expect(readBytes(picture)).toMatchObject({ ok: false, sentence: expect.stringMatching(/not a text/i) })
  expect(readBytes(new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0x02, 0x03]))).toMatchObject({ ok: false })
  expect(await readTextFile(new File([picture], 'talk.vtt'))).toMatchObject({ ok: false })
})

test('a file of another kind is refused with the kinds that can be read', async () => {
  expect(await readTextFile(new File(['x'], 'talk.mp3'))).toMatchObject({
    ok: false,
    sentence: expect.stringContaining('.vtt'),
  })
})

test('a paste that is too long is refused with the limit in the sentence', () => {
  const refused = checkText('a'.repeat(10_000_000))
  expect(refused).toMatchObject({ ok: false, sentence: expect.stringContaining('400,000') })
  expect(checkText('a'.repeat(limits.maxInterviewCharacters))).toMatchObject({ ok: true })
})

test('nothing but spaces is said to be empty', () => {
  expect(checkText(' \n\t')).toMatchObject({ ok: false })
})
