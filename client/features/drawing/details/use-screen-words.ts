import { readNote, writeNote } from '../../../ui/browser/browser-notes.ts'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { readBrief } from '#shared/documents/board-document.ts'
import { findScreenWord, productNames } from '#shared/model/screen-words.ts'
import { useBoard, useDocument, useRead } from '../../../sync/board-context.tsx'

/** Words of screens in labels, until this person has said on this board that it is enough. */
export function useScreenWords() {
  const { boardId, myId } = useBoard()
  const brief = useRead(useDocument({ kind: 'board' }), readBrief)
  const names = useMemo(() => productNames(brief), [brief])
  const key = `tributary:hints-hidden:${boardId}:${myId}`
  const isHidden = useSyncExternalStore(listen, () => readNote(key) !== undefined)
  const wordIn = useCallback(
    (label: string) => (isHidden ? undefined : findScreenWord(label, names)),
    [isHidden, names],
  )
  return {
    wordIn,
    hide() {
      writeNote(key, '1')
      // The same hint stands in several places; all of them hear it, as other tabs do by themselves.
      window.dispatchEvent(new StorageEvent('storage', { key }))
    },
  }
}

function listen(listener: () => void): () => void {
  window.addEventListener('storage', listener)
  return () => window.removeEventListener('storage', listener)
}
