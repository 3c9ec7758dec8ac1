import type { IncomingMessage } from 'node:http'
import { isThisMachine, normalAddress } from '../access/addresses.ts'

/** Whose word about addresses is believed. */
export type Trust = 'nobody' | 'this-machine' | 'everybody'

/**
 * The address a request comes from, for limits only, as `normalAddress` counts it. Behind a proxy on this machine it is
 * what the proxy says last; from anywhere else such a header is a claim that anybody can make, unless the operator says
 * that only a proxy gets here.
 */
export function addressOf(request: IncomingMessage, trust: Trust): string {
  const address = request.socket.remoteAddress
  const forwarded = request.headers['x-forwarded-for']
  const last = (Array.isArray(forwarded) ? forwarded.at(-1) : forwarded)?.split(',').at(-1)
  const told = last !== undefined && isProxy(address, trust) ? normalAddress(last) : undefined
  return told ?? normalAddress(address ?? '') ?? 'unknown'
}

/** Whether somebody speaks for others: one connection after another from there says nothing about who is behind it. */
export function isProxy(address: string | undefined, trust: Trust): boolean {
  return trust === 'everybody' || (trust === 'this-machine' && isThisMachine(address))
}
