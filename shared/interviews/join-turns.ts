import { endsSentence, type RawTurn } from './turns.ts'

/** A turn of so many characters, or so many seconds, is long enough to read; captions often have no full stops at all. */
const mostCharacters = { ofNobody: 280, ofSomebody: 700 }
const mostSeconds = { ofNobody: 25, ofSomebody: 60 }

/** A sentence that runs over several cues of one speaker is one utterance, so that it can be quoted whole. */
export function joinUnfinished(turns: readonly RawTurn[]): readonly RawTurn[] {
  const joined: RawTurn[] = []
  for (const turn of turns) {
    const above = joined.at(-1)
    if (above && above.speaker === turn.speaker && !endsSentence(above.text) && hasRoom(above, turn))
      joined[joined.length - 1] = { ...above, text: `${above.text} ${turn.text}` }
    else joined.push(turn)
  }
  return joined
}

function hasRoom(above: RawTurn, next: RawTurn): boolean {
  const who = above.speaker === '' ? 'ofNobody' : 'ofSomebody'
  if (above.text.length + next.text.length > mostCharacters[who]) return false
  return above.at === undefined || next.at === undefined || next.at - above.at <= mostSeconds[who]
}
