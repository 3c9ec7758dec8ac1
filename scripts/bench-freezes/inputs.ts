import type { Page } from 'playwright'
import { limits } from '#shared/protocol/limits.ts'

/** Something that somebody gives the page, and what the page says to it. */
export type Input = {
  readonly name: string
  readonly at: 'canvas' | 'outline' | 'first page'
  /** Not measured: makes what is given. */
  readonly prepare?: (page: Page) => Promise<unknown>
  readonly give: (page: Page, prepared: unknown) => Promise<void>
  readonly says: RegExp
  /** How long its work in other threads may take; in milliseconds. */
  readonly takesMs?: number
}

const tooMany = linesOf(5_000)
const asMuchAsThereIsRoomFor = linesOf(limits.maxMomentsPerMap - 2)
const long = 'again and '.repeat(10_000)
const outline = Array.from({ length: 4_000 }, (_, at) => `${'  '.repeat(at % 5)}Moment number ${at + 1}`).join('\n')

export const inputs: readonly Input[] = [
  { name: '5,000 lines, canvas', at: 'canvas', give: paste(tooMany), says: /A map holds 1,500 moments/ },
  { name: '5,000 lines, outline', at: 'outline', give: paste(tooMany), says: /That is 5,000 moments/ },
  { name: '4,000 indented lines, canvas', at: 'canvas', give: paste(outline), says: /A map holds 1,500 moments/ },
  { name: '4,000 indented lines, outline', at: 'outline', give: paste(outline), says: /That is 4,000 moments/ },
  { name: 'a label of 100,000, canvas', at: 'canvas', give: paste(long), says: /A label holds 2,000/ },
  {
    name: 'a label of 100,000, in an open label',
    at: 'canvas',
    give: async (page) => {
      await page.keyboard.press('Enter')
      await page.locator('.label-editor:focus').waitFor()
      await page.keyboard.insertText(long)
    },
    says: /again and/,
  },
  {
    name: 'a label of 100,000, outline',
    at: 'outline',
    give: (page) => page.keyboard.insertText(long),
    says: /again and/,
  },
  {
    name: 'a program named .png',
    at: 'canvas',
    prepare: makeFile(() => {
      const bytes = new Uint8Array(3_000_000)
      bytes.set([0x4d, 0x5a, 0x90, 0])
      return new File([bytes], 'holiday.png', { type: 'image/png' })
    }),
    give: pasteFile,
    says: /not an image that can be kept/,
  },
  {
    name: 'an image of 50 MB',
    at: 'canvas',
    prepare: makeFile(() => new File([new Uint8Array(50 * 1024 * 1024)], 'scan.png', { type: 'image/png' })),
    give: pasteFile,
    says: /larger than 40 MB/,
  },
  {
    name: 'a photograph of 48 megapixels',
    at: 'canvas',
    prepare: makePhoto,
    give: pasteFile,
    says: /The image is on your map/,
    takesMs: 4_000,
  },
  {
    name: 'a board file of 4,000 moments',
    at: 'first page',
    prepare: async (page) => page.getByRole('button', { name: 'Open a board file' }).click(),
    give: chooseFile(4_000),
    says: /1,500/,
  },
  {
    name: `${limits.maxMomentsPerMap - 2} lines, taken, canvas`,
    at: 'canvas',
    give: paste(asMuchAsThereIsRoomFor),
    says: /1,498 moments|1498 moments/,
  },
  {
    name: `${limits.maxMomentsPerMap - 2} lines, taken, outline`,
    at: 'outline',
    give: paste(asMuchAsThereIsRoomFor),
    says: /1498 moments pasted|1,498 moments pasted/,
  },
]

function linesOf(count: number): string {
  return Array.from({ length: count }, (_, at) => `Moment number ${at + 1}`).join('\n')
}

/** As the browser hands it to whatever has the focus. */
function paste(text: string): Input['give'] {
  return (page) =>
    page.evaluate((words) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', words)
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      // A task of its own, as in life.
      setTimeout(() => document.activeElement?.dispatchEvent(event), 0)
    }, text)
}

function makeFile(make: () => File): NonNullable<Input['prepare']> {
  return (page) => page.evaluateHandle(make)
}

/** A photograph with as much in it as one of a room: some ten megabytes. */
function makePhoto(page: Page): Promise<unknown> {
  return page.evaluateHandle(async () => {
    const paper = new OffscreenCanvas(8_000, 6_000)
    const pen = paper.getContext('2d')
    if (!pen) throw new Error('no pen')
    for (let at = 0; at < 60_000; at++) {
      pen.fillStyle = `hsl(${(at * 47) % 360} ${20 + (at % 60)}% ${15 + ((at * 7) % 70)}%)`
      pen.fillRect((at * 7_919) % 8_000, (at * 104_729) % 6_000, 12 + (at % 90), 12 + ((at * 3) % 70))
    }
    return new File([await paper.convertToBlob({ type: 'image/jpeg', quality: 0.92 })], 'photo.jpg', {
      type: 'image/jpeg',
    })
  })
}

async function pasteFile(page: Page, prepared: unknown): Promise<void> {
  await page.evaluate((file) => {
    const clipboardData = new DataTransfer()
    clipboardData.items.add(file as File)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    setTimeout(() => document.activeElement?.dispatchEvent(event), 0)
  }, prepared)
}

function chooseFile(moments: number): Input['give'] {
  const board = {
    format: 'tributary-board',
    version: 1,
    title: 'A large board',
    maps: [
      {
        author: { name: 'Noor', discipline: 'design' },
        moments: Array.from({ length: moments }, (_, at) => ({ id: id(at), label: `Moment number ${at + 1}` })),
        links: Array.from({ length: moments - 1 }, (_, at) => ({ from: id(at), to: id(at + 1) })),
      },
    ],
  }
  const buffer = Buffer.from(JSON.stringify(board))
  return (page) =>
    page.getByLabel('Which board file?').setInputFiles({ name: 'large.json', mimeType: 'application/json', buffer })
}

function id(at: number): string {
  return `moment${String(at).padStart(12, '0')}`
}
