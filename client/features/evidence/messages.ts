import { locale } from '../../ui/language/chosen-language.ts'
import { inLanguage } from '../../ui/language/in-language.ts'
import type { SpeakerRole, Stance, TranscriptFormat } from '#shared/model/interview.ts'
import { numberWord } from '../../ui/words/number-word.ts'
import { stanceWords } from '../../ui/words/support-words.ts'

const count = new Intl.NumberFormat(locale)

function many(value: number, one: string, more = `${one}s`): string {
  return value === 1 ? `1 ${one}` : `${count.format(value)} ${more}`
}

export const roleWords: Readonly<Record<SpeakerRole, string>> = inLanguage('evidence.roleWords', {
  participant: 'tells the story',
  interviewer: 'asks',
  unknown: 'not known',
})

const formatWords: Readonly<Record<TranscriptFormat, string>> = inLanguage('evidence.formatWords', {
  md: 'Notes',
  txt: 'A plain text',
  vtt: 'A transcript (.vtt)',
  srt: 'Subtitles (.srt)',
})

export const messages = inLanguage('evidence', {
  tabs: { label: 'Interviews', add: 'Add an interview', unnamed: 'Interview' },
  empty: {
    title: 'No interview yet',
    body: 'Paste a transcript or your notes, and tie what was said to the moments of your map. Names become pseudonyms before anything is stored.',
    add: 'Add the first interview',
    readOnly: 'Nobody has added an interview yet. Authors and the facilitator can.',
  },
  opening: 'Opening the interview…',
  gone: 'This interview was withdrawn. Its words are gone.',
  blank: 'This interview has no words in it. Withdraw it, or add it once more.',
  transcript: {
    label: (name: string) => `What was said in the interview with ${name}, sentence by sentence`,
    turn: (speaker: string, at: string) => [speaker || 'Notes', at && `at ${at}`].filter(Boolean).join(' '),
    keys: 'Arrow up and down move by sentence, with Shift they select more; Shift with left and right moves the end by a word. H or Enter takes the passage, 1 to 6 choose a moment, then F is for, A against, N nuance.',
    selected: (words: string) => `Selected: ${words}`,
    quoteHere: (ties: string) => `Highlighted, ${ties}`,
    noTies: 'not tied to a moment',
  },
  strip: {
    label: 'About the passage',
    hint: 'Select what somebody said, by mouse, touch or keyboard, and tie it to a moment.',
    hintKeys: 'In the text:',
    keysMove: 'by sentence',
    keysMore: 'select more',
    keysTake: 'take it',
    ends: 'and',
    speaksTo: 'What does it speak to?',
    speaksToMore: 'Does it speak to something else too?',
    noSuggestion: 'No moment shares a word with it. Look for one, or say that it is something new.',
    search: 'Look for a moment, a difference or a link',
    searchNone: 'Nothing on the map has these words.',
    stance: (label: string) => `How does it speak to “${label}”?`,
    stanceLabel: 'How it speaks to it',
    otherMoment: 'Something else',
    somethingNew: 'Something new',
    newLabel: 'What happens, in your own words',
    newHint: 'It becomes a moment of the shared map. The participant’s own words stay here.',
    newAdd: 'Add the moment',
    keep: 'Only highlight it',
    unlink: 'Unlink',
    unlinkFrom: (label: string) => `Unlink from ${label}`,
    linkMore: 'Tie it to something else too',
    removeQuote: 'Take the highlight away',
    close: 'Done',
    cancel: 'Leave it',
    lost: 'These words were changed in the text, so the passage cannot be pointed at any more.',
    undo: 'Undo',
    heardHere: (label: string) => `Said about “${label}” in this interview`,
    heardElsewhere: 'In other interviews',
    heardNowhere: (label: string) => `Nobody has said anything about “${label}” here.`,
    showAll: 'Show everything again',
    readOnly: 'You can read along. Authors and the facilitator tie quotes to moments.',
  },
  targets: {
    difference: (number: number, title: string) => `Difference ${number}: ${title}`,
    way: (from: string, to: string) => `From “${from}” on to “${to}”`,
    gone: 'something that is no longer on the map',
    label: 'Or a difference, or the link between two moments',
  },
  done: {
    linked: (label: string, stance: Stance) => `Tied to “${label}”: ${stanceWords[stance]}.`,
    kept: 'Highlighted.',
    unlinked: (label: string) => `No longer tied to “${label}”.`,
    removed: 'The highlight is gone.',
    addedMoment: (label: string) => `“${label}” is on the shared map now, as something new.`,
    undone: 'Taken back.',
    step: (label: string, at: number) => `${at}. ${label}`,
    stepGone: (label: string) => `“${label}” is no longer part of the story.`,
    target: (label: string) => `“${label}”: for, against or nuance?`,
  },
  withdraw: {
    kept: (name: string) => `${name}’s words are kept in this interview only.`,
    open: 'Withdraw it',
    openThen: ' and they are gone everywhere.',
    openLabel: (name: string) => `Withdraw the interview with ${name}`,
    title: (name: string) => `Withdraw the interview with ${name}?`,
    what: (turns: number, quotes: number, ties: number) =>
      `Gone for everyone, from the server’s disk too: ${many(turns, 'turn')} of text, ${many(quotes, 'highlight')} and ${many(ties, 'tie')} to the map. What you wrote on the map yourselves stays. Copies that were made of the server before (backups) still hold them until they are deleted: whoever runs the server can say for how long. This cannot be undone.`,
    yes: 'Withdraw it',
    no: 'Keep it',
    busy: 'Withdrawing…',
    done: (name: string) => `The interview with ${name} is withdrawn.`,
  },
  column: {
    label: 'What the stories say about the shared map',
    title: (stories: number) =>
      stories === 0
        ? 'The shared map'
        : `What ${numberWord(stories)} ${stories === 1 ? 'story says' : 'stories say'} so far`,
    caveat: (stories: number) => {
      if (stories === 0) return 'No story yet. This map is what you think happens.'
      const few =
        stories === 1
          ? 'One person is not many.'
          : stories < 5
            ? `${capital(numberWord(stories))} people are not many.`
            : ''
      return [few, 'A moment nobody mentioned is not wrong, only unheard.'].filter(Boolean).join(' ')
    },
    stance: (n: number, stance: Stance) => `${n} ${stanceWords[stance]}`,
    difference: (number: number) => `difference ${number}`,
    way: (to: string) => `on to “${to}”:`,
    unheard: (n: number) =>
      n === 1 ? 'One moment nobody has mentioned yet.' : `${count.format(n)} moments nobody has mentioned yet.`,
    show: 'Show them',
    hide: 'Hide them',
    noMap: 'There is no shared map yet. Bring your maps together first; quotes are tied to its moments.',
    toMerge: 'Go to Merge',
    kind: (word: string) => (word ? `${word}: ` : ''),
    chosen: 'chosen',
  },
  path: {
    trace: (name: string) => `Trace ${name}’s story`,
    tracing: (name: string) =>
      `Click the moments in the order ${name} told them. Clicking one twice means it came twice.`,
    done: 'Done',
    title: (name: string) => `The story, as ${name} told it`,
    none: 'Not traced yet.',
    gone: 'a moment that is no longer on the map',
    remove: (label: string) => `Take “${label}” out of the story`,
    notOnMap: 'Not on the map yet:',
    add: 'Add it as a moment',
    order: (places: readonly number[]) => places.join(', '),
    orderLabel: (places: readonly number[]) => `told as number ${places.join(' and ')}`,
  },
  import: {
    title: 'Add an interview',
    lead: 'Paste a transcript or notes, or drop a file here. It is read on this device; nothing is stored before you have seen it and said so.',
    paste: 'Transcript or notes',
    placeholder: 'Paste here…',
    choose: 'Choose a file',
    formats: '.vtt, .srt, .txt or .md, from Teams, Zoom, Meet, Otter or your own hand.',
    read: 'Read it',
    reading: 'Reading…',
    cancel: 'Back to the interviews',
    again: 'Another text',
    empty: 'There is nothing in it yet. Paste a transcript or your notes.',
    tooLong: (characters: number, limit: number) =>
      `That text has ${count.format(characters)} characters; an interview may have ${count.format(limit)}. Please add it in parts.`,
    tooLarge: (bytes: number) =>
      `That file has ${count.format(Math.round(bytes / 1_000_000))} MB. A transcript is a text of at most ${count.format(1.6)} MB; is it the recording?`,
    binary: 'That is not a text. Please export the transcript as .vtt, .srt, .txt or .md.',
    otherFormat: (name: string) =>
      `“${name.slice(0, 80)}” cannot be read here. Please export the transcript as .vtt, .srt, .txt or .md.`,
    oneFile: 'One interview at a time, please: drop one file.',
    found: (format: TranscriptFormat, turns: number, speakers: number) =>
      `${formatWords[format]} with ${many(turns, 'turn')}${speakers > 0 ? ` and ${many(speakers, 'speaker')}` : ''}.`,
    speakers: 'Who speaks, and what they are called from now on',
    pseudonymLead:
      'Names are replaced in the text too, before it is stored. The names themselves are kept nowhere. Where one person is written in two ways, give both the same pseudonym.',
    pseudonym: (name: string) => `Pseudonym for ${name}`,
    role: (name: string) => `What ${name} does`,
    says: (words: string) => `“${words}”`,
    noSpeakers: 'Nobody is named in this text.',
    others: 'Other names in the text',
    othersHint:
      'A partner, a colleague, a company: each name on its own line, with what to write instead after “=”. For example: Jo = J.',
    preview: 'This is what will be kept',
    more: (turns: number) => `… and ${many(turns, 'more turn', 'more turns')}.`,
    titleField: 'Title',
    titleHint: 'If “P1” is not enough to tell it apart.',
    date: 'Day of the conversation',
    consent: 'They know that we keep these words, and for what.',
    needPseudonym: 'Please give everyone a pseudonym.',
    badPseudonym: 'A pseudonym has at most 40 characters, and no colon or bracket.',
    nameAsPseudonym: (name: string) => `“${name}” is the name in the transcript. Please choose another word.`,
    needConsent: 'Please make sure that they agreed, and tick it.',
    store: 'Keep this interview',
    storing: 'Storing…',
    failed: 'The interview could not be stored. Nothing of it was kept; please try again.',
    stored: (name: string) => `The interview with ${name} is stored.`,
  },
} as const)

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
