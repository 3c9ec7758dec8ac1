import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseBoardText } from '#shared/exchange/board-file.ts'
import { lintGuide } from '#shared/guide/lint-guide.ts'
import { guideOf } from './guide.ts'
import { processIo } from './io.ts'
import { run } from './main.ts'

const samples = ['streaming-evening', 'friday-pizza', 'booking-a-physio']

function pathOf(name: string): string {
  return new URL(`../../samples/${name}`, import.meta.url).pathname
}

/** Runs a command as a person would, and gathers what it says. */
async function call(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const code = await run(args, {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += `${text}\n`),
    readFile: processIo.readFile,
  })
  return { code, ...said }
}

describe('tributary guide', () => {
  test.each(samples)(
    '%s: every part of a guide, and no question that leads or can be answered by yes or no',
    async (name) => {
      const { code, out } = await call('guide', pathOf(`${name}.json`))
      expect(code).toBe(0)
      const headings = out.split('\n').filter((line) => line.startsWith('#'))
      expect(headings.map((line) => line.replace(/ · \d+ min$/, ''))).toEqual([
        expect.stringMatching(/^# Interview guide: /),
        '## What we want to learn (not read out)',
        '## Before we start',
        '## Warm-up',
        '## The story',
        '## Listen for (probe only if they get there)',
        '## Closing',
        '## Snapshot (15 min, together, right after)',
      ])
      expect(out).toMatch(/^> \*\*Tell me about the last time you .+\.\*\*$/m)
      const read = parseBoardText(await readFile(pathOf(`${name}.json`), 'utf8'))
      if (!read.ok) throw new Error(read.said.reason)
      const guide = await guideOf(read.board)
      expect(lintGuide(guide)).toEqual([])
      expect(guide.learn.length).toBeGreaterThanOrEqual(3)
      for (const item of guide.learn) expect(item.references.length).toBeGreaterThan(0)
      for (const { name: author } of read.board.maps.map((map) => map.author))
        expect(out).not.toMatch(new RegExp(`\\b${author}\\b`))
    },
  )

  test('it is written as HTML into a file when asked', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'guide-'))
    const path = join(folder, 'guide.html')
    const { code, out } = await call('guide', pathOf('friday-pizza.json'), '--format', 'html', '--out', path)
    expect([code, out]).toEqual([0, ''])
    expect(await readFile(path, 'utf8')).toContain('<h1>Interview guide: A hungry diner')
    await rm(folder, { recursive: true })
  })

  test('what cannot be done is said in a sentence', async () => {
    for (const args of [
      ['guide'],
      ['guide', pathOf('friday-pizza.json'), '--format', 'pdf'],
      ['guide', pathOf('friday-pizza.json'), '--colour'],
      ['guide', pathOf('guide-example-streaming.md')],
      ['guide', '/no/such/file.json'],
    ]) {
      const { code, out, err } = await call(...args)
      expect([code, out]).toEqual([1, ''])
      expect(err).toMatch(/^[“A-Z][^\n]{10,}\n$/)
    }
  })
})

describe('tributary interview', () => {
  test('prints speakers and turns as JSON', async () => {
    const { code, out, err } = await call('interview', pathOf('interviews/pizza-1-zoom.vtt'))
    expect([code, err]).toEqual([0, ''])
    const read = JSON.parse(out) as { format: string; speakers: unknown; utterances: readonly unknown[] }
    expect(read.format).toBe('vtt')
    expect(read.speakers).toEqual([
      { name: 'Sam', role: 'interviewer' },
      { name: 'P5', role: 'participant' },
    ])
    expect(read.utterances[2]).toEqual({ speaker: 'Sam', at: 14.5, text: 'And how did you order?' })
  })

  test('what cannot be read is said in a sentence', async () => {
    for (const args of [['interview'], ['interview', '/no/such/file.vtt'], ['interview', 'a', 'b']]) {
      const { code, out, err } = await call(...args)
      expect([code, out]).toEqual([1, ''])
      expect(err).toMatch(/^[“A-Z][^\n]{10,}\n$/)
    }
  })
})
