import { useEffect, useRef } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Key } from '../../../ui/Key.tsx'
import { keySheet } from './key-sheet.ts'
import { drawingWords } from './messages.ts'

/** All keys of the canvas; `?` shows it and puts it away. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => close.current?.focus(), [])
  return (
    // Escape is heard for the whole sheet.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className="key-sheet sheet lift"
      aria-labelledby="canvas-keys"
      onKeyDown={(event) => {
        if (event.key === 'Escape' || event.key === '?') onClose()
      }}
    >
      <div className="key-sheet-top">
        <h2 id="canvas-keys">{drawingWords.keys}</h2>
        <Button ref={close} look="soft" size="small" onClick={onClose}>
          {drawingWords.closeKeys}
        </Button>
      </div>
      <dl>
        {keySheet().map(({ keys, does }) => (
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
    </section>
  )
}
