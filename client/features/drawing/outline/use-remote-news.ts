import { useEffect } from 'react'
import { readMoments } from '#shared/documents/map-document.ts'
import { onMomentNews } from '#shared/documents/moment-news.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { announce } from '../../../ui/announce.ts'
import { outlineWords } from './messages.ts'

/** Long enough that somebody's word is heard whole and not letter by letter. */
const gatherMs = 1_500

/** Tells those who listen what others changed, politely: several changes in one breath. */
export function useRemoteNews(document: OpenDocument): void {
  useEffect(() => {
    const { doc } = document
    let labels = labelsOf()
    let timer: ReturnType<typeof setTimeout> | undefined
    const heard = { added: new Set<MomentId>(), removed: new Set<MomentId>(), changed: new Set<MomentId>() }

    function labelsOf(): ReadonlyMap<MomentId, string> {
      return new Map(readMoments(doc).map((moment) => [moment.id, moment.label]))
    }
    function tell() {
      timer = undefined
      const now = labelsOf()
      for (const id of heard.added) heard.changed.delete(id)
      if (heard.added.size > 0) announce(outlineWords.othersAdded(words(heard.added, now)))
      if (heard.removed.size > 0) announce(outlineWords.othersRemoved(words(heard.removed, labels)))
      if (heard.changed.size > 0) announce(outlineWords.othersChanged(words(heard.changed, now)))
      for (const ids of Object.values(heard)) ids.clear()
      labels = now
    }

    const stop = onMomentNews(doc, ({ added, removed, changed }) => {
      for (const id of added) heard.added.add(id)
      for (const id of removed) if (!heard.added.delete(id)) heard.removed.add(id)
      for (const id of changed) heard.changed.add(id)
      timer ??= setTimeout(tell, gatherMs)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [document])
}

function words(ids: Iterable<MomentId>, known: ReadonlyMap<MomentId, string>): readonly string[] {
  return [...ids].map((id) => known.get(id) ?? '')
}
