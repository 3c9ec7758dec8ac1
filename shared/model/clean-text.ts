/**
 * What people type and what files bring, as it may stand on a screen, in a file and in either database. One cleaner for
 * names, titles, labels and every other short text.
 *
 * T1  No control characters (U+0000 first of all, which Postgres keeps nowhere), and no half of a surrogate pair.
 * T2  Nothing that turns the direction of what stands around it (U+202A–202E, U+2066–2069): it lets one name look like
 *     another. The marks of single letters (U+200E, U+200F) stay.
 * T3  Nothing that is seen nowhere and joins nothing: U+200B, U+2060–2064, U+FEFF, U+FFF9–FFFB. What scripts and emoji
 *     are written with stays: joiners (U+200C, U+200D), variation selectors, tags.
 * T4  What would then still show nothing at all (only U+3164, U+2800, variation selectors …) is nothing.
 * T5  Names, titles and labels of versions are composed (NFC), so that what looks alike is alike.
 */

/** A name, a title: one line, breaks and tabs are spaces. */
export function cleanLine(text: string): string {
  return withoutUnwanted(text.replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' '))
    .normalize('NFC')
    .trim()
}

/**
 * Any other text, also one that is read from a document, where somebody's client may have written anything: its lines
 * and its letters stay as they are. A text that is clean costs one look.
 */
export function cleanRead(text: string): string {
  if (!unwanted.test(text) && text.isWellFormed()) return isBlank(text) ? '' : text
  return withoutUnwanted(text)
}

/** The same, with as many UTF-16 units as before, for a text into which offsets point. */
export function cleanInPlace(text: string): string {
  return text.toWellFormed().replaceAll(allUnwanted, ' ')
}

function withoutUnwanted(text: string): string {
  const plain = text.toWellFormed().replaceAll(allUnwanted, '')
  return isBlank(plain) ? '' : plain
}

// What is unwanted is control characters: here they are meant.
// oxlint-disable-next-line no-control-regex
const unwanted = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/
const allUnwanted = new RegExp(unwanted, 'g')

/** Something is there, and nothing of it is seen. Spaces alone are left to whoever trims. */
function isBlank(text: string): boolean {
  return text.length > 0 && /^[\s\u2800\p{Default_Ignorable_Code_Point}]+$/u.test(text) && /\S/u.test(text)
}
