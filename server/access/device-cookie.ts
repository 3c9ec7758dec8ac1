import { createHash } from 'node:crypto'
import type { DeviceHash, InviteHash, RecoveryHash } from '../storage/directory.ts'

/**
 * One cookie for a device, which may be several people on several boards. Its secret is 256 random bits; the server
 * keeps only a hash, so that who reads the database cannot speak as anybody.
 */
const cookieName = 'tributary_device'
const secretPattern = /^[A-Za-z0-9_-]{43}$/
/** The longest that browsers keep a cookie: 400 days, counted anew at each visit that sets it. */
const maxAgeSeconds = 400 * 24 * 60 * 60

export type RandomBytes = (count: number) => Uint8Array

export function newSecret(randomBytes: RandomBytes): string {
  return Buffer.from(randomBytes(32)).toString('base64url')
}

/** The device's secret in a `Cookie` header. */
export function readDeviceSecret(header: string | undefined | null): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2)
    if (name === cookieName && value !== undefined && secretPattern.test(value)) return value
  }
  return undefined
}

export function formatDeviceCookie(secret: string, { secure }: { secure: boolean }): string {
  return `${cookieName}=${secret}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

/** Takes the cookie off a browser. */
export function forgetDeviceCookie({ secure }: { secure: boolean }): string {
  return `${cookieName}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

export function hashDevice(secret: string): DeviceHash {
  return sha256(secret) as DeviceHash
}

export function hashInvite(secret: string): InviteHash {
  return sha256(secret) as InviteHash
}

/** People type what they wrote down: case, spaces and dashes do not count, and the letters o and l are digits in ours. */
export function hashRecoveryCode(code: string): RecoveryHash {
  const plain = code
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .replaceAll('o', '0')
    .replaceAll('l', '1')
  return sha256(`recovery ${plain}`) as RecoveryHash
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
