import { useMemo } from 'react'
import { type Editor, stopEventPropagation, useEditor, useValue } from 'tldraw'
import { type CommentTarget, groupByTarget, isOpenToComments, targetKey } from '#shared/model/comment.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { useSessionFacts } from '../../sync/board-context.tsx'
import { useThreads, useTogether, useTogetherStore } from '../../sync/together/together-context.tsx'
import { isMomentShape, momentShapeId } from '../projection/shape-types.ts'
import { CommentMark } from './CommentMark.tsx'
import { layerOf, placeOnCanvas } from './target-on-canvas.ts'

/** A small mark on everything that something was said about and is not resolved, and on what is selected. */
export function CommentMarks() {
  const editor = useEditor()
  const threads = useThreads()
  const { people } = useSessionFacts()
  const subject = useTogether((state) => state.subject)
  const store = useTogetherStore()
  const asked = useMemo(() => {
    const open = groupByTarget(threads.filter((thread) => !thread.resolved))
    const targets = new Map<string, CommentTarget>()
    for (const [key, [first]] of open) if (first) targets.set(key, first.target)
    if (subject && isOpenToComments(subject, people)) targets.set(targetKey(subject), subject)
    return [...targets].map(([key, target]) => ({ key, target }))
  }, [threads, subject, people])
  const marks = useValue(
    'marks of comments',
    () =>
      asked.flatMap(({ key, target }) => {
        const place = placeOnCanvas(target, (layerKey, id) => boxOf(editor, layerKey, id))
        return place ? [{ key, target, place, label: labelOf(editor, target) }] : []
      }),
    [editor, asked],
  )
  return marks.map(({ key, target, place, label }) => (
    <div
      key={key}
      className={`mark-on-canvas mark-${target.kind}`}
      style={{ translate: `${place.x}px ${place.y}px` }}
      onPointerDown={stopEventPropagation}
      onPointerUp={stopEventPropagation}
      onDoubleClick={stopEventPropagation}
    >
      <div className="at-one-size">
        <CommentMark
          target={target}
          label={label}
          onOpen={() => store.setState({ panel: { shows: 'target', target } })}
        />
      </div>
    </div>
  ))
}

function boxOf(editor: Editor, layerKey: string, id: MomentId) {
  const shape = editor.getShape(momentShapeId(layerKey, id))
  return isMomentShape(shape) ? { x: shape.x, y: shape.y, w: shape.props.w, h: shape.props.h } : undefined
}

function labelOf(editor: Editor, target: CommentTarget): string {
  const id = target.kind === 'moment' ? target.id : target.kind === 'link' ? target.from : undefined
  const shape = id && editor.getShape(momentShapeId(layerOf(target), id))
  return isMomentShape(shape) ? shape.props.label : ''
}
