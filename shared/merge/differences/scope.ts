import type { MapId } from '../../model/ids.ts'
import { beginningsOf, endsOf } from './edges.ts'
import { asFound, type Found } from './found.ts'
import type { Stories, Story, Telling } from './stories.ts'
import { cut, plainest } from './topics.ts'
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
          sides: begins.map(({ tellings }) => ({ claim: { say: 'begins', labels: labelsOf(tellings) }, tellings })),
          severity: areDrawn ? 2 : 1,
          weight: 4,
          asked: { ask: 'scope-begins' },
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
          sides: ends.map(({ tellings }) => ({ claim: { say: 'ends', labels: labelsOf(tellings) }, tellings })),
          severity: isGivenUp ? 2 : 1,
          weight: isGivenUp ? 6 : 3,
          asked: { ask: 'scope-ends' },
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
function labelsOf(tellings: readonly Telling[]): readonly string[] {
  const labels = [...new Set(tellings.map(({ shared }) => shared))].map((shared) =>
    cut(plainest(tellings.filter((telling) => telling.shared === shared))?.moment.label ?? '', 60),
  )
  return labels.sort().slice(0, 3)
}
