import type { MomentId } from '../model/ids.ts'
import type { Guide, GuideInput, GuideLine } from './guide.ts'
import { back, before, closing, excavate, snapshot, warmUps } from './guide-words.ts'
import { learnItems } from './learn-items.ts'
import { listenRows } from './listen-for.ts'
import { storyPrompt } from './story-prompt.ts'
import { leadingWords, productWords } from './unsaid-words.ts'

/**
 * The interview guide as a document: what a conversation should find out, how it opens, and what to listen for. Wholly
 * derived from brief, map, differences and evidence; what people changed (`edits`) lies over it line by line.
 *
 *   G1  One story prompt. The moments of the map are things to listen for, never questions.
 *   G2  Nothing that a participant hears presupposes a side of a difference, a feeling or our product, or names one of us.
 *   G3  What we want to learn cites moments, so that an answer finds its way back to the map.
 */
export function buildGuide(input: GuideInput): Guide {
  const { title, brief, edits = new Map() } = input
  const tags = new Map<MomentId, string>(
    input.moments.filter((moment) => moment.label.trim() !== '').map((moment, index) => [moment.id, `M${index + 1}`]),
  )
  const tagOf = (id: MomentId): string | undefined => tags.get(id)
  function edited(id: string, derived: string): GuideLine {
    const edit = edits.get(id)
    return { id, derived, text: edit?.text ?? derived, hidden: edit?.hidden === true }
  }
  function section(name: string, derived: readonly string[]): readonly GuideLine[] {
    const added = [...edits].filter(([id, edit]) => id.startsWith(`${name}+`) && edit.text !== undefined)
    return [
      ...derived.map((text, index) => edited(`${name}:${index + 1}`, text)),
      ...added.map(([id]) => edited(id, '')).sort((a, b) => (a.id < b.id ? -1 : 1)),
    ]
  }
  const story = storyPrompt(brief)
  const { rows, notListed } = listenRows(input, tagOf, edited)
  const about = [title, ...Object.values(brief)].join(' ')
  return {
    title: `Interview guide: ${title.trim() || 'our map'}`,
    mapTitle: title.trim(),
    version: input.version ?? '1',
    authors: input.authors.length,
    interviews: input.interviews ?? 0,
    outcome: brief.outcome.trim(),
    question: brief.question.trim(),
    minutes: { before: 3, warmUp: 5, story: 30, closing: 5 },
    learn: learnItems(input, tagOf).map((item) => ({ ...item, ...edited(item.id, item.text) })),
    before: section('before', before),
    warmUp: section(
      'warm-up',
      warmUps.flatMap((choices) => choices.find(({ on }) => on.test(about))?.text ?? []),
    ),
    story: {
      prompt: edited('story', story.prompt),
      narrower: edited('narrower', story.narrower),
      wider: edited('wider', story.wider),
    },
    excavate: section('excavate', excavate),
    back: back.map(({ id, when, text }) => ({ when, line: edited(id, text) })),
    listenFor: rows,
    notListed,
    dry: edited('dry', story.dry),
    closing: section('closing', closing),
    snapshot,
    unsaid: {
      leading: leadingWords(input.moments),
      product: productWords(brief),
      names: input.authors.map((author) => author.name).filter((name) => name.trim() !== ''),
    },
  }
}
