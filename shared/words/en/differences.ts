import { coreOf } from '../../merge/differences/gerund.ts'
import type { Asked, Claim, Felt, Named } from '../../model/difference.ts'
import type { DifferenceWords } from '../difference-words.ts'
import { firstUpper, quoted } from './quoted.ts'

/** Differences in English. */
export const differenceSentences: DifferenceWords = {
  claim: (claim) => firstUpper(sayClaim(claim)),
  title: (asked) => firstUpper(sayTitle(asked)),
  question: (asked) => firstUpper(sayQuestion(asked)),
}

function sayClaim(claim: Claim): string {
  switch (claim.say) {
    case 'moment':
    case 'giving-up':
      return quoted(claim.label)
    case 'first':
      return `first ${quoted(claim.label)}`
    case 'on-to':
      return `on to ${quoted(claim.label)}`
    case 'no-way-back':
      return `${quoted(claim.label)}, and no way back`
    case 'first-then':
      return `first ${quoted(claim.from)}, then ${quoted(claim.to)}`
    case 'straight':
      return `from ${quoted(claim.from)} straight to ${quoted(claim.to)}`
    case 'back':
      return `${quoted(claim.from)}, then back to ${quoted(claim.to)}`
    case 'on':
      return `${quoted(claim.from)}, then on to ${quoted(claim.to)}`
    case 'giving-up-after':
      return `after ${quoted(claim.cause)}: ${quoted(claim.label)}`
    case 'felt':
      return `${quoted(claim.label)}: ${[...new Set(claim.felt.map(sayFelt))].sort().join(', ')}`
    case 'nobody-from-to':
      return `nobody else from ${claim.labels.map(quoted).join(' to ')}`
    case 'nobody-in':
      return `nobody else in ${claim.labels.map(quoted).join(' or ')}`
    case 'begins':
      return `begins with ${claim.labels.map(quoted).join(' or ')}`
    case 'ends':
      return `ends with ${claim.labels.map(quoted).join(' or ')}`
    case 'all-of':
      return claim.labels.map(quoted).join(', ')
  }
}

/** A feeling without a word is a high or a low. */
function sayFelt({ word, valence }: Felt): string {
  return word || (valence > 0 ? 'a high' : valence < 0 ? 'a low' : 'neither high nor low')
}

function sayTitle(asked: Asked): string {
  switch (asked.ask) {
    case 'order':
      return `Which comes first: ${topic(asked.first)} or ${topic(asked.second)}?`
    case 'stopping':
      return 'What has just happened when they stop?'
    case 'beginning':
      return 'What sets it off?'
    case 'scope-begins':
      return 'Where does the story begin?'
    case 'scope-ends':
      return 'How does the story end?'
    case 'trouble':
      return `What exactly happens ${after(asked.after) || `at ${quoted(asked.label)}`}?`
    case 'presence':
      return asked.after ? `Who has a part in it ${after(asked.after)}?` : 'Who is there, and who has a part in it?'
    case 'feeling':
      return `What is ${topic(asked.about)} like?`
    case 'loop':
      return `How does it go on after ${topic(asked.about)}?`
    case 'branch':
      return `What can happen after ${topic(asked.about)}?`
    case 'missing':
      return `What happens between ${topic(asked.from)} and ${topic(asked.to)}?`
    case 'channel-first':
      return `What do they turn to first: ${asked.names.join(' or ')}?`
    case 'channel':
      return `By what means: ${asked.names.map((names) => names.join(' and ')).join(' or ')}?`
    case 'time':
      return `How long does it take: ${asked.amounts.map(quoted).join(' or ')}?`
    case 'amount':
      return `How long or how many: ${asked.amounts.map(quoted).join(' or ')}?`
  }
}

function sayQuestion(asked: Asked): string {
  switch (asked.ask) {
    case 'order':
      return `Tell me about the last time: what were you doing just before ${toYou(asked.about)}, and what came right after it?`
    case 'stopping':
      return 'Tell me about the last time you stopped before the end: what had just happened, and what did you do instead?'
    case 'beginning':
      return 'Tell me how it began the last time: where were you, and what had just happened?'
    case 'scope-begins':
      return 'Tell me about the last time from its very beginning: what was the first thing that belonged to it, and what was going on before that?'
    case 'scope-ends':
      return 'Tell me how it came to an end the last time: what was the last thing that belonged to it, and what happened after that?'
    case 'trouble':
      return asked.after
        ? `Think of the last time: what exactly happened ${after(asked.after)}, step by step?`
        : 'Tell me about the last time it went another way than you expected: what exactly happened?'
    case 'presence':
      return `Think of the last time${after(asked.after, ', ')}: who was around, and who did what?`
    case 'feeling':
      return `Think of the last time: what was ${toYou(asked.about)} like for you, and what was it like a while later?`
    case 'loop':
      return `Think of the last time, after ${toYou(asked.about)}: what did you do next, and how did it go on from there?`
    case 'branch':
      return `Think of the last time, right after ${toYou(asked.about)}: what happened next, and what did you do then?`
    case 'missing':
      return `Think of the last time, from ${toYou(asked.from)} to ${toYou(asked.to)}: what happened in between, step by step?`
    case 'channel-first':
      return `How exactly did you go about it the last time${after(asked.after, ', ')}? And the time before that?`
    case 'channel':
      return `How exactly did that go the last time${after(asked.after, ', ')}: what did you use, and what did you do with it?`
    case 'time':
      return `Think of the last time${after(asked.after, ', ')}: what happened when, and how much time went by in between?`
    case 'amount':
      return `Think of the last time${after(asked.after, ', ')}: what exactly came next, with the dates and numbers as you remember them?`
  }
}

/** “opening the app”; the quoted label where the first word is not surely a verb. */
function topic({ label, doing }: Named): string {
  return doing ?? quoted(label)
}

/** The same, said to the person who is asked, with no more in it than the question needs. */
function toYou({ label, doing }: Named): string {
  if (doing === undefined) return quoted(label)
  return coreOf(doing)
    .replaceAll(/\b(?:their|his|her|my|our)(?= \p{L})/giu, 'your')
    .replaceAll(/\b(?:themselves|himself|herself|myself|ourselves)\b/gi, 'yourself')
    .replace(/^(\p{L}+) (?=(?:partner|husband|wife|flatmates|colleagues|friends|family)\b)/iu, '$1 your ')
}

/** “after opening the app”, with `lead` before it; nothing where there is no such moment. */
function after(named: Named | undefined, lead = ''): string {
  return named ? `${lead}after ${toYou(named)}` : ''
}
