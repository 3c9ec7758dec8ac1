import { editGuide, readGuideEdits } from '#shared/documents/board-document.ts'
import { act } from '#shared/documents/transact.ts'
import type { GuideLine } from '#shared/guide/guide.ts'
import type { PersonId } from '#shared/model/ids.ts'
import type { OpenDocument } from '../../sync/open-document.ts'
import { leftText, type MarginNote } from './margin-notes.ts'
import { messages } from './messages.ts'

export type GuideActions = {
  readonly canWrite: boolean
  change(line: GuideLine, text: string): void
  hide(...lines: readonly GuideLine[]): void
  show(line: GuideLine): void
  /** Gives a line back to the map; one that somebody added goes. */
  giveBack(line: GuideLine): void
  add(section: 'warm-up' | 'closing', text: string): void
  leave(note: MarginNote): void
  undo(): void
}

type Deps = {
  readonly board: OpenDocument
  readonly canWrite: boolean
  readonly by: PersonId
  readonly now: () => number
  readonly mint: () => string
  /** What was done last, in a sentence, with undo beside it; empty once that is taken back. */
  readonly onDone: (sentence: string) => void
  /** Says something to those who listen. */
  readonly announce: (sentence: string) => void
}

/** What people change about the guide: it lies over the derived lines, and is everyone's. */
export function createGuideActions({ board, canWrite, by, now, mint, onDone, announce }: Deps): GuideActions {
  // Only what was done here: the brief is in the same document, and its undo belongs to its own page.
  const steps: string[] = []
  const stamp = () => ({ by, at: now() })

  function set(line: GuideLine, change: { text?: string; hidden?: boolean }): void {
    const { text, hidden } = { ...readGuideEdits(board.doc).get(line.id), ...change }
    const hasText = text !== undefined && text !== line.derived
    const isMine = hasText || hidden === true
    editGuide(
      board.doc,
      line.id,
      isMine ? { ...stamp(), ...(hasText ? { text } : {}), ...(hidden ? { hidden } : {}) } : undefined,
    )
  }

  function did(sentence: string): void {
    steps.push(sentence)
    board.undo.endStep()
    onDone(sentence)
    announce(sentence)
  }

  return {
    canWrite,
    change(line, text) {
      const next = text.trim()
      if (next === line.text) return
      // A line without words is a line left out; one that somebody added has nothing to be left out of. A moment may be
      // listened for without a probe.
      if (next !== '' || isProbe(line)) set(line, { text: next })
      else if (line.derived === '') editGuide(board.doc, line.id, undefined)
      else set(line, { hidden: true })
      did(next === '' ? messages.done.hidden : messages.done.changed)
    },
    hide(...lines) {
      act(board.doc, () => lines.forEach((line) => set(line, { hidden: true })))
      did(messages.done.hidden)
    },
    show(line) {
      set(line, { hidden: false })
      did(messages.done.shown)
    },
    giveBack(line) {
      editGuide(board.doc, line.id, undefined)
      did(messages.done.given)
    },
    add(section, text) {
      if (text.trim() === '') return
      // Ids sort by when they were added: lines stay in the order in which they came.
      editGuide(board.doc, `${section}+${now().toString(36)}-${mint()}`, { ...stamp(), text: text.trim() })
      did(messages.done.added)
    },
    leave(note) {
      editGuide(board.doc, note.key, { ...stamp(), text: leftText(note) })
      did(messages.done.left)
    },
    undo() {
      if (steps.pop() === undefined || !board.undo.undo()) return
      onDone('')
      announce(messages.done.undone)
    },
  }
}

function isProbe(line: GuideLine): boolean {
  return line.id.startsWith('probe:')
}
