import { createContext, useContext, useRef } from 'react'
import {
  type Atom,
  DefaultCanvas,
  DefaultSnapIndicator,
  TldrawScribble,
  type TLEditorComponents,
  useEditor,
  useQuickReactor,
  useValue,
} from 'tldraw'
import { arrowHeadPath } from '../../ui/drawn/pen.ts'
import type { FlightInTheAir } from '../view/canvas-view.ts'
import { ChapterBands } from './ChapterBands.tsx'
import { Flights } from './Flights.tsx'
import { GroupFrames } from './GroupFrames.tsx'
import { InkIndicators } from './InkIndicators.tsx'
import { InkSelection } from './InkSelection.tsx'
import { isMomentShape } from '../projection/shape-types.ts'
import { endAngle, routeLink } from '../projection/route-link.ts'
import { LinkLine } from '../shapes/LinkBody.tsx'
import { SketchSheet } from '../shapes/SketchSheet.tsx'
import type { OpenSketch } from '../tools/SketchTool.ts'
import type { LinkDraft } from '../tools/tool-actions.ts'

/** What a feature lays under and over the moments; tldraw wants its parts to stay the same, so they come by context. */
export type PartsInput = {
  readonly underlay: React.ReactNode
  readonly overlay: React.ReactNode
  readonly draft: Atom<LinkDraft | undefined>
  readonly isAttached: Atom<boolean>
  readonly openSketch: Atom<OpenSketch | undefined>
  readonly flocks: readonly Flock[]
}

/** Flights that started together. */
export type Flock = { readonly flights: readonly FlightInTheAir[]; readonly onLanded: () => void }

const PartsContext = createContext<PartsInput | undefined>(undefined)
export const PartsProvider = PartsContext.Provider

/** The parts of tldraw's canvas: ours where it would show its own look, none where we have no use for one. */
export const canvasParts: TLEditorComponents = {
  Canvas: AttachedCanvas,
  Background,
  OnTheCanvas: Underlay,
  Overlays: Overlay,
  SelectionForeground: InkSelection,
  ShapeIndicators: InkIndicators,
  Scribble: TldrawScribble,
  LoadingScreen: null,
  Spinner: null,
  Handles: null,
  Handle: null,
  SnapIndicator: DefaultSnapIndicator,
  Grid: null,
  CollaboratorCursor: null,
  CollaboratorBrush: null,
  CollaboratorHint: null,
  CollaboratorScribble: null,
  CollaboratorShapeIndicator: null,
}

/** tldraw's canvas, as soon as it is known what of the page is in view: nothing is mounted to be thrown away again. */
function AttachedCanvas() {
  const parts = useContext(PartsContext)
  const isAttached = useValue('attached', () => parts?.isAttached.get() ?? false, [parts])
  return isAttached ? <DefaultCanvas /> : null
}

const dotGap = 24

/** Dots on the paper that move with it; far off they would be dust. */
function Background() {
  const editor = useEditor()
  const paper = useRef<HTMLDivElement>(null)
  useQuickReactor(
    'paper',
    () => {
      const { x, y, z } = editor.getCamera()
      const style = paper.current?.style
      if (!style) return
      const gap = dotGap * z
      style.backgroundSize = `${gap}px ${gap}px`
      style.backgroundPosition = `${(x * z) % gap}px ${(y * z) % gap}px`
      style.opacity = z < 0.5 ? '0' : '1'
    },
    [editor],
  )
  return <div ref={paper} className="canvas-paper" />
}

function Underlay() {
  const parts = useContext(PartsContext)
  return (
    <div className="canvas-underlay">
      <ChapterBands />
      <GroupFrames />
      {parts?.underlay}
    </div>
  )
}

function Overlay() {
  const parts = useContext(PartsContext)
  if (!parts) return null
  return (
    <>
      <Draft draft={parts.draft} />
      {parts.flocks.map((flock) => (
        <Flights key={keyOf(flock)} {...flock} />
      ))}
      <SketchSheet open={parts.openSketch} />
      {parts.overlay ? <div className="canvas-overlay">{parts.overlay}</div> : null}
    </>
  )
}

function keyOf({ flights }: Flock): string {
  return flights.map(({ flight }) => flight.from.momentId).join(' ')
}

/** The link under the pointer while it is being drawn. */
function Draft({ draft }: { draft: Atom<LinkDraft | undefined> }) {
  const editor = useEditor()
  const drawn = useValue(
    'draft',
    () => {
      const link = draft.get()
      const from = link && editor.getShape(link.from)
      if (!link || !isMomentShape(from)) return undefined
      const to = link.to && editor.getShape(link.to)
      const start = { x: from.x, y: from.y, w: from.props.w, h: from.props.h }
      const end = isMomentShape(to)
        ? { x: to.x, y: to.y, w: to.props.w, h: to.props.h }
        : { x: link.point.x, y: link.point.y, w: 1, h: 1 }
      return routeLink(start, end, 'next')
    },
    [editor, draft],
  )
  if (!drawn) return null
  return (
    <svg className="canvas-draft" aria-hidden="true">
      <LinkLine route={drawn} kind="next" />
      <path className="link-line" d={arrowHeadPath(drawn.end, endAngle(drawn))} />
    </svg>
  )
}
