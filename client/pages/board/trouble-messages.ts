import { inLanguage } from '../../ui/language/in-language.ts'
import type { DocumentName } from '#shared/protocol/document-names.ts'

const documents: Readonly<Record<DocumentName['kind'], string>> = inLanguage('trouble.documents', {
  map: 'your map',
  'map-shared': 'the shared map',
  board: 'the brief and the guide',
  interview: 'an interview',
  session: 'the board',
})

/** What is said when something does not go to the server, or the board has ended for somebody. */
export const troubleWords = inLanguage('trouble', {
  notices: 'What concerns you on this board',
  document: (kind: DocumentName['kind']) => documents[kind],
  changes: (count: number) => (count === 1 ? 'One change' : `${count} changes`),
  notTaken: (count: string, where: string) =>
    `You can no longer change ${where}. Made here and taken by no server: ${count.toLowerCase()}.`,
  full: (where: string, isOnDevice: boolean) =>
    `There is no more room in ${where}: what you did last is only ${isOnDevice ? 'on this device' : 'in this tab'}. Take it along as a file, or drop it and make room.`,
  ahead: (where: string) =>
    `The server was set back to an earlier day and lacks some of what stands in ${where} here. It comes back as soon as somebody who may change it opens this board; until then, this device has it. You can take it along as a file.`,
  unknown: (where: string) =>
    `The server was set back to an earlier day and does not know ${where} any more as it was saved here. This device may hold the only copy: take it along as a file.`,
  notYours: (where: string) =>
    `The server was set back, and somebody else has written in this device’s name in ${where}. What stands here may be missing there: take it along as a file, then open it anew.`,
  openAnew: 'Open it anew',
  dropCopy: 'Remove it from this device',
  awaitsYes: (count: string) =>
    `Your map was shown to everyone before this device knew of it. Made here, and seen by nobody else: ${count.toLowerCase()}.`,
  share: 'Show them to everyone',
  takeBack: 'Take them back',
  drop: 'Drop them',
  newer: 'This was changed with a newer version of Tributary. Here it can be read; to change it, reload the page.',
  reload: 'Reload the page',
  newVersion: 'There is a newer version of Tributary. Nothing is lost by reloading.',
  keepTabOpen: 'Keep this tab open until then: this browser cannot start the page without a connection.',
  somebodyElse: {
    heading: 'In another tab you go on as somebody else.',
    sentence:
      'This tab still shows the board as the person you were. Reload it to go on as the same person everywhere.',
  },
  again: {
    heading: 'The connection to this board has ended.',
    sentence: 'You are still on the board. Reload the page to go on.',
  },
  left: {
    heading: 'This device has left the board.',
    sentence:
      'Nothing of it is kept here any more, and the server no longer knows this browser. Your work stays on the board; your recovery code brings you back.',
    untold:
      'Nothing of it is kept here any more. The server does not answer; it is told to forget this browser as soon as it does.',
    back: 'Come back',
    stay: 'Open it here again',
  },
  leftBehind: (list: string) =>
    `This device still holds what never reached the server: ${list}. Take it along as a file before it goes.`,
  leftBehindSaved: (where: string) => `${where}, as it was saved before the server was set back`,
  leftBehindItem: (count: string, where: string) => `${count.toLowerCase()} to ${where}`,
  and: ' and ',
  nothingKept: 'Nothing of the board is kept on this device any more.',
})
