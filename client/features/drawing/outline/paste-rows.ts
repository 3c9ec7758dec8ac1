import type * as Y from 'yjs'
import type { InkRecord } from '#shared/documents/ink-document.ts'
import type { MomentsClip } from '#shared/exchange/moments-clip.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { belowAll } from '../../../canvas/editing/next-place.ts'
import { placeCopies } from '../../../canvas/editing/place-copies.ts'
import { boxesOn } from '../../../canvas/images/add-images.ts'
import { bringImages, isAtHome } from '../../../canvas/images/bring-images.ts'
import { canvasWords } from '../../../canvas/messages.ts'
import type { OpenDocument } from '../../../sync/open-document.ts'
import type { ImageSync } from '../../../sync/images/image-sync.ts'
import { imageWords } from '../../../sync/images/messages.ts'
import { refuse } from './acts/effects.ts'
import { paste } from './acts/paste-acts.ts'
import type { OutlineEditor } from './create-outline.ts'
import { readPastedRows } from './pasted-rows.ts'

type Deps = {
  readonly editor: Pick<OutlineEditor, 'does'>
  readonly document: Pick<OpenDocument, 'doc' | 'name'>
  readonly images: ImageSync
}

/**
 * Turns what was copied here or on another board, or a list from anywhere, into moments after the row it is pasted into;
 * into an empty row, its first line goes. True where it was taken (or refused in a sentence); a single line of text is
 * left to the field.
 */
export function pasteRows({ editor, document, images }: Deps, id: MomentId, data: DataTransfer): boolean {
  const rows = readPastedRows(data)
  if (!rows) return false
  const { clip, left = 0 } = rows
  const put = (pasted: MomentsClip | undefined) =>
    editor.does(paste(id, rows, drawnBelow(document.doc, pasted?.ink ?? [])))
  const say = (sentence: string) => editor.does(() => refuse(sentence))

  /** Images from another map are brought first, and then all of it is one step. */
  async function bring(from: MomentsClip): Promise<void> {
    say(imageWords.bringing)
    const brought = await bringImages(from, images, document.name)
    put(brought.clip)
    if (brought.left > 0) say(imageWords.leftBehind(brought.left))
  }

  if (clip && !isAtHome(clip, images, document.name)) void bring(clip)
  else put(clip)
  if (left > 0) say(canvasWords.stayedThere(left))
  return true
}

/** What was drawn around moments has no row: it lies below the map, for whoever looks at the canvas. */
function drawnBelow(doc: Y.Doc, ink: readonly InkRecord[]): readonly InkRecord[] {
  if (ink.length === 0) return []
  const taken = boxesOn(doc)
  const { x, y } = belowAll(taken)
  return placeCopies({ moments: [], links: [], ink }, { x, y }, [...taken, { x, y, w: 1, h: 1 }]).ink
}
