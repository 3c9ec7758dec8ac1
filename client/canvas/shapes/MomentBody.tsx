import { type TLShape, type TLShapeId, useEditor, useIsEditing, useValue } from 'tldraw'
import { findAddresses } from '#shared/model/addresses.ts'
import { AddressMark } from '../../ui/AddressLink.tsx'
import { DrawnMoment } from '../../ui/drawn/DrawnMoment.tsx'
import { isInLane } from '../layers.ts'
import { canvasWords } from '../messages.ts'
import { SketchPicture } from '../../ui/drawn/SketchPicture.tsx'
import { measureCard } from '../projection/measure-card.ts'
import { isMomentShape, type MomentProps } from '../projection/shape-types.ts'
import { useFarOff } from './far-off.ts'
import { LabelEditor } from './LabelEditor.tsx'

/** What stands in a moment's box: its label, or the open label where somebody is writing. */
export function MomentBody({ id }: { id: TLShapeId }) {
  const editor = useEditor()
  const isFar = useFarOff()
  const isEditing = useIsEditing(id)
  const isSelected = useValue('selected', () => editor.getSelectedShapeIds().includes(id), [editor, id])
  const isTarget = useValue('target', () => editor.getHintingShapeIds().includes(id), [editor, id])
  // Asked for here: what comes from tldraw's list of shapes comes with the whole list drawn again.
  const props = useValue('moment', () => propsOf(editor.getShape(id)), [editor, id])
  if (!props) return null
  return (
    <MomentCard
      props={props}
      isChosen={isSelected || isTarget || props.marked}
      isSelected={isSelected}
      isFar={isFar && !isEditing}
    >
      {isEditing ? <LabelEditor momentId={props.momentId} layerKey={props.layerKey} /> : undefined}
    </MomentCard>
  )
}

function propsOf(shape: TLShape | undefined): MomentProps | undefined {
  return isMomentShape(shape) ? shape.props : undefined
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
  const address = isInLane(props.size) || children ? undefined : findAddresses(props.label)[0]
  const picture = props.sketch && measureCard(props, props.size).picture
  return (
    <DrawnMoment
      id={props.momentId}
      kind={props.kind}
      size={{ width: props.w, height: props.h }}
      style={picture ? { paddingBottom: picture.h + 12 } : undefined}
      slot={props.slot ?? undefined}
      chosen={isChosen}
      bold={props.size === 'column'}
      hideKind={isFar || isInLane(props.size)}
      feeling={
        isFar || props.valence === null || isInLane(props.size)
          ? undefined
          : { valence: props.valence, word: props.word }
      }
      className={`on-canvas size-${props.size}${props.faded ? ' faded' : ''}${props.behindTheScenes ? ' behind-the-scenes' : ''}${isSelected ? ' selected' : ''}`}
    >
      {children ?? (isFar || props.size === 'tick' ? null : <LabelLines props={props} />)}
      {props.sketch && (picture || props.size === 'lane') ? (
        <span className="moment-sketch" style={picture ? { width: picture.w, height: picture.h } : undefined}>
          <SketchPicture sketch={props.sketch} />
        </span>
      ) : null}
      {props.when && !isFar && !isInLane(props.size) ? <span className="moment-when">{props.when}</span> : null}
      {props.locked && !isFar && !isInLane(props.size) ? (
        <span className="moment-locked">{canvasWords.isLocked}</span>
      ) : null}
      {address && !isFar ? <AddressMark address={address} /> : null}
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
