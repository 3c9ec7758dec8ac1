import { readKindPrefix } from '#shared/model/kind-prefix.ts'
import type { MomentKind, Valence } from '#shared/model/moment.ts'

/** What somebody meant by what they just typed into a label. */
export type TypedLabel = { readonly label: string; readonly kind?: MomentKind; readonly valence?: Valence }

/**
 * Reads a kind off the start and a feeling off the end of a label, at the stroke that completes them. What stood there
 * before that stroke, as after an undo, is words.
 */
export function readTypedLabel(before: string, typed: string): TypedLabel {
  const marked = readKindPrefix(before) ? undefined : readKindPrefix(typed)
  const label = marked ? marked.label : typed
  const feeling = readFeelingSuffix(before) ? undefined : readFeelingSuffix(label)
  return {
    label: feeling ? feeling.label : label,
    ...(marked ? { kind: marked.kind } : {}),
    ...(feeling ? { valence: feeling.valence } : {}),
  }
}

/** `:)` `:(` `:|` and their noses at the end of a label; the second bracket comes later (`valenceForBracket`). */
function readFeelingSuffix(text: string): { label: string; valence: Valence } | undefined {
  const found = /^([\s\S]*?)\s*:-?([()|])$/.exec(text)
  if (!found) return undefined
  const [, label = '', mouth] = found
  return { label, valence: mouth === ')' ? 1 : mouth === '(' ? -1 : 0 }
}

/** A further bracket before the word makes a feeling stronger: `:((` is −2. */
export function valenceForBracket(key: string, now: Valence | undefined): Valence | undefined {
  if (key === ')' && now === 1) return 2
  if (key === '(' && now === -1) return -2
  return undefined
}
