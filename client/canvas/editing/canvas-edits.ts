import { drawsInk } from '../projection/draws-ink.ts'
import { inkOf, writeInk } from '#shared/documents/ink-document.ts'
import {
  addLink,
  addMoment,
  changeLink,
  changeMoment,
  drawSketch,
  linksOf,
  momentsOf,
} from '#shared/documents/map-document.ts'
import { cutLink } from '#shared/documents/shared-map-edits.ts'
import { act, localOrigin, systemOrigin, typingOrigin } from '#shared/documents/transact.ts'
import { readFeelingSuffix } from '#shared/model/feeling-suffix.ts'
import type { LinkId, MomentId, PersonId } from '#shared/model/ids.ts'
import { readKindPrefix } from '#shared/model/kind-prefix.ts'
import type { LinkKind } from '#shared/model/link.ts'
import { linkKindTowards } from '#shared/model/map-edits.ts'
import { maxTextLength, type MomentKind, type Place } from '#shared/model/moment.ts'
import { maxSketchStrokes, type SketchStroke } from '#shared/model/sketch.ts'
import { limits } from '#shared/protocol/limits.ts'
import { mintId } from '../../sync/new-id.ts'
import type { Box } from '../box.ts'
import type { LayerState } from '../layer-state.ts'
import type { CanvasLayers } from '../canvas-layers.ts'
import { measureCard } from '../projection/measure-card.ts'
import { editMoment, selectLinks, selectMoments, type SelectionStore } from '../selection-store.ts'
import { arrange, type Arrangement } from './arrange.ts'
import { boxesOf, canWrite, flowTo, pinPlaces, removeFrom, unlocked, withGroup } from './layer-facts.ts'
import { createOrderEdits, type OrderEdits, type OrderProblem } from './order-edits.ts'
import { createInkEdits, type InkEdits } from './ink-edits.ts'
import { guessLinkKind } from './link-kind.ts'
import { createPasteEdits, type PasteEdits } from './paste-edits.ts'
import { tidyPlaces } from './tidy-places.ts'
import { keepPut, placeAfter, placeAround, placeBelow, type PutPlace } from './next-place.ts'

/**
 * What a person can do to the maps on a canvas, by tool or by key. Each is one transaction in one document and one undo
 * step; a layer that is read-only, or a document that cannot be written, is left alone.
 */
export type CanvasEdits = InkEdits &
  PasteEdits &
  OrderEdits & {
    /** A moment at a point of the page, with its label open. Gives its id. */
    addAt(point: Place, kind?: MomentKind): MomentId | undefined
    /** The next moment after this one, linked, with its label open. */
    addNext(id: MomentId): MomentId | undefined
    /** A moment beside this one, after the same moment. */
    addBranch(id: MomentId): MomentId | undefined
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
    changeLink(id: LinkId, patch: { kind?: LinkKind; label?: string; isReversed?: boolean }): void
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

  function addTo(
    state: LayerState,
    place: PutPlace,
    from?: MomentId,
    kind: MomentKind = 'step',
    origin = localOrigin,
  ): MomentId | undefined {
    if (state.moments.length >= limits.maxMomentsPerMap) {
      say('full')
      return undefined
    }
    // Whatever the open label still has to say belongs to its own step, before this one.
    const open = selection.getState().editing
    if (open) finish(open)
    const { doc } = state.layer.document
    const id = mintId<MomentId>()
    // Whoever goes on writing goes on in the same chapter.
    const chapter = state.moments.find((moment) => moment.id === from)?.chapter
    act(
      doc,
      () => {
        pinPlaces(state)
        addMoment(doc, { id, kind, place: { x: place.x, y: place.y }, by, ...(chapter ? { chapter } : {}) }, origin)
        if (from) addLink(doc, { id: mintId<LinkId>(), from, to: id, kind: linkKindTowards(kind), by }, origin)
      },
      origin,
    )
    if (origin !== systemOrigin) fresh.add(id)
    put.set(id, place)
    editMoment(selection, id)
    return id
  }

  /** Ends the step of a label's typing, with the moment on its middle line. */
  function finish(id: MomentId): void {
    const state = layerOf(id)
    const was = put.get(id)
    put.delete(id)
    if (!state) return
    if (written.delete(id)) readFeeling(state, id)
    const now = layerOf(id)
    if (now && was && !fresh.has(id)) settle(now, id, was)
    state.layer.document.undo.endStep()
  }

  const edits: CanvasEdits = {
    ...createInkEdits({ projection, keys, by }),
    ...createPasteEdits({ selection, homeLayer, by, say }),
    ...createOrderEdits({ selection, layerOf, layers, finish, say, noteFresh: (id) => void fresh.add(id) }),

    addAt(point, kind) {
      const state = homeLayer()
      if (!state) return undefined
      const { offset } = state.layer
      return addTo(state, placeAround({ x: point.x - offset.x, y: point.y - offset.y }), undefined, kind)
    },

    addNext(id) {
      // As in a list: Enter where nothing stands yet is the end of it.
      if (fresh.has(id)) {
        editMoment(selection, undefined)
        return undefined
      }
      finish(id)
      const state = layerOf(id)
      const boxes = state && boxesOf(state)
      const before = boxes?.get(id)
      if (!state || !boxes || !before) return undefined
      const taken = [...boxes.values()]
      // Where the way on is drawn already, what is added is another way.
      const goesOn = state.links.some((link) => link.from === id && link.kind === 'next')
      return addTo(state, goesOn ? placeBelow(before, taken) : placeAfter(before, flowTo(state, id, boxes), taken), id)
    },

    addBranch(id) {
      if (fresh.has(id)) {
        const before = layerOf(id)?.links.find((link) => link.to === id)?.from
        editMoment(selection, undefined)
        return before && edits.addBranch(before)
      }
      finish(id)
      const state = layerOf(id)
      const boxes = state && boxesOf(state)
      const beside = boxes?.get(id)
      if (!state || !boxes || !beside) return undefined
      const before = state.links.find((link) => link.to === id && link.kind !== 'loop')?.from
      return addTo(state, placeBelow(beside, [...boxes.values()]), before)
    },

    addLinkedAt(from, point) {
      const state = layerOf(from)
      if (!state) return
      const { offset } = state.layer
      addTo(state, placeAround({ x: point.x - offset.x, y: point.y - offset.y }), from)
    },

    link(from, to, kind) {
      const state = layerOf(from)
      const target = state?.moments.find((moment) => moment.id === to)
      if (!state || !target || from === to) return
      const guessed = kind ?? guessLinkKind(state.links, from, target)
      const known = state.links.find((link) => link.from === from && link.to === to && link.kind === guessed)
      const { doc } = state.layer.document
      if (known && linksOf(doc).has(known.id)) return selectLinks(selection, [known.id])
      const id = mintId<LinkId>()
      addLink(doc, { id, from, to, kind: guessed, by })
      // A link that the team had cut, and drew again, is wanted after all.
      if (state.layer.document.name.kind === 'map-shared') cutLink(doc, from, to, false, { by, at: now() })
      selectLinks(selection, [id])
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

    changeLink(id, { kind, label, isReversed }) {
      const state = layers().find((state) => canWrite(state) && linksOf(state.layer.document.doc).has(id))
      const link = state?.links.find((link) => link.id === id)
      if (!state || !link) return
      const turned = isReversed ? { from: link.to, to: link.from } : {}
      const patch = { ...turned, ...(kind ? { kind } : {}), ...(label === undefined ? {} : { label }) }
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
      const { doc } = state.layer.document
      const moment = state.moments.find((moment) => moment.id === id)
      // A mark counts where the kind is still open (or says what it is anyway), and at the stroke that completes it:
      // after an undo it is words.
      const typed = moment && !readKindPrefix(moment.label) ? readKindPrefix(text) : undefined
      const marked = moment?.kind === 'step' || moment?.kind === typed?.kind ? typed : undefined
      act(
        doc,
        () => {
          changeMoment(doc, id, { label: (marked?.label ?? text).slice(0, maxTextLength) }, typingOrigin)
          if (!marked) return
          changeMoment(doc, id, { kind: marked.kind }, typingOrigin)
          const [into, ...others] = state.links.filter((link) => link.to === id)
          if (into?.kind === 'next' && !into.label && others.length === 0)
            changeLink(doc, into.id, { kind: linkKindTowards(marked.kind) }, typingOrigin)
        },
        typingOrigin,
      )
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
      if (momentsOf(doc).has(id)) removeFrom(state, [id], [], { by, at: now() })
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
      if (!first) return addTo(state, { x: 0, y: 0 }, undefined, 'start', systemOrigin)
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

/** “… :( frustrated” at the end of a label that was just written. */
function readFeeling(state: LayerState, id: MomentId): void {
  const moment = state.moments.find((moment) => moment.id === id)
  const read = moment && readFeelingSuffix(moment.label)
  if (read) changeMoment(state.layer.document.doc, id, read, typingOrigin)
}

function near(a: Place, b: Place): boolean {
  return Math.abs(a.x - b.x) < 1 && Math.abs(a.y - b.y) < 1
}
