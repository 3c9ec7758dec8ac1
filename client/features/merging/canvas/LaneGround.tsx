import { memo, useMemo } from 'react'
import { chapterByMoment } from '#shared/layout/chapters.ts'
import { outlineOf } from '#shared/layout/outline-order.ts'
import { type ExperienceMap, momentsById } from '#shared/model/experience-map.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { storyOrder } from '../layout/story-order.ts'
import type { Slot } from '#shared/model/person.ts'
import { AuthorPatterns } from '../../../ui/drawn/AuthorPatterns.tsx'
import { Ribbon } from '../../../ui/drawn/Ribbon.tsx'
import { type LaneLook, mostOpen } from '../layout/lane-looks.ts'
import type { MergeBoard } from '#shared/merge/merge-board.ts'
import type { Scene } from './scene.ts'
import { useInSteps } from './use-in-steps.ts'

/** Lanes run on beyond what anybody pans to. */
const reach = 6000

/** Behind the moments: the lanes in their authors' tints, and the ribbons; those in question and those lit lie on top. */
export function LaneGround({
  scene,
  board,
  look,
  lit,
  isDone,
}: {
  scene: Scene
  board: MergeBoard
  look: LaneLook
  lit: ReadonlySet<string>
  /** Nothing is in question any more: the ribbons step back behind the map that they have become. */
  isDone: boolean
}) {
  // Eight people's ribbons at their full width would hide the map that they lead to.
  const isMany = board.maps.length > mostOpen
  const slots = new Map(board.authors.map((author) => [author.mapId, author.slot]))
  const rank = (line: (typeof scene.ribbons)[number]) => (lit.has(line.sourceId) ? 2 : 0) + (line.isSuggested ? 1 : 0)
  const ribbons = [...scene.ribbons].sort((a, b) => rank(a) - rank(b))
  const drawn = useInSteps(ribbons)
  return (
    <>
      {scene.lanes.lanes.map((lane) => (
        <div
          key={lane.mapId}
          className={`lane-ground slot-${slots.get(lane.mapId) ?? 'reed'}`}
          style={{ top: lane.y, left: -reach, width: scene.lanes.width + 2 * reach, height: scene.lanes.laneHeight }}
        />
      ))}
      {look === 'open' ? <LaneChapters scene={scene} board={board} /> : null}
      <svg className={isDone && lit.size === 0 ? 'ribbons done' : 'ribbons'} width="1" height="1" aria-hidden="true">
        <AuthorPatterns />
        {drawn.map((line) => (
          <Stream
            key={line.key}
            path={line.path}
            slot={slots.get(line.mapId) ?? 'reed'}
            isSuggested={line.isSuggested}
            isDim={lit.size > 0 && !lit.has(line.sourceId) && !line.isSuggested}
            width={(isMany ? 0.6 : 1) * (line.isPart ? 7 : 12)}
          />
        ))}
      </svg>
    </>
  )
}

/** Where a chapter of somebody's story begins, its name above the moment. */
function LaneChapters({ scene, board }: { scene: Scene; board: MergeBoard }) {
  const begun = useMemo(() => board.maps.flatMap((map) => chapterBeginnings(map)), [board.maps])
  return begun.map(({ id, chapter }) => {
    const box = scene.boxOf(id)
    const lane = scene.lanes.lanes.find(({ places }) => places.has(id))
    return box && lane ? (
      <span key={id} className="lane-chapter" style={{ left: box.x, top: lane.y + 1 }}>
        {chapter}
      </span>
    ) : null
  })
}

function chapterBeginnings(map: ExperienceMap): readonly { readonly id: MomentId; readonly chapter: string }[] {
  const chapters = chapterByMoment(outlineOf(map), momentsById(map))
  const seen = new Set<string>()
  return storyOrder(map).flatMap((id) => {
    const chapter = chapters.get(id)
    return chapter && seen.size !== seen.add(chapter).size ? [{ id, chapter }] : []
  })
}

/** Drawn again only when it is another: hundreds of them stand still while one moment is looked at. */
const Stream = memo(function Stream(props: {
  path: string
  slot: Slot
  isSuggested: boolean
  isDim: boolean
  width: number
}) {
  const { path, slot, isSuggested, isDim, width } = props
  return (
    <g className={isDim ? 'dim' : undefined}>
      <Ribbon path={path} slot={slot} suggested={isSuggested} width={width} />
    </g>
  )
})
