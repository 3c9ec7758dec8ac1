import { Link } from 'wouter'
import { readImages } from '#shared/documents/map-images.ts'
import type { MapId } from '#shared/model/ids.ts'
import { useBoard, useDocument, useRead } from '../../../sync/board-context.tsx'
import { messages } from '../messages.ts'
import type { MergeBoard } from '#shared/merge/merge-board.ts'

/** Lanes have no room for images: where a map has some, the way to it as its author drew it. */
export function ImageWays({ board }: { board: MergeBoard }) {
  return board.maps.map((map, index) => (
    <ImageWay key={map.id} mapId={map.id} name={board.authors[index]?.name ?? map.author.name} />
  ))
}

function ImageWay({ mapId, name }: { mapId: MapId; name: string }) {
  const { boardId } = useBoard()
  const { length } = useRead(useDocument({ kind: 'map', mapId }), readImages)
  if (length === 0) return null
  return (
    <>
      {' '}
      <Link className="words-link image-way" href={`/b/${boardId}/share?map=${mapId}`}>
        {messages.imagesOf(length, name)}
      </Link>
    </>
  )
}
