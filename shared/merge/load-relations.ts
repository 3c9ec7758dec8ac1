import { noRelations, type WordRelations } from './word-relations.ts'

/** Fetches the table of word relations, which only merge mode and the command line need. */
export async function loadRelations(): Promise<WordRelations> {
  return Promise.resolve(noRelations)
}
