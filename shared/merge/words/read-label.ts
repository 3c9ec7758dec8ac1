import type { WordRelations } from '../word-relations.ts'
import { phrasalStem, stemOf } from './stems.ts'
import {
  circles,
  companions,
  directionOf,
  directionOfVerb,
  functionWords,
  lightVerbs,
  longForms,
  negations,
  nounMarkers,
  particles,
  verbMarkers,
  verbsOfMotion,
  verbsOfTalk,
  weakWords,
} from './word-lists.ts'

/** A word of a label as the engine compares it. */
export type LabelWord = {
  readonly stem: string
  /** As it stands in the label, for reasons. */
  readonly shown: string
  readonly isVerb: boolean
  /** How much of its rarity counts: light verbs and directions say little. */
  readonly emphasis: number
  /** Which part of the label it stands in: “Turns on the TV | opens an app”. */
  readonly clause: number
}

export type LabelWords = {
  readonly words: readonly LabelWord[]
  readonly isNegated: boolean
}

type Token = { readonly text: string; readonly stem: string; readonly clause: number }

const emphases = { light: 0.45, weak: 0.4, lightPhrase: 0.75, direction: 0.8, frame: 0.8, number: 0.6, word: 1 }
const clauseBreak = /[,.;:/()|–—]|\b(?:and|then|while)\b/g
const inToken = /[\p{L}\p{M}\p{N}]+/gu
/** A particle may stand this many words after its verb: “looks the old title up”. */
const particleReach = 4

/** Splits a label into stems, phrasal verbs and directions, and leaves out what only builds the sentence. */
export function readLabel(label: string, relations: WordRelations): LabelWords {
  const tokens = tokensOf(label)
  const taken = new Set<number>()
  const words: LabelWord[] = []
  let hadVerb = false
  for (const [at, { text, stem: plain, clause }] of tokens.entries()) {
    if (taken.has(at) || negations.has(text)) continue
    const direction = Object.hasOwn(directionOf, text) ? directionOf[text] : undefined
    if (direction !== undefined && followsMotion(tokens, at)) {
      words.push(directionWord(direction, text, clause))
      continue
    }
    const long = Object.hasOwn(longForms, text) ? (longForms[text] ?? text) : text
    const stem = long === text ? plain : stemOf(long.replace(/_.*/, '')) + long.replace(/^[^_]*/, '')
    const verbShare = relations.verbShare(stem)
    const ofVerb = Object.hasOwn(directionOfVerb, stem) ? directionOfVerb[stem] : undefined
    if (ofVerb !== undefined) words.push(directionWord(ofVerb, text, clause))
    if (!functionWords.has(text) || stem === 'get' || stem === 'go' || stem === 'have') {
      const particle = verbShare > 0.15 ? findParticle(tokens, at, relations) : undefined
      if (particle !== undefined) {
        const after = tokens[particle]?.text ?? ''
        const phrasal = phrasalStem(text, after)
        taken.add(particle)
        const where = Object.hasOwn(directionOf, after) ? directionOf[after] : undefined
        if (where !== undefined) words.push(directionWord(where, after, clause))
        const emphasis = lightVerbs.has(stem) ? emphases.lightPhrase : emphases.word
        words.push({ stem: phrasal, shown: `${text} ${after}`, isVerb: true, emphasis, clause })
        hadVerb = true
        continue
      }
    }
    if (functionWords.has(text)) continue
    const isVerb: boolean =
      long.includes('_') || readsAsVerb({ text, before: tokens[at - 1]?.text, verbShare, hadVerb })
    hadVerb ||= isVerb
    const emphasis = /^\p{N}+$/u.test(text)
      ? emphases.number
      : lightVerbs.has(stem)
        ? emphases.light
        : weakWords.has(stem)
          ? emphases.weak
          : emphases.word
    words.push({ stem, shown: text, isVerb, emphasis, clause })
  }
  words.push(...framesOf(tokens))
  const isNegated = tokens.some(({ text }) => negations.has(text))
  return { words: words.length > 0 ? once(words) : leftovers(tokens), isNegated }
}

/** Everything in lower case, `signUp` as two words, `isn't` as `is not`. */
function tokensOf(label: string): readonly Token[] {
  const spread = label
    .normalize('NFC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\bcan't\b|\bcannot\b/g, 'can not')
    .replace(/n't\b/g, ' not')
    .replace(/\be-?mail/g, 'mail')
    .replace(/'(?:s|re|ve|ll|d|m)\b/g, '')
  const tokens: Token[] = []
  for (const [clause, part] of spread.split(clauseBreak).entries())
    for (const [text] of part.matchAll(inToken))
      if (!/^[a-z]$/.test(text) || text === 'a') tokens.push({ text, stem: stemOf(text), clause })
  return tokens
}

function followsMotion(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(Math.max(0, at - 3), at).some(({ stem }) => verbsOfMotion.has(stem))
}

function findParticle(tokens: readonly Token[], at: number, relations: WordRelations): number | undefined {
  const verb = tokens[at]
  if (!verb) return undefined
  const before = tokens[at - 1]
  if (before && nounMarkers.has(before.text) && before.clause === verb.clause) return undefined
  for (let next = at + 1; next < Math.min(tokens.length, at + 1 + particleReach); next++) {
    const token = tokens[next]
    if (!token || token.clause !== verb.clause) return undefined
    if (!particles.has(token.text) || !relations.knows(phrasalStem(verb.text, token.text))) continue
    if (next === at + 1 || endsPhrase(token, tokens[next + 1])) return next
  }
  return undefined
}

/** “looks the title up” and not “writes the date on the calendar”: nothing follows that the particle could govern. */
function endsPhrase(particle: Token, next: Token | undefined): boolean {
  if (!(particle.text in directionOf) || particle.text === 'in') return false
  return !next || next.clause !== particle.clause || next.text === 'again' || next.text === 'to'
}

function readsAsVerb(word: { text: string; before: string | undefined; verbShare: number; hadVerb: boolean }): boolean {
  const { text, before, verbShare, hadVerb } = word
  if (verbShare < 0.05) return false
  const isOpen = !hadVerb || (before !== undefined && verbMarkers.has(before))
  if (before !== undefined && nounMarkers.has(before)) return false
  if (!isOpen) return verbShare > 0.9
  if (before === undefined) return verbShare > 0.08
  return verbShare > 0.5 || before === 'to' || /(?:ing|ed|[^s]s)$/.test(text)
}

function directionWord(stem: string, shown: string, clause: number): LabelWord {
  return { stem, shown, isVerb: false, emphasis: emphases.direction, clause }
}

/**
 * M23: that people speak with one another, and that somebody of one's own circle is there, counts as a word of its own:
 * “asks the flatmates”, “haggles with the other one” and “the group chat argues” tell the same kind of moment.
 */
function framesOf(tokens: readonly Token[]): readonly LabelWord[] {
  const frame = (stem: string, isSo: (token: Token, before: string) => boolean): readonly LabelWord[] => {
    const token = tokens.find((one, at) => isSo(one, tokens[at - 1]?.text ?? ''))
    return token ? [{ stem, shown: token.text, isVerb: false, emphasis: emphases.frame, clause: token.clause }] : []
  }
  return [
    ...frame('>company', ({ text }, before) => {
      const isOther = (text === 'one' && before === 'other') || (text === 'other' && before === 'each')
      return isOther || companions.has(text) || circles.has(text)
    }),
    ...frame('>talk', (token) => verbsOfTalk.has(token.stem)),
  ]
}

function once(words: readonly LabelWord[]): readonly LabelWord[] {
  const seen = new Set<string>()
  return words.filter(({ stem }) => !seen.has(stem) && seen.add(stem))
}

/** A label of function words alone (“Up and out”) is compared by them. */
function leftovers(tokens: readonly Token[]): readonly LabelWord[] {
  return once(
    tokens.map(({ text, stem, clause }) => ({
      stem,
      shown: text,
      isVerb: false,
      emphasis: emphases.light,
      clause,
    })),
  )
}
