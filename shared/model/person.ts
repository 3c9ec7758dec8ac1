import { z } from 'zod'
import { cleanLine } from './clean-text.ts'
import type { MapId, PersonId } from './ids.ts'

export const disciplines = ['product', 'design', 'engineering', 'research', 'marketing', 'support', 'other'] as const
export type Discipline = (typeof disciplines)[number]

/** What a person may do: a facilitator's hat is passed on and adds the commands of a workshop to an author's rights. */
export const roles = ['facilitator', 'author', 'observer'] as const
export type Role = (typeof roles)[number]

/**
 * A colour and its pattern, in the order in which they are given away: one for each of the eight authors whose maps a
 * board puts together. Every slot has the same weight.
 */
export const slots = ['reed', 'river', 'berry', 'spruce', 'slate', 'rust', 'leaf', 'plum'] as const
export type Slot = (typeof slots)[number]

const personName = z.string().min(1, 'nameMissing').max(60, 'nameTooLong')

/** How a person introduces themselves; also the body of the commands that create and join a board. */
export const newPersonSchema = z.object({
  name: z.string().transform(cleanLine).pipe(personName),
  discipline: z.enum(disciplines).default('other'),
  slot: z.enum(slots).optional(),
})
export type NewPerson = z.infer<typeof newPersonSchema>

export type Person = {
  readonly id: PersonId
  readonly name: string
  readonly discipline: Discipline
  readonly slot: Slot
  readonly role: Role
  readonly mapId: MapId
  /** The owner's consent to the next reveal. */
  readonly ready: boolean
  /** When their map was revealed, in milliseconds since 1970; absent while it is private. */
  readonly revealedAt?: number
  /**
   * A facilitator let a device in as them that has not shown whose it is, and it is all that stands for them, or began
   * their map; absent rather than false.
   */
  readonly letIn?: true
}

/** Names A to Z: nobody is nearer because of a role, and everybody sees the same order. */
export function byName(a: Pick<Person, 'name' | 'id'>, b: Pick<Person, 'name' | 'id'>): number {
  return a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1)
}
