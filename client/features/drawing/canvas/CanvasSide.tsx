import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Person } from '#shared/model/person.ts'
import type { CanvasView } from '../../../canvas/canvas-view-type.ts'
import type { MapLayer } from '../../../canvas/layers.ts'
import { MapCanvas } from '../../../canvas/MapCanvas.tsx'
import { useSelectionStore } from '../../../canvas/selection/selection-context.tsx'
import { selectMoments } from '../../../canvas/selection/selection-store.ts'
import { useBoard, useDocumentStatus, useSessionFacts } from '../../../sync/board-context.tsx'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { TimerLine } from '../../../ui/TimerLine.tsx'
import { useMedia } from '../../../ui/browser/use-media.ts'
import { DetailsBeside } from './DetailsBeside.tsx'
import { FeelingCurve } from './FeelingCurve.tsx'
import { FigureSheet } from './FigureSheet.tsx'
import { ImageSheet } from '../images/ImageSheet.tsx'
import { pickImages } from '../images/pick-images.ts'
import { KeySheet } from './KeySheet.tsx'
import { drawingWords } from './messages.ts'
import { useKept } from '../../../ui/fields/use-kept.ts'
import { useHintNote } from '../use-hint-note.ts'
import { Others } from './Others.tsx'
import { Overview } from './Overview.tsx'
import { Privacy } from './Privacy.tsx'
import { Prompts } from './Prompts.tsx'
import { ReadyButton } from './ReadyButton.tsx'
import { ScopeLines } from './ScopeLines.tsx'
import { SearchMoments } from '../SearchMoments.tsx'
import { SeveralSelected } from './SeveralSelected.tsx'
import { ToolTray } from './ToolTray.tsx'

export type CanvasSideProps = {
  readonly document: OpenDocument
  readonly me: Person | undefined
  readonly readOnly: boolean
}

const saidMs = 8_000
/** Of the feelings along the way, with the air around them. */
const curveHeight = 150

/** One's own map on the canvas, and around it what one needs to draw: the question, the tools, and where it stands. */
export function CanvasSide({ document, me, readOnly }: CanvasSideProps) {
  const { me: mine } = useBoard()
  const { timer } = useSessionFacts()
  const selection = useSelectionStore()
  const { state, writable } = useDocumentStatus(document)
  const isNarrow = useMedia('(max-width: 899px)')
  const [view, setView] = useState<CanvasView>()
  const [showsKeys, setShowsKeys] = useState(false)
  const [showsFeelings, setShowsFeelings] = useState(false)
  const toggleFeelings = () => setShowsFeelings((shows) => !shows)
  const [showsOverview, setShowsOverview] = useKept('tributary:overview', true)
  const toggleOverview = () => setShowsOverview(!showsOverview)
  const [isSearching, setSearching] = useState(false)
  const [said, say] = useSaid()
  const notes = useHintNote(document, readOnly)
  const layers = useMemo<readonly MapLayer[]>(
    () => [{ key: mine.mapId, document, offset: { x: 0, y: 0 }, readOnly, ...(notes ? { notes } : {}) }],
    [mine.mapId, document, readOnly, notes],
  )
  // Alone on the map until it is shown: before that, nothing is said of it to anybody.
  const isShown = me?.revealedAt !== undefined
  const presence = useMemo(
    () => (isShown ? { document, scene: mine.mapId } : undefined),
    [isShown, document, mine.mapId],
  )
  const [head, headHeight] = useHeight()
  const insets = useMemo(
    () => ({
      top: headHeight + 6,
      bottom: (isNarrow ? 132 : 84) + (showsFeelings ? curveHeight : 0),
      left: isNarrow ? 0 : 16,
      right: isNarrow ? 0 : 16,
    }),
    [headHeight, isNarrow, showsFeelings],
  )

  useEffect(() => {
    if (view && state === 'open' && writable) view.begin()
  }, [view, state, writable])

  return (
    <MapCanvas
      layers={layers}
      selection={selection}
      mode={readOnly ? 'look' : 'draw'}
      label={drawingWords.canvasLabel}
      insets={insets}
      presence={presence}
      onReady={setView}
      onSay={say}
      onFeelings={toggleFeelings}
      onOverview={toggleOverview}
      onImage={() => void pickImages().then((files) => view?.ink.addImages(files))}
      onSearch={() => setSearching(true)}
      onHelp={() => setShowsKeys((shows) => !shows)}
    >
      <div className="drawing-head" ref={head}>
        <ScopeLines />
        <div className="drawing-right">
          <Others />
          <div className="drawing-state">
            {timer ? <TimerLine timer={timer} /> : null}
            {me && !readOnly ? <ReadyButton me={me} says={!isNarrow} /> : null}
          </div>
        </div>
      </div>
      {isNarrow ? null : <Prompts document={document} />}
      <Privacy me={me} readOnly={readOnly} />
      {said ? <p className="said trouble sheet">{said}</p> : null}
      {view && !readOnly ? (
        <ToolTray view={view} document={document} showsFeelings={showsFeelings} onFeelings={toggleFeelings} />
      ) : null}
      {view ? (
        <DetailsBeside view={view} document={document} layerKey={mine.mapId} readOnly={readOnly} insets={insets} />
      ) : null}
      {view && !readOnly ? <FigureSheet view={view} document={document} insets={insets} /> : null}
      {view && !readOnly ? <ImageSheet view={view} document={document} insets={insets} /> : null}
      {view && showsFeelings ? <FeelingCurve view={view} document={document} layerKey={mine.mapId} /> : null}
      {view && showsOverview && !isNarrow ? <Overview view={view} onHide={toggleOverview} /> : null}
      {view && !readOnly ? <SeveralSelected view={view} document={document} /> : null}
      {view && isSearching ? (
        <SearchMoments
          document={document}
          onShow={(id) => {
            selectMoments(selection, [id])
            view.show([{ layerKey: mine.mapId, momentId: id }])
          }}
          onDone={() => view.focus()}
          onClose={() => setSearching(false)}
        />
      ) : null}
      {showsKeys ? (
        <KeySheet
          onClose={() => {
            setShowsKeys(false)
            view?.focus()
          }}
        />
      ) : null}
    </MapCanvas>
  )
}

/** How high an element is, in pixels; the map keeps out of what covers it. */
function useHeight(): readonly [(element: HTMLElement | null) => (() => void) | undefined, number] {
  const [height, setHeight] = useState(96)
  const watch = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined
    const observer = new ResizeObserver(() => setHeight(element.offsetTop + element.offsetHeight))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [watch, height]
}

/** A sentence that stands for a while. */
function useSaid(): readonly [string | undefined, (sentence: string) => void] {
  const [said, setSaid] = useState<{ readonly sentence: string }>()
  useEffect(() => {
    if (!said) return undefined
    const timer = setTimeout(() => setSaid(undefined), saidMs)
    return () => clearTimeout(timer)
  }, [said])
  const say = useCallback((sentence: string) => setSaid({ sentence }), [])
  return [said?.sentence, say]
}
