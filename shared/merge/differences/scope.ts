import type { MapId } from '../../model/ids.ts'
import { beginningsOf, endsOf } from './edges.ts'
import { asFound, type Found } from './found.ts'
import type { Stories, Story, Telling } from './stories.ts'
import { plainest, quoted } from './topics.ts'
import { isTrouble } from '../../model/moment.ts'

type Edge = { readonly mapIds: readonly MapId[]; readonly tellings: readonly Telling[] }

/**
 * D7: where the stories begin and end. Maps that share a beginning, or an end, are one side; the others are another. A
 * beginning counts where it lies in the middle of somebody else's story; two drawn starts that differ are causes (D6).
 */
export function scopeDifferences(stories: Stories): readonly Found[] {
  const begins = edgesOf(stories, beginningsOf)
  const isInside = begins.some(({ tellings }) =>
    tellings.some(({ shared }) => shared?.tellings.some((telling) => !isIn(begins, telling))),
  )
  const areDrawn = begins.every(({ tellings }) => tellings.every(({ moment }) => moment.kind === 'start'))
  const ends = edgesOf(stories, endsOf)
  const found: Found[] = []
  if (begins.length > 1 && (isInside || !areDrawn))
    found.push(
      asFound(
        {
          kind: 'scope',
          about: begins.flatMap(({ tellings }) => tellings),
          sides: begins.map(({ tellings }) => ({ claim: `begins with ${listOf(tellings)}`, tellings })),
          severity: areDrawn ? 2 : 1,
          weight: 4,
          title: 'Where does the story begin?',
          question:
            'Tell me about the last time from its very beginning: what was the first thing that belonged to it, and what was going on before that?',
        },
        stories,
      ),
    )
  if (ends.length > 1) {
    const isGivenUp = ends.some(({ tellings }) => tellings.some(({ moment }) => isTrouble(moment.kind)))
    found.push(
      asFound(
        {
          kind: isGivenUp ? 'ending' : 'scope',
          about: ends.flatMap(({ tellings }) => tellings),
          sides: ends.map(({ tellings }) => ({ claim: `ends with ${listOf(tellings)}`, tellings })),
          severity: isGivenUp ? 2 : 1,
          weight: isGivenUp ? 6 : 3,
          title: 'How does the story end?',
          question:
            'Tell me how it came to an end the last time: what was the last thing that belonged to it, and what happened after that?',
        },
        stories,
      ),
    )
  }
  return found
}

/** Maps whose edges meet in one shared moment are one; a map with an edge that is not placed yet says nothing. */
function edgesOf(stories: Stories, edgesIn: (story: Story) => readonly Telling[]): readonly Edge[] {
  let edges: readonly Edge[] = []
  for (const story of stories.all) {
    const tellings = edgesIn(story)
    if (tellings.length === 0 || tellings.some(({ shared }) => shared === undefined)) continue
    const own: Edge = { mapIds: [story.mapId], tellings }
    const same = edges.filter((edge) =>
      edge.tellings.some((one) => tellings.some((other) => one.shared === other.shared)),
    )
    const joined = [...same, own]
    edges = [
      ...edges.filter((edge) => !same.includes(edge)),
      { mapIds: joined.flatMap(({ mapIds }) => mapIds), tellings: joined.flatMap((edge) => edge.tellings) },
    ]
  }
  return edges
}

function isIn(edges: readonly Edge[], telling: Telling): boolean {
  return edges.some(({ tellings }) => tellings.includes(telling))
}

/** One wording for each shared moment, three at most. */
function listOf(tellings: readonly Telling[]): string {
  const labels = [...new Set(tellings.map(({ shared }) => shared))].map((shared) =>
    quoted(plainest(tellings.filter((telling) => telling.shared === shared))?.moment.label ?? '', 60),
  )
  return labels.sort().slice(0, 3).join(' or ')
}
