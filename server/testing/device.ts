import type { z } from 'zod'
import type { Brief } from '#shared/model/brief.ts'
import type { NewPerson } from '#shared/model/person.ts'
import type { BoardId, MapId, PersonId } from '#shared/model/ids.ts'
import * as api from '#shared/protocol/api.ts'
import { connectPlain, type PlainConnection } from './connect-plain.ts'
import { openRawSocket, type RawSocket } from './raw-socket.ts'

/** An answer of the server: its status, and its body as it came. */
type Answer = { readonly status: number; readonly body: unknown; readonly headers: Headers }

/** Somebody's browser, without the browser: it keeps its cookie and says where it comes from. */
export type Device = {
  readonly url: string
  cookie(): string
  request(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  /** A request that must succeed, and its body read with the schema of the contract. */
  ask<Schema extends z.ZodType>(method: string, path: string, schema: Schema, body?: unknown): Promise<z.output<Schema>>
  /** A document, with the published y-websocket client. */
  open(boardId: string, document: string): PlainConnection
  /** A bare socket on any path. */
  socket(path: string, options?: { origin?: string | null; protocols?: string[]; cookie?: string }): RawSocket
}

export function createDevice(url: string): Device {
  let jar = ''
  const device: Device = {
    url,
    cookie: () => jar,
    async request(method, path, body, headers = {}) {
      const response = await fetch(new URL(path, url), {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(jar ? { cookie: jar } : {}),
          origin: url,
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      const [cookie] = (response.headers.getSetCookie()[0] ?? '').split(';')
      if (cookie) jar = cookie
      const text = await response.text()
      const isJson = response.headers.get('content-type')?.includes('json') ?? false
      return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers }
    },
    async ask(method, path, schema, body) {
      const { status, body: answer } = await device.request(method, path, body ?? (method === 'GET' ? undefined : {}))
      if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answer)}`)
      return schema.parse(answer)
    },
    open: (boardId, document) => connectPlain({ url, boardId, document, cookie: jar }),
    socket: (path, { origin = url, protocols = [], cookie = jar } = {}) =>
      openRawSocket({ url: url.replace(/^http/, 'ws') + path, origin, cookie, protocols }),
  }
  return device
}

/** Somebody on a board, with their device. */
export type Member = Device & { readonly boardId: BoardId; readonly personId: PersonId; readonly mapId: MapId }

export async function startBoard(
  url: string,
  person: NewPerson,
  about: { readonly title: string; readonly brief: Partial<Brief> } = {
    title: 'Winding down',
    brief: { outcome: 'More evenings that end well' },
  },
): Promise<Member & { readonly invite: string }> {
  const device = createDevice(url)
  const { boardId, invite } = await device.ask('POST', '/api/boards', api.createdBoard, { ...about, person })
  return { ...(await asMember(device, boardId)), invite }
}

export async function joinBoard(url: string, boardId: string, invite: string, person: NewPerson): Promise<Member> {
  const device = createDevice(url)
  await device.ask('POST', `/api/boards/${boardId}/people`, api.joined, { invite, person })
  return asMember(device, boardId)
}

async function asMember(device: Device, boardId: string): Promise<Member> {
  const me = await device.ask('GET', `/api/boards/${boardId}/me`, api.me)
  return { ...device, boardId: boardId as BoardId, personId: me.personId as PersonId, mapId: me.mapId as MapId }
}
