import { inLanguage } from '../ui/language/in-language.ts'
import type { Phase } from '#shared/model/phase.ts'

/** The words of the pages and of the frame around a board. */
export const pageWords = inLanguage('pages.pageWords', {
  product: 'Tributary',
  skip: 'To the content',
  phases: {
    brief: 'Brief',
    draw: 'Draw alone',
    share: 'Share',
    merge: 'Merge',
    interviews: 'Interviews',
    guide: 'Guide',
  } satisfies Record<Phase, string>,
  phasesLabel: 'The way through the board',
  home: 'back to the first page',
  theme: { label: 'Day or night', system: 'Colours: as the system', light: 'Colours: day', dark: 'Colours: night' },
  opening: 'Opening the board…',
  openingPage: 'Opening…',
  broken: {
    heading: 'This part stopped working.',
    sentence: 'What you did is kept. Try it again, or reload the page if it stays like this.',
    again: 'Try again',
    reload: 'Reload the page',
  },
  newVersion: {
    heading: 'There is a newer version of Tributary.',
    sentence: 'This tab was opened with an older one. Reload the page; what you did is kept.',
  },
})

export const firstWords = inLanguage('pages.firstWords', {
  heading: 'Draw it alone. Then see where your maps meet.',
  lead: 'A canvas for a product manager, a designer and an engineer. Each of you draws in private. Then you lay the maps side by side, join what is the same, keep what only one of you saw, and ask customers about the rest.',
  howItWorks: 'How it works',
  licences: 'What this is made of: licences',
  form: 'Start a board',
  outcome: 'Which outcome are you working towards?',
  outcomeExample: 'More evenings on which someone finishes what they start',
  outcomeMissing: 'Please say which outcome: it gives the board its reason. You can change it at any time.',
  name: 'Your name',
  nameMissing: 'Please say your name, so that the others know whose map it is.',
  discipline: 'You are the',
  start: 'Start a board',
  starting: 'Starting…',
  sample: 'Open the sample workshop',
  openingSample: 'Opening…',
  haveInvitation: 'I have an invitation link',
  noAccount: 'No account. What you draw is private until you share it.',
  invitation: 'Paste your invitation link',
  invitationExample: 'It looks like …/b/…/join#…',
  invitationWrong: 'This is not an invitation link. It has “/join#” in it; please copy the whole of it.',
  join: 'Join the board',
  boards: 'Continue where you were',
  continueBoard: (title: string, name: string) => `${title}, as ${name}`,
  steps: [
    { step: '1 Brief', time: '10 min', says: 'Agree on one outcome and one question.' },
    { step: '2 Draw alone', time: '20 min', says: 'Nobody else can open your map.' },
    { step: '3 Share', time: '15 min', says: 'All maps appear at the same moment.' },
    { step: '4 Merge', time: '30 min', says: 'Same, part of, or keep apart.' },
    { step: '5 Interview', time: 'every week', says: 'Take two pages of questions with you.' },
  ],
  picture: {
    label:
      'Three people each drew how the evening begins; their three moments join into one. A moment only Noor drew stays as it is. Where two maps differ, the difference becomes a question for the next interview.',
    joined: 'three of you, one moment',
    kept: 'only Noor saw this, so it stays',
    question: '“Think of last night: when did you sit down, and when did something start?”',
    asked: 'a difference is a question',
    labels: {
      quiet: 'House finally goes quiet',
      asleep: 'Day is done, kids are asleep',
      shut: 'Laptop shut, evening begins',
      begins: 'The evening begins',
      remote: 'Hunts for the remote between the cushions',
      forty: 'Forty minutes gone and still nothing chosen',
      two: 'Two minutes, I know what I want',
    },
  },
})

/** Opening a board file on the first page. */
export const fileWords = inLanguage('pages.fileWords', {
  ask: 'Open a board file',
  form: 'Open a board file',
  choose: 'Which board file?',
  reading: 'Reading it…',
  tooLarge: (mebibytes: number) => `A board file has at most ${mebibytes} MB, and this one is larger.`,
  unreadable: 'This file cannot be read.',
  contents: (
    title: string,
    names: readonly string[],
    counts: { maps: number; moments: number; shared: number; interviews: number },
  ) =>
    `${title ? `“${title}”: ` : ''}${[
      `${counts.maps === 1 ? 'one map' : `${counts.maps} maps`} with ${counts.moments} moments${names.length > 0 && names.length < 9 ? `, of ${names.join(', ')}` : ''}`,
      ...(counts.shared > 0 ? [`${counts.shared} moments on the shared map`] : []),
      ...(counts.interviews > 0 ? [counts.interviews === 1 ? 'one interview' : `${counts.interviews} interviews`] : []),
    ].join('; ')}.`,
  warnings: 'Not all of it can be taken over:',
  moreWarnings: (count: number) => `and ${count} more like this.`,
  who: 'Who are you on this board?',
  whoHint: 'You become its facilitator. The others can be brought back by a link from “People”.',
  nameless: (number: number) => `Person ${number}`,
  somebodyElse: 'Somebody new',
  open: 'Open the board',
  opening: 'Opening…',
})

export const joinWords = inLanguage('pages.joinWords', {
  heading: (title: string) => `Join “${title}”`,
  invited: 'You are invited to draw with this team. No account; say who you are, and you are in.',
  continueHeading: 'You have been here before',
  continueAs: (name: string) => `Continue as ${name}`,
  someoneElse: 'Or join as someone else',
  name: 'Your name',
  discipline: 'You are the',
  colour: 'Your colour and pattern',
  sameName: (name: string, discipline: string) =>
    `There is a ${name} on this board already (${discipline}). Is that you? Then come back as ${name}, with your recovery code or another device of yours, and find your map again.`,
  isThem: (name: string) => `I am that ${name}`,
  isAnother: (name: string) => `Join as another ${name}`,
  coloursTaken: 'All five colours are taken, so you share one. Your initial and your name tell you apart.',
  private: 'What you draw is private until you share it.',
  join: 'Join the board',
  joining: 'Joining…',
  wrongInvite: {
    heading: 'This invitation does not open the board.',
    sentence:
      'The link may be incomplete or may have been replaced. Ask the facilitator for a new one, and paste it here.',
  },
  expired: {
    heading: 'This invitation has expired.',
    sentence: 'It was good for a time only. Ask the facilitator for a new one, and paste it here.',
  },
  revoked: {
    heading: 'This invitation was withdrawn.',
    sentence: 'The facilitator has ended it, or it has been used. Ask for a new one, and paste it here.',
  },
  removed: {
    heading: 'This board is closed to this device.',
    sentence:
      'Somebody who was on it here has been removed by the facilitator, who can invite you back. A link for that is pasted here.',
  },
  noInvite: {
    heading: 'You need an invitation for this board.',
    sentence: 'Ask the facilitator for the invitation link, and paste it here.',
  },
  unknown: {
    heading: 'There is no board at this address.',
    sentence: 'The link may be incomplete, or the board was a sample that has been cleared away.',
  },
  home: 'To the first page',
  again: 'Try again',
  looking: 'Looking at your invitation…',
})

export const frameWords = inLanguage('pages.frameWords', {
  strip: 'How the board stands',
  teamIsAt: (phase: string) => `The team is at “${phase}”.`,
  goThere: 'Go there',
  bringEveryone: (phase: string) => `Bring everyone to “${phase}”`,
  announcePhase: (phase: string) => `The team is now at “${phase}”.`,
  observer: 'You are looking on: everything here can be read, and nothing changed.',
  sample: (day: string) => `A sample to try things on. It is cleared away on ${day}.`,
  sampleMerge:
    'A sample to try things on: Noor, Priya and Tomasz each drew the same evening alone. Say what is the same moment, and watch one map come of three.',
  sampleDraw:
    'A sample to try things on: your own map is begun. Go on from its last moment, change it, or take it away; share it, and it joins the merge.',
  notOnBoard: {
    heading: 'You are not on this board.',
    sentence:
      'This browser is nobody here yet. An invitation link lets you in; a recovery code brings you back as yourself.',
    action: 'Join with an invitation',
    back: 'Come back with a code',
  },
  offline: {
    heading: 'The server does not answer.',
    sentence:
      'This board has not been opened on this device before, so there is no copy to show. It opens as soon as the server is back.',
    again: 'Try again',
  },
  refused: {
    heading: 'You can no longer open this board.',
    sentence:
      'This device was signed out from another one of yours, or you were removed. Your recovery code or a new invitation brings you back.',
  },
  gone: {
    heading: 'This board is no longer there.',
    sentence: 'It was deleted, or it was a sample whose week is over.',
  },
  blocked: {
    heading: 'This network does not let the board’s connection through.',
    sentence: (host: string) =>
      `The server answers, but something on the way (a proxy, a firewall or a VPN) refuses WebSockets, by which a board stays live. Try another network, such as a phone’s hotspot, or switch the VPN off; or ask whoever runs this network to let WebSockets to ${host} through. The board opens by itself as soon as they get through.`,
    strip:
      'The server answers, but this network lets no live connection (WebSocket) through: try another network, switch a VPN off, or ask whoever runs it.',
  },
  notYet: (phase: string) => `“${phase}” is being set up.`,
})
