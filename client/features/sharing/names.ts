import { sharingWords } from './messages.ts'

/** “Noor, Priya and Tomasz” */
export function listNames(people: readonly { readonly name: string }[]): string {
  const names = people.map((person) => person.name)
  const last = names.pop() ?? ''
  return names.length === 0 ? last : `${names.join(', ')}${sharingWords.and}${last}`
}
