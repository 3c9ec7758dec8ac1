import { isValence, type Valence } from '#shared/model/moment.ts'

/** The mouths in the order they stand on the screen: best first. */
export const faces = [2, 1, 0, -1, -2] as const satisfies readonly Valence[]

/** `1`…`5` choose a mouth from left to right; `+` and `-` make the feeling a step better or worse. */
export function valenceForKey(key: string, now: Valence | undefined): Valence | undefined {
  if (/^[1-5]$/.test(key)) return faces[Number(key) - 1]
  const step = key === '+' || key === '=' ? 1 : key === '-' || key === '–' ? -1 : 0
  if (step === 0) return undefined
  const next = (now ?? 0) + step
  return isValence(next) ? next : now
}
