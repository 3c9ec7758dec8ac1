import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { outlineWords } from './messages.ts'

export type OutlineBarProps = {
  readonly ready: ReactNode
  readonly foot: ReactNode
  readonly onNext: () => void
  readonly onBranch: () => void
}

/** What a thumb reaches on a phone. Pressing it leaves the focus in the text, so that the keyboard stays up. */
export function OutlineBar({ ready, foot, onNext, onBranch }: OutlineBarProps) {
  return (
    <div className="outline-bar">
      <div className="buttons">
        <Button look="primary" onPointerDown={keepFocus} onMouseDown={keepFocus} onClick={onNext}>
          {outlineWords.nextMoment}
        </Button>
        <Button onPointerDown={keepFocus} onMouseDown={keepFocus} onClick={onBranch}>
          {outlineWords.branch}
        </Button>
        {ready}
      </div>
      {foot}
    </div>
  )
}

function keepFocus(event: React.MouseEvent): void {
  event.preventDefault()
}
