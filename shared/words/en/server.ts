import { fileSentences } from './board-file.ts'
import { refusalSentences } from './refusals.ts'

/** Whatever an answer of the server may say, in English: its own sentences, and those about a board file. */
export const serverSentences = { ...refusalSentences, ...fileSentences }
