import type { Shelf } from '../../ui/browser/browser-notes.ts'
/**
 * What this device knows to be on no server yet, kept beside the copies of the documents: a reload, or a day in a bag,
 * forgets the sockets but not this. Each open document has a mark of its own (two tabs are two), so that one tab's
 * “saved” never speaks for another's edits.
 */
export type Unsent = {
  /** Steps as a person would count them: what one undo takes back. */
  readonly edits: number
  /** Some of them were made on a map that, as far as this device knew, nobody else could open. */
  readonly isPrivate: boolean
  /** It was saved once, and the server was set back since: how much of it the server lacks, nobody can say. */
  readonly wasSaved?: boolean
}

export type UnsentMarks = {
  /** What is unsent, also what earlier tabs left behind. */
  total(): Unsent | undefined
  /** An edit that the server does not have yet; `isStep`: not merely more of the step before. */
  note(edit: { isStep: boolean; isPrivate: boolean }): void
  /** Everything that this tab has is on the server. */
  settle(): void
  /** Their owner has said yes: what was made in private may go out. */
  allow(): void
}

const prefix = 'tributary:unsent:'

/** `copyName`: the document's copy on this device; `tab`: a number of this opening of it. */
export function createUnsentMarks(shelf: Shelf, copyName: string, tab: number): UnsentMarks {
  const own = `${prefix}${copyName}:${tab}`
  // What other tabs left here before this one opened is in the copy that this tab reads; what they add later is not.
  const inherited = new Map(marksOf(shelf, copyName))
  let mine: Unsent | undefined
  return {
    total() {
      const all = [...inherited.keys()].flatMap((key) => readMark(shelf, key) ?? [])
      return sum(mine ? [...all, mine] : all)
    },
    note({ isStep, isPrivate }) {
      const edits = mine ? mine.edits + (isStep ? 1 : 0) : 1
      mine = { edits, isPrivate: isPrivate || mine?.isPrivate === true }
      write(shelf, own, mine)
    },
    settle() {
      if (mine) write(shelf, own, undefined)
      mine = undefined
      for (const [key, mark] of inherited) if (readMark(shelf, key)?.edits === mark.edits) write(shelf, key, undefined)
      inherited.clear()
    },
    allow() {
      if (mine) write(shelf, own, (mine = { ...mine, isPrivate: false }))
      for (const key of inherited.keys()) {
        const mark = readMark(shelf, key)
        if (mark) write(shelf, key, { ...mark, isPrivate: false })
      }
    },
  }
}

/** The copies on this device below a name (`tributary/<board>/…`) that hold something unsent, and how much. */
export function unsentBelow(shelf: Shelf, below: string): ReadonlyMap<string, Unsent> {
  const found = new Map<string, Unsent>()
  for (const [key, mark] of marksOf(shelf, below)) {
    const copyName = key.slice(prefix.length, key.lastIndexOf(':'))
    found.set(copyName, sum([mark, ...(found.has(copyName) ? [found.get(copyName) ?? mark] : [])]) ?? mark)
  }
  return found
}

/** Notes that a copy was saved in a history of the server's log that has ended: it may be the only one. */
export function markSaved(shelf: Shelf, copyName: string): void {
  write(shelf, `${prefix}${copyName}:saved`, { edits: 1, isPrivate: false, wasSaved: true })
}

/** Forgets the marks below a name: their copies are gone. */
export function forgetUnsent(shelf: Shelf, below: string): void {
  for (const [key] of marksOf(shelf, below)) write(shelf, key, undefined)
}

function marksOf(shelf: Shelf, below: string): readonly (readonly [string, Unsent])[] {
  const start = prefix + below
  const keys: string[] = []
  try {
    for (let at = 0; at < shelf.length; at++) keys.push(shelf.key(at) ?? '')
  } catch {
    // Nothing is kept in this browser.
  }
  return keys.flatMap((key) => {
    // A whole name or a folder of names: `map-a` is not below `map-ab`, nor the other way round.
    if (!key.startsWith(start) || !/^[/:]/.test(key.slice(start.length))) return []
    const mark = readMark(shelf, key)
    return mark ? [[key, mark] as const] : []
  })
}

function sum(marks: readonly Unsent[]): Unsent | undefined {
  if (marks.length === 0) return undefined
  return {
    edits: marks.reduce((count, mark) => count + mark.edits, 0),
    isPrivate: marks.some((mark) => mark.isPrivate),
    ...(marks.some((mark) => mark.wasSaved) ? { wasSaved: true } : {}),
  }
}

function readMark(shelf: Shelf, key: string): Unsent | undefined {
  try {
    const [edits, kind] = (shelf.getItem(key) ?? '').split(' ')
    const count = Number(edits)
    if (!(count > 0)) return undefined
    return { edits: count, isPrivate: kind === 'private', ...(kind === 'saved' ? { wasSaved: true } : {}) }
  } catch {
    return undefined
  }
}

function write(shelf: Shelf, key: string, mark: Unsent | undefined): void {
  try {
    if (mark) shelf.setItem(key, `${mark.edits}${mark.isPrivate ? ' private' : mark.wasSaved ? ' saved' : ''}`)
    else shelf.removeItem(key)
  } catch {
    // Nothing is kept in this browser, or it is full: then the copy is all that is left.
  }
}
