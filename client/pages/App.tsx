import { lazy, type ReactNode, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import type { BoardId } from '#shared/model/ids.ts'
import { Announcer } from '../ui/browser/Announcer.tsx'
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx'
import { FirstPage } from './first/FirstPage.tsx'
import { joinWords, pageWords } from './messages.ts'
import { Broken, PlainPage, Waiting } from './PlainPage.tsx'
import { loadBoardPage } from './load-board-page.ts'
import { loadJoinPage } from './load-pages.ts'

// The first page is here; all others come when they are asked for.
const JoinPage = lazy(async () => ({ default: (await loadJoinPage()).JoinPage }))
const BoardPage = lazy(async () => ({ default: (await loadBoardPage()).BoardPage }))

/** Which page an address means. */
export function App() {
  return (
    <>
      <Switch>
        <Route path="/">
          <FirstPage />
        </Route>
        <Route path="/b/:boardId/join">
          {({ boardId }) => (
            <Lazily place={`join ${boardId}`} waiting={joinWords.looking}>
              <JoinPage key={boardId} boardId={boardId as BoardId} />
            </Lazily>
          )}
        </Route>
        <Route path="/b/:boardId/:phase?">
          {({ boardId, phase }) => (
            <Lazily place={`board ${boardId}`} waiting={pageWords.opening}>
              <BoardPage key={boardId} boardId={boardId as BoardId} page={phase} />
            </Lazily>
          )}
        </Route>
        <Route>
          <PlainPage heading={joinWords.unknown.heading} sentence={joinWords.unknown.sentence} />
        </Route>
      </Switch>
      <Announcer />
    </>
  )
}

function Lazily({ place, waiting, children }: { place: string; waiting: string; children: ReactNode }) {
  return (
    <ErrorBoundary place={place} instead={Broken}>
      <Suspense fallback={<Waiting sentence={waiting} />}>{children}</Suspense>
    </ErrorBoundary>
  )
}
