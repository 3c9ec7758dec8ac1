import { wordsOf } from './words.ts'

type Use = 'reach' | 'pay'

/**
 * By what means something is done, in everyday words; `name` is how it is said on the screen, `use` what one does by it:
 * reach somebody or something, which goes without saying, or pay.
 */
const channels: readonly { readonly name: string; readonly words: RegExp; readonly use?: readonly Use[] }[] = [
  {
    name: 'a call',
    words: /^(?:calls?|called|calling|telephones?|rings?|phones|phoned|phoning|dials?|dialled|hotline)$/,
  },
  {
    name: 'the web',
    words: /^(?:web|website|websites|webpage|online|internet|browser|portal|google|googles|googled)$/,
  },
  { name: 'an app', words: /^apps?$/ },
  { name: 'e-mail', words: /^(?:email|emails|emailed|mailbox|inbox)$/ },
  { name: 'messages', words: /^(?:sms|whatsapp|texts|texted|messenger|messages)$/ },
  { name: 'chat', words: /^(?:chat|chats|chatbot)$/ },
  { name: 'paper', words: /^(?:paper|letter|letters|leaflet|brochure|handwritten|stamp|envelope)$/ },
  { name: 'in person', words: /^(?:counter|desk|reception|branch|shop|store)$/ },
  { name: 'a card', words: /^cards?$/, use: ['pay'] },
  { name: 'cash', words: /^(?:cash|coins|banknotes)$/, use: ['pay'] },
  { name: 'a phone', words: /^(?:phone|smartphone|mobile)$/, use: ['reach', 'pay'] },
]

/** The channels a text names. “Phones the practice” and “by phone” are calls; a phone held in the hand is a thing. */
export function channelsIn(text: string): ReadonlySet<string> {
  const plain = text
    .replaceAll(/\be-?mails?\b/gi, 'email')
    .replaceAll(/\b(?:by|over the|via) (?:tele)?phone\b/gi, 'calls')
    .replaceAll(/\bphone calls?\b/gi, 'calls')
    .replace(/^phone\b(?= (?:the|a|an|them|up)\b)/i, 'calls')
  const found = new Set<string>()
  for (const word of wordsOf(plain)) for (const { name, words } of channels) if (words.test(word)) found.add(name)
  return found
}

/** Both name channels for the same use, and none in common: paying in cash is no other way of writing in a chat. */
export function areDisjoint(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const uses = usesOf(a)
  return ![...a].some((name) => b.has(name)) && [...usesOf(b)].some((use) => uses.has(use))
}

function usesOf(names: ReadonlySet<string>): ReadonlySet<Use> {
  return new Set(channels.flatMap(({ name, use = ['reach'] }) => (names.has(name) ? use : [])))
}
