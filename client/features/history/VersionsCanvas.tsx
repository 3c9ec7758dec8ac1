import { useMemo, useState } from 'react'
import { tidyFlow } from '#shared/layout/tidy-flow.ts'
import type { SharedFlow } from '#shared/merge/shared-flow.ts'
import type { MapLayer } from '../../canvas/layers.ts'
import { MapCanvas } from '../../canvas/MapCanvas.tsx'
import { measureCard } from '../../canvas/projection/measure-card.ts'
import { createSelectionStore } from '../../canvas/selection/selection-store.ts'
import { useDocument } from '../../sync/board-context.tsx'
import type { OpenDocument } from '../../sync/open-document.ts'
import { historyWords as words } from './messages.ts'

/** How wide a map may run before its line turns, and what lies between the two, in page pixels. */
const mapWidth = 1_400
const between = 140
const headingAbove = 28

export type MarkedFlow = {
  readonly flow: SharedFlow
  /** Moment id → what is said of it. */
  readonly marks: ReadonlyMap<string, string>
}

/** The map of a version, and below it the map of now; what is otherwise is marked, with a word on it. */
export function VersionsCanvas({ before, now }: { before: MarkedFlow; now: MarkedFlow }) {
  const document = useDocument({ kind: 'map-shared' })
  const [selection] = useState(createSelectionStore)
  const { layers, top } = useMemo(() => {
    const first = layerOf('before', before, document, 0)
    const below = first.bottom + between
    return { layers: [first.layer, layerOf('now', now, document, below).layer], top: below }
  }, [before, now, document])
  return (
    <div className="versions-canvas">
      <MapCanvas
        layers={layers}
        selection={selection}
        mode="look"
        label={words.canvas}
        insets={{ top: 48, right: 24, bottom: 40, left: 24 }}
        underlay={
          <svg className="versions-heads" width="1" height="1" overflow="visible" aria-hidden="true">
            <text y={-headingAbove}>{words.mapThen}</text>
            <text y={top - headingAbove}>{words.mapNow}</text>
          </svg>
        }
      />
    </div>
  )
}

function layerOf(
  key: string,
  { flow, marks }: MarkedFlow,
  document: OpenDocument,
  y: number,
): { layer: MapLayer; bottom: number } {
  const sizes = new Map(flow.moments.map((moment) => [moment.id, measureCard(moment, 'column')]))
  const places = tidyFlow(flow.moments, flow.links, {
    sizeOf: (moment) => sizes.get(moment.id) ?? { w: 136, h: 52 },
    width: mapWidth,
  })
  const ends = [...places].map(([id, place]) => place.y + (sizes.get(id)?.h ?? 0))
  const marked = flow.moments.filter(({ id }) => marks.has(id))
  return {
    bottom: y + Math.max(0, ...ends),
    layer: {
      key,
      document,
      offset: { x: 0, y },
      readOnly: true,
      size: 'column',
      moments: flow.moments,
      links: flow.links,
      places,
      marked: new Set(marked.map(({ id }) => id)),
      notes: new Map(marked.map(({ id }) => [id, marks.get(id) ?? ''])),
      ink: false,
    },
  }
}
