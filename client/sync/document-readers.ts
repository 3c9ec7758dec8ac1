import type * as Y from 'yjs'
import { report } from './connection/sturdy-doc.ts'

/** Those who show a document: they read plain values of it and are told when it has changed. */
export type DocumentReaders = {
  /** The same function gives the same object until the document changes. */
  read<T>(read: (doc: Y.Doc) => T): T
  onChange(listener: () => void): () => void
  /** The document has changed. One reader that fails takes no other with it. */
  tell(): void
  close(): void
}

export function createDocumentReaders(doc: Y.Doc): DocumentReaders {
  let version = 0
  const listeners = new Set<() => void>()
  const values = new Map<(doc: Y.Doc) => unknown, { version: number; value: unknown }>()
  return {
    read<T>(read: (doc: Y.Doc) => T): T {
      const known = values.get(read)
      if (known?.version === version) return known.value as T
      const value = read(doc)
      values.set(read, { version, value })
      return value
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell() {
      version++
      for (const listener of listeners) {
        try {
          listener()
        } catch (error) {
          report(error)
        }
      }
    },
    close() {
      listeners.clear()
    },
  }
}
