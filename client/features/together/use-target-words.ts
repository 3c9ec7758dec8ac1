import { useMemo } from 'react'
import type { CommentTarget } from '#shared/model/comment.ts'
import type { MapId, MomentId } from '#shared/model/ids.ts'
import { useSharedFlow } from '../../sync/use-shared-flow.ts'
import { commentWords } from './messages.ts'

/** Says what a comment is about, in the words that stand on the map now. */
export function useTargetWords(): (target: CommentTarget) => string {
  const { flow, maps } = useSharedFlow()
  return useMemo(() => {
    const shared = new Map(flow.moments.map(({ id, label }) => [id, label] as const))
    const drawn = new Map(
      maps.map(
        ({ id, moments }) => [id, new Map(moments.map((moment) => [moment.id, moment.label] as const))] as const,
      ),
    )
    const words = commentWords.on
    const nameOf = (mapId: MapId | undefined) => {
      const map = maps.find(({ id }) => id === mapId)
      return map ? words.mapOf(map.author.name) : ''
    }
    const labelOf = (mapId: MapId | undefined, id: MomentId) => {
      const label = (mapId === undefined ? shared : drawn.get(mapId))?.get(id)
      return label === '' ? words.noWords : label
    }
    return (target) => {
      if (target.kind === 'difference') return words.difference
      const map = nameOf(target.mapId)
      switch (target.kind) {
        case 'moment': {
          const label = labelOf(target.mapId, target.id)
          return label === undefined ? words.gone(map) : words.moment(label, map)
        }
        case 'link': {
          const from = labelOf(target.mapId, target.from)
          const to = labelOf(target.mapId, target.to)
          return from === undefined || to === undefined ? words.gone(map) : words.link(from, to, map)
        }
        case 'place':
          return words.place((target.near && labelOf(target.mapId, target.near)) ?? '', map)
      }
    }
  }, [flow, maps])
}
