import type { FileKind, FileNote, FileSentences } from '../../exchange/file-notes.ts'
import { say } from '../say.ts'

/** What there is to say about a board file, in English. */
export const fileSentences: FileSentences = {
  fileEmpty: () => 'This is not a board file: it is empty.',
  fileNotJson: (why) => `This is not a board file: it is not JSON${why ? ` (${why})` : ''}.`,
  fileNoObject: () => 'This is not a board file: it should be a JSON object with “maps”.',
  fileNoMaps: () => 'This is not a board file: it has no “maps”.',
  fileUnreadable: (path, why, others) =>
    `The board file cannot be read${path ? ` at ${path}` : ''}: ${why}${others > 0 ? ` (and ${others} more)` : ''}.`,
  fileSameId: (kind, id) => `Two ${several[kind]} have the id “${id}”: ${kind} ids must be unique within the file.`,
  fileManyMoments: (most, count) =>
    `A map holds at most ${format(most)} moments; one in this file has ${format(count)}.`,
  fileManyMaps: (most, count) => `A board holds at most ${format(most)} maps; this file has ${format(count)}.`,
  fileManyInterviews: (most, count) =>
    `A board holds at most ${format(most)} interviews; this file has ${format(count)}.`,
  fileLongInterview: (most, count) =>
    `An interview has at most ${format(most)} characters; one in this file has ${format(count)}.`,
  fieldUnknown: (name, times) => `“${name}” is not known and was left out${often(times)}.`,
  fieldCut: (name, times) => `“${name}” is longer than a board can hold and was cut${often(times)}.`,
  kindsUnknown: (kinds) => `These kinds of moments are not known and are read as steps: ${kinds}.`,
  disciplineUnknown: (name, discipline) => `${name}’s discipline “${discipline}” is not known and is read as “other”.`,
  linkToNothing: (whose, id) => `A link on ${mapOf(whose)} was left out: there is no moment “${id}” on it.`,
  linkToItself: (whose, id) => `A link on ${mapOf(whose)} was left out: it goes from “${id}” to itself.`,
  linkTwice: (whose, from, to) =>
    `A link on ${mapOf(whose)} stands there twice (“${from}” to “${to}”); it was read once.`,
  sourceUnknown: (label, id) => `A source of “${label}” was left out: no map has a moment “${id}”.`,
}

/** For those who speak English alone: the command line. */
export function sayFileNote(note: FileNote): string {
  return say(note, fileSentences) ?? note.reason
}

const several: Readonly<Record<FileKind, string>> = {
  moment: 'moments',
  map: 'maps',
  interview: 'interviews',
  person: 'people',
  comment: 'comments',
  tie: 'ties',
}

function mapOf(whose: string): string {
  return whose ? `${whose}’s map` : 'the shared map'
}

function often(times: number): string {
  return times > 1 ? ` (${times} times)` : ''
}

function format(count: number): string {
  return count.toLocaleString('en')
}
