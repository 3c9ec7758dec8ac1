import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { readMoments } from '#shared/documents/map-document.ts'
import { useBoard, useRead } from '../../../sync/board-context.tsx'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { useKept } from '../../../ui/fields/use-kept.ts'
import { drawingWords } from './messages.ts'

const quietMs = 20_000
/** Before there is a story, there is no second look at it. */
const enoughMoments = 4

/**
 * At the start, how one goes on; later three questions, which come when the hand has rested for a while, and never again
 * once they were hidden.
 */
export function Prompts({ document, inOutline = false }: { document: OpenDocument; inOutline?: boolean }) {
  const { boardId } = useBoard()
  const key = `tributary:prompts-hidden:${boardId}`
  const [isHidden, hide] = useKept(key, false)
  const hasStory = useRead(document, readHasStory)
  const isQuiet = useQuiet(document)
  if (!hasStory)
    // In the outline the keys stand beside it anyway.
    return inOutline ? null : (
      <p className="prompts small quiet">
        <b>{drawingWords.firstSteps}</b> {drawingWords.firstKeys}
      </p>
    )
  if (isHidden || !isQuiet) return null
  return (
    <div className={inOutline ? 'prompts in-outline' : 'prompts'}>
      <ul className="hand">
        {drawingWords.prompts.map((prompt) => (
          <li key={prompt}>{prompt}</li>
        ))}
      </ul>
      <p className="small faint">
        {drawingWords.promptsAre}{' '}
        <button type="button" className="inline" onClick={() => hide(true)}>
          {drawingWords.hide}
        </button>
      </p>
    </div>
  )
}

function readHasStory(doc: Y.Doc): boolean {
  return readMoments(doc).length >= enoughMoments
}

/** Nothing has changed for a while; once quiet, it stays so until the next change. */
function useQuiet(document: OpenDocument): boolean {
  const [isQuiet, setQuiet] = useState(false)
  useEffect(() => {
    let timer = setTimeout(() => setQuiet(true), quietMs)
    const stop = document.onChange(() => {
      clearTimeout(timer)
      setQuiet(false)
      timer = setTimeout(() => setQuiet(true), quietMs)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [document])
  return isQuiet
}
