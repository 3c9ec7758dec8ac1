import { type ReactNode, useId } from 'react'

/** A heading with what has to be known about the section at its right end. */
export function SheetSection({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className="gd-section" aria-labelledby={id}>
      <h2 id={id}>
        {title} {note ? <span>{note}</span> : null}
      </h2>
      {children}
    </section>
  )
}
