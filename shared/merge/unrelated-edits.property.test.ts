import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readSharedMap } from '../documents/shared-map-document.ts'
import { keepApart, placeSources, putOff, renameSharedMoment, takeOffSharedMap } from '../documents/shared-map-edits.ts'
import { derivedLinkId, type ExperienceMap } from '../model/experience-map.ts'
import type { MomentId, PersonId } from '../model/ids.ts'
import { linkKinds } from '../model/link.ts'
import { type Moment, momentKinds } from '../model/moment.ts'
import type { MergeDecisions } from '../model/shared-map.ts'
import { loadRelations } from './load-relations.ts'
import { sharedFlow } from './shared-flow.ts'
import { suggestMoments } from './suggest-moments.ts'
import { apart, mapOf, nothingDecided, placed } from './testing/boards.ts'

const relations = await loadRelations()

const words = 'opens app show rows sofa couch telly waits rings calls practice pays card not in out get bus the'
const label = fc
  .array(fc.constantFrom(...words.split(' ')), { minLength: 1, maxLength: 5 })
  .map((list) => list.join(' '))
/** Words that stand nowhere else. */
const strange = fc.constantFrom('Qwyjibo zazzle', 'Frumble wox', 'Zyx plonk', 'Vorble snee', '')

const told = fc.array(label, { minLength: 2, maxLength: 7 })
const stories = fc.tuple(told, told, told).map(([a, b, c]) => [mapOf('a', a), mapOf('b', b), mapOf('c', c)])

/** What people do to moments that have nothing to do with the others, and decide about them. */
const edit = fc.oneof(
  fc.record({ do: fc.constant('says' as const), at: fc.nat(2), text: strange }),
  fc.record({ do: fc.constant('thinks' as const), at: fc.nat(2), text: strange }),
  fc.record({ do: fc.constant('removes' as const), at: fc.nat(2) }),
  fc.record({ do: fc.constant('adds' as const), text: strange, kind: fc.constantFrom('step', 'pain') }),
  fc.record({
    do: fc.constant('links' as const),
    at: fc.nat(2),
    to: fc.nat(2),
    kind: fc.constantFrom(...linkKinds),
  }),
  fc.record({ do: fc.constant('places' as const), at: fc.nat(2) }),
  fc.record({ do: fc.constant('keeps apart' as const), at: fc.nat(2) }),
  fc.record({ do: fc.constant('puts off' as const), at: fc.nat(2) }),
)
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never
type Board = { readonly maps: readonly ExperienceMap[]; readonly decisions: MergeDecisions }

const who = (person: string, at: number) => ({ by: person as PersonId, at })
const isOdd = (id: string) => Number(id.split('-')[1]) % 2 === 1
const isStrange = (id: string) => id.startsWith('a-9')

describe('an edit that has nothing to do with a moment', () => {
  test('leaves its suggestion as it is: words, removals, links and what others decide', () => {
    let compared = 0
    const decided = fc.record({
      maps: stories,
      isPlaced: fc.boolean(),
      isApart: fc.boolean(),
      edits: fc.array(edit, { minLength: 1, maxLength: 8 }),
    })
    fc.assert(
      fc.property(decided, ({ maps, isPlaced, isApart, edits }) => {
        const [a, b] = maps
        const [first, second] = [a?.moments[0]?.id, b?.moments[1]?.id]
        if (!first || !second) return
        const decisions: MergeDecisions = {
          ...nothingDecided,
          placements: isPlaced ? placed('home', first) : [],
          keptApart: isApart ? [apart(first, second)] : [],
        }
        let board: Board = { maps, decisions }
        const before = othersIn(board)
        compared += before.length
        for (const what of edits) {
          board = afterEdit(board, what)
          expect(othersIn(board)).toEqual(before)
        }
      }),
    )
    // What is compared is not empty.
    expect(compared).toBeGreaterThan(100)
  })

  test('leaves a shared moment its id, its words and its sources, whoever decides what at the same time', () => {
    const act = fc.record({
      what: fc.constantFrom('says', 'removes', 'links', 'places', 'keeps apart', 'renames', 'takes off', 'puts off'),
      at: fc.nat(20),
      to: fc.nat(20),
      text: label,
      kind: fc.constantFrom(...momentKinds),
    })
    fc.assert(
      fc.property(stories, fc.array(act, { minLength: 1, maxLength: 12 }), (stories, acts) => {
        // Each odd moment of every story has its place; what is decided and edited afterwards is about the even ones.
        const doc = new Y.Doc()
        const sources = stories.flatMap((map) =>
          map.moments.map(({ id, label, kind }) => ({
            sourceId: id,
            mapId: map.id,
            wording: { label, kind, rest: '' },
          })),
        )
        const kept = Map.groupBy(
          sources.filter(({ sourceId }) => isOdd(sourceId)),
          ({ sourceId }) => sourceId.split('-')[1],
        )
        for (const [at, group] of kept)
          placeSources(doc, { moment: { id: `kept-${at}` as MomentId, label: `Kept ${at}` } }, group, who('noor', 1))
        const other = new Y.Doc()
        Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
        const seen = (maps: readonly ExperienceMap[]) =>
          sharedFlow(readSharedMap(doc), maps).moments.filter(({ id }) => id.startsWith('kept-'))
        const before = seen(stories)
        expect(before).toHaveLength(kept.size)

        let maps: readonly ExperienceMap[] = stories
        const open = sources.filter(({ sourceId }) => !isOdd(sourceId))
        for (const [n, { what, at, to, text, kind }] of acts.entries()) {
          // Two people decide, neither hearing of the other before the end.
          const [mine, by] = n % 2 === 0 ? [doc, who('priya', n + 2)] : [other, who('tomasz', n + 2)]
          const [source, partner] = [open[at % open.length], open[to % open.length]]
          if (!source || !partner) continue
          const made = readSharedMap(mine).moments.filter(({ id }) => !id.startsWith('kept-'))
          const target = made[at % Math.max(1, made.length)]
          if (what === 'places')
            placeSources(
              mine,
              target && to % 2 ? { momentId: target.id } : { moment: { id: `new-${n}` as MomentId, label: text } },
              [source],
              by,
            )
          else if (what === 'keeps apart') keepApart(mine, [[source.sourceId, partner.sourceId]], by)
          else if (what === 'puts off') putOff(mine, source.sourceId, to % 2 === 0, by)
          else if (what === 'renames' && target) renameSharedMoment(mine, target.id, text, undefined)
          else if (what === 'takes off' && target) takeOffSharedMap(mine, [target.id], by)
          else
            maps = maps.map((map) =>
              map.id === source.mapId ? drawn(map, source.sourceId, what, { to, text, kind }) : map,
            )
        }
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
        expect(seen(maps)).toEqual(before)
      }),
    )
  })
})

/** The suggestions about the others, with how sure they are. */
function othersIn({ maps, decisions }: Board): readonly string[] {
  return suggestMoments(maps, decisions, relations)
    .moments.filter(({ members }) => !members.some(isStrange))
    .map(({ key, tier, joins }) => `${key} ${tier} ${joins ?? ''}`)
    .sort()
}

function afterEdit({ maps, decisions }: Board, what: Edit): Board {
  const [map, ...rest] = maps
  if (!map) return { maps, decisions }
  const mine = map.moments.filter(({ id }) => isStrange(id))
  const moment = 'at' in what ? mine[what.at % Math.max(1, mine.length)] : undefined
  const withMoments = (moments: readonly Moment[]): Board => ({ maps: [{ ...map, moments }, ...rest], decisions })
  const withMoment = (changed: Partial<Moment>) =>
    withMoments(map.moments.map((other) => (other === moment ? { ...other, ...changed } : other)))
  if (what.do === 'adds') {
    const taken = mine.map(({ id }) => Number(id.slice(2)))
    const id = `a-${Math.max(89, ...taken) + 1}` as MomentId
    if (mine.length > 3) return { maps, decisions }
    const kind = what.kind === 'pain' ? 'pain' : 'step'
    return withMoments([...map.moments, { id, kind, label: what.text, thinking: '', doing: '' }])
  }
  if (!moment) return { maps, decisions }
  switch (what.do) {
    case 'says':
      return withMoment({ label: what.text })
    case 'thinks':
      return withMoment({ thinking: what.text })
    case 'removes':
      return withMoments(map.moments.filter((other) => other !== moment))
    case 'links': {
      const to = mine[what.to % mine.length]
      if (!to) return { maps, decisions }
      return { maps: [withLink(map, moment.id, to.id, what.kind), ...rest], decisions }
    }
    case 'places':
      return {
        maps,
        decisions: { ...decisions, placements: [...decisions.placements, ...placed('strange', moment.id)] },
      }
    case 'keeps apart': {
      const other = mine.find(({ id }) => id !== moment.id)
      if (!other) return { maps, decisions }
      return { maps, decisions: { ...decisions, keptApart: [...decisions.keptApart, apart(moment.id, other.id)] } }
    }
    case 'puts off':
      return {
        maps,
        decisions: { ...decisions, putOff: [...decisions.putOff, { key: moment.id, by: 'x' as PersonId, at: 1 }] },
      }
  }
}

function drawn(
  map: ExperienceMap,
  id: MomentId,
  what: string,
  { to, text, kind }: { to: number; text: string; kind: Moment['kind'] },
): ExperienceMap {
  if (what === 'removes') return { ...map, moments: map.moments.filter((moment) => moment.id !== id) }
  const end = map.moments[to % Math.max(1, map.moments.length)]
  if (what === 'links' && end) return withLink(map, id, end.id, 'next')
  return {
    ...map,
    moments: map.moments.map((moment) => (moment.id === id ? { ...moment, label: text, kind } : moment)),
  }
}

function withLink(map: ExperienceMap, from: MomentId, to: MomentId, kind: (typeof linkKinds)[number]): ExperienceMap {
  const link = { id: derivedLinkId(from, to, kind), from, to, kind, label: '' }
  return { ...map, links: [...map.links.filter((other) => other.id !== link.id), link] }
}
