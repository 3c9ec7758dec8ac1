import { limits } from '#shared/protocol/limits.ts'
import type { BodyRules } from './receive-body.ts'

const mebibyte = 1024 * 1024

/** What bodies may take of a server's memory: 50 people behind one address start together, and two of them open large files. */
export const bodyRules: BodyRules = {
  smallBytes: limits.maxRequestBytes,
  small: { perAddress: 4 * mebibyte, all: 16 * mebibyte },
  large: { perAddress: 36 * mebibyte, all: 64 * mebibyte },
  graceMs: 10_000,
  bytesPerSecond: 32 * 1024,
}
