import pino, { type Logger } from 'pino'

/** Structured lines about what the server does. Never content, names or secrets: ids and counts only. */
export type Log = Pick<Logger, 'info' | 'warn' | 'error'>

export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
}
