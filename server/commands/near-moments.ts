import { readMoments } from '#shared/documents/map-document.ts'
import type { SessionFacts } from '#shared/documents/session-document.ts'
import type { BoardId, MomentId } from '#shared/model/ids.ts'
import type { NearnessAnswer } from '#shared/protocol/api.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { LabelVectors } from '../embeddings/label-vectors.ts'
import { nearLabels } from '../embeddings/near-labels.ts'
import { logKey } from '../sync/log-key.ts'
import { type CommandContext, done, type Outcome, refuse } from './context.ts'
import { messages } from './messages.ts'

type Labelled = { readonly id: MomentId; readonly map: string; readonly label: string }

/**
 * How near the moments of a board's revealed maps are in meaning. The server takes the labels from the documents itself:
 * what it is told by a client could be a map that nobody else may read yet, or no map at all.
 */
export async function nearMoments(
  { rooms }: Pick<CommandContext, 'rooms'>,
  { boardId, facts, vectors }: { boardId: BoardId; facts: SessionFacts; vectors: LabelVectors | undefined },
): Promise<Outcome<NearnessAnswer>> {
  if (!vectors) return done({ state: 'off' })
  const labelled: Labelled[] = []
  for (const { mapId, revealedAt } of facts.people) {
    if (revealedAt === undefined) continue
    const lease = await rooms.acquire(logKey({ boardId, document: { kind: 'map', mapId } }))
    try {
      await lease.room.catchUp()
      for (const { id, label } of readMoments(lease.room.doc))
        if (label.trim() !== '') labelled.push({ id, map: mapId, label: label.trim() })
    } finally {
      lease.release()
    }
  }
  const { host } = vectors
  if (labelled.length > limits.maxComparedLabels) return refuse('too-large', messages.tooManyLabels)
  const found = await vectors.vectorsOf(labelled.map(({ label }) => label))
  if (!found) return done({ state: 'failed', host })
  const near = await nearLabels(
    labelled.flatMap(({ map }, at) => {
      const vector = found[at]
      return vector ? [{ map, vector }] : []
    }),
  )
  return done({ state: 'compared', host, moments: labelled.map(({ id }) => id), near: [...near] })
}
