import { useState } from 'react'
import { addThing, type InkRecord, readInk, readThings, whoDrew, writeInk } from '#shared/documents/ink-document.ts'
import { figureHeight } from '#shared/model/ink.ts'
import { describeInk } from '../../../canvas/describe-ink.ts'
import { useRead } from '../../../sync/board-context.tsx'
import { mintId } from '../../../sync/new-id.ts'
import { Button } from '../../../ui/Button.tsx'
import { OneLineForm } from '../differences/OneLineForm.tsx'
import { useMerge } from '../merge-context.tsx'
import { messages } from '../messages.ts'

const words = messages.ink

/** What stands around the moments of the shared map, in words: read, written and taken away without a pointer. */
export function DrawnAround() {
  const { document, isWritable, nameOf } = useMerge()
  const ink = useRead(document, readInk)
  const [isWriting, setWriting] = useState(false)
  const { counts, lines } = describeInk(ink)
  const strokes = describeInk(ink.filter(isStroke)).counts
  if (counts === '' && !isWritable) return null
  return (
    <section className="drawn-around" aria-labelledby="drawn-around">
      <h2 id="drawn-around">{words.around}</h2>
      {counts === '' ? <p className="small quiet">{words.none}</p> : null}
      <ul>
        {lines.map(({ id, text }) => {
          const by = whoDrew(ink.find((record) => record.id === id) ?? { id, type: '', typeName: 'shape' })
          return (
            <li key={id}>
              <span>
                {text}
                {by ? <span className="quiet">{words.by(nameOf(by))}</span> : null}
              </span>
              {isWritable ? (
                <button
                  type="button"
                  className="words-link small"
                  aria-label={words.takeAway(text)}
                  onClick={() => writeInk(document.doc, [], [id])}
                >
                  {words.takeAwayShort}
                </button>
              ) : null}
            </li>
          )
        })}
      </ul>
      {strokes ? <p className="small quiet">{words.strokes(strokes)}</p> : null}
      {isWriting ? (
        <WriteNote onDone={() => setWriting(false)} />
      ) : isWritable ? (
        <Button look="soft" size="small" onClick={() => setWriting(true)}>
          {words.write}
        </Button>
      ) : null}
    </section>
  )
}

/** Notes that are written here stand beside each other above the main line, where the canvas shows them. */
function WriteNote({ onDone }: { onDone: () => void }) {
  const { document, myId } = useMerge()
  return (
    <OneLineForm
      label={words.yours}
      value=""
      yes={words.keep}
      onYes={(text) => {
        const x = Math.max(0, ...readThings(document.doc).map(({ place }) => place.x + besideNote))
        addThing(document.doc, {
          id: `shape:${mintId()}`,
          type: 'sticky',
          place: { x, y: aboveLine },
          words: text,
          height: figureHeight.usual,
          by: myId,
        })
        onDone()
      }}
      onNo={onDone}
    />
  )
}

const besideNote = 200
const aboveLine = -110

function isStroke({ type }: InkRecord): boolean {
  return type === 'draw' || type === 'highlight'
}
