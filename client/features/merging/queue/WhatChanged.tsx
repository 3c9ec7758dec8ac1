import { useMerge } from '../merge-context.tsx'
import { messages } from '../messages.ts'
import type { MergeBoard } from '#shared/merge/merge-board.ts'
import type { MergeCard, RecheckCard } from '#shared/merge/merge-cards.ts'

/** Who changed what after it had been decided; nothing follows from it by itself. */
export function WhatChanged({ card }: { card: RecheckCard }) {
  const words = messages.recheck
  return (
    <div className="what-changed small">
      {card.changed.map(({ sourceId, author, change, before }) => (
        <p key={sourceId}>
          {words.changed(author.name, change)} {change === 'gone' ? words.gone(before.label) : null}
        </p>
      ))}
      <p className="quiet">{words.hint}</p>
    </div>
  )
}

/** Whose map came when others had decided already: said once, on the card it is about. */
export function ArrivedLate({ card }: { card: MergeCard }) {
  const { board } = useMerge()
  const sentence = lateSentence(card, board)
  return sentence ? <p className="small quiet arrived-late">{sentence}</p> : null
}

/** Empty where nobody's map came late. */
export function lateSentence(card: MergeCard, board: MergeBoard): string {
  const maps = new Set(card.wordings.map(({ mapId }) => mapId))
  const late = board.authors.filter(({ mapId }) => board.late.has(mapId) && maps.has(mapId))
  return late.length === 0 || card.kind === 'recheck' ? '' : messages.recheck.late(late.map(({ name }) => name))
}
