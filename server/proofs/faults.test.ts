import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backupLines, loadBackup } from '../cli/backup-file.ts'
import { checkStore } from '../cli/check.ts'
import { openStoreForServing } from '../storage/open-store.ts'
import type { Store } from '../storage/store.ts'
import { createDevice, startBoard } from '../testing/device.ts'
import { engines, type Ground } from '../testing/engines.ts'
import { type FaultHost, hostHere, hostInProcess } from '../testing/fault-host.ts'
import { type Scenario, scenarios, type Trial } from '../testing/fault-scenarios.ts'
import { createFaultyStore, type Fault } from '../testing/faulty-store.ts'

/** `npm run prove:faults`: at every call of the store, and where a process is to stop it kills itself. */
const isLong = process.env.PROVE_FAULTS === 'every'
/** The short form looks at some calls of the commands that delete and that make most. */
const stride = isLong ? 1 : 6
const some = /file|withdrawn|leaves|deleted|shown/
const tried = isLong ? scenarios : scenarios.filter(({ name }) => some.test(name))
const deadly = isLong ? scenarios : scenarios.filter(({ name }) => name.includes('withdrawn'))
const mostCalls = 200
const patienceMs = 30 * 60_000
const inAYear = () => Date.now() + 365 * 24 * 60 * 60 * 1000

/**
 * A command is disturbed at one call of the store, at the next one, and so on, until it comes through undisturbed. Each
 * time: nothing lies about that belongs to nothing, whoever asks once more gets the whole, what is deleted is nowhere, and
 * a board that has nothing to do with it is as it was.
 */
for (const engine of engines)
  describe.skipIf(!engine.isThere)(`commands that are disturbed, on ${engine.name}`, () => {
    let ground: Ground
    let host: FaultHost
    let isBystanderUntouched: (store: Store) => Promise<boolean>
    let words = 0

    beforeAll(async () => {
      ground = await engine.prepare()
      host = await hostHere(ground)
      const { boardId } = await startBoard(host.url, { name: 'Bea', discipline: 'other' })
      const look = async (store: Store) => JSON.stringify(await store.directory.board(boardId))
      const before = await withStore(ground, look)
      isBystanderUntouched = async (store) => (await look(store)) === before
    }, patienceMs)
    afterAll(async () => {
      await host.close()
      await ground.clear()
    })

    async function expectSound(trial: Trial | undefined): Promise<void> {
      await withStore(ground, async (store) => {
        expect((await checkStore(store)).trouble).toEqual([])
        expect(await isBystanderUntouched(store)).toBe(true)
        expect((await trial?.isWhole?.(store)) ?? true).toBe(true)
      })
      const bytes = await ground.bytes()
      expect(trial?.gone !== undefined && bytes.includes(trial.gone)).toBe(false)
    }

    /** Whether the call was reached. */
    async function disturb(scenario: Scenario, fault: Fault): Promise<boolean> {
      const trial = await scenario.prepare(host.url, `secret${words++}word`)
      await host.arm(fault)
      // A server that ends answers nobody.
      const first = await trial.act().catch(() => 0)
      const hasFired = await host.disarm()
      if (fault.kind === 'stops' && hasFired) await host.restart()
      await expectSound(undefined)
      const wasDone = first >= 200 && first < 300
      const again = wasDone ? trial.again[0] : await trial.act()
      expect(trial.again).toContain(again)
      await expectSound(trial)
      return hasFired
    }

    /** At how many calls. */
    async function disturbEverywhere(scenario: Scenario, kind: Fault['kind']): Promise<number> {
      for (let at = 1; at < mostCalls; at += stride) if (!(await disturb(scenario, { kind, at }))) return at - 1
      throw new Error('the command never came to its end')
    }

    for (const scenario of isLong || engine.servers === 1 ? tried : deadly)
      test(`${scenario.name}: a call of the store fails`, { timeout: patienceMs }, async () => {
        expect(await disturbEverywhere(scenario, 'fails')).toBeGreaterThan(0)
        // What one device or address may do within an hour is counted anew.
        await host.restart()
      })

    for (const scenario of deadly)
      test(`${scenario.name}: the server ends at a call of the store`, { timeout: patienceMs }, async () => {
        if (isLong) {
          await host.close()
          host = await hostInProcess(ground)
        }
        expect(await disturbEverywhere(scenario, 'stops')).toBeGreaterThan(0)
        if (isLong) {
          await host.close()
          host = await hostHere(ground)
        }
      })

    test(
      'a sample whose time is over goes: the server ends at a call of the store',
      { timeout: patienceMs },
      async () => {
        for (let at = 1; at < mostCalls; at += stride) {
          await createDevice(host.url).request('POST', '/api/sample', {})
          await host.restart({ now: inAYear, fault: { kind: 'stops', at } })
          const hasFired = await host.disarm()
          await expectSound(undefined)
          await host.restart({ now: inAYear })
          await expectSound(undefined)
          expect(await withStore(ground, ({ directory }) => directory.expiredBoards(inAYear()))).toEqual([])
          await host.restart()
          if (!hasFired) return
        }
        throw new Error('the sweep never came to its end')
      },
    )

    test('a backup is restored: the command ends at a call of the store', { timeout: patienceMs }, async () => {
      const lines: string[] = []
      const told = await withStore(ground, async (store) => {
        for await (const line of backupLines(store, 0)) lines.push(line)
        return { boards: await boardsOf(store), keys: await store.updateLog.keys() }
      })
      for (let at = 1; at < mostCalls * 10; at += isLong ? 3 : 50) {
        const target = await engine.prepare()
        const hasFired = await withStore(target, async (store) => {
          const faulty = createFaultyStore(store, () => {})
          faulty.arm({ kind: 'stops', at })
          await loadBackup(faulty.store, eachOf(lines)).catch(() => {})
          return faulty.hasFired()
        })
        const dataDir = target.environment.DATA_DIR ?? ''
        const serving = { dataDir, databaseUrl: target.environment.DATABASE_URL }
        // The first call brings the directory and the mark that documents are to come.
        expect(await whyNotServed(serving)).toContain(hasFired && at > 1 ? 'not finished' : 'served')
        if (hasFired) await withStore(target, (store) => loadBackup(store, eachOf(lines)))
        await withStore(target, async (store) => {
          expect((await checkStore(store)).trouble).toEqual([])
          expect(await boardsOf(store)).toEqual(told.boards)
          expect(await store.updateLog.keys()).toEqual(told.keys)
        })
        await target.clear()
        if (!hasFired) return
      }
      throw new Error('the restore never came to its end')
    })
  })

async function withStore<T>(ground: Ground, act: (store: Store) => Promise<T>): Promise<T> {
  const store = await ground.open()
  try {
    return await act(store)
  } finally {
    await store.close()
  }
}

/** All boards, in an order of their own: a database gives rows as they lie, which a restored one need not share. */
async function boardsOf({ directory }: Store): Promise<readonly string[]> {
  return ((await directory.dump()).boards ?? []).map((board) => JSON.stringify(board)).sort()
}

/** What a server says that does not start; else “served”. */
async function whyNotServed(config: Parameters<typeof openStoreForServing>[0]): Promise<string> {
  try {
    const store = await openStoreForServing(config, () => 0)
    await store.close()
    return 'served'
  } catch (error) {
    return String(error)
  }
}

async function* eachOf(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}
