import { type Atom, type Editor, useValue } from 'tldraw'
import { isMomentShape, type MomentShape } from '../projection/shape-types.ts'
import type { OpenSketch } from './SketchTool.ts'

/** The sheet that is open for drawing and the moment that it belongs to; nothing while none is. */
export function useOpenSketch(
  editor: Editor,
  open: Atom<OpenSketch | undefined>,
): { readonly sheet: OpenSketch; readonly moment: MomentShape['props'] } | undefined {
  const sheet = useValue('open sketch', () => open.get(), [open])
  const moment = useValue(
    'moment with the open sketch',
    () => {
      const id = open.get()?.momentId
      if (id === undefined) return undefined
      return editor
        .getCurrentPageShapes()
        .filter(isMomentShape)
        .find(({ props }) => props.momentId === id)?.props
    },
    [editor, open],
  )
  return sheet && moment && { sheet, moment }
}
