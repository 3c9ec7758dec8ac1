import { changeMoment, readLinks, readMoments } from '#shared/documents/map-document.ts'
import { planNext } from '#shared/layout/outline-edits.ts'
import { outlineOf } from '#shared/layout/outline-order.ts'
import type { ExperienceMap } from '#shared/model/experience-map.ts'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import { kindMarks } from '#shared/model/kind-prefix.ts'
import type { Link } from '#shared/model/link.ts'
import type { Moment } from '#shared/model/moment.ts'
import { type Direction, walkFrom } from '../editing/walk-flow.ts'
import { findTargets } from '../parts/find-targets.ts'
import { editMoment } from '../selection/selection-store.ts'
import type { CanvasPerson } from './canvas-person.ts'

/** Where the keyboard is: in the open label, in the sheet beside it, or on the selected moment. */
type At = { readonly in: 'label' | 'sheet' | 'canvas'; readonly id: MomentId }

export type Typing = {
  readonly noor: CanvasPerson
  readonly sample: ExperienceMap
  /** The sample's moments by what stands for them here. */
  readonly ids: Map<string, MomentId>
  /** What is pressed, one after the other: a letter, or the name of a key, or of a chord such as `Shift+ArrowRight`. */
  readonly keys: string[]
  at: At
}

/**
 * Draws a map on a canvas by keyboard alone, through the edits that the canvas's keys call, and says which keys that
 * takes: `npm run bench:keystrokes` presses the same ones in a browser.
 */
export function typeMap(sample: ExperienceMap, noor: CanvasPerson): Typing {
  noor.selection.subscribe((now, before) => {
    if (before.editing && before.editing !== now.editing) noor.edits.closeLabel(before.editing)
  })
  const first = noor.edits.begin()
  if (!first) throw new Error('the map is not empty')
  const typing: Typing = { noor, sample, ids: new Map(), keys: [], at: { in: 'label', id: first } }
  for (const { momentId } of outlineOf(sample)) {
    const moment = sample.moments.find(({ id }) => id === momentId)
    if (!moment) continue
    if (typing.ids.size > 0) addMoment(typing, moment)
    typing.ids.set(moment.id, typing.at.id)
    typeLabel(typing, moment)
    typeDetails(typing, moment)
  }
  leave(typing)
  for (const link of sample.links) drawLink(typing, link)
  return typing
}

/** The next moment, from wherever the sample says that it goes on: by Enter, by Tab, or as a branch of a moment one walks to. */
function addMoment(typing: Typing, moment: Moment): void {
  const { noor, sample, ids, at } = typing
  const from = sample.links
    .filter((link) => link.to === moment.id && link.kind !== 'loop')
    .flatMap((link) => ids.get(link.from) ?? [])
  const before = readLinks(noor.doc).find((link) => link.to === at.id && link.kind !== 'loop')?.from
  const isInLabel = at.in === 'label'
  let made: MomentId | undefined
  if (goesOnFrom(noor, at.id).some((id) => from.includes(id))) {
    if (!isInLabel) leave(typing)
    typing.keys.push(isInLabel ? 'Enter' : 'n')
    made = noor.edits.addNext(at.id)
  } else if (isInLabel && before && from.includes(before)) {
    typing.keys.push('Tab')
    made = noor.edits.addBeside(at.id)
  } else {
    const target = from.find((id) => id === at.id) ?? from[0]
    if (!target) throw new Error(`“${moment.label}” follows nothing`)
    leave(typing)
    walkTo(typing, target)
    typing.keys.push('b')
    made = noor.edits.addBranch(target)
  }
  if (!made) throw new Error('no moment was made')
  typing.at = { in: 'label', id: made }
}

/** Where the next moment would go on from: after somebody gave up, that is where the story left its line. */
function goesOnFrom({ doc }: CanvasPerson, id: MomentId): readonly MomentId[] {
  const probe = { id: 'probe' as MomentId, kind: 'step', label: '' } as const
  const plan = planNext({ moments: readMoments(doc), links: readLinks(doc) }, id, probe, () => 'link' as LinkId)
  return (plan.addLinks ?? []).flatMap((link) => (link.to === probe.id ? [link.from] : []))
}

function typeLabel(typing: Typing, moment: Moment): void {
  const { noor, at } = typing
  const mark = moment.kind === 'start' ? undefined : kindMarks.find(({ kind }) => kind === moment.kind)?.mark
  const marked = mark === undefined ? moment.label : `${mark}${mark === 'x' || mark === '.' ? ' ' : ''}${moment.label}`
  const { feeling } = moment
  // With a thought to write as well, the feeling is chosen in the same sheet.
  const mouth = feeling && !moment.thinking ? `:${mouths[feeling.valence]}${feeling.word}` : ''
  for (const letter of marked + mouth) {
    const now = readMoments(noor.doc).find(({ id }) => id === at.id)?.label ?? ''
    noor.edits.writeLabel(at.id, now + letter)
    typing.keys.push(letter)
  }
}

const mouths = { [-2]: '((', [-1]: '(', 0: '|', 1: ')', 2: '))' } as const

function typeDetails(typing: Typing, { thinking, feeling }: Moment): void {
  if (!thinking) return
  const { noor, at } = typing
  leave(typing)
  typing.keys.push('d', ...Array.from(thinking))
  changeMoment(noor.doc, at.id, { thinking })
  if (feeling) {
    // Five mouths, the best first, and then the word.
    typing.keys.push('Tab', String(3 - feeling.valence), ...Array.from(feeling.word))
    changeMoment(noor.doc, at.id, { feeling })
  }
  typing.at = { in: 'sheet', id: at.id }
}

/** Escape: out of the label or the sheet, on the moment. */
function leave(typing: Typing): void {
  if (typing.at.in === 'canvas') return
  typing.keys.push('Escape')
  editMoment(typing.noor.selection, undefined)
  typing.at = { in: 'canvas', id: typing.at.id }
}

const arrowFor = { left: 'ArrowLeft', right: 'ArrowRight', up: 'ArrowUp', down: 'ArrowDown' } as const
const directions = ['left', 'right', 'up', 'down'] as const

/** By the arrow keys, the shortest way that they know. */
function walkTo(typing: Typing, target: MomentId): void {
  const flow = typing.noor.projection.layer('map1')
  if (!flow) throw new Error('nothing is drawn')
  const ways = new Map<MomentId, readonly Direction[]>([[typing.at.id, []]])
  const open = [typing.at.id]
  for (let id = open.shift(); id; id = open.shift()) {
    if (id === target) break
    for (const direction of directions) {
      const next = walkFrom(flow, id, direction)
      if (!next || ways.has(next)) continue
      ways.set(next, [...(ways.get(id) ?? []), direction])
      open.push(next)
    }
  }
  const way = ways.get(target)
  if (!way) throw new Error('no way leads there')
  for (const direction of way) typing.keys.push(arrowFor[direction])
  typing.at = { in: 'canvas', id: target }
}

/** A link that is not there yet, and the word of one that has one. */
function drawLink(typing: Typing, link: Link): void {
  const { noor, ids } = typing
  const from = ids.get(link.from)
  const to = ids.get(link.to)
  if (!from || !to) throw new Error('a moment is missing')
  const drawn = () => readLinks(noor.doc).find((one) => one.from === from && one.to === to)
  if (!drawn()) {
    walkTo(typing, from)
    typing.keys.push('l', ...Array.from(lettersFor(noor, from, to)), 'Enter')
    noor.edits.link(from, to)
  } else if (link.label) {
    walkTo(typing, from)
    // From one link to the next, until it is this one.
    for (const one of readLinks(noor.doc)) {
      if (one.from === from) typing.keys.push('Shift+ArrowRight')
      if (one.from === from && one.to === to) break
    }
  } else return
  const made = drawn()
  if (!made) throw new Error('no link was drawn')
  if (link.label) {
    typing.keys.push('d', ...Array.from(link.label), 'Escape')
    noor.edits.changeLink(made.id, { label: link.label })
  }
  // Back on the moment that it comes from.
  typing.keys.push('ArrowLeft')
  typing.at = { in: 'canvas', id: from }
}

function lettersFor(noor: CanvasPerson, from: MomentId, to: MomentId): string {
  const moments = readMoments(noor.doc)
  const label = moments.find(({ id }) => id === to)?.label ?? ''
  for (let length = 0; length <= label.length; length++)
    if (findTargets(moments, from, label.slice(0, length))[0]?.id === to) return label.slice(0, length)
  throw new Error(`“${label}” cannot be found`)
}

/** A letter is one key, whatever Shift it takes; a key that acts is one, and each key held for a chord is one more. */
export function countKeys(keys: readonly string[]): number {
  return keys.reduce((count, key) => count + (key.length > 1 ? key.split('+').length : 1), 0)
}

/** Characters of what stands on a map: labels, thoughts and deeds, the words of feelings and of links. */
export function contentOf({ moments, links }: Pick<ExperienceMap, 'moments' | 'links'>): number {
  const words = moments.flatMap(({ label, thinking, doing, feeling }) => [label, thinking, doing, feeling?.word ?? ''])
  return [...words, ...links.map(({ label }) => label)].join('').length
}

/** A map as words, to be compared: ids aside, every moment with its kind, thought and feeling, and every link. */
export function saidOf({ moments, links }: Pick<ExperienceMap, 'moments' | 'links'>): readonly string[] {
  const labels = new Map(moments.map(({ id, label }) => [id, label]))
  return [
    ...moments.map(({ label, kind, thinking, doing, feeling }) =>
      [label, kind, thinking, doing, feeling?.valence ?? '', feeling?.word ?? ''].join(' · '),
    ),
    ...links.map(
      ({ from, to, kind, label }) =>
        `${labels.get(from)} ${kind === 'loop' ? 'goes back to' : 'goes on to'} ${labels.get(to)} ${label}`,
    ),
  ].sort()
}
