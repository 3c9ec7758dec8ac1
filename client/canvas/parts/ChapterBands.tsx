import { useEditor, useValue } from 'tldraw'
import { useMemo } from 'react'
import { useCanvasTable } from '../canvas-context.ts'
import { isInLane } from '../layers.ts'
import { canvasWords } from '../messages.ts'
import { selectMoments } from '../selection/selection-store.ts'
import { areasOf } from '../view/shape-areas.ts'

/** Air around the moments of a chapter, in page pixels; above them stands its name. */
const air = { side: 24, top: 52, bottom: 30 }

/** The chapters of a map as bands behind their moments. A press on the name selects them all. */
export function ChapterBands() {
  const editor = useEditor()
  const { selection } = useCanvasTable()
  const areas = useMemo(
    () => areasOf(editor, 'chapters', ({ chapter, size }) => (isInLane(size) ? '' : chapter)),
    [editor],
  )
  const chapters = useValue(areas)
  return (
    <div className="chapter-bands">
      {chapters.map(({ key, name, box, moments }) => (
        <div
          key={key}
          className="chapter-band"
          style={{
            transform: `translate(${box.x - air.side}px, ${box.y - air.top}px)`,
            width: box.w + air.side * 2,
            height: box.h + air.top + air.bottom,
          }}
        >
          <button
            type="button"
            aria-label={canvasWords.chapter(name, moments.length)}
            // The canvas would take the press for itself, and let go of what is selected.
            onPointerDown={(event) => event.stopPropagation()}
            onClick={() => selectMoments(selection, moments)}
          >
            {name}
          </button>
        </div>
      ))}
    </div>
  )
}
