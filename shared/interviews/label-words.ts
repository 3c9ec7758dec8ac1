/**
 * Words that people write before a colon and that are no person: labels of notes, and words that lead on in a story. What
 * a file repeats decides first (`acceptNames`); these are for what stands there once.
 */
const labels =
  'notes note nb ps date time title topic project location place url http https file goal goals aim summary quote quotes ' +
  'context todo action actions insight insights opportunity opportunities recording transcript transcription duration ' +
  'attendees participants keywords warning example e.g i.e re subject status tags tag language consent location company ' +
  'role age device frequency impact tools tool pain pains gain gains need needs problem problems workaround workarounds ' +
  'trigger outcome background observation observations finding findings question questions answer answers step steps ' +
  'result results reason reasons feature features idea ideas next takeaway takeaways highlights agenda decision decisions ' +
  'hinweis datum zeit ort häufigkeit werkzeuge frage fragen antwort problem ziel notiz notizen ' +
  'fréquence outils question réponse problème frecuencia herramientas pregunta respuesta problema fecha lugar nota ' +
  'частота инструменты вопрос ответ проблема дата место'
const connectives =
  'then so and but well also first second third finally lastly honestly again now because however anyway plus yes no ok okay ' +
  'basically meaning later afterwards before after meanwhile still though actually exactly right sure maybe ' +
  'dann also und aber danach später schließlich zuerst ehrlich ja nein genau jetzt ' +
  'ensuite puis alors et mais donc enfin oui non d’abord après ' +
  'entonces luego después y pero bueno primero sí finalmente ' +
  'poi allora e ma dopo quindi sì então depois mas toen dan maar daarna ' +
  'потом затем и но да нет сначала наконец それから でも そして はい いいえ 然后 但是 所以 ثم لكن אז אבל ואז sonra ama'

const words: ReadonlySet<string> = new Set(`${labels} ${connectives}`.split(' '))

/** Whether a word before a colon is known to be no person. */
export function isLabelWord(text: string): boolean {
  return words.has(text.trim().toLowerCase())
}
