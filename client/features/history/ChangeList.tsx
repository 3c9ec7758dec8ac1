import type { MapComparison, MomentChange } from '#shared/history/compare-maps.ts'
import type { BriefField } from '#shared/model/brief.ts'
import { historyWords } from './messages.ts'

const words = historyWords.since

/** What has changed since a version, one sentence for each. */
export function ChangeList(props: {
  comparison: MapComparison
  brief: readonly { readonly field: BriefField; readonly before: string }[]
}) {
  const { comparison, brief } = props
  const { moments, links, differences } = comparison
  const sentences = [
    ...moments.map(sentenceOf),
    ...(links > 0 ? [words.links(links)] : []),
    ...(differences > 0 ? [words.differences(differences)] : []),
    ...brief.map(({ field, before }) => words.brief(historyWords.fields[field], before)),
  ]
  return (
    <>
      <h3>{words.heading}</h3>
      {sentences.length === 0 ? <p className="quiet">{words.nothing}</p> : null}
      <ul className="change-list">
        {sentences.map((sentence, at) => (
          // Sentences may repeat, and nothing here is moved.
          <li key={`${at} ${sentence}`}>{sentence}</li>
        ))}
      </ul>
    </>
  )
}

function sentenceOf(change: MomentChange): string {
  switch (change.kind) {
    case 'new':
      return words.fresh(labelOf(change.now))
    case 'gone':
      return words.gone(labelOf(change.before))
    case 'renamed':
      return words.renamed(labelOf(change.before), labelOf(change.now))
    case 'changed':
      return words.changed(labelOf(change.now), change.aspects.map((aspect) => words.aspects[aspect]).join(', '))
  }
}

function labelOf({ label }: { readonly label: string }): string {
  return label || words.unsaid
}
