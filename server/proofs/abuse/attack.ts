import type { Member } from '../../testing/device.ts'
import type { RawSocket } from '../../testing/raw-socket.ts'

/** Where an attack happens: a board of its own, on which the attacker is a guest who writes, and an observer as well. */
export type Ground = {
  readonly url: string
  /** Whose board it is; not an attacker. */
  readonly host: Member
  readonly writer: Member
  readonly observer: Member
  /** How much is done in one go, from 1 (in `npm test`) on. */
  readonly strength: number
  /** False as soon as the attack shall end; in the short form after one go. */
  goesOn(): boolean
}

/** One way to harm a server. */
export type Attack = {
  readonly name: string
  /** Why the server may end the attacker's sockets; 1006 is a line that was cut. */
  readonly endsWith: readonly number[]
  /** Whether every socket of the attacker must have been ended by the server. */
  readonly isRefused: boolean
  /** Attacks, and gives how its sockets were ended: a close code, an HTTP status, or nothing where they were not. */
  run(ground: Ground): Promise<readonly (number | undefined)[]>
}

/** How a server ends whose door or lines are full: an HTTP status instead of a socket, or a line that is cut. */
export const turnedAway = [429, 503, 1006] as const

/** Does something again and again for as long as the attack goes on, at least once. */
export async function again(
  ground: Ground,
  go: () => Promise<readonly (number | undefined)[]>,
): Promise<readonly (number | undefined)[]> {
  const ends: (number | undefined)[] = []
  do ends.push(...(await go()))
  while (ground.goesOn())
  return ends
}

/** Opens sockets of a member; those that the server does not let in are among them. */
export async function openSockets(member: Member, path: string, count: number): Promise<readonly RawSocket[]> {
  const sockets = Array.from({ length: count }, () => member.socket(path))
  await Promise.all(sockets.map((socket) => socket.opened()))
  return sockets
}

/** Waits until the server has ended a socket, but not longer than `patienceMs`; then gives it up. */
export async function endOf(socket: RawSocket, patienceMs = 8_000): Promise<number | undefined> {
  let patience: NodeJS.Timeout | undefined
  const tooLong = new Promise<undefined>((resolve) => {
    patience = setTimeout(() => resolve(undefined), patienceMs)
  })
  const code = await Promise.race([socket.whenEnded, tooLong])
  clearTimeout(patience)
  socket.close()
  return code
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
