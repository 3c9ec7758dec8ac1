import type { Slot } from '#shared/model/person.ts'

/** An author at a glance: colour, pattern and initial, so that nobody depends on colour. */
export function AuthorTab({ slot, name }: { slot: Slot; name: string }) {
  return (
    <span className={`tab slot-${slot}`} aria-hidden="true">
      <i>{initialOf(name)}</i>
    </span>
  )
}

function initialOf(name: string): string {
  const [first] = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(name.trim())
  return first?.segment.toUpperCase() ?? '?'
}
