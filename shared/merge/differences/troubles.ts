import type { Moment } from '../../model/moment.ts'

/** Something stands in the way, goes wrong, or ends the attempt. */
export function isTrouble({ kind }: Moment): boolean {
  return kind === 'error' || kind === 'pain' || kind === 'abandon'
}
