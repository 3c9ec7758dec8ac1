import type * as Y from 'yjs'

/**
 * Why a document changes. `local`: this person did it, and their undo takes it back. `system`: the app set something up,
 * which nobody's undo touches. Whatever comes from a provider has the provider itself as its origin.
 */
export type Origin = { readonly kind: 'local' | 'system' }

/** The origin of this person's actions: each is one undo step. */
export const localOrigin: Origin = { kind: 'local' }
/** The origin of this person's typing: letters that follow each other closely are one undo step. */
export const typingOrigin: Origin = { kind: 'local' }
export const systemOrigin: Origin = { kind: 'system' }

/** One user action = one transaction = one undo step. */
export function act<T>(doc: Y.Doc, change: () => T, origin: Origin = localOrigin): T {
  return doc.transact(change, origin)
}
