import type { z } from 'zod'
import type { Phase } from '#shared/model/phase.ts'
import type { NewPerson, Role } from '#shared/model/person.ts'
import * as schemas from '#shared/protocol/api.ts'

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
  sentence: 'The server does not answer. What you did is kept on this device; try again in a moment.',
} as const

/** The server's commands. Facts come back through the session document, not through these answers. */
export const api = {
  createBoard: (body: schemas.CreateBoardBody) => send('POST', '/api/boards', schemas.createdBoard, body),
  createSample: (person?: NewPerson) => send('POST', '/api/sample', schemas.createdBoard, person ? { person } : {}),
  boards: () => send('GET', '/api/boards', schemas.boardList),
  welcome: (boardId: string, invite?: string) =>
    send('POST', `/api/boards/${boardId}/welcome`, schemas.welcome, invite ? { invite } : {}),
  join: (boardId: string, body: schemas.JoinBody) =>
    send('POST', `/api/boards/${boardId}/people`, schemas.joined, body),
  me: (boardId: string) => send('GET', `/api/boards/${boardId}/me`, schemas.me),
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
  createInvite: (boardId: string, role: 'author' | 'observer' = 'author') =>
    send('POST', `/api/boards/${boardId}/invites`, schemas.invited, { role }),
  invites: (boardId: string) => send('GET', `/api/boards/${boardId}/invites`, schemas.inviteList),
  revokeInvite: (boardId: string, inviteId: string) =>
    send('DELETE', `/api/boards/${boardId}/invites/${inviteId}`, schemas.done),
  removePerson: (boardId: string, personId: string) =>
    send('DELETE', `/api/boards/${boardId}/people/${personId}`, schemas.done),
  /** A link that brings one person back on a new device, once. */
  inviteBack: (boardId: string, personId: string) =>
    send('POST', `/api/boards/${boardId}/people/${personId}/invite`, schemas.invited, {}),
  deleteBoard: (boardId: string) => send('DELETE', `/api/boards/${boardId}`, schemas.done),
  recover: (boardId: string, code: string) => send('POST', `/api/boards/${boardId}/recover`, schemas.joined, { code }),
  newRecoveryCode: (boardId: string) => send('POST', `/api/boards/${boardId}/recovery-code`, schemas.recoveryCode, {}),
  askApproval: (boardId: string, body: { invite: string; personId: string }) =>
    send('POST', `/api/boards/${boardId}/approvals`, schemas.approvalAsked, body),
  approvals: (boardId: string) => send('GET', `/api/boards/${boardId}/approvals`, schemas.approvalList),
  answerApproval: (boardId: string, approvalId: string, approve: boolean) =>
    send('POST', `/api/boards/${boardId}/approvals/${approvalId}`, schemas.done, { approve }),
  /** How near the labels of the revealed maps are in meaning, where the operator chose a service that says so. */
  nearness: (boardId: string) => send('POST', `/api/boards/${boardId}/nearness`, schemas.nearnessAnswer, {}),
  createInterview: (boardId: string) => send('POST', `/api/boards/${boardId}/interviews`, schemas.interviewCreated, {}),
  deleteInterview: (boardId: string, interviewId: string) =>
    send('DELETE', `/api/boards/${boardId}/interviews/${interviewId}`, schemas.done),
}

async function send<T>(method: string, path: string, schema: z.ZodType<T>, body?: unknown): Promise<Answer<T>> {
  let response: Response
  let answer: unknown
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    answer = await response.json()
  } catch {
    return offline
  }
  if (!response.ok) {
    const refused = schemas.errorBodySchema.safeParse(answer)
    if (!refused.success) return { ...offline, status: response.status, code: 'unavailable' }
    return { ok: false, status: response.status, ...refused.data.error }
  }
  const parsed = schema.safeParse(answer)
  if (parsed.success) return { ok: true, value: parsed.data }
  return {
    ok: false,
    status: response.status,
    code: 'unavailable',
    sentence: 'This page and the server speak different versions. Please reload the page.',
  }
}
