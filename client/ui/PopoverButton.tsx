import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useLocation } from 'wouter'

export type PopoverButtonProps = {
  /** What stands on the button. */
  readonly face: ReactNode
  /** What the button is called where its face does not say it. */
  readonly label?: string
  readonly className?: string
  readonly panelClassName?: string
  /** Rendered only while it is open. */
  readonly children: ReactNode
}

/** A button and what it opens: closes by Escape, by pressing elsewhere and by going somewhere. Not modal. */
export function PopoverButton({ face, label, className, panelClassName, children }: PopoverButtonProps) {
  const panel = useRef<HTMLDivElement>(null)
  const id = useId()
  const [location] = useLocation()
  const [openAt, setOpenAt] = useState<string>()
  const isOpen = openAt === location
  useEffect(() => {
    if (openAt !== undefined && openAt !== location) panel.current?.hidePopover()
  }, [openAt, location])
  return (
    <>
      <button type="button" className={className} popoverTarget={id} aria-expanded={isOpen} aria-label={label}>
        {face}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        className={['popover sheet lift', panelClassName ?? ''].filter(Boolean).join(' ')}
        onToggle={(event) => setOpenAt(event.newState === 'open' ? location : undefined)}
      >
        {isOpen ? children : null}
      </div>
    </>
  )
}
