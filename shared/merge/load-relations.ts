import { relationsOf, type WordRelations } from './word-relations.ts'

/** Fetches the table of word relations, which only merge mode and the command line need. */
export async function loadRelations(): Promise<WordRelations> {
  const { default: table } = await import('./relations.json', { with: { type: 'json' } })
  return relationsOf(table)
}
