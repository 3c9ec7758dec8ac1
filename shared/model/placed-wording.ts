import { isMomentKind, type Moment, type MomentKind } from './moment.ts'

/**
 * A moment's words as they were when people decided where it belongs. `rest` stands for thinking, feeling and doing,
 * which may be long: equal texts give equal letters, and nothing else can be read from them. `isGone`: decided upon when
 * its author had already taken the moment away.
 */
export type PlacedWording = {
  readonly label: string
  readonly kind: MomentKind
  readonly rest: string
  readonly isGone?: true
}

/** What became of a moment since: other words, another kind, another thought, feeling or doing, or it is there no more. */
export type WordingChange = 'label' | 'kind' | 'rest' | 'gone'

export function placedWording(moment: Moment | undefined): PlacedWording {
  if (!moment) return { label: '', kind: 'step', rest: '', isGone: true }
  return { label: moment.label, kind: moment.kind, rest: printOf(moment) }
}

/** The change that says most, or nothing where all is as it was. Spaces around words are no change. */
export function wordingChange(then: PlacedWording, now: Moment | undefined): WordingChange | undefined {
  if (!now) return then.isGone ? undefined : 'gone'
  if (then.isGone || then.label.trim() !== now.label.trim()) return 'label'
  if (then.kind !== now.kind) return 'kind'
  return then.rest === printOf(now) ? undefined : 'rest'
}

export function readPlacedWording(value: unknown): PlacedWording | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { label, kind, rest, isGone } = value as Record<string, unknown>
  if (typeof label !== 'string' || typeof rest !== 'string') return undefined
  return { label, kind: isMomentKind(kind) ? kind : 'step', rest, ...(isGone === true ? { isGone } : {}) }
}

/** FNV-1a over everything but label and kind; empty where there is nothing. Places are no words. */
function printOf({ thinking, doing, feeling }: Moment): string {
  const texts = [thinking.trim(), doing.trim(), feeling ? `${feeling.valence} ${feeling.word.trim()}` : '']
  if (texts.every((text) => text === '')) return ''
  let hash = 0x811c9dc5
  for (const letter of texts.join('\n')) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash.toString(36)
}
