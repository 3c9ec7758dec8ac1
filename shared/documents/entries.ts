import type * as Y from 'yjs'

/** What a map holds, A to Z by key: peers hold the keys of one document in different orders. */
export function entriesOf<T>(map: Y.Map<T>): readonly (readonly [string, T])[] {
  return [...map.entries()].sort(([a], [b]) => (a < b ? -1 : 1))
}
