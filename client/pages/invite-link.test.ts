import { describe, expect, it } from 'vitest'
import { inviteHref, readInviteLink } from './invite-link.ts'

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

  it('is not found where there is none', () => {
    for (const pasted of ['', 'hello', '/b/abc/join', '/b/abc/join#', '/b/../join#x', '/b/a b/join#x'])
      expect(readInviteLink(pasted)).toBeUndefined()
  })
})
