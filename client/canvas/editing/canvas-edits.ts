import { drawsInk } from '../projection/draws-ink.ts'
import { inkOf, writeInk } from '#shared/documents/ink-document.ts'
import { applyEdits } from '#shared/documents/apply-edits.ts'
import { addMoment, changeLink, changeMoment, drawSketch, linksOf, momentsOf } from '#shared/documents/map-document.ts'
import { cutLink } from '#shared/documents/shared-map-edits.ts'
import { act, localOrigin, type Origin, systemOrigin, typingOrigin } from '#shared/documents/transact.ts'
import { type MintLinkId, planBeside, planBranch, planLink, planNext } from '#shared/layout/outline-edits.ts'
import { unlocked, withGroup } from '#shared/layout/together.ts'
import { planFelt, planWritten } from '#shared/layout/typing.ts'
import type { LinkId, MomentId, PersonId } from '#shared/model/ids.ts'
import { readKindPrefix } from '#shared/model/kind-prefix.ts'
import type { LinkKind } from '#shared/model/link.ts'
import type { AddedMoment, MapEdits } from '#shared/model/map-edits.ts'
import { maxTextLength, type MomentKind, type Place } from '#shared/model/moment.ts'
import { maxSketchStrokes, type SketchStroke } from '#shared/model/sketch.ts'
import { limits } from '#shared/protocol/limits.ts'
import { mintId } from '../../sync/new-id.ts'
import type { Box } from '../box.ts'
import type { LayerState } from '../layer-state.ts'
import type { CanvasLayers } from '../canvas-layers.ts'
import { measureCard } from '../projection/measure-card.ts'
import { editMoment, selectLinks, selectMoments, type SelectionStore } from '../selection/selection-store.ts'
import { arrange, type Arrangement } from './arrange.ts'
import { boxesOf, canWrite, pinPlaces } from './layer-facts.ts'
import { createOrderEdits, type OrderEdits, type OrderProblem } from './order-edits.ts'
import { createInkEdits, type InkEdits } from './ink-edits.ts'
import { createPasteEdits, type PasteEdits } from './paste-edits.ts'
import { placeAdded } from './place-added.ts'
import { removeFrom } from './remove-from.ts'
import { tidyPlaces } from './tidy-places.ts'
import { signed, writePlan } from './write-plan.ts'
import { keepPut, placeAround, type PutPlace } from './next-place.ts'

/**
 * What a person can do to the maps on a canvas, by tool or by key. Each is one transaction in one document and one undo
 * step; a layer that is read-only, or a document that cannot be written, is left alone.
 */
export type CanvasEdits = InkEdits &
  PasteEdits &
  OrderEdits & {
    /** A moment at a point of the page, with its label open. Gives its id. */
    addAt(point: Place, kind?: MomentKind): MomentId | undefined
    /** The next moment after this one, before what comes next on its line, with its label open. */
    addNext(id: MomentId): MomentId | undefined
    /** A moment that branches off from this one, beside whatever comes after it. */
    addBranch(id: MomentId): MomentId | undefined
    /** Another way beside this one: a moment after the same moment. */
    addBeside(id: MomentId): MomentId | undefined
    /** A link that was dragged to an empty place makes the moment there. */
    addLinkedAt(from: MomentId, point: Place): void
    link(from: MomentId, to: MomentId, kind?: LinkKind): void
    /**
     * A box that was drawn becomes a moment with the words and strokes that lay in it, and its label open where it has
     * none; `gone` are the shapes that it takes the place of. One step, which brings them back.
     */
    addDrawn(
      box: Box,
      drawn: { readonly label: string; readonly sketch: readonly SketchStroke[]; readonly gone: readonly string[] },
    ): MomentId | undefined
    /** A stroke from moment to moment becomes a link; one step, which brings it back. */
    linkDrawn(from: MomentId, to: MomentId, gone: readonly string[]): void
    changeLink(id: LinkId, patch: { kind?: LinkKind; label?: string }): void
    /** `ink`: ids of shapes that go in the same step. */
    remove(moments: readonly MomentId[], links: readonly LinkId[], ink?: readonly string[]): void
    /** Letter by letter; a mark at the start says the kind and is taken off. */
    writeLabel(id: MomentId, text: string): void
    /** The label was closed: a moment that was just made and never named goes again. */
    closeLabel(id: MomentId): void
    /** Strokes inside a moment; `words` say what they show. */
    drawSketch(
      id: MomentId,
      change: { readonly add?: readonly SketchStroke[]; readonly remove?: readonly string[]; readonly words?: string },
    ): void
    nudge(moments: readonly MomentId[], by: Place): void
    /** Lays the map out as a flow, or the given moments among themselves where there are several. */
    tidy(moments?: readonly MomentId[]): void
    arrange(moments: readonly MomentId[], how: Arrangement): void
    /** The very first moment of an empty map, which nobody has to undo. */
    begin(): MomentId | undefined
    undo(): void
    redo(): void
  }

type Deps = {
  readonly projection: CanvasLayers
  readonly selection: SelectionStore
  /** The layers in the order in which they were given. */
  readonly keys: () => readonly string[]
  readonly by: PersonId
  readonly now: () => number
  /** Something cannot be done: a sentence for the person. */
  readonly say: (problem: OrderProblem | 'tooMany' | 'tooLong' | 'locked' | 'sketchFull') => void
}

/** How a moment is added: at a point, or where its plan says, near the one it was asked for. */
type Adding = {
  readonly at?: PutPlace
  readonly from?: MomentId
  readonly near?: MomentId
  readonly kind?: MomentKind
  readonly origin?: Origin
  readonly plan?: (added: AddedMoment, mint: MintLinkId) => MapEdits
}

const planAlone = (added: AddedMoment): MapEdits => ({ addMoments: [added] })

export function createCanvasEdits({ projection, selection, keys, by, now, say }: Deps): CanvasEdits {
  /** Moments whose label was opened by making them, and in which nobody has written yet. */
  const fresh = new Set<MomentId>()
  /** Where moments were put before they had words: when their label closes, they keep the middle line, not the top. */
  const put = new Map<MomentId, PutPlace>()
  /** Moments whose open label was written in. */
  const written = new Set<MomentId>()

  function layers(): readonly LayerState[] {
    return keys().flatMap((key) => projection.layer(key) ?? [])
  }

  function layerOf(id: MomentId): LayerState | undefined {
    const found = layers().find((state) => state.places.has(id))
    return found && canWrite(found) ? found : undefined
  }

  function homeLayer(): LayerState | undefined {
    return layers().find(canWrite)
  }

  /** A new moment with its label open; `put` where it is asked for from no other moment. */
  function add(state: LayerState, adding: Adding): MomentId | undefined {
    if (state.moments.length >= limits.maxMomentsPerMap) {
      say('full')
      return undefined
    }
    // Whatever the open label still has to say belongs to its own step, before this one.
    const open = selection.getState().editing
    if (open) finish(open)
    const id = mintId<MomentId>()
    const { from, near = from, kind = 'step', origin = localOrigin, plan = planAlone } = adding
    // Whoever goes on writing goes on in the same chapter.
    const chapter = state.moments.find((moment) => moment.id === from)?.chapter
    const added: AddedMoment = { id, kind, label: '', ...(chapter ? { chapter } : {}) }
    const { addMoments: _, ...edits } = plan(added, () => mintId<LinkId>())
    const at = adding.at ?? (near === undefined ? undefined : placeAdded(state, edits, id, near))
    if (!at) return undefined
    writePlan(state, { ...edits, addMoments: [{ ...added, place: { x: at.x, y: at.y } }] }, by, origin)
    if (origin !== systemOrigin) fresh.add(id)
    put.set(id, at)
    editMoment(selection, id)
    return id
  }

  /** Ends the step of a label's typing, with the moment on its middle line. */
  function finish(id: MomentId): void {
    const state = layerOf(id)
    const was = put.get(id)
    put.delete(id)
    if (!state) return
    const felt = written.delete(id) && planFelt(state, id)
    if (felt) applyEdits(state.layer.document.doc, felt, typingOrigin)
    const now = layerOf(id)
    if (now && was && !fresh.has(id)) settle(now, id, was)
    state.layer.document.undo.endStep()
  }

  const edits: CanvasEdits = {
    ...createInkEdits({ projection, keys, by }),
    ...createPasteEdits({ selection, homeLayer, by, say }),
    ...createOrderEdits({ selection, by, layerOf, layers, finish, say, noteFresh: (id) => void fresh.add(id) }),

    addAt(point, kind) {
      const state = homeLayer()
      if (!state) return undefined
      const { offset } = state.layer
      const at = placeAround({ x: point.x - offset.x, y: point.y - offset.y })
      return add(state, { at, ...(kind ? { kind } : {}) })
    },

    addNext(id) {
      // As in a list: Enter where nothing stands yet is the end of it.
      if (fresh.has(id)) {
        editMoment(selection, undefined)
        return undefined
      }
      finish(id)
      const state = layerOf(id)
      // On the shared map the ways follow from the maps: what is drawn there stands beside them.
      const plan = state?.layer.document.name.kind === 'map-shared' ? planBranch : planNext
      return state && add(state, { from: id, plan: (added, mint) => plan(state, id, added, mint) })
    },

    addBranch(id) {
      finish(id)
      const state = layerOf(id)
      return state && add(state, { from: id, plan: (added, mint) => planBranch(state, id, added, mint) })
    },

    addBeside(id) {
      if (fresh.has(id)) {
        const before = layerOf(id)?.links.find((link) => link.to === id)?.from
        editMoment(selection, undefined)
        return before && edits.addBeside(before)
      }
      finish(id)
      const state = layerOf(id)
      const from = state?.links.find((link) => link.to === id && link.kind !== 'loop')?.from
      const plan = (added: AddedMoment, mint: MintLinkId) =>
        state ? planBeside(state, id, added, mint) : planAlone(added)
      return state && add(state, { ...(from ? { from } : {}), near: id, plan })
    },

    addLinkedAt(from, point) {
      const state = layerOf(from)
      if (!state) return
      const { offset } = state.layer
      const at = placeAround({ x: point.x - offset.x, y: point.y - offset.y })
      add(state, { at, from, plan: (added, mint) => planBranch(state, from, added, mint) })
    },

    link(from, to, kind) {
      const state = layerOf(from)
      const plan = state && planLink(state, from, to, kind ? { kind } : {}, () => mintId<LinkId>())
      const link = plan?.addLinks?.[0]
      if (!state || !plan || !link) return
      const known = state.links.find((one) => one.from === from && one.to === to && one.kind === link.kind)
      const { doc } = state.layer.document
      if (known && linksOf(doc).has(known.id)) return selectLinks(selection, [known.id])
      applyEdits(doc, signed(plan, by))
      // A link that the team had cut, and drew again, is wanted after all.
      if (state.layer.document.name.kind === 'map-shared') cutLink(doc, from, to, false, { by, at: now() })
      selectLinks(selection, [link.id])
    },

    addDrawn(box, { label, sketch, gone }) {
      const state = homeLayer()
      if (!state) return undefined
      if (state.moments.length >= limits.maxMomentsPerMap) {
        say('full')
        return undefined
      }
      const { doc } = state.layer.document
      const { offset } = state.layer
      const marked = readKindPrefix(label)
      const moment = {
        id: mintId<MomentId>(),
        kind: marked?.kind ?? 'step',
        label: (marked?.label ?? label).slice(0, maxTextLength),
        ...(sketch.length > 0 ? { sketch: { strokes: sketch } } : {}),
      } as const
      const size = measureCard(moment, state.layer.size ?? 'full')
      const place = {
        x: box.x + (box.w - size.w) / 2 - offset.x,
        y: box.y + (box.h - size.h) / 2 - offset.y,
      }
      act(doc, () => {
        pinPlaces(state)
        addMoment(doc, { ...moment, place, by })
        writeInk(doc, [], gone)
      })
      if (label) selectMoments(selection, [moment.id])
      else {
        fresh.add(moment.id)
        put.set(moment.id, place)
        editMoment(selection, moment.id)
      }
      return moment.id
    },

    linkDrawn(from, to, gone) {
      const state = layerOf(from)
      if (!state) return
      const { doc } = state.layer.document
      act(doc, () => {
        edits.link(from, to)
        writeInk(doc, [], gone)
      })
    },

    changeLink(id, { kind, label }) {
      const state = layers().find((state) => canWrite(state) && linksOf(state.layer.document.doc).has(id))
      const link = state?.links.find((link) => link.id === id)
      if (!state || !link) return
      const patch = { ...(kind ? { kind } : {}), ...(label === undefined ? {} : { label }) }
      changeLink(state.layer.document.doc, id, patch, label === undefined ? localOrigin : typingOrigin)
    },

    remove(moments, links, ink = []) {
      for (const state of layers()) {
        if (!canWrite(state)) continue
        const { doc } = state.layer.document
        const asked = moments.filter((id) => state.places.has(id))
        const ownMoments = unlocked(state, asked)
        if (ownMoments.length < asked.length) say('locked')
        const ownLinks = links.filter((id) => state.links.some((link) => link.id === id))
        const ownInk = ink.length > 0 && drawsInk(state.layer) ? ink.filter((id) => inkOf(doc).has(id)) : []
        if (ownMoments.length + ownLinks.length + ownInk.length === 0) continue
        act(doc, () => {
          if (ownMoments.length + ownLinks.length > 0) removeFrom(state, ownMoments, ownLinks, { by, at: now() })
          if (ownInk.length > 0) writeInk(doc, [], ownInk)
        })
      }
    },

    writeLabel(id, text) {
      const state = layerOf(id)
      if (!state) return
      fresh.delete(id)
      written.add(id)
      applyEdits(state.layer.document.doc, planWritten(state, id, text), typingOrigin)
    },

    closeLabel(id) {
      finish(id)
      const state = layerOf(id)
      const isUntouched = fresh.delete(id)
      if (!state || !isUntouched || state.moments.length === 1) return
      const { doc, undo } = state.layer.document
      const before = state.links.find((link) => link.to === id)?.from
      // Taken back rather than removed: what never was leaves no step to undo.
      undo.forget()
      const left = momentsOf(doc).has(id) && layerOf(id)
      if (left) removeFrom(left, [id], [], { by, at: now() })
      if (before) selectMoments(selection, [before])
    },

    drawSketch(id, { words, ...change }) {
      const state = layerOf(id)
      if (!state) return
      const { doc } = state.layer.document
      const strokes = state.moments.find((moment) => moment.id === id)?.sketch?.strokes.length ?? 0
      if (change.add && strokes + change.add.length > maxSketchStrokes) return say('sketchFull')
      if (words !== undefined) changeMoment(doc, id, { sketchWords: words }, typingOrigin)
      else
        act(doc, () => {
          pinPlaces(state)
          drawSketch(doc, id, change)
        })
    },

    nudge(moments, offset) {
      for (const state of layers()) {
        if (!canWrite(state)) continue
        const { doc } = state.layer.document
        const asked = moments.filter((id) => state.places.has(id))
        const own = unlocked(state, withGroup(state, asked))
        if (asked.length > 0 && own.length === 0) say('locked')
        if (own.length === 0) continue
        act(doc, () => {
          pinPlaces(state)
          for (const id of own) {
            const place = state.places.get(id)
            if (place) changeMoment(doc, id, { place: { x: place.x + offset.x, y: place.y + offset.y } })
          }
        })
      }
    },

    tidy(moments = []) {
      const state = moments[0] ? layerOf(moments[0]) : homeLayer()
      // Where a layout has the say about places, there is nothing to tidy.
      if (!state || state.layer.moments || state.layer.places) return
      const places = tidyPlaces(state, moments)
      if (places.size > 0) putAll(state, places)
    },

    arrange(moments, how) {
      const state = moments[0] && layerOf(moments[0])
      if (!state || state.layer.places || moments.length < 2) return
      const chosen = new Set(unlocked(state, moments))
      if (chosen.size < 2) return say('locked')
      putAll(state, arrange(new Map([...boxesOf(state)].filter(([id]) => chosen.has(id))), how))
    },

    begin() {
      const state = homeLayer()
      if (!state) return undefined
      const [first, ...others] = state.moments
      if (!first) return add(state, { at: { x: 0, y: 0 }, kind: 'start', origin: systemOrigin })
      // A map that was left before its first word goes on where it was left.
      if (others.length > 0 || first.label !== '' || selection.getState().editing) return undefined
      editMoment(selection, first.id)
      return first.id
    },

    undo: () => void homeLayer()?.layer.document.undo.undo(),
    redo: () => void homeLayer()?.layer.document.undo.redo(),
  }
  return edits
}

function putAll(state: LayerState, places: ReadonlyMap<MomentId, Place>): void {
  const { doc } = state.layer.document
  act(doc, () => {
    pinPlaces(state, localOrigin, places)
    for (const [id, place] of places) changeMoment(doc, id, { place })
  })
}

function settle(state: LayerState, id: MomentId, was: PutPlace): void {
  const moment = state.moments.find((moment) => moment.id === id)
  if (!moment?.place || !near(moment.place, was)) return
  const place = keepPut(was, measureCard(moment, state.layer.size ?? 'full'))
  changeMoment(state.layer.document.doc, id, { place }, typingOrigin)
}

function near(a: Place, b: Place): boolean {
  return Math.abs(a.x - b.x) < 1 && Math.abs(a.y - b.y) < 1
}
