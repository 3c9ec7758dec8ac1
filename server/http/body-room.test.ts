import { expect, test } from 'vitest'
import { createBodyRoom } from './body-room.ts'

function recorded() {
  const cut: string[] = []
  const room = createBodyRoom({ perAddress: 60, all: 100 })
  const enter = (address: string, name: string) => {
    const place = room.enter(address, () => {
      cut.push(name)
      place.leave()
    })
    return place
  }
  return { cut, enter }
}

test('one address takes no more than its part, and what is left again can be taken', () => {
  const { cut, enter } = recorded()
  const first = enter('a', 'first')
  expect([first.take(40), enter('a', 'second').take(21), enter('a', 'third').take(20)]).toEqual([true, false, true])
  first.leave()
  first.leave()
  expect(enter('a', 'fourth').take(40)).toBe(true)
  expect(cut).toEqual([])
})

test('where all is taken, whoever takes the most loses what they began first and did not finish', () => {
  const { cut, enter } = recorded()
  const whole = enter('a', 'whole')
  whole.take(10)
  whole.settle()
  enter('a', 'unfinished').take(30)
  enter('a', 'later').take(20)
  enter('b', 'other').take(40)
  expect(enter('c', 'newcomer').take(5)).toBe(true)
  expect(cut).toEqual(['unfinished'])
})

test('who takes the most finds no more room, and what has come wholly is not cut', () => {
  const { cut, enter } = recorded()
  enter('b', 'other').take(50)
  const own = enter('a', 'own')
  expect([own.take(45), own.take(10)]).toEqual([true, false])
  own.settle()
  const rest = enter('b', 'rest')
  rest.settle()
  expect(rest.take(5)).toBe(true)
  expect(enter('c', 'newcomer').take(5)).toBe(true)
  expect(cut).toEqual(['other'])
})
