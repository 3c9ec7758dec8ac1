import type { BrowserContextOptions } from 'playwright/test'
import { createdBoard } from '#shared/protocol/api.ts'
import { createDevice } from '../../server/testing/device.ts'
import { evenings } from './stories.ts'

/**
 * A new board with its brief written and Noor on it, as the first page makes it; and what a browser needs to be hers.
 * For tests of what comes after: those of the way there go through the pages.
 */
export async function makeBoard(
  url: string,
): Promise<{ boardId: string; storageState: NonNullable<BrowserContextOptions['storageState']> }> {
  const device = createDevice(url)
  const { boardId } = await device.ask('POST', '/api/boards', createdBoard, {
    title: 'More evenings',
    brief: evenings,
    person: { name: 'Noor', discipline: 'design' },
  })
  const [name = '', value = ''] = device.cookie().split('=')
  const cookie = { name, value, domain: new URL(url).hostname, path: '/', expires: -1 }
  return {
    boardId,
    storageState: {
      cookies: [{ ...cookie, httpOnly: true, secure: false, sameSite: 'Lax' }],
      origins: [],
    },
  }
}
