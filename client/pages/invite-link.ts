import { idPattern } from '#shared/model/ids.ts'

/** Where an invitation leads. The secret is in the fragment, which no browser sends to a server or logs there. */
export function inviteHref(boardId: string, invite: string): string {
  return `/b/${boardId}/join#${invite}`
}

/** Where somebody who has left, or is on a new device, comes back as themselves. */
export function wayBack(boardId: string): string {
  return `/b/${boardId}/join?back`
}

export type ReadInvite = { readonly boardId: string; readonly invite: string }

/** Reads an invitation out of whatever was pasted: a whole link, or a link inside a sentence. */
export function readInviteLink(pasted: string): ReadInvite | undefined {
  const found = /\/b\/([A-Za-z0-9_-]+)\/join#([^\s"'<>]+)/.exec(pasted)
  const boardId = found?.[1]
  const invite = found?.[2]
  if (!boardId || !invite || !idPattern.test(boardId) || invite.length > 200) return undefined
  return { boardId, invite }
}
