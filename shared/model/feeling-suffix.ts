import type { Feeling, Valence } from './moment.ts'

const mouths: Readonly<Record<string, Valence>> = { '((': -2, '(': -1, '|': 0, ')': 1, '))': 2 }

/**
 * How somebody feels, written at the end of a label: “Forty minutes gone :( frustrated”. The mouth comes after a space, so
 * that a colon and a bracket inside the words stay words; what follows it is the person's word for it, if anything does.
 */
export function readFeelingSuffix(text: string): { readonly label: string; readonly feeling: Feeling } | undefined {
  const found = /^([\s\S]*\S)\s+:-?(\(\(?|\)\)?|\|)(?:\s+([^\n:]{0,80}))?\s*$/.exec(text)
  const [, label, mouth = '', word = ''] = found ?? []
  const valence = mouths[mouth]
  return label === undefined || valence === undefined ? undefined : { label, feeling: { valence, word: word.trim() } }
}
