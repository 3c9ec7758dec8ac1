import { useEditor, useIsEditing, useValue } from 'tldraw'
import { findAddresses } from '#shared/model/addresses.ts'
import { maxNoteLength } from '#shared/model/ink.ts'
import { useSessionFacts } from '../../sync/board-context.tsx'
import { AddressMark } from '../../ui/AddressLink.tsx'
import { useCanvasTable } from '../canvas-context.ts'
import { canvasWords } from '../messages.ts'
import { measureSticky, type StickyShape } from '../projection/thing-shapes.ts'
import { useFarOff } from './far-off.ts'
import { WordsEditor } from './WordsEditor.tsx'

/** The note with its words, or open for writing. */
export function StickyBody({ shape }: { shape: StickyShape }) {
  const editor = useEditor()
  const isEditing = useIsEditing(shape.id)
  const isSelected = useValue('selected', () => editor.getSelectedShapeIds().includes(shape.id), [editor, shape.id])
  const isFar = useFarOff()
  const slot = useSlotOf(shape.props.by)
  const { w, h, words } = shape.props
  const [address] = findAddresses(words)
  return (
    <div
      className={`sticky ${slot ? `slot-${slot}` : ''}${isSelected ? ' chosen' : ''}`}
      style={{ width: w, height: h }}
    >
      {isEditing ? <NoteEditor shape={shape} /> : isFar ? null : <Lines words={words} />}
      {address && !isEditing && !isFar ? <AddressMark address={address} /> : null}
    </div>
  )
}

/** The colour of whoever put it there, as long as they are on the board. */
export function useSlotOf(by: string) {
  const { people } = useSessionFacts()
  return people.find((person) => person.id === by)?.slot
}

function Lines({ words }: { words: string }) {
  return measureSticky(words).lines.map((line, index) => (
    // Lines have no other name than their place.
    // oxlint-disable-next-line react/no-array-index-key
    <span className="label-line" key={index}>
      {line}
      {'\n'}
    </span>
  ))
}

/** Letter by letter in its document. */
function NoteEditor({ shape }: { shape: StickyShape }) {
  const { edits } = useCanvasTable()
  return (
    <WordsEditor
      words={shape.props.words}
      onWrite={(next) => edits.writeThing(shape.id, next)}
      name={canvasWords.noteWords}
      className="note-editor"
      placeholder={canvasWords.noteExample}
      maxLength={maxNoteLength}
    />
  )
}
