import type { PersonId } from './ids.ts'
import { isValence, type Place, type Valence } from './moment.ts'

/** What a hand puts around the moments besides strokes and loose words. */
export const thingTypes = ['sticky', 'figure'] as const
export type ThingType = (typeof thingTypes)[number]

export function isThingType(value: unknown): value is ThingType {
  return (thingTypes as readonly unknown[]).includes(value)
}

/**
 * A sticky, or a stick figure.
 *
 * `place`: top left corner in page pixels · `words`: what the sticky says, or the name under the figure · `height`: of a
 * figure without its name, in page pixels; a sticky is as high as its words · `mood`: the figure's mouth; without it it
 * has none · `by`: who put it there, whose colour a sticky has.
 */
export type InkThing = {
  readonly id: string
  readonly type: ThingType
  readonly place: Place
  readonly words: string
  readonly height: number
  readonly mood?: Valence
  readonly by?: PersonId
}

/** What can be changed of it, one fact apart from the others; `mood: null` takes the mouth away. */
export type InkThingPatch = {
  readonly place?: Place
  readonly words?: string
  readonly height?: number
  readonly mood?: Valence | null
}

/** A sticky is a note, not a page. */
export const maxNoteLength = 1_000

export const figureHeight = { least: 40, usual: 96, most: 600 } as const

export function readHeight(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return figureHeight.usual
  return Math.max(figureHeight.least, Math.min(figureHeight.most, Math.round(value)))
}

export function readMood(value: unknown): { readonly mood?: Valence } {
  return isValence(value) ? { mood: value } : {}
}
