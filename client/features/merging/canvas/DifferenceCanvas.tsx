import { useMemo, useState } from 'react'
import type { Difference } from '#shared/model/difference.ts'
import type { MapLayer } from '../../../canvas/layers.ts'
import { MapCanvas } from '../../../canvas/MapCanvas.tsx'
import { measureCard } from '../../../canvas/projection/measure-card.ts'
import { useOpenDifference } from '../differences/use-open-difference.ts'
import { layPart, partAround } from '../layout/part-layout.ts'
import { useMerge, useScreen } from '../merge-context.tsx'
import { messages } from '../messages.ts'
import { listed } from '../../../ui/words/listed.ts'
import type { MergeBoard } from '#shared/merge/merge-board.ts'
import { sharedKey } from './scene.ts'

/** Only that part of the shared map which a difference is about, from top to bottom. */
export function DifferenceCanvas() {
  const { open } = useOpenDifference()
  // Another difference is another picture: it is fitted into view anew.
  return <PartOfMap key={open?.key ?? ''} difference={open} />
}

function PartOfMap({ difference }: { difference: Difference | undefined }) {
  const { board, document, selection, screen } = useMerge()
  const lit = useScreen((state) => state.lit)
  const [room, setRoom] = useState(0)
  const layers = useMemo((): readonly MapLayer[] => {
    // A difference that points at nothing, or at what was taken off the map since, is about the whole of it.
    const isSomewhere = difference?.moments.some((id) => board.moments.has(id))
    const part = difference && isSomewhere ? partAround(board.flow, difference.moments) : board.flow
    const sizes = new Map(part.moments.map((moment) => [moment.id, measureCard(moment, 'column')]))
    const inLight = new Set(lit.flatMap((id) => board.placedIn.get(id)?.map((moment) => moment.id) ?? [id]))
    return [
      {
        key: sharedKey,
        document,
        offset: { x: 0, y: 0 },
        readOnly: true,
        size: 'column',
        moments: part.moments,
        links: part.links,
        places: layPart(part, (id) => sizes.get(id) ?? { w: 136, h: 52 }),
        marked: new Set([...(difference?.moments ?? []), ...inLight]),
        notes: difference ? whoSaysIt(difference, board) : new Map(),
        ink: false,
      },
    ]
  }, [difference, board, document, lit])
  // What is narrower than the room stands in its middle.
  const xs = [...(layers[0]?.places?.values() ?? [])].map(({ x }) => x)
  const width = Math.max(...xs, 0) - Math.min(...xs, 0) + 136 + 2 * 32
  return (
    <div className="difference-canvas" ref={(stage) => setRoom(stage?.clientWidth ?? 0)}>
      {room > 0 ? (
        <MapCanvas
          layers={layers}
          selection={selection}
          mode="look"
          label={messages.canvas.part}
          insets={{
            top: 48,
            bottom: 44,
            left: Math.max(0, (room - width) / 2),
            right: Math.max(0, (room - width) / 2),
          }}
          onHover={(moment) => screen.setState({ lit: moment ? [moment.momentId] : [] })}
        />
      ) : null}
    </div>
  )
}

/** Under each moment of a difference, those who drew it. */
function whoSaysIt(difference: Difference, board: MergeBoard): MapLayer['notes'] & object {
  const notes = new Map<Difference['moments'][number], string>()
  for (const id of difference.moments) {
    const names = board.authors
      .filter(({ mapId }) => difference.sides.some((side) => side.mapIds.includes(mapId)))
      .filter(({ mapId }) => board.moments.get(id)?.sources.some((source) => source.mapId === mapId))
      .map(({ name }) => name)
    if (names.length > 0) notes.set(id, listed(names))
  }
  return notes
}
