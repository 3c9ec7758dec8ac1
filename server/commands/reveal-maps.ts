import type { BoardId, MapId, PersonId } from '#shared/model/ids.ts'
import type { Person } from '#shared/model/person.ts'
import type { SessionFacts } from '#shared/documents/session-document.ts'
import { logKey } from '../sync/log-key.ts'
import type { Room } from '../sync/room-contract.ts'
import { keepBoardVersion } from './board-versions.ts'
import { type CommandContext, done, type Outcome, refuse } from './context.ts'
import { imagesShown } from './images.ts'
import { messages } from './messages.ts'
import { keepRevealed } from './versions.ts'

export async function setReady(
  context: CommandContext,
  { boardId, personId, ready }: { boardId: BoardId; personId: PersonId; ready: boolean },
): Promise<Outcome<{ ready: boolean }>> {
  const outcome = await context.directory.setReady(boardId, personId, ready)
  if (outcome === 'revealed') return ready ? done({ ready }) : refuse('bad-request', messages.alreadyRevealed)
  await context.session.project(boardId)
  return done({ ready })
}

/**
 * Reveals exactly the maps whose owners are ready. While their documents stand still, what was deleted is shredded, and
 * only then others may read: nobody ever receives a word that its owner took back before, or wrote without knowing. They
 * stand still on all servers: what their owner writes meanwhile waits, and is then theirs to show or not.
 */
export async function revealMaps(
  context: CommandContext,
  { boardId, facts, by }: { boardId: BoardId; facts: SessionFacts; by: PersonId },
): Promise<Outcome<{ revealed: readonly MapId[]; waiting: readonly PersonId[] }>> {
  const ready = facts.people.filter((person) => person.ready && person.revealedAt === undefined)
  if (ready.length === 0) return refuse('nobody-ready', messages.nobodyReady)
  await keepBoardVersion(context, { boardId, cause: { kind: 'reveal' }, author: by })
  const revealed = await withMapsStanding(context, boardId, ready, async (rooms) => {
    for (const room of rooms) await room.catchUpWithin()
    for (const room of rooms) {
      await keepRevealed(context, room, by)
      const compaction = await context.compactor.shred(room.key)
      if (compaction) room.compacted(compaction.snapshotBytes, compaction.rows)
    }
    const maps = ready.map(({ mapId }, at) => ({ mapId, shows: imagesShown(rooms[at]) }))
    const shown = await context.directory.reveal(boardId, maps, context.now())
    // What an owner wrote in private and is still on its way waits for their yes: it is not part of what was shown.
    const keys = new Set(shown.map((mapId) => logKey({ boardId, document: { kind: 'map', mapId } })))
    for (const room of rooms) if (keys.has(room.key)) room.show()
    await context.sync.reconsider(boardId)
    return shown
  })
  if (revealed.length === 0) return refuse('nobody-ready', messages.nobodyReady)
  await context.session.project(boardId)
  const waiting = facts.people.filter(
    (person) => person.role !== 'observer' && person.revealedAt === undefined && !revealed.includes(person.mapId),
  )
  return done({ revealed, waiting: waiting.map((person) => person.id) })
}

/** Holds the documents of all these people still, one after the other, then runs the task. */
async function withMapsStanding<T>(
  context: CommandContext,
  boardId: BoardId,
  people: readonly Person[],
  task: (rooms: readonly Room[]) => Promise<T>,
): Promise<T> {
  const held: Room[] = []
  async function holdNext(index: number): Promise<T> {
    const person = people[index]
    if (!person) {
      const release = await context.updateLog.hold(held.map(({ key }) => key))
      try {
        return await task(held)
      } finally {
        await release()
      }
    }
    const lease = await context.rooms.acquire(logKey({ boardId, document: { kind: 'map', mapId: person.mapId } }))
    try {
      return await lease.room.exclusively(() => {
        held.push(lease.room)
        return holdNext(index + 1)
      })
    } finally {
      lease.release()
    }
  }
  return holdNext(0)
}
