import { newId } from '#shared/model/ids.ts'

/** Mints an id. `getRandomValues` needs no secure context, so a workshop on a LAN over plain http works. */
export function mintId<T extends string>(): T {
  return newId<T>((bytes) => crypto.getRandomValues(bytes))
}
