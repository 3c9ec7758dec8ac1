import { useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { type DocumentName, formatDocumentName, parseDocumentName } from '#shared/protocol/document-names.ts'
import type { BoardSync } from './board-sync.ts'
import { useBoard } from './board-context.tsx'

/**
 * What `read` makes of each of several documents, in the order of `names`, again after every change of one of them. The
 * documents stay open while the component is on the screen. `read` must be a stable function.
 */
export function useReadAll<T>(names: readonly DocumentName[], read: (doc: Y.Doc) => T): readonly T[] {
  const { sync } = useBoard()
  // Names are fresh objects at each render; ids have no spaces, so the joined names say when they changed.
  const keys = names.map(formatDocumentName).join(' ')
  const reader = useMemo(() => createReader(sync, keys, read), [sync, keys, read])
  return useSyncExternalStore(reader.subscribe, reader.values, reader.values)
}

function createReader<T>(sync: BoardSync, keys: string, read: (doc: Y.Doc) => T) {
  const names = keys.split(' ').flatMap((key) => parseDocumentName(key) ?? [])
  let last: readonly T[] = []
  return {
    /** The same array until a value in it changes. */
    values(): readonly T[] {
      const next = names.map((name) => sync.open(name).read(read))
      if (next.length !== last.length || next.some((value, i) => value !== last[i])) last = next
      return last
    },
    subscribe(listener: () => void): () => void {
      const ends = names.flatMap((name) => [sync.hold(name), sync.open(name).onChange(listener)])
      return () => ends.forEach((end) => end())
    },
  }
}
