import { useId, useSyncExternalStore } from 'react'
import { changeThing, readThings } from '#shared/documents/ink-document.ts'
import { typingOrigin } from '#shared/documents/transact.ts'
import type { InkThing } from '#shared/model/ink.ts'
import type { Valence } from '#shared/model/moment.ts'
import type { CanvasView } from '../../../canvas/canvas-view-type.ts'
import { useRead } from '../../../sync/board-context.tsx'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { valenceWords } from '../../../ui/words/kind-words.ts'
import { Mouth } from '../../../ui/drawn/Mouth.tsx'
import { useTextField } from '../../../ui/fields/use-text-field.ts'
import { faces } from '../details/feeling-keys.ts'
import { BesideInk } from '../BesideInk.tsx'
import { drawingWords } from './messages.ts'
import '../details/details.css'

export type FigureSheetProps = {
  readonly view: CanvasView
  readonly document: OpenDocument
  readonly insets: { readonly top: number; readonly bottom: number }
}

/** What the one selected figure is: its mood and its name, beside it. */
export function FigureSheet(props: FigureSheetProps) {
  const { view, document } = props
  const id = useSyncExternalStore(view.ink.onSelect, view.ink.figure)
  const isHandBusy = useSyncExternalStore(view.hand.onChange, view.hand.isBusy)
  const things = useRead(document, readThings)
  const figure = things.find((thing) => thing.id === id)
  return figure && !isHandBusy ? <Beside {...props} key={figure.id} figure={figure} /> : null
}

/** The name stands under the figure. */
const nameHeight = 20

function Beside({ view, document, insets, figure }: FigureSheetProps & { figure: InkThing }) {
  return (
    <BesideInk
      id={figure.id}
      view={view}
      insets={insets}
      label={drawingWords.figureSheet}
      className="figure-sheet"
      below={nameHeight}
    >
      <Moods document={document} figure={figure} />
      <NameField document={document} figure={figure} />
    </BesideInk>
  )
}

function Moods({ document, figure }: { document: OpenDocument; figure: InkThing }) {
  const name = useId()
  const choose = (mood: Valence | null) => changeThing(document.doc, figure.id, { mood })
  return (
    <div className="faces" role="radiogroup" aria-label={drawingWords.figureMood}>
      {faces.map((valence) => (
        <label key={valence} title={valenceWords[valence]}>
          <input
            type="radio"
            name={name}
            value={valence}
            checked={figure.mood === valence}
            aria-label={valenceWords[valence]}
            onChange={() => choose(valence)}
            // A second press takes the mouth away again.
            onClick={() => {
              if (figure.mood === valence) choose(null)
            }}
          />
          <Mouth valence={valence} />
        </label>
      ))}
    </div>
  )
}

function NameField({ document, figure }: { document: OpenDocument; figure: InkThing }) {
  const field = useTextField<HTMLInputElement>({
    value: figure.words,
    onWrite: (words) => changeThing(document.doc, figure.id, { words }, typingOrigin),
    onUndo: () => void document.undo.undo(),
    onRedo: () => void document.undo.redo(),
  })
  return (
    <input
      {...field}
      className="field hand"
      aria-label={drawingWords.figureName}
      placeholder={drawingWords.figureNameHint}
      maxLength={60}
    />
  )
}
