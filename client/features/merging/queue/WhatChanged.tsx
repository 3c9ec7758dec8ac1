import { useMerge } from '../merge-context.tsx'
import { messages } from '../messages.ts'
import type { Table } from '../table.ts'
import type { MergeCard, RecheckCard } from './cards.ts'

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
  const { table } = useMerge()
  const sentence = lateSentence(card, table)
  return sentence ? <p className="small quiet arrived-late">{sentence}</p> : null
}

/** Empty where nobody's map came late. */
export function lateSentence(card: MergeCard, table: Table): string {
  const maps = new Set(card.wordings.map(({ mapId }) => mapId))
  const late = table.authors.filter(({ mapId }) => table.late.has(mapId) && maps.has(mapId))
  return late.length === 0 || card.kind === 'recheck' ? '' : messages.recheck.late(late.map(({ name }) => name))
}
