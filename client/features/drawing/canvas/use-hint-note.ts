import { useMemo } from 'react'
import { readMoments } from '#shared/documents/map-document.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { useSelection } from '../../../canvas/selection-context.tsx'
import { useRead } from '../../../sync/board-context.tsx'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { useScreenWords } from '../details/use-screen-words.ts'
import { drawingWords } from './messages.ts'

/** A quiet line under the moment that was added last of those that speak of a screen; one at a time is enough. */
export function useHintNote(document: OpenDocument, readOnly: boolean): ReadonlyMap<MomentId, string> | undefined {
  const moments = useRead(document, readMoments)
  const editing = useSelection((selection) => selection.editing)
  const { wordIn } = useScreenWords()
  const last = readOnly ? undefined : moments.findLast(({ id, label }) => id !== editing && wordIn(label))
  const id = last?.id
  const word = last && wordIn(last.label)
  return useMemo(() => (id && word ? new Map([[id, drawingWords.speaksOfScreen(word)]]) : undefined), [id, word])
}
