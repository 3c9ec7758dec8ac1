import { readFile } from 'node:fs/promises'
import { openedBoardFile, me } from '#shared/protocol/api.ts'
import { createDevice, type Member } from '../../server/testing/device.ts'
import type { BoardId, MapId, PersonId } from '#shared/model/ids.ts'

const greek = 'αβξδεφγηιικλμνοπϙρστυωωχψζ'
/** Names of fields whose words people typed; ids, kinds and roles stay as they are. */
const typed =
  /^(?:outcome|question|actor|start|end|tooNarrow|tooBroad|name|label|thinking|doing|word|title|text|claims|interviewQuestion)$/

/** A board with three maps that were shown, on which everything people typed is in Greek letters. */
export async function openGreekBoard(url: string): Promise<Member> {
  const sample: unknown = JSON.parse(await readFile('samples/streaming-evening.json', 'utf8'))
  const device = createDevice(url)
  const file = inGreek(sample)
  const { boardId } = await device.ask('POST', '/api/boards/from-file', openedBoardFile, {
    file,
    person: { name: toGreek('Ada'), discipline: 'research' },
  })
  const who = await device.ask('GET', `/api/boards/${boardId}/me`, me)
  return { ...device, boardId: boardId as BoardId, personId: who.personId as PersonId, mapId: who.mapId as MapId }
}

export function toGreek(text: string): string {
  return text.toLowerCase().replaceAll(/[a-z]/g, (letter) => greek[letter.charCodeAt(0) - 97] ?? letter)
}

function inGreek(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return typed.test(key) ? toGreek(value) : value
  if (Array.isArray(value)) return value.map((one) => inGreek(one, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inGreek(inner, name)]))
}
