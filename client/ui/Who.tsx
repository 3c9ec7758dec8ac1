import type { Person } from '#shared/model/person.ts'
import { AuthorTab } from './drawn/AuthorTab.tsx'

/** A person by tab and name. */
export function Who({ person }: { person: Pick<Person, 'name' | 'slot'> }) {
  return (
    <span className="who">
      <AuthorTab slot={person.slot} name={person.name} />
      <span>{person.name}</span>
    </span>
  )
}
