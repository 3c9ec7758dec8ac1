import { useMemo, useSyncExternalStore } from 'react'
import { readMoments } from '#shared/documents/map-document.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { Moment } from '#shared/model/moment.ts'
import { useSelection } from '../../canvas/selection/selection-context.tsx'
import type { OpenDocument } from '../../sync/board-sync.ts'
import { useScreenWords } from './details/use-screen-words.ts'
import { drawingWords } from './canvas/messages.ts'

/** A quiet line under the moment that was added last of those that speak of a screen; one at a time is enough. */
export function useHintNote(document: OpenDocument, readOnly: boolean): ReadonlyMap<MomentId, string> | undefined {
  const editing = useSelection((selection) => selection.editing)
  const { wordIn } = useScreenWords()
  const hints = useMemo(() => createHints(document, wordIn), [document, wordIn])
  const last = useSyncExternalStore(document.onChange, () => (readOnly ? undefined : hints.last(editing)))
  const id = last?.id
  const word = last && hints.wordIn(last)
  return useMemo(() => (id && word ? new Map([[id, drawingWords.speaksOfScreen(word)]]) : undefined), [id, word])
}

/** Looks for words of screens; a moment that did not change is not read again. */
function createHints(document: OpenDocument, wordIn: (label: string) => string | undefined) {
  const known = new WeakMap<Moment, string>()
  const read = (moment: Moment): string => {
    const word = known.get(moment) ?? wordIn(moment.label) ?? ''
    known.set(moment, word)
    return word
  }
  return {
    wordIn: (moment: Moment) => read(moment) || undefined,
    last: (editing: MomentId | undefined) =>
      document.read(readMoments).findLast((moment) => moment.id !== editing && read(moment) !== ''),
  }
}
