/** An address of the web that stands in somebody's words. `at`: where it begins, in UTF-16 units. */
export type Address = {
  readonly at: number
  /** As it stands in the text. */
  readonly text: string
  /** Where it leads, as a browser understands it. */
  readonly href: string
  /** The host and the beginning of the path, for reading: what a browser would really ask. */
  readonly name: string
}

const written = /https?:\/\/[^\s<>"“”«»]+/giu
const maxAddresses = 20
const maxNameLength = 40

/**
 * The addresses in a text, as links that a person can open: whole `http` and `https` addresses and nothing else, without
 * the full stop or bracket that belongs to the sentence. One with a user's name in it is left as words: it is there to look
 * like another. Nothing is asked of them here or anywhere.
 */
export function findAddresses(text: string): readonly Address[] {
  if (!text.includes('://')) return []
  const found: Address[] = []
  for (const match of text.matchAll(written)) {
    const own = withoutSentence(match[0])
    if (!URL.canParse(own)) continue
    const url = new URL(own)
    if (url.username || url.password || !url.hostname) continue
    found.push({ at: match.index, text: own, href: url.href, name: nameOf(url) })
    if (found.length === maxAddresses) break
  }
  return found
}

/** Each address once, in the order in which they stand. */
export function addressesIn(texts: readonly string[]): readonly Address[] {
  return [...new Map(texts.flatMap(findAddresses).map((address) => [address.href, address])).values()]
}

function withoutSentence(text: string): string {
  let own = text
  for (;;) {
    const last = own.at(-1) ?? ''
    const opens = { ')': '(', ']': '[', '}': '{' }[last]
    const isPart = opens && own.split(opens).length >= own.split(last).length
    if (!/[.,;:!?'’…)\]}*_]/u.test(last) || isPart) return own
    own = own.slice(0, -1)
  }
}

function nameOf({ host, pathname, search }: URL): string {
  const whole = `${host}${pathname === '/' ? '' : pathname}${search}`
  return whole.length > maxNameLength ? `${whole.slice(0, maxNameLength - 1)}…` : whole
}
