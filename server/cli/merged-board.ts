import type { BoardFile } from '#shared/exchange/board-file-types.ts'
import type { Suggestions } from '#shared/merge/suggestion.ts'
import type { MapId, MomentId, PersonId } from '#shared/model/ids.ts'
import type { Moment } from '#shared/model/moment.ts'
import type { SharedMap, SharedMoment } from '#shared/model/shared-map.ts'

/**
 * The shared map that a board would have if every suggestion were accepted and every other moment taken over as it is:
 * what the command line works with where people have not merged yet. Ids are derived, so that a file gives the same
 * result every time.
 */
export function acceptAll({ maps }: Pick<BoardFile, 'maps'>, suggestions: Suggestions): SharedMap {
  const home = new Map(
    maps.flatMap((map) => map.moments.map((moment) => [moment.id, { moment, mapId: map.id }] as const)),
  )
  const joined = new Set(suggestions.moments.flatMap((suggested) => suggested.members))
  const groups = [
    ...suggestions.moments.map(({ label, members }) => ({ label, members })),
    ...[...home.keys()].filter((id) => !joined.has(id)).map((id) => ({ label: id, members: [id] })),
  ]
  const moments = groups.flatMap(({ label, members }): SharedMoment[] => {
    const from = home.get(label)
    return from
      ? [
          share(
            from.moment,
            members.flatMap((id) => home.get(id) ?? []),
          ),
        ]
      : []
  })
  return {
    moments,
    placements: moments.flatMap((moment) => moment.sources),
    drawnLinks: [],
    cutLinks: new Set(),
    keptApart: [],
    putOff: [],
    differences: [],
  }
}

function share(labelled: Moment, members: readonly { readonly moment: Moment; readonly mapId: MapId }[]): SharedMoment {
  const id = `shared:${labelled.id}` as MomentId
  const kind =
    labelled.kind === 'step' ? members.find(({ moment }) => moment.kind !== 'step')?.moment.kind : labelled.kind
  return {
    ...labelled,
    id,
    kind: kind ?? 'step',
    labelFrom: labelled.id,
    sources: members.map(({ moment, mapId }) => ({
      sourceId: moment.id,
      mapId,
      momentId: id,
      relation: 'same',
      by: '' as PersonId,
      at: 0,
    })),
  }
}
