import { drawsInk } from '../projection/draws-ink.ts'
import { writeInk } from '#shared/documents/ink-document.ts'
import { addAll } from '#shared/documents/map-document.ts'
import { act } from '#shared/documents/transact.ts'
import { parseOutlineText } from '#shared/exchange/outline-text.ts'
import type { MomentsClip } from '#shared/exchange/moments-clip.ts'
import { tidyFlow } from '#shared/layout/tidy-flow.ts'
import type { LinkId, MomentId, PersonId } from '#shared/model/ids.ts'
import type { Place } from '#shared/model/moment.ts'
import { limits } from '#shared/protocol/limits.ts'
import { mintId } from '../../sync/new-id.ts'
import type { LayerState } from '../layer-state.ts'
import { measureCard } from '../projection/measure-card.ts'
import { selectMoments, type SelectionStore } from '../selection/selection-store.ts'
import { boxesOfThings } from './ink-edits.ts'
import { boxesOf, pinPlaces } from './layer-facts.ts'
import { belowAll, placeAround } from './next-place.ts'
import { placeCopies } from './place-copies.ts'

/** Putting into a map what comes from a clipboard or a file: each is one step, at points of the page. */
export type PasteEdits = {
  /** Words from outside: a moment for each line, one after the other. */
  addWords(text: string, point: Place): void
  /**
   * Moments that were copied, with the links between them and what was drawn around them: at a point, or below
   * everything where something stands there. Images among them have the ids under which this document has them. Gives
   * the ids of what is drawn.
   */
  addCopies(clip: MomentsClip, point: Place): readonly string[]
}

type Deps = {
  readonly selection: SelectionStore
  /** The layer that is written in. */
  readonly homeLayer: () => LayerState | undefined
  readonly by: PersonId
  readonly say: (problem: 'tooMany' | 'tooLong') => void
}

export function createPasteEdits({ selection, homeLayer, by, say }: Deps): PasteEdits {
  return {
    addWords(text, point) {
      const state = homeLayer()
      const pasted = parseOutlineText(text)
      if (!state || pasted.moments.length === 0) return
      if (state.moments.length + pasted.moments.length > limits.maxMomentsPerMap) return say('tooMany')
      if (pasted.isCut) say('tooLong')
      const { doc } = state.layer.document
      const moments = pasted.moments.map((moment) => ({
        ...moment,
        id: mintId<MomentId>(),
        thinking: '',
        doing: '',
        by,
      }))
      const links = pasted.links.flatMap(({ from, to, kind }) => {
        const ends = { from: moments[from]?.id, to: moments[to]?.id }
        return ends.from && ends.to ? [{ id: mintId<LinkId>(), from: ends.from, to: ends.to, kind, label: '' }] : []
      })
      const taken = [...boxesOf(state).values()]
      const places =
        moments.length === 1
          ? undefined
          : tidyFlow(moments, links, {
              sizeOf: (moment) => measureCard(moment, state.layer.size ?? 'full'),
              origin: belowAll(taken),
            })
      const single = placeAround({ x: point.x - state.layer.offset.x, y: point.y - state.layer.offset.y })
      act(doc, () => {
        pinPlaces(state)
        addAll(doc, {
          moments: moments.map((moment) => ({ ...moment, place: places?.get(moment.id) ?? single })),
          links,
        })
      })
      selectMoments(
        selection,
        moments.map((moment) => moment.id),
      )
    },

    addCopies(clip, point) {
      const { moments, links } = clip
      const state = homeLayer()
      if (!state) return []
      if (state.moments.length + moments.length > limits.maxMomentsPerMap) {
        say('tooMany')
        return []
      }
      const ids = new Map(moments.map(({ id }) => [id, mintId<MomentId>()]))
      // Copies move with each other, and not with what they were copied from.
      const groups = new Map(moments.map(({ group }) => [group, mintId()]))
      const hasInk = drawsInk(state.layer)
      const { doc } = state.layer.document
      const taken = [...boxesOf(state).values(), ...(hasInk ? boxesOfThings(doc) : [])]
      const { x, y } = state.layer.offset
      const around = { x: point.x - x, y: point.y - y }
      const { places, ink } = placeCopies(hasInk ? clip : { moments, links }, around, taken)
      act(doc, () => {
        pinPlaces(state)
        addAll(doc, {
          moments: moments.flatMap((moment) => {
            const id = ids.get(moment.id)
            const place = places.get(moment.id)
            const group = moment.group && groups.get(moment.group)
            return id ? [{ ...moment, id, by, ...(place ? { place } : {}), ...(group ? { group } : {}) }] : []
          }),
          links: links.flatMap((link) => {
            const from = ids.get(link.from)
            const to = ids.get(link.to)
            return from && to ? [{ ...link, id: mintId<LinkId>(), from, to, by }] : []
          }),
        })
        writeInk(doc, ink, [])
      })
      selectMoments(selection, [...ids.values()])
      return ink.map(({ id }) => id)
    },
  }
}
