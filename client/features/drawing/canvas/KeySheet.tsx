import { Button } from '../../../ui/Button.tsx'
import { Key } from '../../../ui/Key.tsx'
import { canvasKeyWords, drawingWords } from './messages.ts'

/** All keys of the canvas; `?` shows it and puts it away. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  return (
    <section className="key-sheet sheet lift" aria-labelledby="canvas-keys">
      <h2 id="canvas-keys">{drawingWords.keys}</h2>
      <dl>
        {canvasKeyWords.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <Key key={key} name={key} />
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <Button look="soft" size="small" onClick={onClose}>
        {drawingWords.closeKeys}
      </Button>
    </section>
  )
}
