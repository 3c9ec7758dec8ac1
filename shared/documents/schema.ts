import type * as Y from 'yjs'

/** Raised when an older app would misread a newer document; such a document is opened read-only. */
export const schemaVersion = 1

export type Openness = 'readable' | 'read-only-newer'

/** Whether this app may write a document, by the schema number it carries. */
export function opennessOf(doc: Y.Doc): Openness {
  const version = doc.getMap('meta').get('schema')
  return typeof version === 'number' && version > schemaVersion ? 'read-only-newer' : 'readable'
}
