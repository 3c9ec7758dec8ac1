import { useEffect, useRef, useState } from 'react'
import type { GuideLine } from '#shared/guide/guide.ts'
import { Button } from '../../ui/Button.tsx'
import { Grow } from '../../ui/fields/Grow.tsx'
import { useGuideContext } from './guide-context.ts'
import { messages } from './messages.ts'

/** A line being changed where it stands. Enter keeps it, Escape leaves it as it was. */
export function LineForm({ line, onEnd }: { line: GuideLine; onEnd: () => void }) {
  const { actions } = useGuideContext()
  const [text, setText] = useState(line.text)
  const field = useRef<HTMLTextAreaElement>(null)
  const says = messages.line
  const isAdded = line.derived === '' && line.id.includes('+')

  useEffect(() => field.current?.select(), [])

  function end(act: () => void): void {
    act()
    onEnd()
    focusLine(line.id)
  }
  const keep = () => end(() => actions.change(line, text))

  return (
    <form
      className="gd-form"
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      <Grow text={text}>
        <textarea
          ref={field}
          className="field"
          rows={1}
          aria-label={says.text}
          value={text}
          maxLength={600}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
              event.preventDefault()
              keep()
            } else if (event.key === 'Escape') end(() => undefined)
          }}
        />
      </Grow>
      <span className="gd-form-row">
        <Button size="small" submit>
          {says.save}
        </Button>
        {isAdded ? (
          <Button look="link" size="small" onClick={() => end(() => actions.giveBack(line))}>
            {says.drop}
          </Button>
        ) : (
          <Button look="link" size="small" onClick={() => end(() => actions.hide(line))}>
            {says.hide}
          </Button>
        )}
        {line.text !== line.derived && !isAdded ? (
          <Button look="link" size="small" onClick={() => end(() => actions.giveBack(line))}>
            {says.back}
          </Button>
        ) : null}
        <Button look="link" size="small" onClick={() => end(() => undefined)}>
          {says.cancel}
        </Button>
      </span>
    </form>
  )
}

/** The keyboard goes back to the line once it stands there again. */
function focusLine(lineId: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-line="${CSS.escape(lineId)}"]`)?.focus())
}
