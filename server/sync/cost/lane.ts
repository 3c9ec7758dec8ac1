import { createPace, type Pace } from './pace.ts'

/**
 * Who goes first, where not everybody can at once. Nobody knows beforehand what a frame will take, so it is measured:
 * whoever has taken more of the serving thread than their share goes on in turn, and others are heard in between.
 *
 * L1  What one socket sends is done in its order.
 * L2  Whoever is within their share is served at once: a person, their address and their board each have one. A person
 *     who takes next to nothing is served at once whatever the others of their address and board do.
 * L3  All others wait in the lane. Of those who wait, whoever has taken least goes first.
 * L4  The lane works for a few milliseconds, and then rests for as long.
 */
export type Lane = {
  /** For one socket. */
  open(payer: Payer): Queue
}

/** Who takes time: a person, and what they are a part of. */
export type Payer = { readonly person: Pace; readonly groups: readonly Pace[] }

/** What is left of a piece of work: nothing, or more as soon as something has happened elsewhere. Must not reject. */
export type Step = 'done' | Promise<Work>
export type Work = () => Step

/** Goes on with `next` when a piece of work is done. */
export function andThen(step: Step, next: Work): Step {
  return step === 'done' ? next() : step.then((work) => () => andThen(work(), next))
}

export type Queue = {
  take(work: Work): void
  /** How many pieces of work wait. */
  waiting(): number
  /** Forgets what waits. */
  close(): void
}

/** What a person may take at once and in the long run; `modest` is next to nothing. */
export const shares = {
  person: { burstMs: 100, share: 0.05 },
  modest: { burstMs: 20 },
  group: { burstMs: 200, share: 0.3 },
} as const

const sliceMs = 8

type Socket = { readonly payer: Payer; readonly works: Work[]; isAway: boolean; closed: boolean }

export function createLane(deps: { clock?: () => number; rest?: (ms: number, wake: () => void) => void } = {}): Lane {
  const { clock = () => performance.now(), rest = restFor } = deps
  const sockets = new Set<Socket>()
  let isScheduled = false

  /** One step of what comes first on a socket. */
  function step(socket: Socket): void {
    const [work] = socket.works
    if (!work) return
    const began = clock()
    const left = work()
    const now = clock()
    socket.payer.person.add(now - began, now)
    for (const group of socket.payer.groups) group.add(now - began, now)
    if (left === 'done') {
      socket.works.shift()
      return
    }
    socket.isAway = true
    void left.then((more) => {
      socket.isAway = false
      if (socket.closed) return
      socket.works[0] = more
      queue(socket)
    })
  }

  function queue(socket: Socket): void {
    if (socket.works.length === 0 || socket.closed) return
    sockets.add(socket)
    schedule(0)
  }

  function schedule(ms: number): void {
    if (isScheduled) return
    isScheduled = true
    rest(ms, turn)
  }

  function turn(): void {
    isScheduled = false
    const began = clock()
    let now = began
    for (let next = leastTaken(now); next && now - began < sliceMs; next = leastTaken(now)) {
      step(next)
      now = clock()
    }
    for (const socket of sockets) if (isIdle(socket)) sockets.delete(socket)
    if (sockets.size > 0) schedule(now - began)
  }

  function isIdle({ works, isAway, closed }: Socket): boolean {
    return closed || isAway || works.length === 0
  }

  function leastTaken(now: number): Socket | undefined {
    let found: Socket | undefined
    let least = Number.POSITIVE_INFINITY
    for (const socket of sockets) {
      if (isIdle(socket)) continue
      const owed = socket.payer.person.owed(now)
      if (owed >= least) continue
      least = owed
      found = socket
    }
    return found
  }

  return {
    open(payer) {
      const socket: Socket = { payer, works: [], isAway: false, closed: false }
      return {
        take(work) {
          if (socket.closed) return
          socket.works.push(work)
          if (socket.works.length > 1) return
          if (mayGoNow(payer, clock())) step(socket)
          if (!socket.isAway) queue(socket)
        },
        waiting: () => socket.works.length,
        close() {
          socket.closed = true
          socket.works.length = 0
          sockets.delete(socket)
        },
      }
    },
  }
}

function mayGoNow({ person, groups }: Payer, now: number): boolean {
  const owed = person.owed(now)
  if (owed > shares.person.burstMs) return false
  return owed <= shares.modest.burstMs || groups.every((group) => group.owed(now) <= shares.group.burstMs)
}

function restFor(ms: number, wake: () => void): void {
  if (ms < 1) setImmediate(wake)
  else setTimeout(wake, ms)
}

export function createPayer(groups: readonly Pace[]): Payer {
  return { person: createPace(shares.person.share), groups }
}

export const createGroupPace = (): Pace => createPace(shares.group.share)
