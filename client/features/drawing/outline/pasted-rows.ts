import type { MomentsClip } from '#shared/exchange/moments-clip.ts'
import { isOutlineText, parseOutlineText } from '#shared/exchange/outline-text.ts'
import type { LinkKind } from '#shared/model/link.ts'
import type { AddedMoment } from '#shared/model/map-edits.ts'
import { readClipboard } from '../../../canvas/clipboard/read-clipboard.ts'
import { mintId } from '../../../sync/new-id.ts'

/** What is on the clipboard, as rows; links by index. */
export type PastedRows = {
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

/** Moments that were copied here, or a list from anywhere; nothing where it is a text for the field in which it is pasted. */
export function readPastedRows(data: DataTransfer): PastedRows | undefined {
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
