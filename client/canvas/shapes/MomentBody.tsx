import { useEditor, useIsEditing, useValue } from 'tldraw'
import { DrawnMoment } from '../../ui/DrawnMoment.tsx'
import { measureCard } from '../projection/measure-card.ts'
import type { MomentProps, MomentShape } from '../projection/shape-types.ts'
import { useFarOff, useInView } from './in-view.ts'
import { LabelEditor } from './LabelEditor.tsx'

/** What stands in a moment's box: nothing while it is out of view. */
export function MomentBody({ shape }: { shape: MomentShape }) {
  return useInView(shape.id) ? <MomentInView shape={shape} /> : null
}

/** Its label, or the open label where somebody is writing. */
function MomentInView({ shape }: { shape: MomentShape }) {
  const editor = useEditor()
  const isFar = useFarOff()
  const isEditing = useIsEditing(shape.id)
  const isSelected = useValue('selected', () => editor.getSelectedShapeIds().includes(shape.id), [editor, shape.id])
  const isTarget = useValue('target', () => editor.getHintingShapeIds().includes(shape.id), [editor, shape.id])
  return (
    <MomentCard
      props={shape.props}
      isChosen={isSelected || isTarget || shape.props.marked}
      isSelected={isSelected}
      isFar={isFar && !isEditing}
    >
      {isEditing ? <LabelEditor momentId={shape.props.momentId} layerKey={shape.props.layerKey} /> : undefined}
    </MomentCard>
  )
}

/** A moment as a picture, at the size it was measured to. */
export function MomentCard(card: {
  props: MomentProps
  isChosen: boolean
  /** The keyboard is here; what is only marked looks chosen as well. */
  isSelected?: boolean
  /** So small that words could not be read: they are left out. */
  isFar?: boolean
  children?: React.ReactNode
}) {
  const { props, isChosen, isSelected = false, isFar = false, children } = card
  return (
    <DrawnMoment
      id={props.momentId}
      kind={props.kind}
      size={{ width: props.w, height: props.h }}
      slot={props.slot ?? undefined}
      chosen={isChosen}
      bold={props.size === 'column'}
      hideKind={isFar || props.size === 'lane'}
      feeling={
        isFar || props.valence === null || props.size === 'lane'
          ? undefined
          : { valence: props.valence, word: props.word }
      }
      className={`on-canvas size-${props.size}${props.faded ? ' faded' : ''}${props.behindTheScenes ? ' behind-the-scenes' : ''}${isSelected ? ' selected' : ''}`}
    >
      {children ?? (isFar ? null : <LabelLines props={props} />)}
      {props.when && !isFar && props.size !== 'lane' ? <span className="moment-when">{props.when}</span> : null}
      {props.note && !isFar ? <span className="moment-note">{props.note}</span> : null}
    </DrawnMoment>
  )
}

/** The lines as they were measured, so that what is drawn is what was laid out. */
function LabelLines({ props }: { props: MomentProps }) {
  const { lines } = measureCard(props, props.size)
  return lines.map((line, index) => (
    // Lines have no other name than their place.
    // oxlint-disable-next-line react/no-array-index-key
    <span className="label-line" key={index}>
      {line}
      {'\n'}
    </span>
  ))
}
