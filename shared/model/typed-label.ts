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
  const { label, kind } = readTypedMark(before, typed)
  const felt = readFeelingSuffix(before) ? undefined : readFeelingSuffix(label)
  // The word that may follow a mouth has a field of its own there.
  const mouth = felt?.feeling.word === '' ? felt : undefined
  return {
    label: mouth ? mouth.label : label,
    ...(kind ? { kind } : {}),
    ...(mouth ? { valence: mouth.feeling.valence } : {}),
  }
}

/** The kind alone: a label that takes the whole feeling when it is closed reads that with its word. */
export function readTypedMark(before: string, typed: string): Pick<TypedLabel, 'label' | 'kind'> {
  const marked = readKindPrefix(before) ? undefined : readKindPrefix(typed)
  return marked ? { label: marked.label, kind: marked.kind } : { label: typed }
}

/** A further bracket before the word makes a feeling stronger: `:((` is −2. */
export function valenceForBracket(key: string, now: Valence | undefined): Valence | undefined {
  if (key === ')' && now === 1) return 2
  if (key === '(' && now === -1) return -2
  return undefined
}
