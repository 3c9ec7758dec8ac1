import { useMemo } from 'react'
import { useEditor, useValue } from 'tldraw'
import { isInLane } from '../layers.ts'
import { areasOf } from '../view/shape-areas.ts'

const air = 14

/** A dashed line around what moves together. */
export function GroupFrames() {
  const editor = useEditor()
  const areas = useMemo(() => areasOf(editor, 'groups', ({ group, size }) => (isInLane(size) ? '' : group)), [editor])
  const groups = useValue(areas).filter(({ moments }) => moments.length > 1)
  return (
    <div className="group-frames" aria-hidden="true">
      {groups.map(({ key, box }) => (
        <div
          key={key}
          className="group-frame"
          style={{
            transform: `translate(${box.x - air}px, ${box.y - air}px)`,
            width: box.w + air * 2,
            height: box.h + air * 2,
          }}
        />
      ))}
    </div>
  )
}
