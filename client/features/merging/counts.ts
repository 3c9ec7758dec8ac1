import type { SharedMoment } from '#shared/model/shared-map.ts'
import { inLanguage } from '../../ui/language/in-language.ts'
import { numbered } from './messages.ts'

/** Where the merge stands, for the line on top of it. */
export type MergeCounts = {
  readonly moments: number
  readonly fromAll: number
  readonly fromSome: number
  readonly fromOne: number
}

export function countMoments(moments: readonly Pick<SharedMoment, 'sources'>[], mapCount: number): MergeCounts {
  let fromAll = 0
  let fromSome = 0
  let fromOne = 0
  let counted = 0
  for (const { sources } of moments) {
    const authors = new Set(sources.map((source) => source.mapId)).size
    if (authors === 0) continue
    counted++
    if (authors === 1) fromOne++
    else if (authors >= mapCount) fromAll++
    else fromSome++
  }
  return { moments: counted, fromAll, fromSome, fromOne }
}

const words = inLanguage('merging.counts', {
  none: 'Nothing on the shared map yet',
  moments: (count: number) => numbered(count, 'moment', 'moments'),
  fromAll: (count: number, mapCount: number) => `${count} from ${mapCount === 2 ? 'both' : 'all'}`,
  fromSome: (count: number) => `${count} from some`,
  fromOne: (count: number) => `${count} from one`,
} as const)

/** “26 moments:” and “2 from all, 8 from some, 16 from one”. With two maps, nothing is “from some”. */
export function countSentence(counts: MergeCounts, mapCount: number): { readonly head: string; readonly rest: string } {
  if (counts.moments === 0) return { head: words.none, rest: '' }
  const head = words.moments(counts.moments)
  if (mapCount < 2) return { head, rest: '' }
  const parts = [
    ...(counts.fromAll > 0 ? [words.fromAll(counts.fromAll, mapCount)] : []),
    ...(counts.fromSome > 0 ? [words.fromSome(counts.fromSome)] : []),
    ...(counts.fromOne > 0 ? [words.fromOne(counts.fromOne)] : []),
  ]
  return { head: `${head}:`, rest: parts.join(', ') }
}
