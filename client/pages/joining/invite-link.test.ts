import { describe, expect, it } from 'vitest'
import { inviteHref, mendInviteAddress, readInviteFragment, readInviteLink } from './invite-link.ts'

const at = (href: string) => new URL(href, 'https://maps.example')

describe('an invitation link', () => {
  it('is read back from where it leads', () => {
    expect(readInviteLink(`http://localhost:4400${inviteHref('abc123', 'secret-1')}`)).toEqual({
      boardId: 'abc123',
      invite: 'secret-1',
    })
  })

  it('is found inside the sentence somebody pasted with it', () => {
    const pasted = 'Come and draw: "https://maps.example/b/abc/join#s3cret" See you at ten'
    expect(readInviteLink(pasted)).toEqual({ boardId: 'abc', invite: 's3cret' })
  })

  it.each([
    'https://maps.example/b/abc/join%23s3-cret_',
    'https://maps.example/b/abc/join%2523s3-cret_',
    'https://maps.example/b/abc/join/#s3-cret_',
    'https://maps.example/b/abc/join#s3-cret_.',
    '(https://maps.example/b/abc/join#s3-cret_).',
    '<https://maps.example/b/abc/join#s3-cret_>',
    'https://maps.example/b/abc/join#s3-cret_%3E',
    'https://maps.example/b/abc/join?utm_source=news.letter#s3-cret_',
    'https://maps.example/b/abc/join#s3-cret_?utm_source=news',
    'https://maps.example/b/abc/join%23s3-cret_?utm_source=news&utm_medium=mail',
    'https://scan.example/?url=https%3A%2F%2Fmaps.example%2Fb%2Fabc%2Fjoin%23s3-cret_&data=05%7C01',
  ])('is read out of %s', (pasted) => {
    expect(readInviteLink(pasted)).toEqual({ boardId: 'abc', invite: 's3-cret_' })
  })

  it('leads where it was meant to, however the address was rewritten', () => {
    for (const href of [
      '/b/abc/join%23s3-cret_',
      '/b/abc/join%2523s3-cret_',
      '/b/abc/join%23s3-cret_.',
      '/b/abc/join%23s3-cret_%3Futm_source=a.b',
      '/b/abc/join%23s3-cret_?utm_source=news',
      '/b/abc/join/#s3-cret_',
    ])
      expect(mendInviteAddress(at(href))).toBe('/b/abc/join#s3-cret_')
    for (const href of ['/', '/b/abc/join', '/b/abc/join#s3-cret_', '/b/abc/join?back#s3-cret_', '/b/abc/draw'])
      expect(mendInviteAddress(at(href))).toBeUndefined()
  })

  it('has a secret without what was hung on to it', () => {
    for (const fragment of [
      '#s3-cret_',
      '#s3-cret_.',
      '#s3-cret_)',
      '#s3-cret_%3E',
      '#s3-cret_?utm_source=a',
      '#%73%33-cret_',
    ])
      expect(readInviteFragment(fragment)).toBe('s3-cret_')
    expect(readInviteFragment('')).toBeUndefined()
  })

  it('is not found where there is none', () => {
    for (const pasted of ['', 'hello', '/b/abc/join', '/b/abc/join#', '/b/../join#x', '/b/a b/join#x'])
      expect(readInviteLink(pasted)).toBeUndefined()
  })
})
