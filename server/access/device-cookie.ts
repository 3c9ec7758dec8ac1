import { createHash } from 'node:crypto'
import type { DeviceHash, InviteHash, RecoveryHash } from '../storage/directory.ts'

/**
 * One cookie for a device, which may be several people on several boards. Its secret is 256 random bits; the server
 * keeps only a hash, so that who reads the database cannot speak as anybody.
 *
 * C1  The server mints every secret. One that it does not know is nobody's, and is not taken over when its device becomes
 *     somebody: it may have been planted by whoever wants to be the same device.
 * C2  Where the site has TLS, the name begins with `__Host-`: no other host, and no page without TLS, can plant it.
 * C3  Elsewhere the name ends with the port, as cookies do not keep ports apart: two servers on one host have one each.
 * C4  The names of before (and, without TLS, those of other ports, as data may move to one) count where the server knows
 *     the secret; with TLS only for devices that had it before. Its device is given the name of now.
 */
export type DeviceCookies = {
  readonly isSecure: boolean
  /** Every secret that may be the device's in a `Cookie` header: those under the name of now come first. */
  read(header: string | undefined | null): readonly FoundSecret[]
  /** The value of `Set-Cookie` that gives a device its secret. */
  give(secret: string): string
  /** The values of `Set-Cookie` that take it off a browser, under every name it may have there. */
  forget(header: string | undefined | null): readonly string[]
}
export type FoundSecret = { readonly secret: string; readonly name: 'now' | 'older' | 'other-port' }

const baseName = 'tributary_device'
const secretPattern = /^[A-Za-z0-9_-]{43}$/
/** A header with more of them is no browser's. */
const mostSecrets = 8
/** The longest that browsers keep a cookie: 400 days, counted anew at each visit that sets it. */
const maxAgeSeconds = 400 * 24 * 60 * 60

export type RandomBytes = (count: number) => Uint8Array

export function newSecret(randomBytes: RandomBytes): string {
  return Buffer.from(randomBytes(32)).toString('base64url')
}

/** `port`: the one that browsers see. */
export function createDeviceCookies({ secure, port }: { secure: boolean; port: () => number }): DeviceCookies {
  const nameNow = () => (secure ? `__Host-${baseName}` : `${baseName}_${port()}`)

  function standingOf(name: string): FoundSecret['name'] | undefined {
    if (name === nameNow()) return 'now'
    if (name === baseName) return 'older'
    return !secure && name.startsWith(`${baseName}_`) ? 'other-port' : undefined
  }

  function cookie(name: string, value: string, maxAge: number): string {
    return `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  }

  return {
    isSecure: secure,
    read(header) {
      const found: FoundSecret[] = []
      for (const part of (header ?? '').split(';')) {
        const [key = '', secret] = part.trim().split('=', 2)
        const name = standingOf(key)
        if (name && secret !== undefined && secretPattern.test(secret)) found.push({ secret, name })
      }
      const rank = { now: 0, older: 1, 'other-port': 2 }
      return found.sort((a, b) => rank[a.name] - rank[b.name]).slice(0, mostSecrets)
    },
    give: (secret) => cookie(nameNow(), secret, maxAgeSeconds),
    forget(header) {
      const hasOlder = (header ?? '').split(';').some((part) => part.trim().split('=', 1)[0] === baseName)
      return [cookie(nameNow(), '', 0), ...(hasOlder ? [cookie(baseName, '', 0)] : [])]
    },
  }
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
