import {
  addEvidence,
  changeStance,
  readEvidence,
  readPaths,
  removeEvidence,
  writePath,
} from '#shared/documents/board-document.ts'
import { addQuote, removeQuotes } from '#shared/documents/interview-document.ts'
import { addMoment } from '#shared/documents/map-document.ts'
import type { EvidenceId, InterviewId, MomentId, PersonId, QuoteId } from '#shared/model/ids.ts'
import type { Evidence, Stance } from '#shared/model/interview.ts'
import type { EvidenceTarget } from '#shared/model/shared-map.ts'
import type { OpenDocument } from '../../sync/open-document.ts'
import { type EvidenceStore, nothing } from './evidence-store.ts'
import { messages } from './messages.ts'
import { sameTarget, type TieTarget } from './moments/tie-targets.ts'
import type { Passage } from './pieces.ts'

/** A quote that is there, or a passage that becomes one. */
export type QuoteSource = { readonly quoteId: QuoteId } | { readonly passage: Passage }

export type EvidenceActions = {
  readonly canWrite: boolean
  link(source: QuoteSource, to: TieTarget, stance: Stance): void
  restance(tie: Evidence, label: string, stance: Stance): void
  unlink(tie: Evidence, label: string): void
  keep(passage: Passage): void
  removeQuote(quoteId: QuoteId): void
  /** A moment that the story has and the map had not, in the team's own words. */
  addNewMoment(source: QuoteSource, label: string): void
  addStep(momentId: MomentId, label: string): void
  removeStep(index: number, label: string): void
  undo(): void
}

type Deps = {
  readonly interviewId: InterviewId
  readonly interview: OpenDocument
  readonly board: OpenDocument
  readonly sharedMap: OpenDocument
  readonly store: EvidenceStore
  readonly canWrite: boolean
  readonly by: PersonId
  readonly now: () => number
  readonly mint: <T extends string>() => T
  /** Says something to those who listen. */
  readonly announce: (sentence: string) => void
}

/**
 * What a person does on the page of one interview. A step that touches two documents (the quote and its tie) is one
 * transaction in each; undo takes both back.
 */
export function createEvidenceActions(deps: Deps): EvidenceActions {
  const { interviewId, interview, board, sharedMap, store, canWrite, by, now, mint, announce } = deps
  const steps: OpenDocument[][] = []

  function did(sentence: string, documents: OpenDocument[]): void {
    for (const { undo } of documents) undo.endStep()
    steps.push(documents)
    store.setState({ lastDone: sentence })
    announce(sentence)
  }

  /** The quote, made now if it is not there yet; nothing for a passage without words. */
  function settle(source: QuoteSource): { quoteId: QuoteId; touched: OpenDocument[] } | undefined {
    if ('quoteId' in source) return { quoteId: source.quoteId, touched: [] }
    const id = mint<QuoteId>()
    if (!addQuote(interview.doc, { ...source.passage, id, by, at: now() })) return undefined
    return { quoteId: id, touched: [interview] }
  }

  function tie(quoteId: QuoteId, target: EvidenceTarget, stance: Stance): void {
    const known = readEvidence(board.doc).find((other) => other.quoteId === quoteId && sameTarget(other.target, target))
    if (known) return changeStance(board.doc, known.id, stance)
    // Until now the whole map was there; it is not folded away under the hand of whoever ties the first quote.
    const isFirst = readEvidence(board.doc).length === 0 && readPaths(board.doc).length === 0
    if (isFirst) store.setState({ showsUnheard: true })
    addEvidence(board.doc, {
      id: mint<EvidenceId>(),
      interviewId,
      quoteId,
      target,
      stance,
      by,
      at: now(),
    })
  }

  function pathNow(): readonly MomentId[] {
    return readPaths(board.doc).find((path) => path.interviewId === interviewId)?.moments ?? []
  }

  return {
    canWrite,
    link(source, { target, label }, stance) {
      const settled = settle(source)
      if (!settled) return
      tie(settled.quoteId, target, stance)
      store.attend({ kind: 'quote', quoteId: settled.quoteId })
      did(messages.done.linked(label, stance), [...settled.touched, board])
    },
    restance({ id }, label, stance) {
      changeStance(board.doc, id, stance)
      did(messages.done.linked(label, stance), [board])
    },
    unlink({ id }, label) {
      removeEvidence(board.doc, [id])
      did(messages.done.unlinked(label), [board])
    },
    keep(passage) {
      const settled = settle({ passage })
      if (!settled) return
      store.attend({ kind: 'quote', quoteId: settled.quoteId })
      did(messages.done.kept, settled.touched)
    },
    removeQuote(quoteId) {
      const ties = readEvidence(board.doc).filter((other) => other.quoteId === quoteId)
      removeQuotes(interview.doc, [quoteId])
      if (ties.length > 0)
        removeEvidence(
          board.doc,
          ties.map((other) => other.id),
        )
      store.attend(nothing)
      did(messages.done.removed, ties.length > 0 ? [interview, board] : [interview])
    },
    addNewMoment(source, label) {
      const settled = settle(source)
      if (!settled) return
      const id = mint<MomentId>()
      addMoment(sharedMap.doc, { id, label, by })
      tie(settled.quoteId, { kind: 'moment', id }, 'new')
      store.attend({ kind: 'quote', quoteId: settled.quoteId })
      did(messages.done.addedMoment(label), [...settled.touched, sharedMap, board])
    },
    addStep(momentId, label) {
      const moments = [...pathNow(), momentId]
      writePath(board.doc, { interviewId, moments })
      did(messages.done.step(label, moments.length), [board])
    },
    removeStep(index, label) {
      writePath(board.doc, { interviewId, moments: pathNow().filter((_, i) => i !== index) })
      did(messages.done.stepGone(label), [board])
    },
    undo() {
      const last = steps.pop()
      if (!last) return
      for (const { undo } of last) undo.undo()
      store.setState({ lastDone: '' })
      announce(messages.done.undone)
    },
  }
}
