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

const link = /\/b\/([A-Za-z0-9_-]+)\/join\/?(?:\?[^#\s]*)?#([A-Za-z0-9_-]+)/
const secret = /[A-Za-z0-9_-]+/

/**
 * Reads an invitation out of whatever was pasted: a whole link, a link inside a sentence, or one that scanners and mail
 * programs have rewritten (`%23` for `#`, once or several times over; a bracket, a full stop or a query after its end).
 */
export function readInviteLink(pasted: string): ReadInvite | undefined {
  for (const reading of readingsOf(pasted)) {
    const [, boardId, invite] = link.exec(reading) ?? []
    if (boardId && invite && idPattern.test(boardId) && invite.length <= 200) return { boardId, invite }
  }
  return undefined
}

/** The secret in the fragment of an address (`#…`), without what was hung on to it. */
export function readInviteFragment(fragment: string): string | undefined {
  return secret.exec(readingsOf(fragment).at(-1) ?? '')?.[0]
}

/** Where a rewritten invitation in the address bar was meant to lead; nothing where there is nothing to mend. */
export function mendInviteAddress(at: Pick<Location, 'pathname' | 'search' | 'hash'>): string | undefined {
  if (!at.pathname.startsWith('/b/') || /^\/b\/[\w-]+\/join$/.test(at.pathname)) return undefined
  const found = readInviteLink(at.pathname + at.search + at.hash)
  return found && inviteHref(found.boardId, found.invite)
}

/** A text as it stands and as it was before it was encoded, each time it was. */
function readingsOf(text: string): readonly string[] {
  const readings = [text]
  for (let last = text, times = 0; times < 4; times++) {
    const earlier = last.replace(/%([2-7][0-9a-f])/gi, (_whole, code: string) =>
      String.fromCharCode(parseInt(code, 16)),
    )
    if (earlier === last) break
    readings.push((last = earlier))
  }
  return readings
}
