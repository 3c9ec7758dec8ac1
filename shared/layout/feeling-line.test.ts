import { expect, test } from 'vitest'
import type { LinkId, MomentId } from '../model/ids.ts'
import type { Link } from '../model/link.ts'
import type { Moment, Valence } from '../model/moment.ts'
import { feelingLine } from './feeling-line.ts'

function moment(id: string, valence?: Valence): Moment {
  const feeling = valence === undefined ? {} : { feeling: { valence, word: id } }
  return { id: id as MomentId, kind: 'step', label: id, thinking: '', doing: '', ...feeling }
}
function link(from: string, to: string): Link {
  return { id: `${from}${to}` as LinkId, from: from as MomentId, to: to as MomentId, kind: 'next', label: '' }
}

test('feelings follow the flow, and those who said none leave room', () => {
  const map = { moments: [moment('a', 1), moment('b'), moment('c', -2)], links: [link('a', 'b'), link('b', 'c')] }
  const { points, steps } = feelingLine(map)
  expect(points.map(({ word }) => word)).toEqual(['a', 'c'])
  expect(points.map(({ at }) => at)).toEqual([0.5 / 3, 2.5 / 3])
  expect(steps).toEqual([{ from: 0, to: 1, isAside: false }])
})

test('a branch hangs on the moment it leaves, and the line goes on past it', () => {
  const map = {
    moments: [moment('a', 1), moment('b', 0), moment('c', 2), moment('x', -2)],
    links: [link('a', 'b'), link('b', 'c'), link('b', 'x')],
  }
  const { points, steps } = feelingLine(map)
  const said = steps.map(
    ({ from, to, isAside }) => `${points[from]?.word}${isAside ? ' aside to ' : ' to '}${points[to]?.word}`,
  )
  expect(said.sort()).toEqual(['a to b', 'b aside to x', 'b to c'])
})

test('an empty map and one without feelings have no line', () => {
  expect(feelingLine({ moments: [], links: [] })).toEqual({ points: [], steps: [] })
  expect(feelingLine({ moments: [moment('a')], links: [] }).points).toEqual([])
})
