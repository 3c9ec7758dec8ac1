import type * as Y from 'yjs'

/** Raised when an older app would misread a newer document; such a document is opened read-only. */
const schemaVersion = 1

export type Openness = 'readable' | 'read-only-newer'

/** Says on first writing which schema a document follows; a newer number stays. */
export function markSchema(doc: Y.Doc): void {
  const meta = doc.getMap('meta')
  if (meta.get('schema') === undefined) meta.set('schema', schemaVersion)
}

/** Whether this app may write a document, by the schema number it carries. */
export function opennessOf(doc: Y.Doc): Openness {
  const version = doc.getMap('meta').get('schema')
  return typeof version === 'number' && version > schemaVersion ? 'read-only-newer' : 'readable'
}
