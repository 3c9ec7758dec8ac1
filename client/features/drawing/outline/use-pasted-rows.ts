import { type InkRecord, writeInk } from '#shared/documents/ink-document.ts'
import { act } from '#shared/documents/transact.ts'
import type { MomentsClip } from '#shared/exchange/moments-clip.ts'
import { isOutlineText, parseOutlineText } from '#shared/exchange/outline-text.ts'
import { planInsertion } from '#shared/layout/outline-edits.ts'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import type { LinkKind } from '#shared/model/link.ts'
import type { AddedMoment } from '#shared/model/map-edits.ts'
import { limits } from '#shared/protocol/limits.ts'
import { describeInk } from '../../../canvas/describe-ink.ts'
import { belowAll } from '../../../canvas/editing/next-place.ts'
import { placeCopies } from '../../../canvas/editing/place-copies.ts'
import { boxesOn } from '../../../canvas/images/add-images.ts'
import { bringImages, isAtHome } from '../../../canvas/images/bring-images.ts'
import { canvasWords } from '../../../canvas/messages.ts'
import { readClipboard } from '../../../canvas/clipboard/read-clipboard.ts'
import { useBoard } from '../../../sync/board-context.tsx'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { imageWords } from '../../../sync/images/messages.ts'
import { mintId } from '../../../sync/new-id.ts'
import { announce } from '../../../ui/browser/announce.ts'
import { outlineWords } from './messages.ts'
import type { Outline } from './use-outline.ts'

/** What is on the clipboard, as rows; links by index. */
type PastedRows = {
  /** What was copied with what was drawn around it. */
  readonly clip?: MomentsClip
  /** How much stayed in the program it comes from. */
  readonly left?: number
  readonly moments: readonly Omit<AddedMoment, 'id'>[]
  readonly links: readonly {
    readonly from: number
    readonly to: number
    readonly kind: LinkKind
    readonly label?: string
  }[]
}

/**
 * Turns what was copied here or on another board, or a list from anywhere, into moments after the row it is pasted into;
 * into an empty row, its first line goes. True where it was taken (or refused in a sentence); a single line of text is
 * left to the field.
 */
export function usePastedRows({ actions, moments: shown, pending }: Outline, document: OpenDocument) {
  const { images } = useBoard().sync

  /** Images from another map are brought first, and then all of it is one step. */
  async function bring(clip: MomentsClip, id: MomentId, rows: PastedRows) {
    actions.say(imageWords.bringing)
    const brought = await bringImages(clip, images, document.name)
    put(id, rows, brought.clip)
    if (brought.left > 0) actions.say(imageWords.leftBehind(brought.left))
  }

  return (id: MomentId, data: DataTransfer): boolean => {
    const rows = readRows(data)
    if (!rows) return false
    const { clip, left = 0 } = rows
    if (clip && !isAtHome(clip, images, document.name)) void bring(clip, id, rows)
    else put(id, rows, clip)
    if (left > 0) actions.say(canvasWords.stayedThere(left))
    return true
  }

  function put(id: MomentId, { moments, links }: PastedRows, clip: MomentsClip | undefined): void {
    if (moments.length === 0) {
      writeInk(document.doc, drawnBelow(document.doc, clip?.ink ?? []), [])
      return announce(outlineWords.pastedWith(0, describeInk(clip?.ink ?? []).counts))
    }
    const map = actions.map()
    const room = limits.maxMomentsPerMap - map.moments.length
    if (moments.length > room) {
      actions.say(outlineWords.tooManyPasted(moments.length, Math.max(0, room), limits.maxMomentsPerMap))
      return
    }
    const isPending = pending?.id === id
    const fillsRow = !isPending && shown.get(id)?.label === ''
    const chapter = shown.get(id)?.chapter
    const ids = moments.map((_, at) => (fillsRow && at === 0 ? id : mintId<MomentId>()))
    const added = moments.flatMap((moment, at) => {
      const momentId = ids[at]
      if (momentId === undefined || momentId === id) return []
      return [{ ...(chapter ? { chapter } : {}), ...moment, id: momentId }]
    })
    const joined = links.flatMap(({ from, to, ...link }) => {
      const ends = { from: ids[from], to: ids[to] }
      return ends.from === undefined || ends.to === undefined
        ? []
        : [{ ...link, id: mintId<LinkId>(), from: ends.from, to: ends.to }]
    })
    const [first] = moments
    const inside = joined.filter((link) => link.from !== id)
    const plan = planInsertion(map, isPending ? pending.after : id, { moments: added, links: inside }, () => mintId())
    // Looked for before the rows are there: what is drawn is to lie below what there was.
    const { doc } = document
    const drawn = clip?.ink?.length ? drawnBelow(doc, clip.ink) : []
    act(doc, () => {
      actions.apply({
        ...plan,
        addLinks: [...(plan.addLinks ?? []), ...joined.filter((link) => link.from === id)],
        changeMoments: fillsRow && first ? [{ ...first, id }] : [],
      })
      if (drawn.length > 0) writeInk(doc, drawn, [])
    })
    const lastId = ids.at(-1)
    if (lastId !== undefined) actions.open(lastId)
    const { counts } = describeInk(drawn)
    announce(counts ? outlineWords.pastedWith(moments.length, counts) : outlineWords.pasted(moments.length))
  }
}

/** What was drawn around moments has no row: it lies below the map, for whoever looks at the canvas. */
function drawnBelow(doc: OpenDocument['doc'], ink: readonly InkRecord[]): readonly InkRecord[] {
  const taken = boxesOn(doc)
  const { x, y } = belowAll(taken)
  return placeCopies({ moments: [], links: [], ink }, { x, y }, [...taken, { x, y, w: 1, h: 1 }]).ink
}

function readRows(data: DataTransfer): PastedRows | undefined {
  const pasted = readClipboard(data)
  if (pasted.kind === 'words') return isOutlineText(pasted.words) ? parseOutlineText(pasted.words) : undefined
  if (pasted.kind !== 'moments') return undefined
  const { clip, left, isOurs } = pasted
  // The words of one note from elsewhere are wanted where the caret stands.
  if (!isOurs && clip.moments.length === 1 && data.getData('text/plain').trim() !== '') return undefined
  const index = new Map(clip.moments.map(({ id }, at) => [id, at]))
  const groups = new Map(clip.moments.map(({ group }) => [group, mintId()]))
  return {
    clip,
    left,
    // Where they stood on another map says nothing here.
    moments: clip.moments.map(({ id: _id, place: _place, group, ...moment }) => {
      const own = group && groups.get(group)
      return { ...moment, ...(own ? { group: own } : {}) }
    }),
    links: clip.links.flatMap(({ from, to, kind, label }) => {
      const ends = { from: index.get(from), to: index.get(to) }
      return ends.from === undefined || ends.to === undefined ? [] : [{ from: ends.from, to: ends.to, kind, label }]
    }),
  }
}
