import type * as Y from 'yjs'
import type { MomentId } from '../model/ids.ts'
import { momentsOf } from './map-document.ts'

/** Which moments somebody else added, took away, or gave other words or another kind. */
export type MomentNews = {
  readonly added: readonly MomentId[]
  readonly removed: readonly MomentId[]
  readonly changed: readonly MomentId[]
}

/** Calls `listener` after each transaction of somebody else that says something new; moving a moment says nothing. */
export function onMomentNews(doc: Y.Doc, listener: (news: MomentNews) => void): () => void {
  const moments = momentsOf(doc)
  function hear(events: readonly Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) {
    if (transaction.local) return
    const added = new Set<MomentId>()
    const removed = new Set<MomentId>()
    const changed = new Set<MomentId>()
    for (const event of events) {
      const id = event.path[0] as MomentId | undefined
      if (id === undefined)
        for (const [key, { action }] of event.changes.keys) (action === 'delete' ? removed : added).add(key as MomentId)
      else if (event.path[1] === 'label' || event.changes.keys.has('kind')) changed.add(id)
      else if (event.changes.keys.has('gone')) (moments.get(id)?.has('gone') ? removed : added).add(id)
    }
    for (const id of added) changed.delete(id)
    if (added.size + removed.size + changed.size > 0)
      listener({ added: [...added], removed: [...removed], changed: [...changed] })
  }
  moments.observeDeep(hear as (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => void)
  return () =>
    moments.unobserveDeep(hear as (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => void)
}
