import type { Said } from '../model/said.ts'

/** The sentences of a catalogue by their names: as they are, or made of what stands in them. */
export type Sentences = Readonly<Record<string, string | ((...values: never[]) => string)>>

/** The sentence in the language of the catalogue; nothing where it does not have it. */
export function say({ reason, values }: Said, sentences: Sentences): string | undefined {
  if (!Object.hasOwn(sentences, reason)) return undefined
  const sentence = sentences[reason]
  if (typeof sentence !== 'function') return sentence
  const said = values.map((value) => (typeof value === 'object' ? (say(value, sentences) ?? '') : value))
  return (sentence as (...all: readonly (string | number)[]) => string)(...said)
}
