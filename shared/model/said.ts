import { z } from 'zod'

/**
 * A sentence as data: which one of a catalogue (`shared/words`), and what stands in it, in the order in which the
 * catalogue takes it. A value may be a sentence itself.
 */
export type Said<Reason extends string = string> = {
  readonly reason: Reason
  readonly values: readonly SaidValue[]
}
export type SaidValue = string | number | Said

export const saidSchema: z.ZodType<Said> = z.object({
  reason: z.string(),
  values: z.array(z.union([z.string(), z.number(), z.lazy(() => saidSchema)])),
})
