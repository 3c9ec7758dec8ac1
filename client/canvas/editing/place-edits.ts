import { changeMoment } from '#shared/documents/map-document.ts'
import { act, localOrigin } from '#shared/documents/transact.ts'
import { unlocked, withGroup } from '#shared/layout/together.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { Place } from '#shared/model/moment.ts'
import type { LayerState } from '../layer-state.ts'
import { arrange, type Arrangement } from './arrange.ts'
import { boxesOf, canWrite, pinPlaces } from './layer-facts.ts'
import type { LayersAtHand } from './layers-at-hand.ts'
import { tidyPlaces } from './tidy-places.ts'

/** What changes where moments stand, and nothing else. */
export type PlaceEdits = {
  nudge(moments: readonly MomentId[], by: Place): void
  /** Lays the map out as a flow, or the given moments among themselves where there are several. */
  tidy(moments?: readonly MomentId[]): void
  arrange(moments: readonly MomentId[], how: Arrangement): void
}

type Deps = {
  readonly layers: LayersAtHand
  /** What was to be moved is locked: for the person. */
  readonly say: (problem: 'locked') => void
}

export function createPlaceEdits({ layers, say }: Deps): PlaceEdits {
  return {
    nudge(moments, offset) {
      for (const state of layers.all()) {
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
      const state = moments[0] ? layers.of(moments[0]) : layers.home()
      // Where a layout has the say about places, there is nothing to tidy.
      if (!state || state.layer.moments || state.layer.places) return
      const places = tidyPlaces(state, moments)
      if (places.size > 0) putAll(state, places)
    },

    arrange(moments, how) {
      const state = moments[0] && layers.of(moments[0])
      if (!state || state.layer.places || moments.length < 2) return
      const chosen = new Set(unlocked(state, moments))
      if (chosen.size < 2) return say('locked')
      putAll(state, arrange(new Map([...boxesOf(state)].filter(([id]) => chosen.has(id))), how))
    },
  }
}

function putAll(state: LayerState, places: ReadonlyMap<MomentId, Place>): void {
  const { doc } = state.layer.document
  act(doc, () => {
    pinPlaces(state, localOrigin, places)
    for (const [id, place] of places) changeMoment(doc, id, { place })
  })
}
