import type { InkRecord } from '#shared/documents/ink-document.ts'
import { planInsertion } from '#shared/layout/outline-edits.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import { describeInk } from '../../../../canvas/describe-ink.ts'
import { outlineWords } from '../messages.ts'
import type { PastedRows } from '../pasted-rows.ts'
import { type Act, both, refuse, writing } from './effects.ts'
import { open } from './row-acts.ts'

/**
 * Rows that were copied come after the row they are pasted into; into an empty row, the first of them goes. `ink`: what
 * was drawn around them, as it comes to lie on this map.
 */
export function paste(
  id: MomentId,
  { moments, links }: Pick<PastedRows, 'moments' | 'links'>,
  ink: readonly InkRecord[],
): Act {
  return writing((stand) => {
    const { map, pending, moments: shown, mintMoment, mintLink } = stand
    const { counts } = describeInk(ink)
    const drawn = ink.length > 0 ? { ink } : {}
    if (moments.length === 0) return { ...drawn, announce: outlineWords.pastedWith(0, counts) }
    const room = limits.maxMomentsPerMap - map.moments.length
    if (moments.length > room)
      return refuse(outlineWords.tooManyPasted(moments.length, Math.max(0, room), limits.maxMomentsPerMap))
    const isPending = pending?.id === id
    const fillsRow = !isPending && shown.get(id)?.label === ''
    const chapter = shown.get(id)?.chapter
    const ids = moments.map((_, at) => (fillsRow && at === 0 ? id : mintMoment()))
    const added = moments.flatMap((moment, at) => {
      const momentId = ids[at]
      if (momentId === undefined || momentId === id) return []
      return [{ ...(chapter ? { chapter } : {}), ...moment, id: momentId }]
    })
    const joined = links.flatMap(({ from, to, ...link }) => {
      const ends = { from: ids[from], to: ids[to] }
      return ends.from === undefined || ends.to === undefined
        ? []
        : [{ ...link, id: mintLink(), from: ends.from, to: ends.to }]
    })
    const inside = joined.filter((link) => link.from !== id)
    const plan = planInsertion(map, isPending ? pending.after : id, { moments: added, links: inside }, mintLink)
    const [first] = moments
    const pasted = {
      edits: [
        {
          ...plan,
          addLinks: [...(plan.addLinks ?? []), ...joined.filter((link) => link.from === id)],
          changeMoments: fillsRow && first ? [{ ...first, id }] : [],
        },
      ],
      ...drawn,
      announce: counts ? outlineWords.pastedWith(moments.length, counts) : outlineWords.pasted(moments.length),
    }
    const lastId = ids.at(-1)
    return lastId === undefined ? pasted : both(pasted, open(lastId)(stand))
  })
}
