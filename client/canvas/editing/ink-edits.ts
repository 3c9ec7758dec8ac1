import { drawsInk } from '../projection/draws-ink.ts'
import { addThing, changeThing, readInk, readThings, writeInk } from '#shared/documents/ink-document.ts'
import { localOrigin, typingOrigin } from '#shared/documents/transact.ts'
import type { PersonId } from '#shared/model/ids.ts'
import { figureHeight, type InkThing, type InkThingPatch, type ThingType } from '#shared/model/ink.ts'
import type { Place, Valence } from '#shared/model/moment.ts'
import { mintId } from '../../sync/new-id.ts'
import type { LayerState } from '../layer-state.ts'
import type { CanvasLayers } from '../canvas-layers.ts'
import { figureSize, measureSticky } from '../projection/thing-shapes.ts'
import type { Box } from '../box.ts'
import { inkBox } from './ink-box.ts'
import { canWrite } from './layer-facts.ts'

/** What a person can do to the stickies and figures around the moments; each is one undo step. Ids are those of their shapes. */
export type InkEdits = {
  /** In the middle of a point of the page. Gives its id. */
  addThing(type: ThingType, point: Place, mood?: Valence): string | undefined
  /** Letter by letter: what is typed on a sticky, or the name of a figure. */
  writeThing(id: string, words: string): void
  changeThing(id: string, patch: Omit<InkThingPatch, 'words'>): void
  /** The words were closed: a sticky on which nobody wrote goes again. */
  closeThing(id: string): void
}

type Deps = {
  readonly projection: CanvasLayers
  readonly keys: () => readonly string[]
  readonly by: PersonId
}

export function createInkEdits({ projection, keys, by }: Deps): InkEdits {
  /** Stickies that were just put there and have no words yet. */
  const fresh = new Set<string>()

  function writableLayers(): readonly LayerState[] {
    return keys()
      .flatMap((key) => projection.layer(key) ?? [])
      .filter((state) => canWrite(state) && drawsInk(state.layer))
  }

  function find(id: string): { state: LayerState; thing: InkThing } | undefined {
    for (const state of writableLayers()) {
      const thing = readThings(state.layer.document.doc).find((other) => other.id === id)
      if (thing) return { state, thing }
    }
    return undefined
  }

  return {
    addThing(type, point, mood) {
      const [state] = writableLayers()
      if (!state) return undefined
      const { w, h } = type === 'figure' ? figureSize(figureHeight.usual) : measureSticky('')
      const { offset, document } = state.layer
      const id = `shape:${mintId()}`
      addThing(document.doc, {
        id,
        type,
        place: { x: point.x - offset.x - w / 2, y: point.y - offset.y - h / 2 },
        words: '',
        height: figureHeight.usual,
        ...(mood === undefined ? {} : { mood }),
        by,
      })
      if (type === 'sticky') fresh.add(id)
      return id
    },

    writeThing(id, words) {
      const found = find(id)
      if (!found) return
      fresh.delete(id)
      changeThing(found.state.layer.document.doc, id, { words }, typingOrigin)
    },

    changeThing(id, patch) {
      const found = find(id)
      if (found) changeThing(found.state.layer.document.doc, id, patch, localOrigin)
    },

    closeThing(id) {
      const found = find(id)
      const isFresh = fresh.delete(id)
      if (!found) return
      const { doc, undo } = found.state.layer.document
      undo.endStep()
      if (found.thing.type !== 'sticky' || found.thing.words.trim() !== '') return
      // What never was leaves no step to undo; what was emptied does.
      if (isFresh) undo.forget()
      if (find(id)) writeInk(doc, [], [id])
    },
  }
}

/** Where notes, figures and images lie: what is put down leaves them in view. Strokes may lie under anything. */
export function boxesOfThings(doc: Parameters<typeof readInk>[0]): readonly Box[] {
  const strokes = new Set(['draw', 'highlight'])
  return readInk(doc).flatMap((record) => (strokes.has(record.type) ? [] : (inkBox(record) ?? [])))
}
