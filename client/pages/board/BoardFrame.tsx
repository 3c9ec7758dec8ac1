import { type ComponentType, lazy, type LazyExoticComponent, Suspense, useEffect, useRef } from 'react'
import { Link, Redirect } from 'wouter'
import { type Phase, phases } from '#shared/model/phase.ts'
import { historyWords } from '../../features/history/messages.ts'
import { TakeBoard } from '../../features/exchange/TakeBoard.tsx'
import { PeopleButton } from '../../features/people/PeopleButton.tsx'
import { CommentsButton } from '../../features/together/CommentsButton.tsx'
import { TogetherChoices } from '../../features/together/TogetherChoices.tsx'
import { TogetherLine } from '../../features/together/TogetherLine.tsx'
import { useBoard, useDocumentStatus, useSessionFacts } from '../../sync/board-context.tsx'
import { TogetherProvider, useTogether } from '../../sync/together/together-context.tsx'
import { announce } from '../../ui/browser/announce.ts'
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx'
import { TopBar } from '../../ui/TopBar.tsx'
import { TopBarOutlet } from '../../ui/TopBarPart.tsx'
import { EndedSession } from './EndedBoard.tsx'
import { FrameStrip } from './FrameStrip.tsx'
import { isOutdated } from '../is-outdated.ts'
import { inviteHref } from '../joining/invite-link.ts'
import { frameWords, pageWords } from '../messages.ts'
import { Notices } from '../Notices.tsx'
import { BrokenActions, PlainPage, Waiting } from '../PlainPage.tsx'
import { ThemeChoice } from '../ThemeChoice.tsx'
import { useBlockedSockets } from './use-blocked-sockets.ts'

const pages: Readonly<Record<Phase, LazyExoticComponent<ComponentType>>> = {
  brief: lazy(async () => ({ default: (await import('./BriefPage.tsx')).BriefPage })),
  draw: lazy(async () => ({ default: (await import('./DrawPage.tsx')).DrawPage })),
  share: lazy(async () => ({ default: (await import('./SharePage.tsx')).SharePage })),
  merge: lazy(async () => ({ default: (await import('./MergePage.tsx')).MergePage })),
  interviews: lazy(async () => ({ default: (await import('./InterviewsPage.tsx')).InterviewsPage })),
  guide: lazy(async () => ({ default: (await import('./GuidePage.tsx')).GuidePage })),
}

const CommentsPanel = lazy(async () => ({
  default: (await import('../../features/together/CommentsPanel.tsx')).CommentsPanel,
}))

/** Around every page of a board: where the team is, who is here, and what is the matter if something is. */
export function BoardFrame({ page }: { page?: string | undefined }) {
  return (
    <TogetherProvider>
      <Frame page={page} />
    </TogetherProvider>
  )
}

function Frame({ page }: { page: string | undefined }) {
  const { boardId, sync, myId } = useBoard()
  const facts = useSessionFacts()
  const { state } = useDocumentStatus(sync.session)
  const current = phases.find((phase) => phase === page)
  useTitle(facts.title, current)
  usePhaseAnnouncement(facts.phase)

  if (state === 'opening') return <Opening />
  if (state === 'refused' || state === 'gone') return <EndedSession boardId={boardId} personId={myId} />
  if (!current) return <Redirect to={`/b/${boardId}/${facts.phase}`} replace />

  const Page = pages[current]
  const me = facts.people.find((person) => person.id === myId)
  const reached = phases.indexOf(facts.phase)
  return (
    <div className="board">
      <a href="#content" className="skip">
        {pageWords.skip}
      </a>
      <TopBar
        title={facts.title}
        homeLabel={pageWords.home}
        phasesLabel={pageWords.phasesLabel}
        phases={phases.map((phase, at) => ({
          key: phase,
          word: pageWords.phases[phase],
          href: `/b/${boardId}/${phase}`,
          state: phase === current ? 'now' : at <= reached ? 'past' : 'later',
        }))}
      >
        <TopBarOutlet />
        <CommentsButton />
        <PeopleButton
          showsAll={current !== 'draw'}
          inviteHref={(invite) => inviteHref(boardId, invite)}
          together={<TogetherChoices />}
          whole={<TakeBoard />}
        >
          {reached >= phases.indexOf('merge') ? (
            <Link href={`/b/${boardId}/merge?view=versions`}>{historyWords.link}</Link>
          ) : null}
          <ThemeChoice />
        </PeopleButton>
      </TopBar>
      <Notices facts={facts} />
      <FrameStrip facts={facts} me={me} current={current} />
      <TogetherLine />
      <div className="board-body">
        <main className={`board-main page-${current}`} id="content" tabIndex={-1}>
          <ErrorBoundary place={current} instead={BrokenPart}>
            <Suspense fallback={<PartWaiting />}>
              <Page />
            </Suspense>
          </ErrorBoundary>
        </main>
        <Comments />
      </div>
    </div>
  )
}

/** Stands until there is something of the board to show, and says what is in the way if something is. */
function Opening() {
  const isBlocked = useBlockedSockets()
  const words = frameWords.blocked
  if (!isBlocked) return <Waiting sentence={pageWords.opening} />
  return <PlainPage heading={words.heading} sentence={words.sentence(location.host)} />
}

/** What was said, beside the page; fetched when somebody looks for the first time. */
function Comments() {
  const isOpen = useTogether((state) => state.panel !== undefined)
  return isOpen ? (
    <Suspense>
      <CommentsPanel />
    </Suspense>
  ) : null
}

function PartWaiting() {
  return (
    <div className="plain waiting" aria-busy="true">
      <p className="quiet">{pageWords.openingPage}</p>
    </div>
  )
}

function BrokenPart(props: { error: unknown; tryAgain: () => void }) {
  const words = isOutdated(props.error) ? pageWords.newVersion : pageWords.broken
  return (
    <div className="plain">
      <h1>{words.heading}</h1>
      <p className="plain-sentence quiet">{words.sentence}</p>
      <BrokenActions {...props} />
    </div>
  )
}

function useTitle(title: string, page: Phase | undefined): void {
  useEffect(() => {
    const parts = [page && pageWords.phases[page], title, pageWords.product].filter(Boolean)
    document.title = parts.join(' · ')
  }, [title, page])
}

function usePhaseAnnouncement(phase: Phase): void {
  const said = useRef(phase)
  useEffect(() => {
    if (said.current === phase) return
    said.current = phase
    announce(frameWords.announcePhase(pageWords.phases[phase]))
  }, [phase])
}
