import type { MomentId } from '#shared/model/ids.ts'
import type { Link } from '#shared/model/link.ts'
import type { Moment, Place } from '#shared/model/moment.ts'
import type { MapLayer } from './layers.ts'

/** What a layer shows just now. */
export type LayerState = {
  readonly layer: MapLayer
  readonly moments: readonly Moment[]
  readonly links: readonly Link[]
  readonly places: ReadonlyMap<MomentId, Place>
}
