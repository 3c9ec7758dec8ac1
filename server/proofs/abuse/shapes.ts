import * as encoding from 'lib0/encoding'

/** Updates as nobody's editor makes them. */
type Write = (encoder: encoding.Encoder) => void

const gcStruct = 0
const wordsItem = 4
const anyItem = 8
const typeItem = 7
const hasOrigin = 0x80

export function varUints(...numbers: readonly number[]): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of numbers) encoding.writeVarUint(encoder, number)
  })
}

/** What somebody says who has nothing. */
export const nothing = Uint8Array.of(0, 0)

/** So many letters. */
export function words(client: number, letters: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, 1, client, 0]) encoding.writeVarUint(encoder, number)
    encoding.writeUint8(encoder, wordsItem)
    writeParent(encoder)
    encoding.writeVarString(encoder, 'x'.repeat(letters))
    encoding.writeVarUint(encoder, 0)
  })
}

/** `count` ranges of deletions of one client, all the same: two bytes each. */
export function sameRanges(client: number, count: number): Uint8Array {
  return Buffer.concat([varUints(0, 1, client, count), Buffer.alloc(count * 2, 1)])
}

/** `count` ranges of deletions as Yjs would write them: in order, apart, one element each. */
export function orderedRanges(client: number, count: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [0, 1, client, count]) encoding.writeVarUint(encoder, number)
    for (let index = 0; index < count; index++) {
      encoding.writeVarUint(encoder, index * 2)
      encoding.writeVarUint(encoder, 1)
    }
  })
}

/** `count` ranges, each of which covers everything that `client` wrote. */
export function overlappingRanges(client: number, length: number, count: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [0, 1, client, count]) encoding.writeVarUint(encoder, number)
    for (let index = 0; index < count; index++) {
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarUint(encoder, length)
    }
  })
}

/** `count` structs of two bytes: what was collected as garbage, one element each. */
export function smallestStructs(client: number, count: number): Uint8Array {
  const structs = Buffer.alloc(count * 2, 1)
  for (let index = 0; index < count; index++) structs[index * 2] = gcStruct
  return Buffer.concat([varUints(1, count, client, 0), structs, varUints(0)])
}

/** `count` entries of one list, of which no two can be told as one. */
export function separateItems(client: number, clock: number, count: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, count, client, clock]) encoding.writeVarUint(encoder, number)
    for (let index = 0; index < count; index++) writeItem(encoder, client, clock + index, (clock + index) % 2 === 0)
    encoding.writeVarUint(encoder, 0)
  })
}

function writeItem(encoder: encoding.Encoder, client: number, clock: number, isType: boolean): void {
  const content = isType ? typeItem : anyItem
  encoding.writeUint8(encoder, content | (clock > 0 ? hasOrigin : 0))
  if (clock > 0) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock - 1)
  } else writeParent(encoder)
  encoding.writeVarUint(encoder, 1)
  if (!isType) encoding.writeUint8(encoder, 126)
}

function writeParent(encoder: encoding.Encoder): void {
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarString(encoder, 'list')
}

/** `count` people who have all put something at the beginning of one list, each without knowing of the others. */
export function atOnePlace(firstClient: number, count: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, count)
    for (let index = 0; index < count; index++) {
      for (const number of [1, firstClient + index, 0]) encoding.writeVarUint(encoder, number)
      encoding.writeUint8(encoder, anyItem)
      writeParent(encoder)
      encoding.writeVarUint(encoder, 1)
      encoding.writeUint8(encoder, 126)
    }
    encoding.writeVarUint(encoder, 0)
  })
}

/** One entry of a list whose value `write` writes. */
export function valued(client: number, write: Write): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, 1, client, 0]) encoding.writeVarUint(encoder, number)
    encoding.writeUint8(encoder, anyItem)
    writeParent(encoder)
    encoding.writeVarUint(encoder, 1)
    write(encoder)
    encoding.writeVarUint(encoder, 0)
  })
}

/** A list of `count` empty objects: two bytes on the way, fifty in memory. */
export const manyObjects = (client: number, count: number) =>
  valued(client, (encoder) => {
    encoding.writeUint8(encoder, 117)
    encoding.writeVarUint(encoder, count)
    for (let index = 0; index < count; index++) {
      encoding.writeUint8(encoder, 118)
      encoding.writeUint8(encoder, 0)
    }
  })

/** A list in a list in a list. */
export const deepLists = (client: number, depth: number) =>
  valued(client, (encoder) => {
    for (let level = 0; level < depth; level++) {
      encoding.writeUint8(encoder, 117)
      encoding.writeUint8(encoder, 1)
    }
    encoding.writeUint8(encoder, 126)
  })

/** “I know so much of so many clients.” */
export function stateVector(clients: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, clients)
    for (let client = 1; client <= clients; client++) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, 1)
    }
  })
}

/** So many entries of presence, of so many bytes each. */
export function presenceOf(firstClient: number, clock: number, entries: number, bytes: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries)
    for (let client = firstClient; client < firstClient + entries; client++) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, JSON.stringify({ x: 'y'.repeat(bytes) }))
    }
  })
}
