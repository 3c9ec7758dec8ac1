import type { Editor } from 'tldraw'
import type { MomentsClip } from '#shared/exchange/moments-clip.ts'
import type { Place } from '#shared/model/moment.ts'
import type { ImageSync } from '../sync/images/image-sync.ts'
import { imageWords } from '../sync/images/messages.ts'
import type { CanvasEdits } from './editing/canvas-edits.ts'
import { canWrite } from './editing/layer-facts.ts'
import { addImages } from './images/add-images.ts'
import { bringImages, type Brought, isAtHome } from './images/bring-images.ts'
import { roomInView, showSelected } from './images/room-in-view.ts'
import type { LayerState } from './layer-state.ts'
import type { MapCanvasProps } from './map-canvas-props.ts'
import { canvasWords } from './messages.ts'
import { drawsInk } from './projection/draws-ink.ts'

/** What comes onto a canvas from elsewhere. */
export type PastedContent = {
  /**
   * Pastes what was copied here, on another map or in another program; images from elsewhere are brought first. `left`:
   * how much stayed in the other program.
   */
  takeClip(clip: MomentsClip, point: Place, left?: number): Promise<void>
  /** Puts images on the map, around a point of the page or where there is room in view. */
  takeFiles(files: readonly File[], point?: Place): Promise<void>
}

type Deps = {
  /** What shows the canvas now. */
  readonly shown: () => Editor | undefined
  readonly states: () => readonly LayerState[]
  readonly edits: CanvasEdits
  readonly images: ImageSync
  readonly facts: () => Pick<MapCanvasProps, 'mode' | 'insets'>
  /** Says a sentence to whoever listens, and on the screen. */
  readonly tell: (sentence: string) => void
}

export function createPastedContent({ shown, states, edits, images, facts, tell }: Deps): PastedContent {
  return {
    async takeClip(clip, point, left = 0) {
      const home = states().find(canWrite)
      if (!home || facts().mode === 'look') return
      const { name } = home.layer.document
      if (!drawsInk(home.layer) && clip.moments.length === 0) return tell(canvasWords.noInkHere)
      let pasted: Brought = { clip, left: 0 }
      if (drawsInk(home.layer) && !isAtHome(clip, images, name)) {
        tell(imageWords.bringing)
        pasted = await bringImages(clip, images, name)
      }
      const drawn = edits.addCopies(pasted.clip, point)
      if (pasted.left > 0) tell(imageWords.leftBehind(pasted.left))
      else if (pasted.clip !== clip) tell(imageWords.broughtAlong)
      else if (left > 0) tell(canvasWords.stayedThere(left))
      const editor = shown()
      const shapes = editor?.getCurrentPageShapes().filter(({ id }) => drawn.includes(id)) ?? []
      if (!editor || shapes.length === 0) return
      editor.setCurrentTool('select')
      editor.select(...editor.getSelectedShapeIds(), ...shapes.map(({ id }) => id))
    },
    async takeFiles(files, point) {
      if (facts().mode === 'look') return
      const home = states().find((state) => canWrite(state) && drawsInk(state.layer))
      if (!home) return tell(canvasWords.noImagesHere)
      const { document, offset } = home.layer
      const before = shown()
      const room = point ?? (before && roomInView(before))
      const at = room && { x: room.x - offset.x, y: room.y - offset.y }
      const { ids, sentence } = await addImages({
        document,
        images,
        files,
        at,
        // On a phone, no wider than what can be seen of it.
        ...(before ? { most: Math.round(Math.min(360, before.getViewportPageBounds().w * 0.7)) } : {}),
        onBegin: tell,
      })
      tell(sentence)
      const editor = shown()
      const shapes = editor?.getCurrentPageShapes().filter(({ id }) => ids.includes(id)) ?? []
      if (!editor || shapes.length === 0) return
      editor.setCurrentTool('select')
      editor.select(...shapes)
      showSelected(editor, facts().insets ?? {})
    },
  }
}
