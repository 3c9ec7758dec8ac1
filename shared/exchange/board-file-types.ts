import type { GuideEdit } from '../documents/board-document.ts'
import type { InkRecord } from '../documents/ink-document.ts'
import type { Brief } from '../model/brief.ts'
import type { Thread } from '../model/comment.ts'
import type { ExperienceMap } from '../model/experience-map.ts'
import type { LinkId, MomentId, PersonId } from '../model/ids.ts'
import type { Evidence, Interview } from '../model/interview.ts'
import type { Discipline, Role, Slot } from '../model/person.ts'
import type { Phase } from '../model/phase.ts'
import type { Decided, SharedMap, StoryPath } from '../model/shared-map.ts'

/**
 * A board as a file carries it: everything that is on it, so that what is read in again is the same board. Ids are the
 * file's own: mint new ones (`remapIds`) before they enter a document. What may be absent is absent where there is none.
 */
export type BoardFile = {
  readonly title: string
  readonly brief: Brief
  readonly phase?: Phase
  /** Everybody whom `by` and an author's id speak of. */
  readonly people?: readonly PersonInFile[]
  readonly maps: readonly MapInFile[]
  /** Absent: nothing was merged yet. */
  readonly shared?: SharedMapInFile
  readonly interviews: readonly Interview[]
  readonly evidence: readonly Evidence[]
  readonly paths: readonly StoryPath[]
  readonly threads?: readonly Thread[]
  /** What people changed about the derived guide, by the id of its line. */
  readonly guide?: ReadonlyMap<string, GuideEdit>
  /** The bytes of images, by the id that ink speaks of: data URLs. An image that is not among them is not in the file. */
  readonly images?: ReadonlyMap<string, string>
}

export type PersonInFile = {
  readonly id: PersonId
  readonly name: string
  readonly discipline: Discipline
  readonly slot?: Slot
  readonly role?: Role
}

type Ink = { readonly ink?: readonly InkRecord[] }

/** `isPrivate`: its owner has not shown it yet, and alone reads it on the board that the file becomes. */
export type MapInFile = ExperienceMap & Ink & { readonly isPrivate?: true }

export type SharedMapInFile = SharedMap &
  Ink & {
    /** Moments that have sources and would stay without them, as somebody drew them here. */
    readonly byHand?: ReadonlySet<MomentId>
    /** Who added moments and links by hand. */
    readonly addedBy?: ReadonlyMap<MomentId | LinkId, PersonId>
    /** Who took derived links away, by `from|to`. */
    readonly cuts?: ReadonlyMap<string, Decided>
  }
