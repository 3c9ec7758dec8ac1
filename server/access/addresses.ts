import { isIP } from 'node:net'

/**
 * What counts as one address for limits: an IPv4 address, also where it comes in the dress of IPv6, or the first 64 bits
 * of an IPv6 address, since a household or a rented machine has all that follow. A port and a zone are left off.
 * Nothing where the text is no address.
 */
export function normalAddress(text: string): string | undefined {
  const bare = withoutPort(text.trim()).replace(/%.*$/, '')
  const family = isIP(bare)
  if (family === 0) return undefined
  if (family === 4) return bare
  const groups = groupsOf(bare)
  const [last = 0, beforeLast = 0] = groups.toReversed()
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xff_ff
  if (isMapped) return [beforeLast >> 8, beforeLast & 255, last >> 8, last & 255].join('.')
  if (groups.slice(0, 7).every((group) => group === 0) && last === 1) return '127.0.0.1'
  const network = groups.slice(0, 4).map((group) => group.toString(16))
  return `${network.join(':')}::/64`
}

/** Whether somebody on this machine is at the other end. */
export function isThisMachine(address: string | undefined): boolean {
  return address !== undefined && (normalAddress(address) ?? '').startsWith('127.')
}

/** `1.2.3.4:80` and `[2001:db8::1]:80`, as some proxies write it. */
function withoutPort(text: string): string {
  const [, inBrackets] = /^\[(.*)\](?::\d+)?$/.exec(text) ?? []
  if (inBrackets !== undefined) return inBrackets
  return /^[\d.]+:\d+$/.test(text) ? text.slice(0, text.indexOf(':')) : text
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): readonly number[] {
  const hexadecimal = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...bytes: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(0, 4).map(Number)
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
  })
  const [head = '', tail] = hexadecimal.split('::', 2)
  const [before, after] = [readGroups(head), readGroups(tail ?? '')]
  const gap = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  return [...before, ...Array.from({ length: gap }, () => 0), ...after]
}

function readGroups(part: string): readonly number[] {
  return part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16))
}
