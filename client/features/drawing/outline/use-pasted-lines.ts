import { isOutlineText, parseOutlineText } from '#shared/exchange/outline-text.ts'
import { planInsertion } from '#shared/layout/outline-edits.ts'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import { mintId } from '../../../sync/new-id.ts'
import { announce } from '../../../ui/announce.ts'
import { outlineWords } from './messages.ts'
import type { Outline } from './use-outline.ts'

/**
 * Turns a pasted list into moments after the row it is pasted into; into an empty row, its first line goes. True where
 * the text was taken (or refused in a sentence); a single line is left to the field.
 */
export function usePastedLines({ actions, moments: shown, pending }: Outline): (id: MomentId, text: string) => boolean {
  return (id, text) => {
    if (!isOutlineText(text)) return false
    const { moments, links } = parseOutlineText(text)
    const map = actions.map()
    const room = limits.maxMomentsPerMap - map.moments.length
    if (moments.length > room) {
      actions.say(outlineWords.tooManyPasted(moments.length, Math.max(0, room), limits.maxMomentsPerMap))
      return true
    }
    const isPending = pending?.id === id
    const fillsRow = !isPending && shown.get(id)?.label === ''
    const ids = moments.map((_, at) => (fillsRow && at === 0 ? id : mintId<MomentId>()))
    const added = moments.flatMap((moment, at) => {
      const momentId = ids[at]
      return momentId === undefined || momentId === id ? [] : [{ id: momentId, ...moment }]
    })
    const joined = links.flatMap(({ from, to, kind }) => {
      const ends = { from: ids[from], to: ids[to] }
      return ends.from === undefined || ends.to === undefined
        ? []
        : [{ id: mintId<LinkId>(), from: ends.from, to: ends.to, kind }]
    })
    const [first] = moments
    const inside = joined.filter((link) => link.from !== id)
    const plan = planInsertion(map, isPending ? pending.after : id, { moments: added, links: inside }, () => mintId())
    actions.apply({
      ...plan,
      addLinks: [...(plan.addLinks ?? []), ...joined.filter((link) => link.from === id)],
      changeMoments: fillsRow && first ? [{ id, ...first }] : [],
    })
    const lastId = ids.at(-1)
    if (lastId !== undefined) actions.open(lastId)
    announce(outlineWords.pasted(moments.length))
    return true
  }
}
