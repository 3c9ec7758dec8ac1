import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { createConnections } from './connections.ts'

test('of too many from one address the one goes that has waited longest for nothing', () => {
  const connections = createConnections({ perAddress: 2, all: 10, requestsEach: 2 })
  const [asking, idle, newcomer] = [new Socket(), new Socket(), new Socket()]
  connections.open(asking, 'a')
  connections.open(idle, 'a')
  connections.begin(asking)
  connections.open(newcomer, 'a')
  expect([asking, idle, newcomer].map(({ destroyed }) => destroyed)).toEqual([false, true, false])
})

test('where all are too many, whoever has the most loses one; behind a proxy nobody is counted by address', () => {
  const connections = createConnections({ perAddress: 9, all: 4, requestsEach: 2 })
  const [first, second, other, behind, newcomer] = Array.from({ length: 5 }, () => new Socket())
  if (!first || !second || !other || !behind || !newcomer) throw new Error('five were made')
  connections.open(other, 'b')
  connections.open(first, 'a')
  connections.open(second, 'a')
  connections.open(behind, undefined)
  connections.open(newcomer, 'c')
  expect([first, second, other, behind].map(({ destroyed }) => destroyed)).toEqual([true, false, false, false])
  connections.leave(other)
  expect(connections.count()).toBe(3)
})

test('only so many questions are under way on one line', () => {
  const connections = createConnections({ perAddress: 9, all: 9, requestsEach: 1 })
  const socket = new Socket()
  connections.open(socket, 'a')
  const end = connections.begin(socket)
  expect(connections.begin(socket)).toBeUndefined()
  end?.()
  expect(connections.begin(socket)).toBeDefined()
})
