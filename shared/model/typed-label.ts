import { readFeelingSuffix } from './feeling-suffix.ts'
import { readKindPrefix } from './kind-prefix.ts'
import type { MomentKind, Valence } from './moment.ts'

/** What somebody meant by what they just typed into a label. */
export type TypedLabel = { readonly label: string; readonly kind?: MomentKind; readonly valence?: Valence }

/**
 * Reads a kind off the start and a feeling off the end of a label, at the stroke that completes them. What stood there
 * before that stroke, as after an undo, is words.
 */
export function readTypedLabel(before: string, typed: string): TypedLabel {
  const marked = readKindPrefix(before) ? undefined : readKindPrefix(typed)
  const label = marked ? marked.label : typed
  const felt = readFeelingSuffix(before) ? undefined : readFeelingSuffix(label)
  // The word that may follow a mouth has a field of its own there.
  const mouth = felt?.feeling.word === '' ? felt : undefined
  return {
    label: mouth ? mouth.label : label,
    ...(marked ? { kind: marked.kind } : {}),
    ...(mouth ? { valence: mouth.feeling.valence } : {}),
  }
}

/** A further bracket before the word makes a feeling stronger: `:((` is −2. */
export function valenceForBracket(key: string, now: Valence | undefined): Valence | undefined {
  if (key === ')' && now === 1) return 2
  if (key === '(' && now === -1) return -2
  return undefined
}
