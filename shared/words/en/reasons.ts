import type { GuardWarning, Reason } from '../../merge/suggestion.ts'
import { quoted } from './quoted.ts'

/** Why moments are held to be one, or not, and what to think about before they become one, in English. */
export const reasonSentences: {
  readonly reason: (reason: Reason) => string
  readonly warnings: Readonly<Record<GuardWarning, string>>
} = {
  reason: sayReason,
  warnings: {
    'one-author': 'Two of these moments are one person’s: they saw two things here.',
    'mixed-trouble': 'Something goes wrong in one of these moments and not in the other.',
    'far-apart': 'These moments stand far apart in the story.',
    'no-common-word': 'These moments have no word in common.',
  },
}

const whom = { both: 'Both', all: 'All', some: 'Some' }
const inWhom = { both: 'In both', all: 'In all of them', some: 'In some of them' }

function sayReason(reason: Reason): string {
  switch (reason.kind) {
    case 'both-begin':
      return `${whom[reason.of]} begin the story`
    case 'come-after':
      return `${whom[reason.of]} come after ${quoted(reason.label)}`
    case 'come-before':
      return `${whom[reason.of]} come before ${quoted(reason.label)}`
    case 'both-end':
      return `${whom[reason.of]} end the story`
    case 'both-wrong':
      return `${whom[reason.of]} go wrong`
    case 'same-words':
      return `${whom[reason.of]} say ${reason.words.map(quoted).join(', ')}`
    case 'same-point':
      return `${whom[reason.of]} stand at about the same point of the story`
    case 'both-give-up':
      return `${inWhom[reason.of]} somebody gives up`
    case 'both-company':
      return `${inWhom[reason.of]}, somebody else has a part`
    case 'both-talk':
      return `${inWhom[reason.of]}, people speak with one another`
    case 'service':
      return 'Near in meaning, says the service your operator chose'
    case 'one-before':
      return `One comes before ${quoted(reason.label)}, the other after it`
    case 'one-negated':
      return 'Only one of them says that something does not happen'
    case 'far-apart':
      return 'They stand far apart in the story'
    case 'joined-before':
      return 'You joined moments with these words before'
    case 'kept-apart-before':
      return 'You kept moments with these words apart before'
    case 'synonyms':
      return `${reason.words.map(quoted).join(' and ')} mean the same`
    case 'near-words':
      return `${reason.words.map(quoted).join(' and ')} are near in meaning`
    case 'opposites':
      return `${reason.words.map(quoted).join(' and ')} are opposites`
    case 'whole':
      return `${quoted(reason.label)} says in one moment what others draw as ${reason.parts}`
  }
}
