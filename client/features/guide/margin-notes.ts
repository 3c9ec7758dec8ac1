import type { GuideEdit } from '#shared/documents/board-document.ts'
import type { Guide, GuideLine } from '#shared/guide/guide.ts'
import { heardLines, lintGuide, type LintRule } from '#shared/guide/lint-guide.ts'
import type { PersonId } from '#shared/model/ids.ts'
import { suggestInstead } from './messages.ts'

/** A pencilled note beside a line. It never blocks: there is always a way out that changes nothing. */
export type MarginNote =
  | {
      readonly kind: 'line'
      readonly key: string
      readonly line: GuideLine
      readonly rule: LintRule
      readonly sentence: string
      readonly instead?: string
      /** Whose words they are, where somebody wrote them. */
      readonly by?: PersonId
    }
  | { readonly kind: 'too-many'; readonly key: string; readonly lines: readonly GuideLine[] }

/** More aims than this are a lot for one conversation. */
const enoughAims = 4
const tooManyKey = 'left:learn'

/** The notes on a guide, without those that somebody decided to leave. */
export function marginNotes(guide: Guide, edits: ReadonlyMap<string, GuideEdit>): readonly MarginNote[] {
  const notes: MarginNote[] = []
  const aims = guide.learn.filter((item) => !item.hidden)
  if (aims.length > enoughAims && edits.get(tooManyKey)?.text !== String(aims.length))
    notes.push({ kind: 'too-many', key: tooManyKey, lines: aims })
  const lines = new Map([...heardLines(guide), ...guide.learn].map((line) => [line.id, line]))
  for (const { lineId, rule, sentence } of lintGuide(guide)) {
    const line = lines.get(lineId)
    const key = leftKey(lineId, rule)
    // Left as it is, until its words change.
    if (!line || edits.get(key)?.text === line.text) continue
    const edit = edits.get(lineId)
    const instead = suggestInstead(rule, line.text)
    notes.push({
      kind: 'line',
      key,
      line,
      rule,
      sentence,
      ...(instead === undefined ? {} : { instead }),
      ...(edit?.text === undefined ? {} : { by: edit.by }),
    })
  }
  return notes
}

/** Under which id the guide's edits remember that a note was left. */
export function leftKey(lineId: string, rule: LintRule): string {
  return `left:${rule}:${lineId}`
}

/** What is remembered when a note is left: the words that it was about. */
export function leftText(note: MarginNote): string {
  return note.kind === 'line' ? note.line.text : String(note.lines.length)
}
