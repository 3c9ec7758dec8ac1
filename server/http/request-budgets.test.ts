import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { startTestServer } from '../testing/start-server.ts'
import { startBoard } from '../testing/device.ts'
import { addBoardRoutes, type RouteDeps } from './board-routes.ts'
import type { Environment } from './environment.ts'
import { addImageRoutes } from './image-routes.ts'
import { addNearnessRoute } from './nearness-route.ts'
import { addPeopleRoutes } from './people-routes.ts'
import { budgetOfRoute, budgets, createRequestBudgets } from './request-budgets.ts'
import { addVersionRoutes } from './version-routes.ts'
import { addWorkshopRoutes } from './workshop-routes.ts'

/** Routes are only counted here, and none of them runs. */
function routesOfApi(): readonly string[] {
  const app = new Hono<Environment>()
  const deps = {} as RouteDeps
  for (const add of [addBoardRoutes, addPeopleRoutes, addWorkshopRoutes, addVersionRoutes, addNearnessRoute])
    add(app, deps)
  addImageRoutes(app, deps)
  return app.routes.map(({ method, path }) => `${method} ${path}`)
}

test('every route of the API has a budget, and every line of the table has a route', () => {
  expect(Object.keys(budgetOfRoute).toSorted()).toEqual(routesOfApi().toSorted())
})

test('whatever writes or computes is held for its address, and more than a look', () => {
  const free = Object.values(budgets).filter((budget) => !('address' in budget))
  expect(free).toEqual([])
  const looks = Object.entries(budgetOfRoute).filter(([, name]) => name === 'look')
  expect(looks.map(([route]) => route).filter((route) => !route.startsWith('GET '))).toEqual([])
})

test('where one of those who pay has had enough, nothing is taken from the others', () => {
  let now = 0
  const requests = createRequestBudgets(() => now)
  const { atOnce, perHour } = budgets.start.device
  for (let count = 0; count < atOnce; count++)
    expect(requests.take('start', { device: 'a', address: 'x' })).toBe('taken')
  for (let count = 0; count < 1_000; count++)
    expect(requests.take('start', { device: 'a', address: 'x' })).not.toBe('taken')
  const refused = requests.take('start', { device: 'a', address: 'x' })
  expect(refused).toEqual({ retrySeconds: 3_600 / perHour })
  for (let count = atOnce; count < budgets.start.address.atOnce; count++)
    expect(requests.take('start', { address: 'x' })).toBe('taken')
  expect(requests.take('start', { address: 'x' })).not.toBe('taken')
  now += (3_600 / perHour) * 1_000
  expect(requests.take('start', { device: 'a', address: 'x' })).toBe('taken')
})

test('a version more than a device may keep is refused with a sentence and a time', async () => {
  await using server = await startTestServer()
  const host = await startBoard(server.url, { name: 'Priya', discipline: 'product' })
  const keep = () => host.request('POST', `/api/boards/${host.boardId}/versions`, { label: 'again' })
  const statuses = new Set<number>()
  for (let count = 0; count < budgets.keepVersion.device.atOnce; count++) statuses.add((await keep()).status)
  expect([...statuses]).toEqual([400])
  const { status, headers, body } = await keep()
  expect(status).toBe(429)
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  expect(body).toMatchObject({ error: { code: 'too-many', reason: 'tooOften' } })
})
