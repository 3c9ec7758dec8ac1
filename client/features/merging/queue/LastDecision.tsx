import { useSyncExternalStore } from 'react'
import { newest } from '../decisions/news.ts'
import { sayNews } from '../decisions/say-news.ts'
import { actsOf } from '../merge-acts.ts'
import { useMerge } from '../merge-context.tsx'
import { messages } from '../messages.ts'
import { Key } from '../../../ui/Key.tsx'

/** The last thing that was decided. Undo stands under what it undoes: this person's own last decision, never another's. */
export function LastDecision() {
  const merge = useMerge()
  const { news, myId, document } = merge
  const canUndo = useSyncExternalStore(document.undo.onChange, document.undo.canUndo)
  const mine = canUndo ? newest(news, { by: myId }) : undefined
  const theirs = newest(news, { except: myId })
  const isTheirsNewer = theirs !== undefined && theirs.at > (mine?.at ?? 0)
  return (
    <footer className="last-decision">
      <p className="keys-link">
        <button type="button" className="words-link" onClick={actsOf(merge).help}>
          {messages.help.open}
        </button>{' '}
        <Key name="?" />
      </p>
      {theirs && isTheirsNewer ? <p>{sayNews(theirs, merge)}</p> : null}
      {canUndo ? (
        <p>
          {mine ? `${sayNews(mine, merge)} ` : null}
          <button type="button" className="words-link" onClick={actsOf(merge).undo}>
            {messages.acts.undo}
          </button>{' '}
          <Key name="Z" />
        </p>
      ) : null}
    </footer>
  )
}
