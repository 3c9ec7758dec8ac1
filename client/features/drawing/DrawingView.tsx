import { useSearchParams } from 'wouter'
import { SelectionProvider } from '../../canvas/selection/selection-context.tsx'
import { useBoard, useDocument, useDocumentStatus, useMyMapId, useSessionFacts } from '../../sync/board-context.tsx'
import { Switch } from '../../ui/fields/Switch.tsx'
import { TimerLine } from '../../ui/TimerLine.tsx'
import { TopBarPart } from '../../ui/TopBarPart.tsx'
import { useMedia } from '../../ui/browser/use-media.ts'
import { CanvasSide } from './canvas/CanvasSide.tsx'
import { drawingWords } from './canvas/messages.ts'
import { Others } from './canvas/Others.tsx'
import { Prompts } from './canvas/Prompts.tsx'
import { Privacy } from './canvas/Privacy.tsx'
import { ReadyButton } from './canvas/ReadyButton.tsx'
import { ScopeLines } from './canvas/ScopeLines.tsx'
import { OutlineView } from './outline/OutlineView.tsx'
import './canvas/drawing.css'

type View = 'canvas' | 'outline'

/** Drawing alone: one's own map as a canvas or as an outline, whichever the address says. */
export function DrawingView() {
  return (
    <SelectionProvider>
      <Drawing />
    </SelectionProvider>
  )
}

function Drawing() {
  const { myId } = useBoard()
  const { people, timer } = useSessionFacts()
  const document = useDocument({ kind: 'map', mapId: useMyMapId() })
  const { state, writable } = useDocumentStatus(document)
  const isPhone = useMedia('(max-width: 699px)')
  const [params, setParams] = useSearchParams()
  const asked = params.get('view')
  // A phone shows the outline first; the canvas is there for those who ask for it.
  const view: View = asked === 'canvas' || asked === 'outline' ? asked : isPhone ? 'outline' : 'canvas'
  const me = people.find((person) => person.id === myId)
  const readOnly = !writable

  if (state !== 'open')
    return (
      <p className="drawing-waiting quiet" aria-busy={state === 'opening'}>
        {drawingWords[state]}
      </p>
    )
  const chooseView = (
    <Switch<View>
      label={drawingWords.view}
      value={view}
      options={[
        { value: 'canvas', word: drawingWords.canvas },
        { value: 'outline', word: drawingWords.outline },
      ]}
      onChange={(next) => setParams({ view: next }, { replace: true })}
    />
  )
  return (
    <>
      {/* The bar of a phone has no room for it. */}
      {isPhone ? <div className="view-bar">{chooseView}</div> : <TopBarPart>{chooseView}</TopBarPart>}
      {view === 'canvas' ? (
        <CanvasSide document={document} me={me} readOnly={readOnly} />
      ) : (
        <OutlineView
          document={document}
          readOnly={readOnly}
          question={<ScopeLines />}
          margin={
            <>
              {timer ? <TimerLine timer={timer} /> : null}
              <Others />
              {me && !readOnly && !isPhone ? <ReadyButton me={me} says /> : null}
              {isPhone ? null : <Privacy me={me} readOnly={readOnly} />}
            </>
          }
          after={readOnly ? null : <Prompts document={document} inOutline />}
          ready={me && !readOnly ? <ReadyButton me={me} /> : null}
          foot={
            <>
              {timer && isPhone ? <TimerLine timer={timer} /> : null}
              <Privacy me={me} readOnly={readOnly} />
            </>
          }
        />
      )}
    </>
  )
}
