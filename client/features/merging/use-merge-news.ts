import { useEffect, useRef } from 'react'
import { announce } from '../../ui/browser/announce.ts'
import { sayNews } from './decisions/say-news.ts'
import type { Merge } from './merge-context.tsx'
import { messages } from './messages.ts'
import { listed } from '../../ui/words/listed.ts'
import { questionOf } from './queue/CardView.tsx'
import { lateSentence } from './queue/WhatChanged.tsx'

/** Says to those who listen what was decided, by whomever, and what is asked next. Everything said also stands there. */
export function useMergeNews({ news, board, differences, nameOf, card, isUpToDate }: Merge): void {
  const known = useRef<ReadonlySet<string>>(undefined)
  // `null`: all of it had been looked at; `undefined`: nothing is known yet.
  const asked = useRef<string | null>(undefined)
  const saidLate = useRef('')
  useEffect(() => {
    const before = known.current
    known.current = new Set(news.map((item) => item.key))
    const fresh = before ? news.filter((item) => !before.has(item.key)) : []
    const sentences = fresh.slice(-2).map((item) => sayNews(item, { board, differences, nameOf }))
    if (fresh.length > 2) sentences.unshift(messages.news.many(fresh.length - 2))
    const wasAsked = asked.current
    asked.current = card?.key ?? (isUpToDate ? null : wasAsked)
    if (card && wasAsked !== undefined && wasAsked !== card.key) {
      const words = card.wordings.map(
        ({ moment }) => `${board.sources.get(moment.id)?.author.name ?? ''}: ${moment.label}`,
      )
      sentences.push(`${questionOf(card, board)} ${listed(words)}`)
      // Said when such a map first comes up, not with each of its cards.
      const late = lateSentence(card, board)
      if (late && late !== saidLate.current) sentences.push(late)
      saidLate.current = late || saidLate.current
    } else if (asked.current === null && wasAsked) sentences.push(messages.done.title)
    if (sentences.length > 0) announce(sentences.join(' '))
  }, [news, board, differences, nameOf, card, isUpToDate])
}
