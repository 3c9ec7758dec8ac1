import type { BrowserContextOptions } from 'playwright/test'
import type { Member } from '../../server/testing/device.ts'

/**
 * What a browser needs to be that of somebody who came to a board over HTTP, without the pages. For tests of what comes
 * after: the way there has tests of its own.
 */
export function signedIn(member: Member): BrowserContextOptions {
  const [name = '', value = ''] = member.cookie().split('=')
  const domain = new URL(member.url).hostname
  const cookie = { name, value, domain, path: '/', expires: -1, httpOnly: true, secure: false } as const
  return { storageState: { cookies: [{ ...cookie, sameSite: 'Lax' }], origins: [] } }
}
