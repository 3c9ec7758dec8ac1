import { inLanguage } from '../language/in-language.ts'
import type { Discipline } from '#shared/model/person.ts'

/** “You are the …” */
export const disciplineWords: Readonly<Record<Discipline, string>> = inLanguage('disciplines.disciplineWords', {
  product: 'product manager',
  design: 'designer',
  engineering: 'engineer',
  research: 'researcher',
  marketing: 'marketer',
  support: 'support person',
  other: 'someone else',
})

/** The colours have names too, for those who hear them. */
export const slotWords = inLanguage('disciplines.slotWords', {
  reed: 'reed, dots',
  river: 'river, slanted lines',
  berry: 'berry, grid',
  spruce: 'spruce, chevrons',
  slate: 'slate, dashes',
  rust: 'rust, checks',
  leaf: 'leaf, rings',
  plum: 'plum, triangles',
} as const)
