import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Pointer = { readonly kind: string; readonly to: string; readonly from: number; readonly onto: number }
export type Synset = {
  readonly words: readonly string[]
  readonly pointers: readonly Pointer[]
  readonly gloss: string
  readonly part: 'n' | 'v' | 'a' | 'r'
  /** Number of the lexicographer's file: what field the meaning belongs to. */
  readonly field: string
}
/** One meaning of a word: how often it was met in tagged text, and its place among the word's meanings. */
export type Sense = { readonly synset: string; readonly part: string; readonly rank: number; readonly count: number }
export type WordNet = {
  readonly synsets: ReadonlyMap<string, Synset>
  readonly senses: ReadonlyMap<string, readonly Sense[]>
}

const parts = { n: 'noun', v: 'verb', a: 'adj', r: 'adv' } as const
const partOfNumber = ['', 'n', 'v', 'a', 'r', 'a']

/** Reads the data files of WordNet 3.1 (format: wndb(5WN)). Keys of synsets: part of speech and offset. */
export function readWordNet(folder: string): WordNet {
  const synsets = new Map<string, Synset>()
  for (const part of ['n', 'v', 'a', 'r'] as const)
    for (const line of linesOf(join(folder, `data.${parts[part]}`)))
      if (!line.startsWith('  ')) addSynset(synsets, line, part)
  const senses = new Map<string, Sense[]>()
  for (const line of linesOf(join(folder, 'index.sense'))) {
    const [key = '', offset = '', rank = '', count = ''] = line.split(' ')
    const [lemma = '', rest = ''] = key.split('%')
    const part = partOfNumber[Number(rest[0])] ?? 'n'
    const sense = { synset: part + offset, part, rank: Number(rank), count: Number(count) }
    const list = senses.get(lemma)
    if (list) list.push(sense)
    else senses.set(lemma, [sense])
  }
  return { synsets, senses }
}

function addSynset(synsets: Map<string, Synset>, line: string, part: Synset['part']): void {
  const bar = line.indexOf('|')
  const fields = line.slice(0, bar).trim().split(' ')
  const at = (index: number): string => fields[index] ?? ''
  const count = Number.parseInt(at(3), 16)
  const words = Array.from({ length: count }, (_, i) =>
    at(4 + 2 * i)
      .replace(/\(.*\)/, '')
      .toLowerCase(),
  )
  const first = 5 + 2 * count
  const pointers = Array.from({ length: Number(at(first - 1)) }, (_, i): Pointer => {
    const [kind, offset, to, ends] = [0, 1, 2, 3].map((k) => at(first + 4 * i + k)) as [string, string, string, string]
    return {
      kind,
      to: (to === 's' ? 'a' : to) + offset,
      from: Number.parseInt(ends.slice(0, 2), 16),
      onto: Number.parseInt(ends.slice(2), 16),
    }
  })
  synsets.set(part + at(0), { words, pointers, gloss: line.slice(bar + 1).trim(), part, field: at(1) })
}

function linesOf(path: string): readonly string[] {
  return readFileSync(path, 'latin1').split('\n').filter(Boolean)
}
