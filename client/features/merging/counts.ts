import type { SharedMoment } from '#shared/model/shared-map.ts'
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

/** “26 moments:” and “2 from all, 8 from some, 16 from one”. With two maps, nothing is “from some”. */
export function countSentence(counts: MergeCounts, mapCount: number): { readonly head: string; readonly rest: string } {
  if (counts.moments === 0) return { head: 'Nothing on the shared map yet', rest: '' }
  const head = numbered(counts.moments, 'moment', 'moments')
  if (mapCount < 2) return { head, rest: '' }
  const parts = [
    ...(counts.fromAll > 0 ? [`${counts.fromAll} from ${mapCount === 2 ? 'both' : 'all'}`] : []),
    ...(counts.fromSome > 0 ? [`${counts.fromSome} from some`] : []),
    ...(counts.fromOne > 0 ? [`${counts.fromOne} from one`] : []),
  ]
  return { head: `${head}:`, rest: parts.join(', ') }
}
