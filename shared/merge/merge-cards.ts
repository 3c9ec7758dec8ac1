import type { ReviewCard, Wording } from './review-queue.ts'
import type { MomentId } from '../model/ids.ts'
import { type PlacedWording, type WordingChange, wordingChange } from '../model/placed-wording.ts'
import type { SharedMoment } from '../model/shared-map.ts'
import type { MapAuthor, MergeBoard } from './merge-board.ts'

/** A source whose author changed it after people had decided where it belongs. */
export type Changed = {
  readonly sourceId: MomentId
  readonly author: MapAuthor
  readonly change: WordingChange
  readonly before: PlacedWording
}

/** A shared moment to look at again: what it stands for has changed. */
export type RecheckCard = {
  readonly kind: 'recheck'
  readonly key: string
  readonly momentId: MomentId
  readonly changed: readonly Changed[]
  /** Everything it stands for, as it reads now. */
  readonly wordings: readonly Wording[]
}

/** One thing to look at: the engine's, or a decision whose ground has moved. */
export type MergeCard = ReviewCard | RecheckCard

/** The moments whose sources changed after they were placed, in the order of the flow. */
export function recheckCards(board: MergeBoard): readonly RecheckCard[] {
  return board.flow.moments.flatMap((moment) => {
    const changed = changedIn(moment, board)
    if (changed.length === 0) return []
    const wordings = moment.sources.flatMap(({ sourceId, mapId }) => {
      const source = board.sources.get(sourceId)?.moment
      return source ? [{ mapId, moment: source }] : []
    })
    // Not the moment alone: another change of another source is another thing to look at.
    const key = `recheck:${changed.map(({ sourceId }) => sourceId).join('|')}`
    return { kind: 'recheck', key, momentId: moment.id, changed, wordings }
  })
}

export function changedIn(
  moment: SharedMoment,
  board: Pick<MergeBoard, 'authors' | 'maps' | 'sources'>,
): readonly Changed[] {
  return board.authors.flatMap((author, i) => {
    // A map that is empty is not open yet, as far as anybody can tell from here.
    if ((board.maps[i]?.moments.length ?? 0) === 0) return []
    return moment.sources.flatMap(({ sourceId, mapId, wording }) => {
      if (mapId !== author.mapId || !wording) return []
      const change = wordingChange(wording, board.sources.get(sourceId)?.moment)
      return change ? [{ sourceId, author, change, before: wording }] : []
    })
  })
}

/** The sources that the key of a card is made of: `a|b`, `part-of:whole|part` or `recheck:a`. */
export function sourcesOfKey(key: string): readonly MomentId[] {
  return key.replace(/^(?:part-of|recheck):/, '').split('|') as MomentId[]
}
