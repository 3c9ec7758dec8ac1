import { useMemo, useState } from 'react'
import type { Difference } from '#shared/model/difference.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { MapLayer } from '../../../canvas/layers.ts'
import { type LaneLook, laneLooks } from '../layout/lane-looks.ts'
import type { BoardSync, OpenDocument } from '../../../sync/board-sync.ts'
import type { MergeBoard } from '#shared/merge/merge-board.ts'
import { notesFor } from './notes.ts'
import { inkKey, previewKey, type Scene, sharedKey } from './scene.ts'

const here = { x: 0, y: 0 }
const nowhere = new Map()

/**
 * The layers of the merge canvas: a lane for each map, the shared map, and the moment in question. A layer is the same
 * object until something on it changes, so that hovering one moment does not draw all others again.
 */
export function useLayers(facts: {
  readonly board: MergeBoard
  readonly scene: Scene
  readonly look: LaneLook
  readonly lit: ReadonlySet<MomentId>
  readonly differences: readonly Difference[]
  readonly document: OpenDocument
  readonly sync: BoardSync
  readonly isWritable: boolean
}): readonly MapLayer[] {
  const { board, scene, look, lit, differences, document, sync, isWritable } = facts
  const [keep] = useState(createKeeper)
  const notes = useMemo(() => notesFor(board, differences), [board, differences])
  return useMemo(() => {
    const marked = new Set([...scene.inQuestion, ...lit])
    const lanes = board.maps.map((map, i): MapLayer => {
      const ids = new Set(map.moments.map(({ id }) => id))
      return {
        key: map.id,
        document: sync.open({ kind: 'map', mapId: map.id }),
        offset: here,
        slot: board.authors[i]?.slot ?? 'reed',
        readOnly: true,
        keepsPlaces: isWritable,
        size: laneLooks[look].cards,
        moments: map.moments,
        places: scene.lanes.lanes[i]?.places ?? new Map(),
        marked: within(marked, ids),
        // A strip has no room for them.
        notes: look === 'strip' ? nowhere : new Map([...notes.lanes].filter(([id]) => ids.has(id))),
        hideLinks: true,
      }
    })
    const shared: MapLayer = {
      key: sharedKey,
      document,
      offset: here,
      readOnly: !isWritable,
      keepsPlaces: true,
      size: 'column',
      moments: board.flow.moments,
      links: board.flow.links,
      places: scene.places,
      marked: within(marked, board.moments),
      notes: notes.shared,
      ink: false,
      inSteps: true,
    }
    const preview: MapLayer = {
      key: previewKey,
      document,
      offset: here,
      readOnly: true,
      size: 'column',
      moments: scene.preview ? [scene.preview] : [],
      links: [],
      places: scene.places,
      marked,
      ink: false,
    }
    const drawn: MapLayer = {
      key: inkKey,
      document,
      // Columns stay where they are; the shared map goes up and down with the lanes above it.
      offset: { x: 0, y: scene.mainLine },
      readOnly: !isWritable,
      moments: [],
      links: [],
      places: nowhere,
      ink: true,
    }
    return keep([...lanes, shared, preview, drawn])
  }, [board, scene, look, lit, notes, document, sync, isWritable, keep])
}

/** Gives a layer of before where the new one says the same. */
function createKeeper(): (layers: readonly MapLayer[]) => readonly MapLayer[] {
  let known = new Map<string, MapLayer>()
  return (layers) => {
    const kept = layers.map((layer) => {
      const before = known.get(layer.key)
      return before && isSameLayer(before, layer) ? before : layer
    })
    known = new Map(kept.map((layer) => [layer.key, layer]))
    return kept
  }
}

function within(ids: ReadonlySet<MomentId>, present: { has(id: MomentId): boolean }): ReadonlySet<MomentId> {
  return new Set([...ids].filter((id) => present.has(id)))
}

function isSameLayer(a: MapLayer, b: MapLayer): boolean {
  const keys = Object.keys(b) as (keyof MapLayer)[]
  return keys.length === Object.keys(a).length && keys.every((key) => isSame(a[key], b[key]))
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (a instanceof Set && b instanceof Set) return a.size === b.size && [...a].every((value) => b.has(value))
  if (a instanceof Map && b instanceof Map)
    return a.size === b.size && [...a].every(([key, value]) => isSamePlace(value, b.get(key)))
  return false
}

function isSamePlace(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  return 'x' in a && 'y' in a && 'x' in b && 'y' in b && a.x === b.x && a.y === b.y
}
