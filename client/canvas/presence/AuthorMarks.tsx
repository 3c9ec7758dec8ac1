import { useMemo } from 'react'
import { useEditor, useValue } from 'tldraw'
import type { LinkId, MomentId, PersonId } from '#shared/model/ids.ts'
import { byName } from '#shared/model/person.ts'
import { useSessionFacts } from '../../sync/board-context.tsx'
import { useTogether } from '../../sync/together/together-context.tsx'
import { AuthorTab } from '../../ui/drawn/AuthorTab.tsx'
import { isLinkShape, isMomentShape } from '../projection/shape-types.ts'

/** Who drew each moment and each link: a tab for each of them, A to Z. On demand, as it is much to look at. */
export function AuthorMarks({ drawnBy }: { drawnBy: ReadonlyMap<MomentId | LinkId, readonly PersonId[]> }) {
  const isShown = useTogether((state) => state.showsAuthors)
  return isShown ? <Marks drawnBy={drawnBy} /> : null
}

function Marks({ drawnBy }: { drawnBy: ReadonlyMap<MomentId | LinkId, readonly PersonId[]> }) {
  const editor = useEditor()
  const { people } = useSessionFacts()
  const authors = useMemo(() => people.toSorted(byName), [people])
  const marks = useValue(
    'who drew what',
    () =>
      editor.getCurrentPageShapes().flatMap((shape) => {
        if (isMomentShape(shape)) {
          const by = shape.props.layerKey === 'shared' ? drawnBy.get(shape.props.momentId) : undefined
          return by ? [{ id: shape.id, x: shape.x + 8, y: shape.y, by, kind: 'moment' }] : []
        }
        const by = isLinkShape(shape) ? drawnBy.get(shape.props.linkId) : undefined
        const points = by && editor.getShapeGeometry(shape).vertices
        const middle = points?.[Math.floor(points.length / 2)]
        return by && middle ? [{ id: shape.id, x: middle.x, y: middle.y, by, kind: 'link' }] : []
      }),
    [editor, drawnBy],
  )
  return (
    <div aria-hidden="true">
      {marks.map(({ id, x, y, by, kind }) => (
        <div key={id} className={`drawn-by drawn-${kind}`} style={{ translate: `${x}px ${y}px` }}>
          {authors
            .filter((person) => by.includes(person.id))
            .map((person) => (
              <AuthorTab key={person.id} slot={person.slot} name={person.name} />
            ))}
        </div>
      ))}
    </div>
  )
}
