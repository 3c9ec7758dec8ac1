import { useMemo, useSyncExternalStore } from 'react'
import { type DocumentName, formatDocumentName, parseDocumentName } from '#shared/protocol/document-names.ts'
import { useBoard } from './board-context.tsx'

/** Whether there is something to show of each of these documents, or the server's last word that there is not. */
export function useAllOpen(names: readonly DocumentName[]): boolean {
  const { sync } = useBoard()
  // Names are fresh objects at each render; ids have no spaces, so the joined names say when they changed.
  const keys = names.map(formatDocumentName).join(' ')
  const watch = useMemo(() => {
    const documents = keys.split(' ').flatMap((key) => {
      const name = parseDocumentName(key)
      return name ? [sync.open(name)] : []
    })
    return {
      subscribe(listener: () => void): () => void {
        const ends = documents.map(({ status }) => status.subscribe(listener))
        return () => ends.forEach((end) => end())
      },
      areOpen: () => documents.every(({ status }) => status.getState().state !== 'opening'),
    }
  }, [sync, keys])
  return useSyncExternalStore(watch.subscribe, watch.areOpen)
}
