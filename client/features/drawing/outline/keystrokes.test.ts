import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseBoardText } from '#shared/exchange/board-file.ts'
import { planLink } from '#shared/layout/outline-edits.ts'
import { outlineOf } from '#shared/layout/outline-order.ts'
import type { ExperienceMap } from '#shared/model/experience-map.ts'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import { kindMarks } from '#shared/model/kind-prefix.ts'
import type { Link } from '#shared/model/link.ts'
import { withEdits } from '#shared/model/map-edits.ts'
import type { Moment } from '#shared/model/moment.ts'
import { type PendingRow, planPending } from './pending-row.ts'
import { readTypedLabel, valenceForBracket } from './typed-label.ts'

/**
 * Types the sample maps into an outline by the same decisions that the outline's keys take, and counts what is pressed:
 * a letter is one key, and so is each key held for a chord. Content is what is on the map afterwards.
 */
type Drawn = Pick<ExperienceMap, 'moments' | 'links'>
type Typed = { map: Drawn; keys: number; links: number }

const samples = ['streaming-evening', 'booking-a-physio', 'friday-pizza'].flatMap((name) => {
  const read = parseBoardText(readFileSync(new URL(`../../../../samples/${name}.json`, import.meta.url), 'utf8'))
  if (!read.ok) throw new Error(`${name} cannot be read`)
  return read.board.maps
})

const said = ({ from, to }: Pick<Link, 'from' | 'to'>) => `${from}→${to}`
const letters = (text: string) => text.length

/** Ways to place a new row, with the keys that each costs beside Enter. */
const ways: readonly { readonly how: PendingRow['how']; readonly keys: number }[] = [
  { how: 'next', keys: 0 },
  { how: 'back', keys: 2 },
  { how: 'branch', keys: 2 },
  { how: 'back-alone', keys: 3 },
]

function typeMap(sample: ExperienceMap): Typed {
  const state: Typed = { map: { moments: [], links: [] }, keys: 0, links: 0 }
  const mint = () => `typed${state.links++}` as LinkId
  let last: MomentId | undefined
  for (const { momentId } of outlineOf(sample)) {
    const moment = sample.moments.find((one) => one.id === momentId)
    if (!moment) continue
    placeRow(state, sample, moment, last, mint)
    typeLabel(state, moment)
    // Where it goes back to is said while the label is open.
    linkOn(state, sample, (link) => link.from === momentId, mint)
    typeDetails(state, moment)
    last = momentId
  }
  for (const { momentId } of outlineOf(sample)) {
    const rows = outlineOf(state.map).map((row) => row.momentId)
    const before = state.keys
    linkOn(state, sample, (link) => link.from === momentId, mint)
    if (state.keys === before || last === undefined) continue
    state.keys += Math.abs(rows.indexOf(momentId) - rows.indexOf(last))
    last = momentId
  }
  return state
}

function placeRow(state: Typed, sample: ExperienceMap, moment: Moment, last: MomentId | undefined, mint: () => LinkId) {
  const known = new Set(state.map.moments.map((one) => one.id))
  const wanted = sample.links.filter((link) => link.to === moment.id && known.has(link.from))
  const row = (how: PendingRow['how'], after = last): PendingRow => ({
    id: moment.id,
    ...(after === undefined ? {} : { after }),
    how,
    linkIds: [mint(), mint(), mint()],
  })
  const kind = moment.kind === 'start' ? {} : { kind: moment.kind }
  if (last !== undefined) state.keys += 1
  const forward = wanted.filter((link) => link.kind !== 'loop').map(said)
  const offers = ways.flatMap(({ how, keys }) => {
    const plan = planPending(state.map, row(how), kind)
    const map = plan && withEdits(state.map, plan)
    const made = map?.links.filter((link) => link.to === moment.id).map(said)
    return map && made ? [{ map, made, keys }] : []
  })
  const exact = offers.find(({ made }) => made.length === forward.length && made.every((one) => forward.includes(one)))
  const [from] = forward
  if (exact) {
    state.map = exact.map
    state.keys += exact.keys
  } else {
    // “@3 Enter” in the new row: it goes on from there.
    const origin = wanted.find((link) => said(link) === from)?.from ?? last
    state.keys += 2 + letters(numberOf(state, origin))
    state.map = withEdits(state.map, planPending(state.map, row('branch', origin), kind) ?? {})
  }
  const word = wanted.find((link) => link.label !== '' && state.map.links.some((made) => said(made) === said(link)))
  if (word) state.keys += 2 + letters(word.label) + 1
}

function typeLabel(state: Typed, moment: Moment) {
  const mark = moment.kind === 'start' ? undefined : kindMarks.find(({ kind }) => kind === moment.kind)?.mark
  const text = mark === undefined ? moment.label : `${mark}${mark === 'x' || mark === '.' ? ' ' : ''}${moment.label}`
  let typed = ''
  let kind: string = moment.kind === 'start' ? 'start' : 'step'
  for (const letter of text) {
    const read = readTypedLabel(typed, typed + letter)
    typed = read.label
    kind = read.kind ?? kind
    state.keys++
  }
  expect({ label: typed, kind }).toEqual({ label: moment.label, kind: moment.kind })
  state.map = withEdits(state.map, { changeMoments: [{ id: moment.id, label: typed }] })
}

function typeDetails(state: Typed, moment: Moment) {
  if (moment.thinking) state.keys += 1 + letters(moment.thinking)
  const { feeling } = moment
  if (!feeling) return
  if (moment.thinking) state.keys += 2
  else {
    const bracket = feeling.valence < 0 ? '(' : feeling.valence > 0 ? ')' : '|'
    let now = readTypedLabel(`${moment.label}:`, `${moment.label}:${bracket}`).valence
    state.keys += 2
    if (now !== feeling.valence) {
      now = valenceForBracket(bracket, now)
      state.keys++
    }
    expect(now).toBe(feeling.valence)
  }
  state.keys += letters(feeling.word)
}

function linkOn(state: Typed, sample: ExperienceMap, which: (link: Link) => boolean, mint: () => LinkId) {
  for (const link of sample.links.filter(which)) {
    const isThere = (id: MomentId) => state.map.moments.some((one) => one.id === id)
    if (!isThere(link.to) || state.map.links.some((made) => said(made) === said(link))) continue
    const plan = planLink(state.map, link.from, link.to, link.label, mint)
    state.map = withEdits(state.map, plan ?? {})
    state.keys += 1 + letters(numberOf(state, link.to)) + (link.label ? 1 + letters(link.label) : 0) + 1
  }
}

function numberOf(state: Typed, id: MomentId | undefined): string {
  return outlineOf(state.map).find((row) => row.momentId === id)?.number ?? ''
}

function contentOf(map: ExperienceMap): number {
  const words = map.moments.map(
    ({ label, thinking, doing, feeling }) => label + thinking + doing + (feeling?.word ?? ''),
  )
  return letters([...words, ...map.links.map((link) => link.label)].join(''))
}

describe('typing a map into the outline', () => {
  test('takes at most 1.15 keystrokes for each character on it, over the three samples, and draws what was meant', () => {
    let keys = 0
    let content = 0
    for (const sample of samples) {
      const typed = typeMap(sample)
      keys += typed.keys
      content += contentOf(sample)
      expect(typed.map.moments.map((moment) => moment.label).sort()).toEqual(
        sample.moments.map(({ label }) => label).sort(),
      )
      expect(typed.map.links.map(said).sort()).toEqual(sample.links.map(said).sort())
      // Loops are loops and ways on are ways on, without anybody saying so.
      const loops = (map: Drawn) =>
        map.links
          .filter((link) => link.kind === 'loop')
          .map(said)
          .sort()
      expect(loops(typed.map)).toEqual(loops(sample))
    }
    expect(keys / content).toBeLessThanOrEqual(1.15)
  })
})
