import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer as createTlsServer } from 'node:https'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { request } from 'node:http'
import { chromium, type BrowserContext } from 'playwright/test'
import config from '../playwright.config.ts'
import { boardPage } from './pages/board-page.ts'
import { firstPage } from './pages/first-page.ts'
import { startAppServer } from './support/server.ts'
import { expect, test } from './support/test.ts'

/**
 * What the page asks of the world. Every name that is not the app's own resolves to a trap on this machine, which notes
 * whoever knocks: a request that a policy stops inside the browser never arrives, one that leaves would.
 */
type Trap = { readonly port: number; readonly knocks: () => readonly string[]; close(): void }

/** Services of the browser's maker, which it asks on an empty page as well. */
const askedByTheBrowserItself = [
  'accounts.google.com',
  'content-autofill.googleapis.com',
  'optimizationguide-pa.googleapis.com',
  'update.googleapis.com',
  'redirector.gvt1.com',
]

async function openTrap(): Promise<Trap> {
  const knocks: string[] = []
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', (bytes) => {
      // Over TLS the name stands in the greeting, over http in the head.
      const said = bytes.toString('latin1')
      const isTheBrowsers = askedByTheBrowserItself.some((name) => said.includes(name))
      if (!isTheBrowsers) knocks.push(said.match(/[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/i)?.[0] ?? 'somebody')
      socket.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: portOf(server), knocks: () => knocks, close: () => void server.close() }
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** A browser for which `ours` is this machine and every other name is the trap. */
async function browserAt(ours: string, trap: Trap) {
  const { executablePath, args = [] } = config.use?.launchOptions ?? {}
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...args, `--host-resolver-rules=MAP ${ours} 127.0.0.1, EXCLUDE localhost, MAP * 127.0.0.1:${trap.port}`],
  })
}

async function walksThroughTheSample(context: BrowserContext, url: string) {
  const page = await context.newPage()
  await page.goto(url)
  await firstPage(page).opensTheSample()
  const visitor = boardPage(page)
  await expect(page.locator('.merge-count')).toBeVisible()
  await visitor.goesTo('Draw alone')
  await visitor.seesMoments(['Scrolls and scrolls'])
  await page.getByRole('application').focus()
  // A pasted address stays words: nobody fetches it, neither for a preview nor for a frame.
  for (const pasted of ['https://example.com/article', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'])
    await page.evaluate((text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      const target = document.activeElement ?? document.body
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, pasted)
  await visitor.goesTo('Guide')
  await expect(page.getByRole('navigation', { name: 'The way through the board' })).toBeVisible()
  return page
}

test('over http under a name on the LAN, where the page is no secure context, everything works and nothing leaves', async () => {
  const trap = await openTrap()
  const server = await startAppServer((port) => ({ HOST: '0.0.0.0', PUBLIC_URL: `http://workshop.lan:${port}` }))
  const browser = await browserAt('workshop.lan', trap)
  try {
    const context = await browser.newContext()
    const page = await walksThroughTheSample(context, server.url)
    expect(await page.evaluate(() => isSecureContext)).toBe(false)
    const visitor = boardPage(page)
    await visitor.goesTo('Draw alone')
    await visitor.switchesTo('Outline')
    await page.getByText(/What happens (?:first|next)\?/).click()
    await page.keyboard.type('Drawn on a LAN')
    await visitor.isSaved()
    await page.reload()
    await visitor.seesMoments(['Drawn on a LAN'])
    expect(trap.knocks()).toEqual([])
  } finally {
    await browser.close()
    await server.close()
    trap.close()
  }
})

test('over https nothing leaves the origin either', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-tls-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '1',
      '-subj',
      '/CN=maps.test',
      '-addext',
      'subjectAltName=DNS:maps.test',
      '-keyout',
      key,
      '-out',
      cert,
    ],
    { stdio: 'ignore' },
  )
  const trap = await openTrap()
  let appPort = 0
  // What a proxy in front of the app does: it ends TLS and passes everything on, sockets too.
  const proxy = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, (asked, answer) => {
    const onward = request({ port: appPort, path: asked.url, method: asked.method, headers: asked.headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers)
      got.pipe(answer)
    })
    asked.pipe(onward)
  })
  proxy.on('upgrade', (asked, socket, head) => {
    const onward = connect(appPort, '127.0.0.1', () => {
      const headers = asked.rawHeaders.flatMap((value, index) =>
        index % 2 === 0 ? [`${value}: ${asked.rawHeaders[index + 1]}`] : [],
      )
      onward.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`)
      onward.write(head)
      onward.pipe(socket).pipe(onward)
    })
    onward.on('error', () => socket.destroy())
    socket.on('error', () => onward.destroy())
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const publicUrl = `https://maps.test:${portOf(proxy)}`
  const server = await startAppServer(() => ({ PUBLIC_URL: publicUrl }))
  appPort = server.port
  const browser = await browserAt('maps.test', trap)
  try {
    const context = await browser.newContext({ ignoreHTTPSErrors: true })
    const page = await walksThroughTheSample(context, publicUrl)
    expect(await page.evaluate(() => isSecureContext)).toBe(true)
    const [cookie] = await context.cookies()
    expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax' })
    await boardPage(page).goesTo('Draw alone')
    await boardPage(page).isSaved()
    expect(trap.knocks()).toEqual([])
  } finally {
    await browser.close()
    await server.close()
    proxy.close()
    trap.close()
    rmSync(folder, { recursive: true })
  }
})

test('the trap notes a request that does leave', async () => {
  const trap = await openTrap()
  const browser = await browserAt('maps.test', trap)
  try {
    const page = await browser.newPage()
    for (const scheme of ['http', 'https'])
      await page.goto(`${scheme}://elsewhere.test/`, { waitUntil: 'commit' }).catch(() => undefined)
    expect(trap.knocks()).toContain('elsewhere.test')
  } finally {
    await browser.close()
    trap.close()
  }
})
