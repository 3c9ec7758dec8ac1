import { useLayoutEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { useSelection, useSelectionStore } from '../../../canvas/selection/selection-context.tsx'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { mintId } from '../../../sync/new-id.ts'
import { announce } from '../../../ui/browser/announce.ts'
import { createOutline, type OutlineEditor, readDrawn } from './create-outline.ts'
import type { Look } from './outline-look.ts'
import { useRead } from '../../../sync/board-context.tsx'

/** What the outline shows, and what can be done with it. */
export type Outline = Look &
  Pick<OutlineEditor, 'does' | 'writerOf' | 'enterField' | 'takesFocus'> & {
    readonly readOnly: boolean
    /** Something that could not be done, in a sentence. */
    readonly trouble: string
  }

export function useOutline(document: OpenDocument, readOnly: boolean): Outline {
  const selection = useSelectionStore()
  const editor = useMemo(
    () => createOutline({ document, selection, announce, mintMoment: mintId, mintLink: mintId }),
    [document, selection],
  )
  // What a look follows from.
  useRead(document, readDrawn)
  useSelection(({ editing }) => editing)
  useSelection(({ moments }) => moments)
  const { trouble } = useStore(editor.state)
  useLayoutEffect(() => editor.drawn(readOnly))
  const { does, writerOf, enterField, takesFocus } = editor
  return { ...editor.look(readOnly), readOnly, trouble, does, writerOf, enterField, takesFocus }
}
