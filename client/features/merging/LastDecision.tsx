import { perform } from './acts/perform.ts'
import { help, undo } from './acts/screen-acts.ts'
import { useSyncExternalStore } from 'react'
import { newest, type News } from './decisions/news.ts'
import { sayNews } from './decisions/say-news.ts'
import { type Merge, useMerge, useScreen } from './merge-context.tsx'
import { messages } from './messages.ts'
import { Key } from '../../ui/Key.tsx'

/** The last thing that was decided. Undo stands under what it undoes: this person's own last decision, never another's. */
export function LastDecision() {
  const merge = useMerge()
  const { news, myId, document } = merge
  const canUndo = useSyncExternalStore(document.undo.onChange, document.undo.canUndo)
  const mine = canUndo ? newest(news, { by: myId }) : undefined
  // What was done after the last decision is what undo would take back now.
  const did = useScreen((screen) => screen.did)
  const isDid = did !== undefined && did.after === newest(news, { by: myId })?.key
  const said = isDid ? did.sentence : mine ? sayNews(mine, merge) : undefined
  const warning = mine && !isDid ? joinedDespite(mine, merge) : undefined
  const theirs = newest(news, { except: myId })
  const isTheirsNewer = theirs !== undefined && theirs.at > (mine?.at ?? 0)
  return (
    <footer className="last-decision">
      <p className="keys-link">
        <button type="button" className="words-link" onClick={() => perform(merge, help)}>
          {messages.help.open}
        </button>{' '}
        <Key name="?" />
      </p>
      {theirs && isTheirsNewer ? <p>{sayNews(theirs, merge)}</p> : null}
      {canUndo ? (
        <p>
          {said ? `${said} ` : null}
          {warning ? <span className="warning">{warning} </span> : null}
          <button type="button" className="words-link" onClick={() => perform(merge, undo)}>
            {messages.acts.undo}
          </button>{' '}
          <Key name="Z" />
        </p>
      ) : null}
    </footer>
  )
}

/** What the guard would have said before, where moments were joined in one move: dropped on each other. */
function joinedDespite(news: News, { board, guard }: Pick<Merge, 'board' | 'guard'>): string | undefined {
  const [id] = news.kind === 'joined' && news.moments.length === 1 ? news.moments : []
  const moment = id ? board.moments.get(id) : undefined
  if (!moment) return undefined
  // That words have nothing in common is a question before, and no news after.
  return guard.warnings([moment.id], undefined, 'same').find((warning) => warning !== messages.guard.noWord)
}
