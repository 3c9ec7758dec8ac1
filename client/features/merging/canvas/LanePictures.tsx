import type { LaneLook } from '../layout/lane-looks.ts'
import { ImageOf } from '../pictures/Pictures.tsx'
import { useImages } from '../pictures/use-images.ts'
import type { MergeBoard } from '#shared/merge/merge-board.ts'
import type { Scene } from './scene.ts'

const size = { w: 40, h: 30 }

/** The images that lie beside a moment, small at the corner of its card, where the lanes are open. */
export function LanePictures({ scene, board, look }: { scene: Scene; board: MergeBoard; look: LaneLook }) {
  const images = useImages(board)
  if (look !== 'open') return null
  return [...images].map(([id, [first]]) => {
    const box = scene.boxOf(id)
    const author = board.sources.get(id)?.author
    if (!box || !author || !first) return null
    return (
      <span
        key={id}
        className={`lane-picture slot-${author.slot}`}
        style={{ left: box.x + box.w - size.w + 8, top: box.y - size.h / 2, width: size.w, height: size.h }}
      >
        <ImageOf image={first} mapId={author.mapId} name={author.name} />
      </span>
    )
  })
}
