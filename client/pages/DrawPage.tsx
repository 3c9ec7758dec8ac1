import { DrawingView } from '../features/drawing/DrawingView.tsx'

export function DrawPage() {
  return <DrawingView />
}
