import { expect, test } from 'vitest'
import type { MomentId } from '#shared/model/ids.ts'
import type { Moment } from '#shared/model/moment.ts'
import { findMoments } from './find-moments.ts'

function moment(label: string, more: Partial<Moment> = {}): Moment {
  return { id: label as MomentId, kind: 'step', label, thinking: '', doing: '', ...more }
}

const map = [
  moment('Sits down', { thinking: 'the remote, again' }),
  moment('Hunts for the remote'),
  moment('Öffnet die Kühlbox'),
]

test('words are found in labels first, and then in what was thought and done', () => {
  expect(findMoments(map, 'remote').map(({ label }) => label)).toEqual(['Hunts for the remote', 'Sits down'])
  expect(findMoments(map, 'the hunts')).toHaveLength(1)
})

test('accents and capitals do not matter, and nothing typed finds nothing', () => {
  expect(findMoments(map, 'OFFNET kuhl')).toHaveLength(1)
  expect(findMoments(map, '  ')).toEqual([])
})
