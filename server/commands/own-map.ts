import type { BoardId, MapId, PersonId } from '#shared/model/ids.ts'
import type { DeviceHash } from '../storage/directory.ts'
import { type CommandContext, done, type Outcome, refuse } from './context.ts'
import { messages } from './messages.ts'

type Owner = { readonly boardId: BoardId; readonly personId: PersonId; readonly device: DeviceHash }

/** An empty map for somebody whose own is closed to them for good. What is only closed, and not gone, is put away. */
export async function beginMapAnew(context: CommandContext, owner: Owner): Promise<Outcome<{ mapId: MapId }>> {
  const mapId = context.mintId<MapId>()
  const outcome = await context.directory.beginMapAnew({ ...owner, mapId, at: context.now() })
  if (outcome === 'not-closed') return refuse('bad-request', messages.mapNotClosed)
  await context.session.project(owner.boardId)
  return done({ mapId })
}

/** Back to the private map that was put away, from a device that has proven to be its owner's. */
export async function takeMapBack(context: CommandContext, owner: Owner): Promise<Outcome<{ mapId: MapId }>> {
  const earlier = await context.directory.putAwayMap(owner.boardId, owner.personId)
  if (!earlier || !(await context.directory.takeMapBack(owner))) return refuse('bad-request', messages.noEarlierMap)
  await context.session.project(owner.boardId)
  return done({ mapId: earlier.mapId })
}
