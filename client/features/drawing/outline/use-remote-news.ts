import { useEffect, useRef } from 'react'
import { type MomentNews, onMomentNews } from '#shared/documents/moment-news.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { Moment } from '#shared/model/moment.ts'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { announce } from '../../../ui/browser/announce.ts'
import { outlineWords } from './messages.ts'

/** Long enough that somebody's word is heard whole and not letter by letter. */
const gatherMs = 1_500

type Moments = ReadonlyMap<MomentId, Moment>

/** Tells those who listen what others changed, politely: several changes in one breath. */
export function useRemoteNews(document: OpenDocument, moments: Moments): void {
  const shown = useRef(moments)
  useEffect(() => {
    shown.current = moments
  })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let heard = nothingHeard()
    const stop = onMomentNews(document.doc, (news) => {
      hear(heard, news, shown.current)
      timer ??= setTimeout(() => {
        timer = undefined
        announce(say(heard, shown.current))
        heard = nothingHeard()
      }, gatherMs)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [document])
}

type Heard = {
  readonly added: Set<MomentId>
  readonly changed: Set<MomentId>
  /** What is taken away has no words any more; these are its last. */
  readonly removed: Map<MomentId, string>
}

function nothingHeard(): Heard {
  return { added: new Set(), changed: new Set(), removed: new Map() }
}

function hear(heard: Heard, { added, removed, changed }: MomentNews, shown: Moments): void {
  for (const id of added) if (!heard.removed.delete(id)) heard.added.add(id)
  for (const id of changed) if (!heard.added.has(id)) heard.changed.add(id)
  for (const id of removed) {
    heard.changed.delete(id)
    if (!heard.added.delete(id)) heard.removed.set(id, shown.get(id)?.label ?? '')
  }
}

function say({ added, removed, changed }: Heard, shown: Moments): string {
  const words = (ids: Iterable<MomentId>) => [...ids].map((id) => shown.get(id)?.label ?? '')
  return [
    added.size > 0 ? outlineWords.othersAdded(words(added)) : '',
    removed.size > 0 ? outlineWords.othersRemoved([...removed.values()]) : '',
    changed.size > 0 ? outlineWords.othersChanged(words(changed)) : '',
  ]
    .filter(Boolean)
    .join(' ')
}
