import { lazy, Suspense, useEffect } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useBoard, useSaveState } from '../../sync/board-context.tsx'
import { SaveSentence } from '../../ui/SaveSentence.tsx'
import { Switch } from '../../ui/fields/Switch.tsx'
import { TopBarPart } from '../../ui/TopBarPart.tsx'
import { useMedia } from '../../ui/browser/use-media.ts'
import { ImageWays } from './canvas/ImageWays.tsx'
import { LaneWays } from './canvas/LaneWays.tsx'
import { DifferenceHeader } from './differences/DifferenceHeader.tsx'
import { DifferencesPanel } from './differences/DifferencesPanel.tsx'
import type { Nearness } from './engine/nearness-client.ts'
import { KeyHelp } from './KeyHelp.tsx'
import { MergeContext } from './merge-context.tsx'
import { MergeHeader } from './MergeHeader.tsx'
import { messages } from './messages.ts'
import { MergeOutline } from './outline/MergeOutline.tsx'
import { ReviewPanel } from './queue/ReviewPanel.tsx'
import { useMergeData } from './use-merge-data.ts'
import { useMergeKeys } from './use-merge-keys.ts'
import { useMergeNews } from './use-merge-news.ts'
import './merging.css'

// A phone shows the outline and needs no canvas.
const MergeCanvas = lazy(async () => ({ default: (await import('./canvas/MergeCanvas.tsx')).MergeCanvas }))
const DifferenceCanvas = lazy(async () => ({
  default: (await import('./canvas/DifferenceCanvas.tsx')).DifferenceCanvas,
}))

/** Merge mode: the members' maps become one shared map, by people's decisions. */
export function MergeView() {
  const { boardId } = useBoard()
  const merge = useMergeData()
  const [, navigate] = useLocation()
  const search = new URLSearchParams(useSearch())
  const view = search.get('view')
  // An address can mean one difference of the list, as a comment’s does.
  const meant = search.get('difference')
  const { screen } = merge
  useEffect(() => {
    if (meant) screen.setState({ openDifference: meant })
  }, [screen, meant])
  const isNarrow = useMedia('(max-width: 699px)')
  const isOutline = isNarrow || view === 'outline'
  const path = `/b/${boardId}/merge`
  useMergeKeys(merge, (stay) => navigate(view === 'differences' && !stay ? path : `${path}?view=differences`))
  useMergeNews(merge)
  return (
    <MergeContext value={merge}>
      {isNarrow ? null : (
        <TopBarPart>
          <Switch
            label={messages.views.label}
            options={[
              { value: 'canvas', word: messages.views.canvas },
              { value: 'outline', word: messages.views.outline },
            ]}
            value={view === 'outline' ? 'outline' : 'canvas'}
            onChange={(value) => navigate(value === 'outline' ? `${path}?view=outline` : path)}
          />
        </TopBarPart>
      )}
      <div className="merge" data-view={view === 'differences' ? 'differences' : isOutline ? 'outline' : 'canvas'}>
        <div className="merge-stage">
          {view === 'differences' && !isOutline ? (
            <DifferenceHeader />
          ) : (
            <MergeHeader as={view === 'differences' ? 'p' : 'h1'} />
          )}
          {isOutline ? (
            <div className="merge-scroll">
              <MergeOutline />
            </div>
          ) : (
            <div className="merge-canvas">
              <Suspense>{view === 'differences' ? <DifferenceCanvas /> : <MergeCanvas />}</Suspense>
            </div>
          )}
          <StatusLine isAlone={merge.board.maps.length === 1} nearness={merge.nearness}>
            {view === 'differences' || isOutline ? null : <LaneWays />}
            <ImageWays board={merge.board} />
          </StatusLine>
        </div>
        {view === 'differences' ? <DifferencesPanel /> : <ReviewPanel />}
        <KeyHelp />
      </div>
    </MergeContext>
  )
}

function StatusLine(props: { isAlone: boolean; nearness: Nearness; children: React.ReactNode }) {
  const { isAlone, nearness, children } = props
  const saving = useSaveState()
  return (
    <p className="merge-status">
      {messages.locked(isAlone)} <SaveSentence {...saving} /> {children}
      <output>{nearness.host === undefined ? null : messages.nearness[nearness.state](nearness.host)}</output>
    </p>
  )
}
