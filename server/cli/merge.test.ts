import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { processIo } from './io.ts'
import { run } from './main.ts'

const samples = ['streaming-evening', 'friday-pizza', 'booking-a-physio']

type Answer = {
  readonly moments: readonly { members: string[]; tier: string; confidence: number; reasons: string[] }[]
  readonly maybes: readonly { a: string; b: string; confidence: number; reasons: string[] }[]
  readonly differences: readonly { kind: string; members: string[]; claims: string[]; question: string }[]
}

function pathOf(name: string): string {
  return new URL(`../../samples/${name}`, import.meta.url).pathname
}

/** Runs `merge` on a text as if it were in a file. */
async function mergeText(text: string): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const code = await run(['merge', 'board.json'], {
    out: (line) => void (said.out += line),
    err: (line) => void (said.err += `${line}\n`),
    readFile: () => Promise.resolve(text),
  })
  return { code, ...said }
}

function map(id: string, labels: readonly string[]): unknown {
  const moments = labels.map((label, at) => ({ id: `${id}/${at}`, kind: 'step', label }))
  const links = moments.slice(1).map((moment, at) => ({ from: `${id}/${at}`, to: moment.id, kind: 'next' }))
  return { id, author: { name: id, discipline: 'design' }, moments, links }
}

describe('tributary merge', () => {
  test.each(samples)('%s: shared moments, maybes and differences, as JSON alone', async (name) => {
    const text = await readFile(pathOf(`${name}.json`), 'utf8')
    const { code, out } = await mergeText(text)
    expect(code).toBe(0)
    const answer = JSON.parse(out) as Answer
    expect(answer.moments.length).toBeGreaterThan(0)
    for (const { members, tier, confidence, reasons } of answer.moments) {
      expect(members.length).toBeGreaterThan(1)
      expect(['same', 'probably']).toContain(tier)
      expect(confidence).toBeGreaterThan(0)
      expect(confidence).toBeLessThanOrEqual(1)
      expect(reasons.every((reason) => typeof reason === 'string')).toBe(true)
    }
    for (const { a, b } of answer.maybes) expect(a).not.toBe(b)
    for (const { claims, question, members } of answer.differences) {
      expect(claims.length).toBeGreaterThan(1)
      expect(members.length).toBeGreaterThan(0)
      expect(question).not.toBe('')
    }
  })

  test('an array is answered by an array in the same order, and a warning that recurs is said once', async () => {
    const board = { gold: [], maps: [map('a', ['Opens the app', 'Pays']), map('b', ['Opens the app', 'Pays'])] }
    const { code, out, err } = await mergeText(JSON.stringify([board, { maps: [] }, board]))
    expect(code).toBe(0)
    const answers = JSON.parse(out) as Answer[]
    expect(answers).toHaveLength(3)
    expect(answers[0]).toEqual(answers[2])
    expect(answers[1]).toEqual({ moments: [], maybes: [], differences: [] })
    expect(err.trim().split('\n')).toEqual(['2 boards, from board 1 on: “gold” is not known and was left out.'])
  })

  test('what cannot be read ends with a sentence, exit code 1 and no output', async () => {
    const twice = { maps: [map('a', ['x', 'y']), map('a', ['x', 'y'])] }
    for (const text of ['', '{', 'null', '7', '[7]', '{}', '{"maps": 3}', '{"maps": [{}]}', JSON.stringify(twice)]) {
      const { code, out, err } = await mergeText(text)
      expect([text, code, out]).toEqual([text, 1, ''])
      expect(err).toMatch(/^[A-Z][^\n]{10,}\n$/)
    }
    for (const args of [['merge'], ['merge', 'a', 'b'], ['merge', '/no/such/file.json']]) {
      const errs: string[] = []
      const io = { ...processIo, out: () => undefined, err: (line: string) => void errs.push(line) }
      expect(await run(args, io)).toBe(1)
      expect(errs).toHaveLength(1)
    }
  })
})
