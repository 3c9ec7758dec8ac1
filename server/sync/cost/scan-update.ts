/**
 * Counts what is in an update before anything of it is made: a walk over the bytes that keeps nothing. Yjs makes an object
 * of a hundred bytes and more out of every two bytes that somebody sends; whatever is too much ends the walk at once.
 *
 * C1  Structs, ranges of deletions and clients are counted, and so are the values inside: those of JSON, too.
 * C2  Ranges of one client come in order and apart, as Yjs writes them: otherwise a few bytes could name the same
 *     deletions again and again.
 * C3  Values are not nested deeper than `maxDepth`, and there are no documents inside documents.
 */
export type UpdateCost = {
  readonly structs: number
  readonly ranges: number
  readonly clients: number
  /** Single values inside structs: of lists and objects, each of theirs. */
  readonly values: number
}

export type Scan =
  | { readonly ok: true; readonly cost: UpdateCost }
  | { readonly ok: false; readonly reason: 'malformed' | 'too-much' }

/** The least that makes an update too much, for each of its parts. */
export type UpdateLimits = { readonly [Part in keyof UpdateCost]: number }

export const maxDepth = 60

/** What a walk over an update tells of its parts; `false` ends it. Nothing is kept unless the visitor keeps it. */
export type UpdateVisitor = {
  /** All structs of a client, `length` elements from `clock` on. */
  group?(client: number, clock: number, length: number): boolean
  range?(client: number, clock: number, length: number): boolean
}

class Stop extends Error {
  readonly reason: 'malformed' | 'too-much'

  constructor(reason: 'malformed' | 'too-much') {
    super(reason)
    this.reason = reason
  }
}

export function scanUpdate(bytes: Uint8Array, limits: UpdateLimits, visitor: UpdateVisitor = {}): Scan {
  const walk = new Walk(bytes, limits, visitor)
  try {
    walk.update()
    return { ok: true, cost: { ...walk.cost } }
  } catch (error) {
    // A walk ends by throwing; anything else would be a fault of the walk, and the update is none of ours either way.
    return { ok: false, reason: error instanceof Stop ? error.reason : 'malformed' }
  }
}

const itemKinds = { gc: 0, deleted: 1, json: 2, binary: 3, string: 4, embed: 5, format: 6, type: 7, any: 8, skip: 10 }
const hasLeft = 0x80
const hasRight = 0x40
const hasKey = 0x20
const kindBits = 0x1f
/** Types that carry a name: an element and a hook of XML. */
const namedTypes: readonly number[] = [3, 5]
const lastType = 6

class Walk {
  readonly cost = { structs: 0, ranges: 0, clients: 0, values: 0 }
  private at = 0
  private readonly bytes: Uint8Array
  private readonly limits: UpdateLimits
  private readonly visitor: UpdateVisitor

  constructor(bytes: Uint8Array, limits: UpdateLimits, visitor: UpdateVisitor) {
    this.bytes = bytes
    this.limits = limits
    this.visitor = visitor
  }

  update(): void {
    for (let groups = this.number(); groups > 0; groups--) this.group()
    for (let clients = this.number(); clients > 0; clients--) this.deletions()
    if (this.at !== this.bytes.length) throw new Stop('malformed')
  }

  private group(): void {
    this.count('clients', 1)
    const structs = this.number()
    const client = this.number()
    const clock = this.number()
    this.count('structs', structs)
    let length = 0
    for (let left = structs; left > 0; left--) length += this.struct()
    if (this.visitor.group?.(client, clock, length) === false) throw new Stop('too-much')
  }

  /** Reads over one struct and gives how many elements it has. */
  private struct(): number {
    const info = this.byte()
    const kind = info & kindBits
    if (kind === itemKinds.gc || kind === itemKinds.skip) return this.number()
    if ((info & hasLeft) !== 0) this.id()
    if ((info & hasRight) !== 0) this.id()
    if ((info & (hasLeft | hasRight)) === 0) {
      if (this.number() === 1) this.over(this.number())
      else this.id()
      if ((info & hasKey) !== 0) this.over(this.number())
    }
    return this.content(kind)
  }

  private content(kind: number): number {
    switch (kind) {
      case itemKinds.deleted:
        return this.number()
      case itemKinds.json:
        return this.many(() => this.json())
      case itemKinds.binary:
        this.over(this.number())
        return 1
      case itemKinds.string:
        return this.characters()
      case itemKinds.embed:
        this.json()
        return 1
      case itemKinds.format:
        this.over(this.number())
        this.json()
        return 1
      case itemKinds.type: {
        const type = this.number()
        if (type > lastType) throw new Stop('malformed')
        if (namedTypes.includes(type)) this.over(this.number())
        return 1
      }
      case itemKinds.any:
        return this.many(() => this.any(0))
      default:
        throw new Stop('malformed')
    }
  }

  private many(one: () => void): number {
    const length = this.number()
    for (let left = length; left > 0; left--) one()
    return length
  }

  private any(depth: number): void {
    this.count('values', 1)
    if (depth > maxDepth) throw new Stop('malformed')
    switch (this.byte()) {
      case 127:
      case 126:
      case 121:
      case 120:
        return
      case 125:
        // The first byte of a signed number holds less, and goes on by the same bit.
        while (this.byte() >= 0x80);
        return
      case 124:
        return this.over(4)
      case 123:
      case 122:
        return this.over(8)
      case 119:
      case 116:
        return this.over(this.number())
      case 118:
        for (let left = this.number(); left > 0; left--) {
          this.over(this.number())
          this.any(depth + 1)
        }
        return
      case 117:
        for (let left = this.number(); left > 0; left--) this.any(depth + 1)
        return
      default:
        throw new Stop('malformed')
    }
  }

  /** Words of JSON: what separates values is counted, outside of strings. */
  private json(): void {
    const bytes = this.number()
    this.count('values', 1)
    const start = this.at
    this.over(bytes)
    let depth = 0
    let isString = false
    for (let index = start; index < this.at; index++) {
      const byte = this.bytes[index]
      if (isString) {
        if (byte === 0x5c) index++
        else if (byte === 0x22) isString = false
      } else if (byte === 0x22) isString = true
      else if (byte === 0x5b || byte === 0x7b) {
        if (++depth > maxDepth) throw new Stop('malformed')
        this.count('values', 1)
      } else if (byte === 0x5d || byte === 0x7d) depth--
      else if (byte === 0x2c) this.count('values', 1)
    }
  }

  private deletions(): void {
    this.count('clients', 1)
    const client = this.number()
    const ranges = this.number()
    this.count('ranges', ranges)
    let end = -1
    for (let left = ranges; left > 0; left--) {
      const clock = this.number()
      const length = this.number()
      if (clock <= end || length < 1) throw new Stop('malformed')
      end = clock + length
      if (this.visitor.range?.(client, clock, length) === false) throw new Stop('too-much')
    }
  }

  private count(part: keyof UpdateCost, more: number): void {
    this.cost[part] += more
    if (this.cost[part] > this.limits[part]) throw new Stop('too-much')
  }

  private id(): void {
    this.number()
    this.number()
  }

  private byte(): number {
    const byte = this.bytes[this.at++]
    if (byte === undefined) throw new Stop('malformed')
    return byte
  }

  /** A number of seven bits a byte, as lib0 writes it; beyond what JavaScript can count, it is none. */
  private number(): number {
    let byte = this.byte()
    if (byte < 0x80) return byte
    let value = byte & 0x7f
    for (let factor = 128; byte >= 0x80; factor *= 128) {
      byte = this.byte()
      value += (byte & 0x7f) * factor
      if (value > Number.MAX_SAFE_INTEGER) throw new Stop('malformed')
    }
    return value
  }

  private over(count: number): void {
    this.at += count
    if (this.at > this.bytes.length) throw new Stop('malformed')
  }

  /** Reads over a string and gives its length as JavaScript counts it. */
  private characters(): number {
    const bytes = this.number()
    const from = this.at
    this.over(bytes)
    // Only somebody who looks at clocks needs to know.
    if (!this.visitor.group) return bytes
    let length = 0
    for (let index = from; index < this.at; index++) {
      const byte = this.bytes[index] ?? 0
      if ((byte & 0xc0) !== 0x80) length += byte >= 0xf0 ? 2 : 1
    }
    return length
  }
}
