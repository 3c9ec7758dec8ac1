import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { BoardId } from '#shared/model/ids.ts'
import { ackProtocol, asPrivate, closeCodes, type CloseCode, formatRefusal } from '#shared/protocol/close-codes.ts'
import { type DocumentAddress, formatDocumentName, parseSyncPath } from '#shared/protocol/document-names.ts'
import { limits } from '#shared/protocol/limits.ts'
import { type Access, decideAccess, mayAct } from '#shared/protocol/rights.ts'
import type { PersonId } from '#shared/model/ids.ts'
import { type DeviceCookies, hashDevice } from '../access/device-cookie.ts'
import { findDevice } from '../access/known-device.ts'
import { isForeignOrigin } from '../access/origins.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { DeviceHash, Directory } from '../storage/directory.ts'
import type { UpdateLog } from '../storage/update-log.ts'
import { createBudgets, type Ticket } from './budgets.ts'
import { type Connection, createConnection } from './connection.ts'
import type { Cutter } from './cost/cutter.ts'
import { createLane } from './cost/lane.ts'
import { createDoorLimits } from './door-limits.ts'
import { logKey } from './log-key.ts'
import type { Lease, Rooms } from './rooms.ts'
import { createSlowWatch } from './slow-watch.ts'
import { closeAtOnce, endWith } from './turn-away.ts'

/**
 * The door to the documents: who asks is settled at the upgrade, before a single frame is read. A refusal completes the
 * handshake and closes with its code, since a browser cannot see the status of a refused upgrade; only a page of another
 * origin gets no socket at all.
 */
export type SyncServer = {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Rights on a board have changed: every socket on it is looked at again before this resolves. */
  reconsider(boardId: BoardId): Promise<void>
  /** The boards on which anybody is. */
  boards(): readonly BoardId[]
  /** Sends everybody away, with the wish that they come back, and lets nobody in. */
  drain(): Promise<void>
  /** Waits until every socket has gone, but not longer than `patienceMs`. */
  whenEmpty(patienceMs: number): Promise<void>
}

export type SyncServerDeps = {
  readonly directory: Pick<Directory, 'access' | 'knowsDevice'>
  readonly cookies: DeviceCookies
  readonly updateLog: Pick<UpdateLog, 'lineage'>
  readonly rooms: Rooms
  readonly cutter: Cutter
  /** Where a socket comes from, for limits only. */
  readonly addressOf: (request: IncomingMessage) => string
  readonly origins: () => readonly string[]
  readonly metrics: Metrics
  readonly log: Log
  readonly now: () => number
  /** Other servers write to the same log: a room that is open may not know yet what its next guest knows. */
  readonly shared: boolean
}

type Member = { readonly connection: Connection; readonly device: DeviceHash | undefined; readonly document: string }
type Permission =
  | {
      readonly allowed: true
      readonly write: boolean
      readonly speaks: boolean
      readonly personId: PersonId
      readonly isShown: boolean
    }
  | { readonly allowed: false; readonly code: CloseCode; readonly reason: string }

const beatMs = 12_000
const slowFrameMs = 100
/** Frames before the handshake's answer is on its way; more is no client of ours. */
const maxHeadBytes = 64 * 1024

export function createSyncServer(deps: SyncServerDeps): SyncServer {
  const { directory, cookies, updateLog, rooms, cutter, addressOf, origins, metrics, log, now, shared } = deps
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    // A connection answers pings itself, at the rate of frames.
    autoPong: false,
    maxPayload: limits.maxFrameBytes,
    handleProtocols: (offered) => (offered.has(ackProtocol) ? ackProtocol : false),
  })
  const budgets = createBudgets()
  const lane = createLane()
  const door = createDoorLimits()
  const slow = createSlowWatch(slowFrameMs)
  const boards = new Map<BoardId, Set<Member>>()
  let rightsChanges = 0
  let draining = false
  let onEmpty: (() => void) | undefined

  const beat = setInterval(() => {
    for (const members of boards.values()) for (const { connection } of members) connection.beat()
  }, beatMs)
  beat.unref()

  async function permit(device: DeviceHash | undefined, { boardId, document }: DocumentAddress): Promise<Permission> {
    const facts = await directory.access(device, boardId, formatDocumentName(document))
    if (facts.board === 'deleted') return { allowed: false, code: closeCodes.gone, reason: 'the board is gone' }
    if (facts.board === 'unknown') return { allowed: false, code: closeCodes.unknownDocument, reason: 'no such board' }
    const { asker } = facts
    const access = decideAccess(asker, document, facts.document)
    const isShown = facts.document.state === 'present' && facts.document.revealed === true
    if (access.allowed && asker)
      return { allowed: true, write: access.write, speaks: mayAct(asker), personId: asker.personId, isShown }
    return refusalOf(access)
  }

  async function admit(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const [path = '', query] = (request.url ?? '').split('?', 2)
    const writesInPrivate = new URLSearchParams(query).get('as') === asPrivate.as
    if (!path.startsWith('/sync/')) return endWith(socket, '404 Not Found')
    if (isForeignOrigin(request.headers.origin, origins())) {
      metrics.refused.inc({ reason: 'origin' })
      return endWith(socket, '403 Forbidden')
    }
    const refuse = async (code: CloseCode, reason: string) => {
      // What ends the matter says which log ends it: to one that was set back, much is unknown that was saved.
      const said =
        code < closeCodes.storageFailed ? formatRefusal(reason, (await updateLog.lineage()).incarnation) : reason
      sockets.handleUpgrade(request, socket, head, (ws) => closeAtOnce(ws, code, said))
    }
    // Whom it claims to be; whether the server knows them is asked only of whoever may ask.
    const [claimed] = cookies.read(request.headers.cookie)
    const network = addressOf(request)
    if (!door.mayAsk(claimed && hashDevice(claimed.secret), network, now())) {
      metrics.refused.inc({ reason: 'sockets' })
      return endWith(socket, '429 Too Many Requests')
    }
    if (draining) return refuse(closeCodes.draining, 'please come back')
    const address = parseSyncPath(path)
    if (!address || head.length > maxHeadBytes) return refuse(closeCodes.unknownDocument, 'no such document')
    const device = (await findDevice(request.headers.cookie, deps))?.device

    let permission = await permit(device, address)
    if (!permission.allowed) return refuse(permission.code, permission.reason)
    if (device !== undefined) door.welcome(device)
    const ticket = budgets.open({ person: permission.personId, address: network, board: address.boardId })
    if (!ticket) {
      metrics.refused.inc({ reason: 'sockets' })
      return refuse(closeCodes.tooFast, 'too many sockets')
    }
    let adopted = false
    try {
      adopted = await enter({ request, socket, head, refuse, address, device, ticket, writesInPrivate, permission })
    } finally {
      if (!adopted) ticket.close()
    }
  }

  /** Opens the document for somebody who has been let in; false where they are not on it in the end. */
  async function enter(asked: {
    request: IncomingMessage
    socket: Duplex
    head: Buffer
    refuse: (code: CloseCode, reason: string) => void
    address: DocumentAddress
    device: DeviceHash | undefined
    ticket: Ticket
    writesInPrivate: boolean
    permission: Permission
  }): Promise<boolean> {
    const { request, socket, head, address, device, ticket, writesInPrivate } = asked
    let { permission } = asked
    const refuse = (code: CloseCode, reason: string): false => {
      asked.refuse(code, reason)
      return false
    }
    const lease = await rooms.acquire(logKey(address))
    // Also where somebody else had just begun to open it: it may have been read before this guest came.
    if (shared && !lease.isFresh) await lease.room.catchUp()
    // Rights may have changed while the room was opened; from here to the registration nothing is awaited.
    for (let seen = -1; seen !== rightsChanges && permission.allowed;) {
      seen = rightsChanges
      permission = await permit(device, address)
    }
    if (!permission.allowed || draining || lease.room.isBroken()) {
      lease.release()
      if (!permission.allowed) return refuse(permission.code, permission.reason)
      return refuse(draining ? closeCodes.draining : closeCodes.storageFailed, 'please come back')
    }
    if (writesInPrivate && permission.isShown) {
      lease.release()
      return refuse(closeCodes.shown, 'the map was shown')
    }
    let adopted = false
    const { personId, write, speaks } = permission
    sockets.handleUpgrade(request, socket, head, (ws) => {
      adopted = true
      adopt({ ws, line: socket, lease, address, device, ticket, personId, write, speaks, writesInPrivate })
    })
    // The client has gone meanwhile.
    if (!adopted) lease.release()
    return adopted
  }

  function adopt(guest: {
    ws: WebSocket
    line: Duplex
    lease: Lease
    address: DocumentAddress
    device: DeviceHash | undefined
    ticket: Ticket
    personId: PersonId
    write: boolean
    speaks: boolean
    writesInPrivate: boolean
  }): void {
    const { ws, line, lease, address, device, ticket, personId, write, speaks, writesInPrivate } = guest
    const members = boards.get(address.boardId) ?? new Set()
    boards.set(address.boardId, members)
    metrics.sockets.inc()
    const connection = createConnection({
      socket: ws,
      line,
      room: lease.room,
      personId,
      ...ticket,
      queue: lane.open(ticket.payer),
      cutter,
      writable: write,
      speaks,
      writesInPrivate,
      wantsAcks: ws.protocol === ackProtocol,
      metrics,
      slow,
      now,
      onClose() {
        members.delete(member)
        if (members.size === 0 && boards.get(address.boardId) === members) boards.delete(address.boardId)
        if (boards.size === 0) onEmpty?.()
        metrics.sockets.dec()
        ticket.close()
        lease.release()
      },
    })
    const member: Member = { connection, device, document: formatDocumentName(address.document) }
    members.add(member)
  }

  async function reconsiderMember(boardId: BoardId, { connection, device, document }: Member): Promise<void> {
    const address = parseSyncPath(`/sync/${boardId}/${document}`)
    const permission = address && (await permit(device, address))
    if (!permission?.allowed) connection.close(closeCodes.gone, 'the right to read this has ended')
    // Another tab of this device goes on as somebody else: this one must begin anew, as them.
    else if (permission.personId !== connection.personId) connection.close(closeCodes.notSignedIn, 'somebody else now')
    // The reveal may have been another server's; on its own the room has said so already.
    else if (address && connection.writesInPrivate && permission.isShown) rooms.find(logKey(address))?.show()
    else connection.setRights(permission)
  }

  return {
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy())
      admit(request, socket, head).catch((error: unknown) => {
        log.error({ err: error }, 'a socket could not be opened')
        endWith(socket, '503 Service Unavailable')
      })
    },
    async reconsider(boardId) {
      rightsChanges++
      const members = [...(boards.get(boardId) ?? [])]
      await Promise.all(members.map((member) => reconsiderMember(boardId, member)))
    },
    boards: () => [...boards.keys()],
    async drain() {
      draining = true
      clearInterval(beat)
      await rooms.flush()
      for (const members of boards.values())
        for (const { connection } of members) connection.close(closeCodes.draining, 'please come back')
    },
    whenEmpty(patienceMs) {
      if (boards.size === 0) return Promise.resolve()
      return new Promise((resolve) => {
        onEmpty = resolve
        setTimeout(resolve, patienceMs).unref()
      })
    },
  }
}

function refusalOf(access: Access): Permission {
  const reason = access.allowed ? 'not-signed-in' : access.reason
  switch (reason) {
    case 'not-signed-in':
      return { allowed: false, code: closeCodes.notSignedIn, reason }
    case 'not-allowed':
      return { allowed: false, code: closeCodes.notAllowed, reason }
    case 'unknown':
      return { allowed: false, code: closeCodes.unknownDocument, reason }
    case 'gone':
      return { allowed: false, code: closeCodes.gone, reason }
  }
}
