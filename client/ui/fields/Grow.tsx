import type { ReactNode } from 'react'

/** Makes the textarea inside as high as its words: an unseen copy of them stands in the same cell and stretches it. */
export function Grow({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="grow" data-text={text}>
      {children}
    </div>
  )
}
