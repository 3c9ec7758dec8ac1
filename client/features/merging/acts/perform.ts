import { applyMergeEdits } from '#shared/documents/apply-merge-edits.ts'
import { localOrigin, typingOrigin } from '#shared/documents/transact.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { selectMoments } from '../../../canvas/selection/selection-store.ts'
import { mintId } from '../../../sync/new-id.ts'
import { announce } from '../../../ui/browser/announce.ts'
import { newest } from '../decisions/news.ts'
import type { Merge } from '../merge-context.tsx'
import { messages } from '../messages.ts'
import { selectedOf } from '../use-selected.ts'
import type { Act, Effects, Stand } from './effects.ts'

/** What this person has in front of them now. */
export function standOf(merge: Merge): Stand {
  const { board, queue, cards, card, suggestions, isWritable, screen, selection } = merge
  return {
    board,
    queue,
    cards,
    card,
    suggestions,
    isWritable,
    screen: screen.getState(),
    selected: selectedOf(merge),
    selectedLinks: selection.getState().links,
    mintId: () => mintId<MomentId>(),
  }
}

/**
 * Carries out what an act came to: the one place where merge mode writes, moves and speaks. Last station of a decision
 * on this screen; from here it goes the way of every edit. Gives what it came to.
 */
export function perform(merge: Merge, act: Act): Effects {
  const effects = act(standOf(merge))
  const { document, myId, screen, selection, news, nameField } = merge
  if (effects.edits?.length)
    applyMergeEdits(
      document.doc,
      effects.edits,
      { by: myId, at: Date.now() },
      effects.isTyping ? typingOrigin : localOrigin,
    )
  if (effects.screen) screen.setState(effects.screen)
  if (effects.select) selectMoments(selection, effects.select)
  if (effects.did !== undefined) {
    screen.setState({ did: { sentence: effects.did, after: newest(news, { by: myId })?.key } })
    announce(effects.did)
  }
  if (effects.announce !== undefined) announce(effects.announce)
  if (effects.history === 'undo') announce(document.undo.undo() ? messages.news.undone : messages.news.nothing)
  if (effects.history === 'redo' && document.undo.redo()) announce(messages.news.redone)
  if (effects.goes === 'name') {
    const field = nameField.current?.querySelector('textarea')
    field?.focus()
    field?.select()
  }
  return effects
}
