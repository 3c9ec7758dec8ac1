import type { PersonId } from '../model/ids.ts'
import type { Role } from '../model/person.ts'
import type { DocumentName } from './document-names.ts'

/** What the server's table says about a document. A deleted document leaves a tombstone: its id is never used again. */
export type DocumentState =
  | { readonly state: 'unknown' }
  | { readonly state: 'deleted' }
  | { readonly state: 'present'; readonly owner?: PersonId; readonly revealed?: boolean }

/**
 * `proven: false`: let in by a facilitator, without having shown that they are the person. `looksOn`: and the person has
 * a device of their own, which has.
 */
export type Asker = {
  readonly personId: PersonId
  readonly role: Role
  readonly proven?: false
  readonly looksOn?: true
}

export type Access =
  | { readonly allowed: true; readonly write: boolean }
  | { readonly allowed: false; readonly reason: 'not-signed-in' | 'not-allowed' | 'unknown' | 'gone' }

/**
 * Who may read and write a document. The one place where this is decided; the server asks at every connect and again
 * at every change of what it depends on.
 *
 * R1  Whoever is nobody on the board gets nothing, and does not learn which documents exist.
 * R2  `session` is read by all and written by the server alone.
 * R3  An individual map is its owner's; others read it once it is revealed, and never write it. Role does not matter.
 *     A device that has not proven to be the owner reads and writes it only once it is revealed.
 * R4  `board`, `map-shared` and interviews are read by all and written by facilitators and authors.
 * R5  A device that was let in as somebody who has a device of their own looks on: it reads what all read, and writes,
 *     says and commands nothing, since all of that would stand under the person's name (`mayAct`, `mayLead`).
 * R6  Where the person has no such device any more, it acts as them, and everybody is told so (`letIn` in the session).
 *     What was theirs in private stays closed to it (R3).
 */
export function decideAccess(asker: Asker | undefined, name: DocumentName, document: DocumentState): Access {
  if (!asker) return { allowed: false, reason: 'not-signed-in' }
  if (document.state === 'deleted') return { allowed: false, reason: 'gone' }
  if (document.state === 'unknown') return { allowed: false, reason: 'unknown' }
  switch (name.kind) {
    case 'session':
      return { allowed: true, write: false }
    case 'map':
      if (document.owner === asker.personId && (asker.proven !== false || document.revealed === true))
        return { allowed: true, write: mayAct(asker) }
      return document.revealed === true ? { allowed: true, write: false } : { allowed: false, reason: 'not-allowed' }
    case 'board':
    case 'map-shared':
    case 'interview':
      return { allowed: true, write: asker.role !== 'observer' && mayAct(asker) }
  }
}

/** Whether what the device does stands under its person's name (R5). */
export function mayAct(asker: Asker): boolean {
  return asker.looksOn !== true
}

/** Whether it gives the commands of a facilitator. */
export function mayLead(asker: Asker): boolean {
  return asker.role === 'facilitator' && mayAct(asker)
}
