import { z } from 'zod'
import type { LinkId, MomentId } from './ids.ts'

/** `next` goes on, `error` goes wrong or gives up, `loop` goes back to do it again. */
export const linkKinds = ['next', 'error', 'loop'] as const
export type LinkKind = (typeof linkKinds)[number]

export function isLinkKind(value: unknown): value is LinkKind {
  return (linkKinds as readonly unknown[]).includes(value)
}

export type Link = {
  readonly id: LinkId
  readonly from: MomentId
  readonly to: MomentId
  readonly kind: LinkKind
  /** Empty where nothing is said. */
  readonly label: string
}

/** A link as it stands in a board file. */
export const linkSchema = z.object({
  from: z.string(),
  to: z.string(),
  kind: z.enum(linkKinds).default('next'),
  label: z.string().max(2_000).optional(),
})
