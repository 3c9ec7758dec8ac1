import { Link } from 'wouter'
import type * as Y from 'yjs'
import { readMoments } from '#shared/documents/map-document.ts'
import type { SessionFacts } from '#shared/documents/session-document.ts'
import type { Person } from '#shared/model/person.ts'
import type { Phase } from '#shared/model/phase.ts'
import { usePresent } from '../../features/people/use-present.ts'
import { api } from '../../sync/http/api-client.ts'
import { useBoard, useDocument, useRead, useSaveState } from '../../sync/board-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { formatDay } from '../../ui/words/format-time.ts'
import { saveSentence } from '../../ui/SaveSentence.tsx'
import { TimerLine } from '../../ui/TimerLine.tsx'
import { useLasting } from '../../ui/browser/use-lasting.ts'
import { useCommand } from '../../ui/browser/use-command.ts'
import { opensOffline } from '../app-files.ts'
import { frameWords, pageWords } from '../messages.ts'
import { troubleWords } from './trouble-messages.ts'
import { useBlockedSockets } from './use-blocked-sockets.ts'

/** What has to be said about the whole board, in sentences; nothing at all when nothing has to be said. */
export function FrameStrip(props: { facts: SessionFacts; me: Person | undefined; current: Phase }) {
  const { facts, me, current } = props
  const { boardId } = useBoard()
  const saving = useSaveState()
  const { save, isOnDevice } = saving
  const [trouble, run] = useCommand()
  // A moment without a connection, as while the page opens, is not worth a word.
  const isOffline = useLasting(save === 'offline')
  const isBlocked = useBlockedSockets()
  const isElsewhere = useHasTeam(facts) && facts.phase !== current
  const showsTimer = facts.timer !== undefined && current !== 'draw'
  const sample = useSampleSentence(facts, me, current)
  const isObserver = me?.role === 'observer'
  if (!isElsewhere && !showsTimer && !sample && !isObserver && !isOffline && !trouble) return null
  return (
    <aside className="strip small quiet" aria-label={frameWords.strip}>
      {isOffline ? (
        <p className="strip-offline">
          {saveSentence(saving)} {isBlocked ? frameWords.blocked.strip : null}{' '}
          {opensOffline() || !isOnDevice ? null : troubleWords.keepTabOpen}
        </p>
      ) : null}
      {isObserver ? <p>{frameWords.observer}</p> : null}
      {isElsewhere ? (
        <p>
          {frameWords.teamIsAt(pageWords.phases[facts.phase])}{' '}
          <Link href={`/b/${boardId}/${facts.phase}`}>{frameWords.goThere}</Link>
        </p>
      ) : null}
      {isElsewhere && me?.role === 'facilitator' ? (
        <Button look="soft" size="small" onClick={() => run(api.setPhase(boardId, current))}>
          {frameWords.bringEveryone(pageWords.phases[current])}
        </Button>
      ) : null}
      {sample ? <p>{sample}</p> : null}
      {trouble ? (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      ) : null}
      {facts.timer && showsTimer ? <TimerLine timer={facts.timer} /> : null}
    </aside>
  )
}

/** What somebody who looks around is told on the sample, as long as they have not begun to do it. */
function useSampleSentence(facts: SessionFacts, me: Person | undefined, current: Phase): string | undefined {
  const merged = useRead(useDocument({ kind: 'map-shared' }), countMoments)
  if (facts.sampleUntil === undefined) return undefined
  if (current === 'brief') return frameWords.sample(formatDay(facts.sampleUntil))
  if (current === 'merge' && merged === 0) return frameWords.sampleMerge
  return current === 'draw' && me?.role === 'facilitator' && !me.ready ? frameWords.sampleDraw : undefined
}

function countMoments(doc: Y.Doc): number {
  return readMoments(doc).length
}

/** Whether there is anybody to be brought along: not before others have joined, and the three of the sample never come. */
function useHasTeam(facts: SessionFacts): boolean {
  const { myId } = useBoard()
  const present = usePresent()
  const isSample = facts.sampleUntil !== undefined
  return isSample ? facts.people.some(({ id }) => id !== myId && present.has(id)) : facts.people.length > 1
}
