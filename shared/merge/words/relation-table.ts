/**
 * The table of word relations as text, written by `scripts/build-relations.ts` and read in merge mode.
 *
 * `words`: the stems A to Z, each as a capital (how many letters it shares with the one before, A is 0), the rest of its
 * letters, and a digit (how much of a verb it is, 0…7). `links`: for each stem the distances to its related stems that
 * come later, in a varying number of digits, then a blank. `nearness`: a digit for each link, 1…7 eighths, 0 for opposites.
 */
export type RelationTable = { readonly words: string; readonly links: string; readonly nearness: string }

export type TableWord = { readonly stem: string; readonly verbShare: number }
export type TableLink = { readonly a: number; readonly b: number; readonly nearness: number }

/** Low digits end a number, high ones go on; characters that JSON would escape are not among them. */
const digits = '#$%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~'
const base = 45
const valueOf: ReadonlyMap<string, number> = new Map(digits.split('').map((digit, index) => [digit, index]))

export function formatRelationTable(words: readonly TableWord[], links: readonly TableLink[]): RelationTable {
  let previous = ''
  let text = ''
  for (const { stem, verbShare } of words) {
    let common = 0
    while (common < 25 && common < stem.length && stem[common] === previous[common]) common++
    text += String.fromCharCode(65 + common) + stem.slice(common) + Math.round(verbShare * 7)
    previous = stem
  }
  const later = Map.groupBy(links, (link) => link.a)
  let gaps = ''
  let nearness = ''
  for (const index of words.keys()) {
    let from = index
    for (const link of [...(later.get(index) ?? [])].sort((x, y) => x.b - y.b)) {
      gaps += formatNumber(link.b - from - 1)
      nearness += String(link.nearness)
      from = link.b
    }
    gaps += ' '
  }
  return { words: text, links: gaps, nearness }
}

export function readRelationTable(table: RelationTable): {
  readonly words: readonly TableWord[]
  readonly links: readonly TableLink[]
} {
  const words: TableWord[] = []
  let previous = ''
  for (const [, common = 'A', rest = '', verb = '0'] of table.words.matchAll(/([A-Z])([a-z_]*)(\d)/g)) {
    previous = previous.slice(0, common.charCodeAt(0) - 65) + rest
    words.push({ stem: previous, verbShare: Number(verb) / 7 })
  }
  const links: TableLink[] = []
  let word = 0
  let from = 0
  let number = 0
  for (const character of table.links) {
    const value = valueOf.get(character)
    if (value === undefined) {
      word++
      from = word
    } else if (value >= base) number = number * base + (value - base)
    else {
      from += number * base + value + 1
      number = 0
      links.push({ a: word, b: from, nearness: Number(table.nearness[links.length] ?? '0') })
    }
  }
  return { words, links }
}

function formatNumber(value: number): string {
  let text = digits[value % base] ?? ''
  for (let rest = Math.floor(value / base); rest > 0; rest = Math.floor(rest / base))
    text = (digits[base + (rest % base)] ?? '') + text
  return text
}
