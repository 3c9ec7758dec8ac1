import type { Moment } from '#shared/model/moment.ts'

/** Moments that have all the typed words somewhere in what was said of them; those whose label has them come first. */
export function findMoments(moments: readonly Moment[], typed: string): readonly Moment[] {
  const words = fold(typed).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const has = (text: string) => words.every((word) => text.includes(word))
  const inLabel: Moment[] = []
  const elsewhere: Moment[] = []
  for (const moment of moments) {
    const label = fold(moment.label)
    if (has(label)) inLabel.push(moment)
    else if (has(fold([label, moment.thinking, moment.doing, moment.feeling?.word ?? ''].join(' '))))
      elsewhere.push(moment)
  }
  return [...inLabel, ...elsewhere]
}

/** Small letters without their accents: people type what they remember. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
