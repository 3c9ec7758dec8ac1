/** A string that says what it identifies, so that a moment's id cannot land in a board id's place. */
type Id<Name extends string> = string & { readonly __id: Name }

export type BoardId = Id<'board'>
export type PersonId = Id<'person'>
export type MapId = Id<'map'>
export type MomentId = Id<'moment'>
export type LinkId = Id<'link'>
export type InterviewId = Id<'interview'>
export type QuoteId = Id<'quote'>
export type EvidenceId = Id<'evidence'>
export type CommentId = Id<'comment'>
export type ImageId = Id<'image'>

/** What every id looks like: safe in a URL, a document name and a DOM attribute. */
export const idPattern = /^[A-Za-z0-9_-]{1,64}$/

export function isId(value: unknown): value is string {
  return typeof value === 'string' && idPattern.test(value)
}

/** Brands a string that `isId` accepts; anything else is a broken promise of the caller. */
export function asId<T extends string>(value: string): T {
  if (!idPattern.test(value)) throw new Error(`not an id: ${JSON.stringify(value.slice(0, 80))}`)
  return value as T
}

const alphabet = '0123456789abcdefghijkmnpqrstuvwxyz'

/** Fills an array with random bytes, as `crypto.getRandomValues` does (which, unlike `randomUUID`, needs no secure context). */
export type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>

/** Mints an id of 16 characters (about 81 bits). */
export function newId<T extends string>(randomBytes: RandomBytes): T {
  const bytes = randomBytes(new Uint8Array(16))
  let id = ''
  for (const byte of bytes) id += alphabet[byte % alphabet.length]
  return id as T
}
