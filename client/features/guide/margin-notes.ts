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
const tooManyKey = 'left:learn:all'

/** One note is enough for a line: the one whose way out helps most. */
const rulesByWeight: readonly LintRule[] = ['name', 'product', 'wish', 'usually', 'leading', 'yes-no', 'gap', 'uncited']

/** The notes on a guide, without those that somebody decided to leave. */
export function marginNotes(guide: Guide, edits: ReadonlyMap<string, GuideEdit>): readonly MarginNote[] {
  const notes: MarginNote[] = []
  const aims = guide.learn.filter((item) => !item.hidden)
  if (aims.length > enoughAims && edits.get(tooManyKey)?.text !== String(aims.length))
    notes.push({ kind: 'too-many', key: tooManyKey, lines: aims })
  const lines = new Map([...heardLines(guide), ...guide.learn].map((line) => [line.id, line]))
  const found = [...lintGuide(guide)].sort((a, b) => rulesByWeight.indexOf(a.rule) - rulesByWeight.indexOf(b.rule))
  const firstOfLine = new Map(found.toReversed().map((note) => [note.lineId, note]))
  for (const { lineId, rule, sentence } of firstOfLine.values()) {
    const line = lines.get(lineId)
    const key = leftKey(lineId)
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

/** Under which id the guide's edits remember that the note on a line was left. */
function leftKey(lineId: string): string {
  return `left:${lineId}`
}

/** What is remembered when a note is left: the words that it was about. */
export function leftText(note: MarginNote): string {
  return note.kind === 'line' ? note.line.text : String(note.lines.length)
}
