import { inLanguage } from '../language/in-language.ts'
import type { MomentKind, Valence } from '#shared/model/moment.ts'

/** The kinds read as sentences about the customer; a step needs no word. */
export const kindWords: Readonly<Record<MomentKind, string>> = inLanguage('kinds.kindWords', {
  start: 'begins',
  step: '',
  decision: 'decides',
  pain: 'gets stuck',
  error: 'goes wrong',
  workaround: 'works around',
  abandon: 'gives up',
  end: 'ends',
})

/** Where kinds are chosen from, a step needs a name too. */
export const kindChoices: Readonly<Record<MomentKind, string>> = {
  ...kindWords,
  ...inLanguage('kinds.kindChoices', { step: 'step' }),
}

/** What a mouth says to those who do not see it. */
export const valenceWords: Readonly<Record<Valence, string>> = inLanguage('kinds.valenceWords', {
  [-2]: 'dreadful',
  [-1]: 'not good',
  0: 'neither good nor bad',
  1: 'good',
  2: 'delightful',
})
