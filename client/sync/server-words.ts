import type { SaidInEnglish } from '#shared/protocol/api.ts'
import { serverSentences } from '#shared/words/en/server.ts'
import { say } from '#shared/words/say.ts'
import { inLanguage } from '../ui/language/in-language.ts'

const sentences = inLanguage('server', serverSentences)

export const serverWords = inLanguage('server.unreached', {
  offline: 'The server does not answer. What you did is kept on this device; try again in a moment.',
  otherVersion: 'This page and the server speak different versions. Please reload the page.',
})

/** What the server says, in the language of the screen; a sentence that a newer server has learned stays English. */
export function saidByServer(said: SaidInEnglish): string {
  return say(said, sentences) ?? said.sentence
}
