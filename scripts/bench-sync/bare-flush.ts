import { closeSync, fdatasyncSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median } from './measure.ts'

const page = Buffer.alloc(4_096, 1)
const pages = 2_000

/**
 * What no server that keeps its word can go below: a page written and flushed into a file that has its size already, on
 * the disk that the servers use, by nobody but us.
 */
export function measureBareFlush(): void {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-bench-'))
  const file = openSync(join(folder, 'pages'), 'w+')
  for (let at = 0; at < pages; at++) writeSync(file, page)
  fsyncSync(file)
  const took: number[] = []
  const before = process.threadCpuUsage()
  for (let at = 0; at < pages; at++) {
    const since = performance.now()
    writeSync(file, page, 0, page.length, at * page.length)
    fdatasyncSync(file)
    took.push(performance.now() - since)
  }
  const { user, system } = process.threadCpuUsage(before)
  closeSync(file)
  rmSync(folder, { recursive: true })
  const slowest = took.sort((a, b) => a - b)[Math.floor(pages * 0.99)] ?? Number.NaN
  console.log(
    `A page written and flushed, by itself: p50 ${median(took).toFixed(3)} ms, p99 ${slowest.toFixed(2)} ms, ${((user + system) / 1000 / pages).toFixed(3)} ms of CPU\n`,
  )
}
