import { outlineOf } from '#shared/layout/outline-order.ts'
import { kindMarks } from '#shared/model/kind-prefix.ts'
import type { Link } from '#shared/model/link.ts'
import type { Moment, Valence } from '#shared/model/moment.ts'

const mouths: Readonly<Record<Valence, string>> = { '-2': ':((', '-1': ':(', '0': ':|', '1': ':)', '2': ':))' }

/** Moments as an indented list, with the marks that are typed in labels: what other programs get, and what is read back here. */
export function wordsOf(moments: readonly Moment[], links: readonly Link[]): string {
  const byId = new Map(moments.map((moment) => [moment.id, moment]))
  return outlineOf({ moments, links })
    .flatMap(({ momentId, depth }) => {
      const moment = byId.get(momentId)
      if (!moment) return []
      const mark = kindMarks.find(({ kind }) => kind === moment.kind)?.mark
      const { feeling } = moment
      const words = [
        mark,
        moment.label.replaceAll(/\s*\n\s*/g, ' '),
        feeling && `${mouths[feeling.valence]} ${feeling.word}`.trim(),
      ]
      return [`${'  '.repeat(depth)}${words.filter(Boolean).join(' ')}`]
    })
    .join('\n')
}
