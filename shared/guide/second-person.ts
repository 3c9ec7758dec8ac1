import { baseOfThirdPerson, isVerb, pastOf } from './verbs.ts'

/** What a question asks people about, said to one person: “got to a physiotherapist” and “get to a physiotherapist”. */
export type SaidToYou = {
  /** Goes on from “the last time you …”, or is a clause of its own where `isClause`. */
  readonly past: string
  /** Goes on from “you wanted to …”. */
  readonly base: string
  readonly isClause: boolean
  /** What the person was or had at the time, in the past, to go before it: “were in pain”. */
  readonly setting: string
}

const asks =
  /^(?:so,? |and |but )?(how|why|when|where|what|which)\b((?: [\p{L}-]+){0,3}?) (do|does|did|can|could) (.+)$/iu
const doWhen = /^(.+?) do (?:when|if|once|whenever|after) (.+)$/i

/**
 * Turns “How do people get to a physiotherapist today?” round to the one person who is asked. Returns nothing where the
 * sentence is not of a kind that can be turned without guessing: another language, no verb that we are sure of.
 */
export function sayToYou(question: string): SaidToYou | undefined {
  const text = plain(question)
  const parts = asks.exec(text)
  const rest = parts?.[4]
  if (!parts || rest === undefined) return undefined
  const asked = parts[1]?.toLowerCase()
  if (asked === 'what') {
    const when = doWhen.exec(rest)?.[2]
    if (when !== undefined) return sayClause(when)
  }
  const tokens = rest.split(' ')
  const at = findVerb(tokens)
  const verb = tokens[at]?.replace(/[.,;:]+$/, '')
  if (at < 1 || verb === undefined) return undefined
  const after = tokens.slice(at + 1)
  if (/^(feel|think|know|care|learn)$/i.test(verb) && after[0] === 'about')
    return { ...finish('have', ['to', 'do', 'with', ...after.slice(1)], []), base: '' }
  // “What do people use to …?” asks for a thing: it is said as “something”.
  const objects = asked === 'what' || asked === 'which' ? ['something'] : []
  return finish(verb.toLowerCase(), [...objects, ...after], tokens.slice(0, at))
}

/** “Notices hunger” → noticed hunger; “It hurts” → it hurt; “The shift is over” → the shift was over. */
export function sayClause(sentence: string): SaidToYou | undefined {
  const tokens = plain(sentence).split(' ')
  const [first = ''] = tokens
  const base = baseOfThirdPerson(first)
  if (base !== undefined && tokens.length > 1) return finish(base, tokens.slice(1), [])
  const lower = /^(?:the|a|an|it|they|their|his|her|someone|something|there|my|this|that)(?:'s)?$/i.test(first)
  const start = lower ? first.toLowerCase() : first
  if (/^(they|someone|people)$/.test(start)) {
    const [verb = '', ...rest] = tokens.slice(1)
    const turned = turnPronouns(['they', forms.get(verb) ?? baseOfThirdPerson(verb) ?? verb, ...rest]).join(' ')
    return turned.startsWith('you ') ? { past: turned.slice(4), base: '', isClause: false, setting: '' } : undefined
  }
  const at = tokens.findIndex(
    (token, index) => index > 0 && (forms.has(token) || baseOfThirdPerson(token) !== undefined),
  )
  const verb = tokens[at]
  if (verb === undefined) return undefined
  const past = forms.get(verb) ?? pastOf(baseOfThirdPerson(verb) ?? verb)
  const said = turnPronouns([start, ...tokens.slice(1, at), past, ...tokens.slice(at + 1)])
  return { past: said.join(' '), base: '', isClause: true, setting: '' }
}

/** Without what makes a story general: “today”, “usually”, “every day”, and our own name for our own thing. */
function plain(text: string): string {
  return text
    .replaceAll('’', "'")
    .replaceAll(/\s+/g, ' ')
    .replaceAll(
      /,? ?\b(today|nowadays|these days|currently|at the moment|right now|at present|usually|normally|typically|generally|in general|actually|really|every (day|week|month|year)|on a daily basis)\b(?!')/gi,
      '',
    )
    .replaceAll(/\bon (mon|tues|wednes|thurs|fri|satur|sun)days\b/gi, 'on a $1day')
    .replaceAll(/\bin the (evening|morning|afternoon)s\b/gi, 'in the $1')
    .replaceAll(/\b(?:on|at) weekends\b/gi, 'at a weekend')
    .replaceAll(
      /\bour [\p{L}'-]+(?: (?!for\b|to\b|in\b|on\b|at\b|and\b|or\b|when\b|with\b|from\b)[\p{L}'-]+){0,2}/giu,
      '[service]',
    )
    .replaceAll(/[?!.\s"“”]+$/g, '')
    .replace(/^["“\s]+/, '')
    .trim()
}

const prepositions =
  /^(in|on|at|with|without|of|from|under|over|between|for|near|across|behind|outside|inside|during|after|before|like)$/i
const beginsWho = /^(who|whose|that|which|living|working|using|looking|trying)$/i
const adverb = /^(\p{L}+ly|now|first|then|still|often|always|never|ever|also|just|even)$/iu
/** Subjects behind which even a word that we do not know is the verb. */
const anybody = /^(people|they|we|you|someone|folks)$/i
const people =
  /^(people|men|women|children|folks?|staff|teens|someone|somebody|anyone|everyone|person|they|we|you|crew|kids|family|team|buyer|customer|user|subscriber|member|patient|parent|owner|manager|student|adult|diner|reader|viewer|traveller|traveler|shopper)$/i

/** Where the subject ends: the first verb behind something that can be a subject. */
function findVerb(tokens: readonly string[]): number {
  let isModified = false
  for (const [index, raw] of tokens.entries()) {
    const token = raw.replace(/[.,;:]+$/, '')
    const before = (tokens[index - 1] ?? '').replace(/[.,;:]+$/, '')
    if (index === 0) continue
    if (prepositions.test(token) || beginsWho.test(token)) isModified = true
    else if (!isModified && isSubject(before, tokens, index) && !adverb.test(token) && /^[a-z]+$/.test(token)) {
      if (isVerb(token) || (anybody.test(before) && !token.endsWith('s'))) return index
    } else if (
      isModified &&
      isVerb(token) &&
      !/^(a|an|the|their|his|her|own|to|and|or|who|that)$/i.test(before) &&
      !prepositions.test(before)
    )
      return index
  }
  return -1
}

/** An adverb may stand between: “people actually get”. */
function isSubject(before: string, tokens: readonly string[], index: number): boolean {
  if (adverb.test(before)) return index > 1 && isSubject(tokens[index - 2] ?? '', tokens, index - 1)
  return people.test(before) || /[^s]s$/i.test(before)
}

function finish(verb: string, after: readonly string[], subject: readonly string[]): SaidToYou {
  const tail = turnPronouns(after)
  return {
    past: [pastOf(verb), ...turnSecondVerb(tail)].join(' '),
    base: [verb, ...tail].join(' '),
    isClause: false,
    setting: settingOf(subject),
  }
}

/** “people in pain” were in pain; “people with a referral” had one. What lasts (“who share a flat”) is left out. */
function settingOf(subject: readonly string[]): string {
  const at = subject.findIndex((token) => prepositions.test(token) || beginsWho.test(token))
  const preposition = subject[at]?.toLowerCase()
  const rest = subject.slice(at + 1).join(' ')
  if (at < 1 || rest === '' || preposition === undefined) return ''
  if (preposition === 'with') return /^(a|an) /.test(rest) ? `had ${rest}` : ''
  if (preposition === 'without') return `had no ${rest.replace(/^(a|an|any|the) /i, '')}`
  return /^(in|on|under|between|near)$/.test(preposition) ? `were ${preposition} ${rest}` : ''
}

const forms = new Map(
  `is was, are were, am was, 's was, has had, have had, does did, do did, can could, will would, must had to, may might,
  isn't wasn't, aren't weren't, hasn't hadn't, haven't hadn't, doesn't didn't, don't didn't, can't couldn't, won't wouldn't`
    .split(',')
    .map((pair) => {
      const [now = '', ...past] = pair.trim().split(' ')
      return [now, past.join(' ')] as const
    }),
)
const contracted = new Map([
  ["they're", 'you were'],
  ["they've", 'you had'],
  ["they'll", 'you would'],
  ["they'd", 'you had'],
])
const pronouns = new Map([
  ['themselves', 'yourself'],
  ['themself', 'yourself'],
  ['himself', 'yourself'],
  ['herself', 'yourself'],
  ['their', 'your'],
  ['theirs', 'yours'],
])

/** “an evening when they don't cook” → “an evening when you didn't cook”. */
function turnPronouns(tokens: readonly string[]): readonly string[] {
  const turned: string[] = []
  const both = tokens.join(' ').includes('them and their')
  let isTheirs = false
  for (const raw of tokens) {
    const [, token = raw, mark = ''] = /^(.*?)([.,;:)]*)$/.exec(raw) ?? []
    const lower = token.toLowerCase()
    if (lower === 'they') {
      turned.push(`you${mark}`)
      isTheirs = true
      continue
    }
    const said = contracted.get(lower) ?? pronouns.get(lower)
    const form = isTheirs ? forms.get(lower) : undefined
    if (said !== undefined) turned.push(said + mark)
    else if (form !== undefined) turned.push(form + mark)
    else if (isTheirs && isVerb(lower)) turned.push(pastOf(lower) + mark)
    else turned.push(both && lower === 'them' ? `you${mark}` : raw)
    // “they never cook”: the verb is still to come.
    if (isTheirs && !adverb.test(lower)) isTheirs = false
  }
  return turned
}

const takesObject =
  /^(a|an|the|it|them|their|your|something|someone|what|which|how|whether|to|in|on|at|for|with|from|by|up|out|off|into)$/i

/** “find something and watch it”: what is joined by “and” happened then, too. */
function turnSecondVerb(tokens: readonly string[]): readonly string[] {
  return tokens.map((token, index) => {
    const joins = /^(and|or|then)$/.test(tokens[index - 1] ?? '')
    const next = tokens[index + 1]
    if (!joins || !isVerb(token)) return token
    return index === 1 || next === undefined || takesObject.test(next) ? pastOf(token) : token
  })
}
