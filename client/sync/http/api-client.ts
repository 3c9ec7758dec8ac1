import type { z } from 'zod'
import type { Phase } from '#shared/model/phase.ts'
import type { NewPerson, Role } from '#shared/model/person.ts'
import * as schemas from '#shared/protocol/api.ts'
import { saidByServer, serverWords } from '../server-words.ts'
import { mePath, takeEarly } from './early-answers.ts'

/** What a command came to. Trouble is a value with a sentence that can be shown as it is. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      readonly status: number
      readonly code: schemas.ErrorCode | 'offline'
      readonly sentence: string
    }

const offline = {
  ok: false,
  status: 0,
  code: 'offline',
  sentence: serverWords.offline,
} as const

/** The server's commands. Facts come back through the session document, not through these answers. */
export const api = {
  createBoard: (body: schemas.CreateBoardBody) => send('POST', '/api/boards', schemas.createdBoard, body),
  createSample: (person?: NewPerson) => send('POST', '/api/sample', schemas.createdBoard, person ? { person } : {}),
  /** `text`: an `OpenBoardFileBody` as JSON; a whole board is not taken apart here only to be put together again. */
  openBoardFile: (text: string) => send('POST', '/api/boards/from-file', schemas.openedBoardFile, text),
  boards: () => send('GET', '/api/boards', schemas.boardList),
  welcome: (boardId: string, invite?: string) =>
    send('POST', `/api/boards/${boardId}/welcome`, schemas.welcome, invite ? { invite } : {}),
  join: (boardId: string, body: schemas.JoinBody) =>
    send('POST', `/api/boards/${boardId}/people`, schemas.joined, body),
  me: (boardId: string) => send('GET', mePath(boardId), schemas.me),
  setReady: (boardId: string, ready: boolean) =>
    send('POST', `/api/boards/${boardId}/maps/mine/ready`, schemas.readyBody, { ready }),
  reveal: (boardId: string) => send('POST', `/api/boards/${boardId}/reveal`, schemas.revealed, {}),
  setPhase: (boardId: string, phase: Phase) =>
    send('POST', `/api/boards/${boardId}/phase`, schemas.phaseBody, { phase }),
  setTimer: (boardId: string, minutes: number | null) =>
    send('POST', `/api/boards/${boardId}/timer`, schemas.done, { minutes }),
  setRole: (boardId: string, personId: string, role: Role) =>
    send('POST', `/api/boards/${boardId}/roles`, schemas.done, { personId, role }),
  setTitle: (boardId: string, title: string) => send('PUT', `/api/boards/${boardId}/title`, schemas.done, { title }),
  createInvite: (boardId: string, body: { role: 'author' | 'observer'; expiresInDays: number | null }) =>
    send('POST', `/api/boards/${boardId}/invites`, schemas.invited, body),
  invites: (boardId: string) => send('GET', `/api/boards/${boardId}/invites`, schemas.inviteList),
  revokeInvite: (boardId: string, inviteId: string) =>
    send('DELETE', `/api/boards/${boardId}/invites/${inviteId}`, schemas.done),
  removePerson: (boardId: string, personId: string) =>
    send('DELETE', `/api/boards/${boardId}/people/${personId}`, schemas.personRemoved),
  /** The same invitation under another secret; the link of before is good no longer. */
  renewInvite: (boardId: string, inviteId: string) =>
    send('POST', `/api/boards/${boardId}/invites/${inviteId}/renew`, schemas.invited, {}),
  /** A link that brings one person back on a new device, once. */
  inviteBack: (boardId: string, personId: string) =>
    send('POST', `/api/boards/${boardId}/people/${personId}/invite`, schemas.invited, {}),
  devices: (boardId: string) => send('GET', `/api/boards/${boardId}/devices`, schemas.deviceCount),
  forgetOtherDevices: (boardId: string) => send('DELETE', `/api/boards/${boardId}/devices/others`, schemas.signedOut),
  /** An empty map in the place of one that is closed here for good; and back to it. */
  beginMapAnew: (boardId: string) => send('POST', `/api/boards/${boardId}/maps/mine/anew`, schemas.ownMap, {}),
  takeMapBack: (boardId: string) => send('POST', `/api/boards/${boardId}/maps/mine/back`, schemas.ownMap, {}),
  boardVersions: (boardId: string) => send('GET', `/api/boards/${boardId}/versions`, schemas.boardVersionList),
  keepBoardVersion: (boardId: string, body: schemas.KeepBoardVersionBody) =>
    send('POST', `/api/boards/${boardId}/versions`, schemas.boardVersionKept, body),
  /** The whole state of a document at one of its versions, for `Y.applyUpdateV2`. */
  versionState: (boardId: string, document: string, id: number) =>
    fetchBytes(`/api/boards/${boardId}/documents/${document}/versions/${id}`),
  deleteBoard: (boardId: string) => send('DELETE', `/api/boards/${boardId}`, schemas.done),
  recover: (boardId: string, code: string) => send('POST', `/api/boards/${boardId}/recover`, schemas.joined, { code }),
  newRecoveryCode: (boardId: string) => send('POST', `/api/boards/${boardId}/recovery-code`, schemas.recoveryCode, {}),
  askApproval: (boardId: string, body: { invite: string; personId: string }) =>
    send('POST', `/api/boards/${boardId}/approvals`, schemas.approvalAsked, body),
  approvals: (boardId: string) => send('GET', `/api/boards/${boardId}/approvals`, schemas.approvalList),
  /** Answered when somebody has said yes or no, or after half a minute at most. */
  awaitApproval: (boardId: string, approvalId: string) =>
    send('GET', `/api/boards/${boardId}/approvals/${approvalId}`, schemas.approvalAwaited),
  answerApproval: (boardId: string, approvalId: string, approve: boolean) =>
    send('POST', `/api/boards/${boardId}/approvals/${approvalId}`, schemas.done, { approve }),
  /** How near the labels of the revealed maps are in meaning, where the operator chose a service that says so. */
  nearness: (boardId: string) => send('POST', `/api/boards/${boardId}/nearness`, schemas.nearnessAnswer, {}),
  createInterview: (boardId: string) => send('POST', `/api/boards/${boardId}/interviews`, schemas.interviewCreated, {}),
  deleteInterview: (boardId: string, interviewId: string) =>
    send('DELETE', `/api/boards/${boardId}/interviews/${interviewId}`, schemas.done),
}

/** In characters; browsers allow all of a page's last words together 64 KiB. */
const maxLastWords = 4_000

async function send<T>(method: string, path: string, schema: z.ZodType<T>, body?: unknown): Promise<Answer<T>> {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
  let response: Response
  let answer: unknown
  try {
    response = await ((method === 'GET' && takeEarly(path)) ||
      fetch(path, {
        method,
        credentials: 'same-origin',
        // Small commands also get through while the page is being closed; browsers refuse that to large ones.
        keepalive: method !== 'GET' && (text ?? '').length < maxLastWords,
        headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(text === undefined ? {} : { body: text }),
      }))
    answer = await response.json()
  } catch {
    return offline
  }
  if (!response.ok) return refusalOf(response.status, answer)
  const parsed = schema.safeParse(answer)
  if (parsed.success) return { ok: true, value: parsed.data }
  return {
    ok: false,
    status: response.status,
    code: 'unavailable',
    sentence: serverWords.otherVersion,
  }
}

async function fetchBytes(path: string): Promise<Answer<Uint8Array>> {
  try {
    const response = await fetch(path, { credentials: 'same-origin' })
    if (!response.ok) return refusalOf(response.status, await response.json())
    return { ok: true, value: new Uint8Array(await response.arrayBuffer()) }
  } catch {
    return offline
  }
}

function refusalOf(status: number, answer: unknown): Extract<Answer<never>, { ok: false }> {
  const refused = schemas.errorBodySchema.safeParse(answer)
  if (!refused.success) return { ...offline, status, code: 'unavailable' }
  const { code, ...said } = refused.data.error
  return { ok: false, status, code, sentence: saidByServer(said) }
}
