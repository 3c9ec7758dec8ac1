import type { Feeling, Valence } from './moment.ts'

const mouths: Readonly<Record<string, Valence>> = { '((': -2, '(': -1, '|': 0, ')': 1, '))': 2 }

/**
 * How somebody feels, written at the end of a label: “Forty minutes gone :( frustrated”, or with the fewest keys, as in the
 * outline, “Forty minutes gone:(frustrated”. What follows the mouth is the person's word for it, if anything does; a
 * bracket that is closed again is a bracket.
 */
export function readFeelingSuffix(text: string): { readonly label: string; readonly feeling: Feeling } | undefined {
  const found = /^([\s\S]*?)\s*:-?(\(\(?|\)\)?|\|)([^\n:()|]{0,80})$/.exec(text)
  const [, label, mouth = '', word = ''] = found ?? []
  const valence = mouths[mouth]
  // “(on tv:)” closes a bracket, it does not smile.
  if (mouth.startsWith(')') && hasOpenBracket(label ?? '')) return undefined
  return !label?.trim() || valence === undefined ? undefined : { label, feeling: { valence, word: word.trim() } }
}

function hasOpenBracket(text: string): boolean {
  return text.lastIndexOf('(') > text.lastIndexOf(')')
}
