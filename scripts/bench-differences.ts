// `node scripts/bench-differences.ts`: how long it takes to find the differences of maps that are joined already: processor time, which
// a busy machine changes least. Medians.
import { findDifferences } from '../shared/merge/find-differences.ts'
import type { MomentGroup } from '../shared/merge/moment-groups.ts'
import type { ExperienceMap } from '../shared/model/experience-map.ts'
import type { LinkId, MapId, MomentId } from '../shared/model/ids.ts'
import type { Link } from '../shared/model/link.ts'
import { momentKinds, valences } from '../shared/model/moment.ts'

const labels = [
  'Asks partner what to watch',
  'Waits forty minutes',
  'Calls the shop',
  'Opens the app on the phone',
  'Fills in the online form',
  'Gives up and goes to bed',
  'Pays by card',
  'We talk about two weeks',
]

function name(map: number, at: number): MomentId {
  return `m${map}-${at}` as MomentId
}

/** Maps of lines with loops and side ways; seven in ten moments are told by each, one in twenty somewhere else. */
function board(mapCount: number, count: number): { maps: readonly ExperienceMap[]; groups: readonly MomentGroup[] } {
  let seed = 7
  const random = (): number => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)]
  const maps = Array.from({ length: mapCount }, (_, map): ExperienceMap => {
    const links: Link[] = []
    const link = (from: number, to: number, kind: Link['kind']): void =>
      void links.push({
        id: `${map}:${from}:${to}` as LinkId,
        from: name(map, from),
        to: name(map, to),
        kind,
        label: '',
      })
    for (let at = 1; at < count; at += 1) {
      link(at - 1, at, 'next')
      if (at > 3 && random() < 0.15) link(at, at - 1 - Math.floor(random() * 3), 'loop')
      if (at > 3 && random() < 0.2) link(at - 3, at, 'error')
    }
    return {
      id: `map${map}` as MapId,
      author: { name: String(map), discipline: 'other' },
      moments: Array.from({ length: count }, (__, at) => ({
        id: name(map, at),
        kind: at === 0 ? 'start' : (pick(momentKinds) ?? 'step'),
        label: `${pick(labels)} ${at}`,
        thinking: '',
        doing: '',
        feeling: { valence: pick(valences) ?? 0, word: '' },
      })),
      links,
    }
  })
  const groups = Array.from({ length: count }, (_, at): MomentGroup => ({
    key: `g${at}`,
    moments: [`g${at}` as MomentId],
    sources: maps.flatMap((__, map) => {
      const away = random() < 0.05 ? Math.floor(random() * 9) - 4 : 0
      return random() < 0.7 ? [name(map, Math.min(count - 1, Math.max(0, at + away)))] : []
    }),
  }))
  return { maps, groups }
}

for (const [mapCount, count] of [
  [3, 13],
  [3, 40],
  [3, 100],
  [8, 500],
  [3, 2_000],
] as const) {
  const { maps, groups } = board(mapCount, count)
  const times = Array.from({ length: count > 400 ? 3 : 15 }, () => {
    const begin = process.cpuUsage()
    findDifferences(maps, groups)
    return process.cpuUsage(begin).user / 1_000
  }).sort((a, b) => a - b)
  console.log(`${mapCount} × ${count}: ${(times[Math.floor(times.length / 2)] ?? 0).toFixed(1)} ms`)
}
