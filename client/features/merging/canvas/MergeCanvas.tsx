import { perform } from '../acts/perform.ts'
import { isDone } from '../acts/screen-acts.ts'
import { dropOn } from '../acts/moment-acts.ts'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { MomentId } from '#shared/model/ids.ts'
import type { CanvasView } from '../../../canvas/canvas-view-type.ts'
import type { MomentRef } from '../../../canvas/layers.ts'
import { MapCanvas } from '../../../canvas/MapCanvas.tsx'
import { useBoard } from '../../../sync/board-context.tsx'
import { measures } from '../layout/lane-layout.ts'
import { laneLookFor } from '../layout/lane-looks.ts'
import { useMerge, useScreen } from '../merge-context.tsx'
import { messages } from '../messages.ts'
import { useSelected } from '../use-selected.ts'
import { InkTools } from './InkTools.tsx'
import { LaneGround } from './LaneGround.tsx'
import { LaneHeads } from './LaneHeads.tsx'
import { LanePictures } from './LanePictures.tsx'
import { LaneLabel } from './LaneLabel.tsx'
import { MergeGrid, gridHeight } from './MergeGrid.tsx'
import { flowsWith, layScene, previewId, type Scene, sharedKey } from './scene.ts'
import { useDrawnBy } from './use-drawn-by.ts'
import { useColumns } from './use-columns.ts'
import { useFlights } from './use-flights.ts'
import { useLayers } from './use-layers.ts'

/** The members' maps as lanes around the shared map that grows between them. */
export function MergeCanvas() {
  const latest = useMerge()
  // The question and its answers come first; the canvas follows as soon as the browser has a moment.
  const merge = useDeferredValue(latest)
  const { sync } = useBoard()
  const { board, card, document, differences, screen, isWritable } = merge
  const draft = useScreen((state) => state.draft)
  const lit = useScreen((state) => state.lit)
  const chosen = useScreen((state) => state.lanes)
  const seesAll = useScreen((state) => state.seesAll)
  const isDrawing = useScreen((state) => state.isDrawing) && isWritable
  const look = laneLookFor({ lanes: board.maps.length, isDone: isDone(merge) }, chosen)
  const [view, setView] = useState<CanvasView>()
  const columns = useColumns(merge)
  // With a moment selected the card is out of sight, and what it would do is not shown either.
  const asked = useSelected().length > 0 ? undefined : card
  const scene = useMemo(
    () => layScene({ board, columns, card: asked, draft, look }),
    [board, columns, asked, draft, look],
  )
  const alight = useMemo(() => flowsWith(lit, scene), [lit, scene])

  const insets = useMemo(() => ({ ...margins, top: margins.top + gridHeight(board.maps.length) }), [board.maps.length])
  const layers = useLayers({ board, scene, look, lit: alight, differences, document, sync, isWritable })

  const drawnBy = useDrawnBy()
  const presence = useMemo(() => ({ document, scene: 'merge', drawnBy }), [document, drawnBy])

  useFlights(view, board)
  useBand(view, scene, { seesAll, isDone: isDone(merge) })
  useInView(view, scene.inQuestion, board)

  return (
    <MapCanvas
      layers={layers}
      selection={merge.selection}
      mode="arrange"
      drawsAround={isDrawing}
      label={messages.canvas.label}
      underlay={<LaneGround scene={scene} board={board} look={look} lit={alight} isDone={merge.card === undefined} />}
      overlay={
        <>
          <LanePictures scene={scene} board={board} look={look} />
          <LaneLabel scene={scene} board={board} look={look} />
        </>
      }
      insets={insets}
      presence={presence}
      ownCamera
      onReady={setView}
      onDropOn={(dragged, target) => perform(latest, dropOn(dragged.momentId, target.momentId)).edits !== undefined}
      onHover={(moment) => screen.setState({ lit: moment && moment.momentId !== previewId ? [moment.momentId] : [] })}
    >
      <MergeGrid columns={columns} />
      <LaneHeads scene={scene} board={board} view={view} />
      {view ? <InkTools view={view} isDrawing={isDrawing} /> : null}
    </MapCanvas>
  )
}

/** Room for the line above the lanes, the line below them, and their authors at the left. */
const margins = { top: 48, bottom: 44, left: 78 }

/** From the first lane to the last: all of it in height; it begins at the left, where the story begins. */
function useBand(
  view: CanvasView | undefined,
  scene: Scene,
  { seesAll, isDone }: { seesAll: boolean; isDone: boolean },
): void {
  const isPlaced = useRef(false)
  const wasDone = useRef(isDone)
  const last = scene.lanes.lanes.at(-1)
  const bottom = Math.max(last ? last.y + scene.lanes.laneHeight : 0, scene.lanes.band.bottom)
  const hasLanes = scene.lanes.lanes.length > 0
  useEffect(() => {
    if (!view || !hasLanes) return
    // What has just been finished is shown from its beginning.
    if (isDone && !wasDone.current) isPlaced.current = false
    wasDone.current = isDone
    if (seesAll) view.zoomToFit({ animate: true })
    else view.showBand({ top: 0, bottom, ...(isPlaced.current ? {} : { left: measures.laneHead - 12 }) })
    isPlaced.current = !seesAll
  }, [view, bottom, hasLanes, seesAll, isDone])
}

/** Brings what the card asks about into view when another card comes up. */
function useInView(
  view: CanvasView | undefined,
  inQuestion: ReadonlySet<MomentId>,
  board: ReturnType<typeof useMerge>['board'],
): void {
  const key = [...inQuestion].sort().join('|')
  useEffect(() => {
    if (!view || key === '') return
    const ids = key.split('|') as MomentId[]
    const refs = ids.map((momentId): MomentRef => ({
      layerKey: board.sources.get(momentId)?.author.mapId ?? sharedKey,
      momentId,
    }))
    view.show(refs, { sideways: true })
    // Only another question moves the canvas: a person who looks around elsewhere is not pulled back.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [view, key])
}
