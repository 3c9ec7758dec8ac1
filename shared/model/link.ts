import { z } from 'zod'
import type { LinkId, MomentId } from './ids.ts'

type LinkFacts = {
  /** It leads to a moment that has been: the story does not go on there, and no order follows from it. */
  readonly goesBack: boolean
}

/**
 * What a link is in the story, in the order in which it is offered: goes on, goes wrong or gives up, goes back to do it
 * again. How it is said stands where it is said.
 */
export const linkFacts = {
  next: { goesBack: false },
  error: { goesBack: false },
  loop: { goesBack: true },
} as const satisfies Readonly<Record<string, LinkFacts>>

export type LinkKind = keyof typeof linkFacts
export const linkKinds = Object.keys(linkFacts) as readonly LinkKind[]

export function isLinkKind(value: unknown): value is LinkKind {
  return typeof value === 'string' && Object.hasOwn(linkFacts, value)
}

export function goesBack({ kind }: { readonly kind: LinkKind }): boolean {
  return linkFacts[kind].goesBack
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
