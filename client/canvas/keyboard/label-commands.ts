import type { MomentId } from '#shared/model/ids.ts'
import { type Keyed, keyTable } from '../../ui/browser/key-table.ts'
import { type CanvasAct, stateWith, write } from './stand.ts'

/** The open label: the caret stands before so many UTF-16 units. */
type InLabel = { readonly id: MomentId; readonly caret: number }

/** What a key does in an open label; every other key is typed. Their words stand on the key sheet of the canvas. */
type LabelCommand = Keyed & { readonly name: string; readonly does: (label: InLabel) => CanvasAct }

const undo: CanvasAct = () => write((edits) => edits.undo())
const redo: CanvasAct = () => write((edits) => edits.redo())
const close: CanvasAct = () => ({ selection: { editing: undefined } })

/** Goes on writing; where the story goes on already, the label only closes. */
function goOn({ id }: InLabel): CanvasAct {
  return (stand) => {
    const goesOn = stateWith(stand.states, id)?.links.some((link) => link.from === id && link.kind === 'next')
    return goesOn ? close(stand) : write((edits) => edits.addNext(id))
  }
}

const labelCommands: readonly LabelCommand[] = [
  { name: 'next', keys: ['Enter'], does: goOn },
  {
    name: 'branch',
    keys: ['Tab'],
    does:
      ({ id }) =>
      () =>
        write((edits) => edits.addBeside(id)),
  },
  { name: 'close', keys: ['Escape', 'Shift+Escape'], does: () => close },
  {
    name: 'split',
    keys: ['Mod+Enter'],
    does:
      ({ id, caret }) =>
      () =>
        write((edits) => edits.split(id, caret)),
  },
  {
    name: 'join',
    keys: ['Mod+j'],
    does:
      ({ id }) =>
      () =>
        write((edits) => edits.join([id])),
  },
  { name: 'undo', keys: ['Mod+z'], does: () => undo },
  { name: 'redo', keys: ['Mod+Shift+z', 'Mod+y'], does: () => redo },
]

export const labelCommandFor = keyTable(labelCommands)

/** In an open note every key is a letter but the way out (Escape) and these. */
export const noteCommandFor = keyTable([
  { name: 'undo', keys: ['Mod+z'], does: undo },
  { name: 'redo', keys: ['Mod+Shift+z', 'Mod+y'], does: redo },
])
