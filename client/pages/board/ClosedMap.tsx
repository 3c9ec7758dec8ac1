import { useState } from 'react'
import { Link } from 'wouter'
import type { MapId } from '#shared/model/ids.ts'
import { api } from '../../sync/http/api-client.ts'
import { useBoard } from '../../sync/board-context.tsx'
import { useSessionFacts } from '../../sync/board-context.tsx'
import { findLeftBehind, formatLeftBehind, unsentFileName } from '../../sync/left-behind.ts'
import { Button } from '../../ui/Button.tsx'
import { KeepOrDrop } from '../../ui/fields/KeepOrDrop.tsx'
import { useCommand } from '../../ui/browser/use-command.ts'
import { backWords } from '../joining/coming-back-messages.ts'
import { troubleWords } from './trouble-messages.ts'

/**
 * Stands where one's own map would be, when it is closed on this device for good: says why, gives what was never sent as
 * a file, and offers to begin anew. `isGone`: the map is deleted, so that nobody can open it any more.
 */
export function ClosedMap({ mapId, isGone }: { mapId: MapId; isGone: boolean }) {
  const { boardId, myId, me, sync } = useBoard()
  const { title } = useSessionFacts()
  const [found, setFound] = useState(() =>
    findLeftBehind(boardId, myId).filter(({ name }) => name.kind === 'map' && name.mapId === mapId),
  )
  const [trouble, run] = useCommand()
  const words = backWords.closed
  const isSealed = !isGone && me.mapIsSealed === true
  const looksOn = me.looksOn === true
  const canBegin = (isGone || isSealed) && !looksOn && found.length === 0
  const edits = found.reduce((sum, one) => sum + one.edits, 0)

  async function begin() {
    const answer = await api.beginMapAnew(boardId)
    // Who this device is, and which map is its own, is asked for anew.
    if (answer.ok) location.reload()
    return answer
  }

  return (
    <div className="plain closed-map">
      <h1>{isGone ? words.gone : words.sealed}</h1>
      <p className="plain-sentence quiet">
        {looksOn ? words.looksOnSays : isGone ? words.goneSays : isSealed ? words.sealedSays : words.refusedSays}
      </p>
      {found.length > 0 ? (
        <div className="left-behind">
          <p>{words.unsent(troubleWords.changes(edits))}</p>
          <KeepOrDrop
            fileName={unsentFileName(title)}
            text={() => formatLeftBehind(boardId, myId, found)}
            dropWord={troubleWords.drop}
            onDrop={async () => {
              await sync.drop({ kind: 'map', mapId })
              setFound([])
            }}
          />
        </div>
      ) : null}
      <p className="plain-actions">
        {isSealed ? (
          <Link href={`/b/${boardId}/join`} className="btn primary">
            {backWords.bring}
          </Link>
        ) : null}
        {canBegin ? (
          <Button look={isSealed ? 'soft' : 'primary'} onClick={() => run(begin())}>
            {words.begin}
          </Button>
        ) : null}
        {isGone || isSealed ? null : (
          <Button look="primary" onClick={() => location.reload()}>
            {troubleWords.reload}
          </Button>
        )}
      </p>
      {trouble ? (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      ) : null}
    </div>
  )
}
