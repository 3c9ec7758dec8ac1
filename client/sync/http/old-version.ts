import * as Y from 'yjs'
import type { BoardId } from '#shared/model/ids.ts'
import { type Answer, api } from './api-client.ts'

/** A document as it was, apart from any connection. Its errors are those of the server, with their sentences. */
export async function fetchVersion(
  boardId: BoardId,
  document: 'map-shared' | 'board' | `map-${string}`,
  id: number,
): Promise<Answer<Y.Doc>> {
  const answer = await api.versionState(boardId, document, id)
  if (!answer.ok) return answer
  const doc = new Y.Doc()
  Y.applyUpdateV2(doc, answer.value)
  return { ok: true, value: doc }
}
