import { readNote, singleKeysNote } from '../../ui/browser/browser-notes.ts'
import { useEffect, useRef } from 'react'
import { isOpenToComments } from '#shared/model/comment.ts'
import { useBoard, useSessionFacts } from '../../sync/board-context.tsx'
import { useThreads, useTogetherStore } from '../../sync/together/together-context.tsx'
import { announce } from '../../ui/browser/announce.ts'
import { commentWords, togetherWords } from './messages.ts'

/** C with something selected: the place to say something about it. Heard inside the page, not while one writes. */
export function useCommentKeys(): void {
  const store = useTogetherStore()
  const { people } = useSessionFacts()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target } = event
      if (event.key.toLowerCase() !== 'c' || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      if (event.defaultPrevented || event.isComposing || !(target instanceof Element)) return
      if (!target.closest('#content') || target.closest('input, textarea, select, [contenteditable=true]')) return
      const { subject } = store.getState()
      if (!subject || areSingleKeysOff()) return
      event.preventDefault()
      event.stopPropagation()
      if (isOpenToComments(subject, people)) store.setState({ panel: { shows: 'target', target: subject } })
      else announce(commentWords.notYet)
    }
    document.addEventListener('keydown', press, { capture: true })
    return () => document.removeEventListener('keydown', press, { capture: true })
  }, [store, people])
}

/** Says politely that another has said something. What was said before the page was opened is no news. */
export function useCommentNews(): void {
  const { myId, sync } = useBoard()
  const { people } = useSessionFacts()
  const threads = useThreads()
  const known = useRef<ReadonlySet<string>>(undefined)
  useEffect(() => {
    const { state } = sync.open({ kind: 'board' }).status.getState()
    if (state !== 'open') return
    const before = known.current
    known.current = new Set(threads.flatMap(({ comments }) => comments.map(({ id }) => id)))
    if (!before) return
    for (const { asks, comments } of threads)
      for (const { id, by } of comments)
        if (by !== myId && !before.has(id))
          announce(
            commentWords.news(
              people.find((person) => person.id === by)?.name ?? togetherWords.someone,
              asks && id === comments[0]?.id,
            ),
          )
  }, [threads, people, myId, sync])
}

/** Whether this person has letters alone act; the switch is in merge mode and holds everywhere. */
function areSingleKeysOff(): boolean {
  return readNote(singleKeysNote) === 'off'
}
