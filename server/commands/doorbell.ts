import type { BoardId } from '#shared/model/ids.ts'
import type { DeviceHash } from '../storage/directory.ts'

/**
 * Devices that wait at the door of a board until something about its rights changes, on whichever server. What they wait
 * for costs nothing until it comes.
 */
export type Doorbell = {
  /**
   * Resolves at the next change, or when the signal says that it is over; at once where as many wait as may. A device
   * waits once on a board: its earlier wait is over then.
   */
  wait(boardId: BoardId, device: DeviceHash, signal: AbortSignal): Promise<'rung' | 'over'>
  /** The rights on a board have changed. */
  ring(boardId: BoardId): void
  count(): number
  /** Lets everybody go who waits, now and later. */
  close(): void
}

export function createDoorbell({ most }: { most: number }): Doorbell {
  type GoOn = (why: 'rung' | 'over') => void
  const waiting = new Map<BoardId, Map<DeviceHash, GoOn>>()
  let count = 0
  let isClosed = false

  function endAll(boardId: BoardId, why: 'rung' | 'over'): void {
    for (const goOn of waiting.get(boardId)?.values() ?? []) goOn(why)
  }

  return {
    wait(boardId, device, signal) {
      const devices = waiting.get(boardId) ?? new Map<DeviceHash, GoOn>()
      devices.get(device)?.('over')
      if (isClosed || signal.aborted || count >= most) return Promise.resolve('over')
      return new Promise((resolve) => {
        const stop = () => goOn('over')
        function goOn(why: 'rung' | 'over'): void {
          signal.removeEventListener('abort', stop)
          devices.delete(device)
          if (devices.size === 0) waiting.delete(boardId)
          count--
          resolve(why)
        }
        count++
        devices.set(device, goOn)
        waiting.set(boardId, devices)
        signal.addEventListener('abort', stop)
      })
    },
    ring: (boardId) => endAll(boardId, 'rung'),
    count: () => count,
    close() {
      isClosed = true
      for (const boardId of waiting.keys()) endAll(boardId, 'over')
    },
  }
}
