import { expect, test } from 'vitest'
import type { Io } from './io.ts'
import { run } from './main.ts'

function recordingIo(): Io & { readonly outs: string[]; readonly errs: string[] } {
  const [outs, errs]: [string[], string[]] = [[], []]
  return {
    outs,
    errs,
    out: (text) => void outs.push(text),
    err: (text) => void errs.push(text),
    readFile: () => Promise.reject(new Error('there is no such file')),
  }
}

test('help names every command', async () => {
  const io = recordingIo()
  expect(await run(['help'], io)).toBe(0)
  for (const command of ['serve', 'merge', 'guide', 'interview', 'check']) expect(io.outs.join()).toContain(command)
})

test('an unknown command, also one that every object has, ends with a sentence and exit code 1', async () => {
  for (const name of ['explode', 'toString', '__proto__']) {
    const io = recordingIo()
    expect(await run([name], io)).toBe(1)
    expect(io.errs.join()).toContain(name)
  }
})

test('a command that cannot read its file says so and ends with exit code 1', async () => {
  const io = recordingIo()
  expect(await run(['merge', 'nowhere.json'], io)).toBe(1)
  expect(io.errs.join().length).toBeGreaterThan(10)
})
