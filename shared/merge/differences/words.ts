import { companions } from '../words/word-lists.ts'
import { stemmer } from 'stemmer'
import type { Moment } from '../../model/moment.ts'

/** Words in lower case; what stands in them of digits stays together (“20:30”, “2.5”). */
export function wordsOf(text: string): readonly string[] {
  return (
    text
      .replaceAll('’', "'")
      .toLowerCase()
      .match(/\p{N}+(?:[.,:]\p{N}+)*|[\p{L}]+(?:'\p{L}+)?/gu) ?? []
  )
}

/** Everything a person wrote about a moment. */
export function textsOf(moment: Moment): readonly string[] {
  return [moment.label, moment.thinking, moment.doing].filter((text) => text.trim() !== '')
}

const empty = new Set(
  `a an the and or but so to of in on at by for from with into onto up out off over after before again still just then than
  is are was were be been being has have had do does did will would can could may might must it its it's this that these
  those they them their theirs he she his her him you your we us our i me my one some any no not nor as if when while until
  because what which who how there here more most very too really all every each other another get gets got go goes went`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** The stems of the words that say what a label is about. */
export function contentOf(text: string): ReadonlySet<string> {
  return new Set(
    wordsOf(text)
      .filter((word) => word.length > 1 && !empty.has(word))
      .map((word) => stemmer(word.replace(/'s$/, ''))),
  )
}

/** Somebody else of the person's own circle is named: a partner, friends, “the other one”, we. */
export function namesCompany(text: string): boolean {
  return (
    wordsOf(text).some((word) => companions.has(word.replace(/'\p{L}+$/u, ''))) ||
    /\b(?:the other (?:one|person|half)|each other|one another)\b/i.test(text)
  )
}

/** Speaks for themselves alone: “I know what I want”. */
export function saysI(text: string): boolean {
  return wordsOf(text).some((word) => /^(?:i|i'm|i'll|i've|i'd|my|me|myself|alone)$/.test(word))
}
