import { derivedLinkId, type ExperienceMap } from '#shared/model/experience-map.ts'
import { asId, type MapId, type MomentId, type PersonId } from '#shared/model/ids.ts'
import type { Moment, MomentKind, Valence } from '#shared/model/moment.ts'
import type { Placement, SharedMap, SharedMoment } from '#shared/model/shared-map.ts'

/** A map in short: its moments follow each other and are called `id-0`, `id-1`, … */
export type TestMap = {
  readonly id: string
  readonly labels: readonly string[]
  readonly kinds?: Readonly<Record<number, MomentKind>>
  readonly valences?: Readonly<Record<number, Valence>>
}

export function mapOf({ id, labels, kinds = {}, valences = {} }: TestMap): ExperienceMap {
  const moments = labels.map((label, i): Moment => {
    const valence = valences[i]
    return {
      id: momentId(`${id}-${i}`),
      kind: kinds[i] ?? (i === 0 ? 'start' : 'step'),
      label,
      thinking: '',
      doing: '',
      ...(valence === undefined ? {} : { feeling: { valence, word: '' } }),
    }
  })
  return {
    id: asId<MapId>(id),
    author: {
      id: asId<PersonId>(`person-${id}`),
      name: `${id[0]?.toUpperCase()}${id.slice(1)}`,
      discipline: 'product',
    },
    moments,
    links: moments.slice(1).flatMap((moment, i) => {
      const from = moments[i]?.id
      return from ? [{ id: derivedLinkId(from, moment.id, 'next'), from, to: moment.id, kind: 'next', label: '' }] : []
    }),
  }
}

export function momentId(id: string): MomentId {
  return asId<MomentId>(id)
}

/** A shared map of moments called `name` with sources written as `mapId-n`. */
export function sharedOf(moments: readonly { readonly id: string; readonly sources: readonly string[] }[]): SharedMap {
  const shared = moments.map(({ id, sources }): SharedMoment => ({
    id: momentId(id),
    kind: 'step',
    label: id,
    thinking: '',
    doing: '',
    sources: sources.map((source): Placement => ({
      sourceId: momentId(source),
      mapId: asId<MapId>(source.split('-')[0] ?? ''),
      momentId: momentId(id),
      relation: 'same',
      by: asId<PersonId>('person-noor'),
      at: 1,
    })),
  }))
  return {
    moments: shared,
    placements: shared.flatMap((moment) => moment.sources),
    keptApart: [],
    putOff: [],
    differences: [],
    drawnLinks: [],
    cutLinks: new Set(),
  }
}
