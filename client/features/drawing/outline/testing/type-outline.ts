import { outlineOf } from '#shared/layout/outline-order.ts'
import { planLink } from '#shared/layout/outline-edits.ts'
import type { ExperienceMap } from '#shared/model/experience-map.ts'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import { kindMarks } from '#shared/model/kind-prefix.ts'
import type { Link } from '#shared/model/link.ts'
import { withEdits } from '#shared/model/map-edits.ts'
import type { Moment } from '#shared/model/moment.ts'
import { findScreenWord } from '#shared/model/screen-words.ts'
import { readTypedLabel, valenceForBracket } from '#shared/model/typed-label.ts'
import { type PendingRow, planPending } from '../pending-row.ts'

type Drawn = Pick<ExperienceMap, 'moments' | 'links'>
type Typing = { map: Drawn; readonly keys: string[]; links: number }

const said = ({ from, to }: Pick<Link, 'from' | 'to'>) => `${from}→${to}`

/** Ways to place a new row, with the keys that each takes beside Enter. */
const ways: readonly { readonly how: PendingRow['how']; readonly keys: readonly string[] }[] = [
  { how: 'next', keys: [] },
  { how: 'back', keys: ['Alt+ArrowLeft'] },
  { how: 'branch', keys: ['Alt+ArrowRight'] },
  { how: 'back-alone', keys: ['Alt+Shift+ArrowLeft'] },
]

/**
 * Types a map into an outline by the same decisions that the outline's keys take, and says which keys that takes:
 * `npm run bench:keystrokes` presses the same ones in a browser.
 */
export function typeOutline(sample: ExperienceMap): { readonly map: Drawn; readonly keys: readonly string[] } {
  const state: Typing = { map: { moments: [], links: [] }, keys: [], links: 0 }
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
    if (last === undefined || !lacksLink(state, sample, momentId)) continue
    // Out of the row, up or down to the other one, and into it.
    const rows = outlineOf(state.map).map((row) => row.momentId)
    const by = rows.indexOf(momentId) - rows.indexOf(last)
    if (by !== 0) {
      const arrow = by < 0 ? 'ArrowUp' : 'ArrowDown'
      press(state, 'Escape', ...Array.from({ length: Math.abs(by) }, () => arrow), 'Enter')
    } else press(state, 'Escape', 'Enter')
    linkOn(state, sample, (link) => link.from === momentId, mint)
    last = momentId
  }
  return state
}

function placeRow(
  state: Typing,
  sample: ExperienceMap,
  moment: Moment,
  last: MomentId | undefined,
  mint: () => LinkId,
) {
  const known = new Set(state.map.moments.map((one) => one.id))
  const wanted = sample.links.filter((link) => link.to === moment.id && known.has(link.from))
  const row = (how: PendingRow['how'], after = last): PendingRow => ({
    id: moment.id,
    ...(after === undefined ? {} : { after }),
    how,
    linkIds: [mint(), mint(), mint()],
  })
  const kind = moment.kind === 'start' ? {} : { kind: moment.kind }
  if (last !== undefined) press(state, 'Enter')
  // Where the story comes from a decision, the new row asks in which case; any other word is given where a link is made.
  const isAsked = (link: Link) =>
    link.label === '' || sample.moments.some(({ id, kind }) => id === link.from && kind === 'decision')
  const forward = wanted.filter((link) => link.kind !== 'loop' && isAsked(link)).map(said)
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
    press(state, ...exact.keys)
  } else {
    // “@3 Enter” in the new row: it goes on from there.
    const origin = wanted.find((link) => said(link) === from)?.from ?? last
    press(state, '@', ...lettersOf(numberOf(state, origin)), 'Enter')
    state.map = withEdits(state.map, planPending(state.map, row('branch', origin), kind) ?? {})
  }
  const via = outlineOf(state.map).find((one) => one.momentId === moment.id)?.viaLink
  const word = wanted.find((link) => via && said(link) === said(via) && link.label !== '')
  // The word of the way that leads here stands before the label.
  if (word) press(state, 'Shift+Tab', ...lettersOf(word.label), 'Tab')
}

function typeLabel(state: Typing, moment: Moment) {
  const mark = moment.kind === 'start' ? undefined : kindMarks.find(({ kind }) => kind === moment.kind)?.mark
  const text = mark === undefined ? moment.label : `${mark}${mark === 'x' || mark === '.' ? ' ' : ''}${moment.label}`
  let typed = ''
  let kind: string = moment.kind === 'start' ? 'start' : 'step'
  for (const letter of text) {
    const read = readTypedLabel(typed, typed + letter)
    typed = read.label
    kind = read.kind ?? kind
    press(state, letter)
  }
  if (typed !== moment.label || kind !== moment.kind) throw new Error(`“${text}” became ${kind} “${typed}”`)
  state.map = withEdits(state.map, { changeMoments: [{ id: moment.id, label: typed }] })
}

function typeDetails(state: Typing, moment: Moment) {
  // Where a label speaks of a screen, the way to be spared that hint comes first.
  if (moment.thinking)
    press(state, 'Tab', ...(findScreenWord(moment.label) ? ['Tab'] : []), ...lettersOf(moment.thinking))
  const { feeling } = moment
  if (!feeling) return
  // Five mouths, the best first, and then the word.
  if (moment.thinking) press(state, 'Tab', String(3 - feeling.valence))
  else {
    const bracket = feeling.valence < 0 ? '(' : feeling.valence > 0 ? ')' : '|'
    let now = readTypedLabel(`${moment.label}:`, `${moment.label}:${bracket}`).valence
    press(state, ':', bracket)
    if (now !== feeling.valence) {
      now = valenceForBracket(bracket, now)
      press(state, bracket)
    }
    if (now !== feeling.valence) throw new Error(`no bracket says ${feeling.valence}`)
  }
  press(state, ...lettersOf(feeling.word))
}

function linkOn(state: Typing, sample: ExperienceMap, which: (link: Link) => boolean, mint: () => LinkId) {
  for (const link of sample.links.filter(which)) {
    const isThere = (id: MomentId) => state.map.moments.some((one) => one.id === id)
    if (!isThere(link.to) || state.map.links.some((made) => said(made) === said(link))) continue
    press(state, '@', ...lettersOf(numberOf(state, link.to)), ...lettersOf(link.label ? ` ${link.label}` : ''), 'Enter')
    const plan = planLink(state.map, link.from, link.to, link, mint)
    state.map = withEdits(state.map, plan ?? {})
  }
}

function numberOf(state: Typing, id: MomentId | undefined): string {
  return outlineOf(state.map).find((row) => row.momentId === id)?.number ?? ''
}

function lacksLink(state: Typing, sample: ExperienceMap, from: MomentId): boolean {
  return sample.links.some((link) => link.from === from && !state.map.links.some((made) => said(made) === said(link)))
}

/** As they are typed, one key each. */
function lettersOf(text: string): readonly string[] {
  return Array.from(text)
}

function press(state: Typing, ...keys: readonly string[]): void {
  state.keys.push(...keys)
}
