import { DrawingView } from '../../features/drawing/DrawingView.tsx'
import { useDocument, useDocumentStatus, useMyMapId } from '../../sync/board-context.tsx'
import { ClosedMap } from './ClosedMap.tsx'

export function DrawPage() {
  const mapId = useMyMapId()
  const { state } = useDocumentStatus(useDocument({ kind: 'map', mapId }))
  if (state === 'refused' || state === 'gone') return <ClosedMap key={mapId} mapId={mapId} isGone={state === 'gone'} />
  return <DrawingView key={mapId} />
}
