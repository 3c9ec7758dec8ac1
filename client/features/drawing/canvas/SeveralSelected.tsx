import type { CanvasView } from '../../../canvas/layers.ts'
import { useSelection, useSelectionStore } from '../../../canvas/selection-context.tsx'
import { drawingWords } from './messages.ts'

const arrangements = [
  { how: 'left', keys: 'Shift+A' },
  { how: 'top', keys: 'Shift+W' },
  { how: 'across', keys: 'Shift+H' },
  { how: 'down', keys: 'Shift+V' },
] as const

/** How several selected moments are put in order. */
export function SeveralSelected({ view }: { view: CanvasView }) {
  const store = useSelectionStore()
  const count = useSelection(({ moments }) => moments.length)
  if (count < 2) return null
  const moments = () => store.getState().moments
  return (
    <div className="several sheet" role="toolbar" aria-label={drawingWords.severalActions}>
      <span className="quiet">{drawingWords.several(count)}</span>
      <button type="button" aria-keyshortcuts="Shift+T" onClick={() => view.tidy(moments())}>
        {drawingWords.tidy}
      </button>
      {arrangements.map(({ how, keys }) => (
        <button key={how} type="button" aria-keyshortcuts={keys} onClick={() => view.arrange(moments(), how)}>
          {drawingWords.arrangements[how]}
        </button>
      ))}
    </div>
  )
}
