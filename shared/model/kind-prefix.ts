import { kindFacts, type MomentKind, momentKinds } from './moment.ts'

/**
 * What somebody types at the very start of a label to say what kind of moment it is. The canvas, the outline and pasted
 * lists read the same marks.
 *
 * A mark counts only before a space or a letter, so that “~20 minutes”, “-5 degrees” or “?!” stay words; `x` and `.`
 * count only before a space (“x-ray”, “.net”). Space and letter are the moment when a person has gone on typing, so a
 * label changes its kind while it is being written.
 */
export const kindMarks: readonly { readonly mark: string; readonly kind: MomentKind }[] = momentKinds.flatMap((kind) =>
  kindFacts[kind].prefixes.map((mark) => ({ mark, kind })),
)

const needsSpace: ReadonlySet<string> = new Set(['x', '.'])
/** What keyboards and word processors turn a mark into. */
const lookalikes: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '×': 'x',
  '¿': '?',
  '¡': '!',
  '？': '?',
  '！': '!',
}

export type MarkedLabel = {
  readonly kind: MomentKind
  readonly label: string
  /** How many characters went. */ readonly cut: number
}

/** Reads the mark off a label; nothing where it has none. `label` is what remains. */
export function readKindPrefix(text: string): MarkedLabel | undefined {
  const first = text.charAt(0)
  const mark = lookalikes[first] ?? first
  const known = kindMarks.find((entry) => entry.mark === mark)
  if (!known) return undefined
  const rest = text.slice(1)
  const isSpaced = /^[ \u00a0]/.test(rest)
  if (!isSpaced && (needsSpace.has(mark) || !/^\p{L}/u.test(rest))) return undefined
  const label = rest.replace(/^[ \u00a0]+/, '')
  return { kind: known.kind, label, cut: text.length - label.length }
}
