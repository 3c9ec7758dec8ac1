import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Ask, Row, Steps } from '../steps.ts'
import type { createLogOperations } from './log-operations.ts'

/** The parts of the log that a command may want in its own transaction. */
type LogParts = Pick<ReturnType<typeof createLogOperations>, 'append' | 'remove'>
type Operation = (...args: readonly unknown[]) => unknown

/** What is written as steps, on one open database; every function runs at once, inside the transaction of its caller. */
export function createStepOperations<Name extends string>(
  db: DatabaseSync,
  log: LogParts,
  table: Readonly<Record<Name, (...args: never[]) => Steps<unknown>>>,
): Readonly<Record<Name, Operation>> {
  const statements = new Map<string, StatementSync>()

  function statementOf(sql: string): StatementSync {
    const known = statements.get(sql)
    if (known) return known
    const statement = db.prepare(sql)
    statements.set(sql, statement)
    return statement
  }

  function run(steps: Steps<unknown>): unknown {
    let step = steps.next()
    while (!step.done) {
      step = steps.next(answer(step.value))
    }
    return step.value
  }

  function answer(ask: Ask): readonly Row[] {
    switch (ask.kind) {
      case 'sql':
        return statementOf(ask.sql).all(...ask.values)
      case 'hold':
        // One thread writes, one batch at a time: nobody has to be kept away.
        return []
      case 'append':
        log.append(ask.key, ask.rows, ask.at)
        return []
      case 'remove':
        log.remove(ask.keys)
        return []
    }
  }

  const entries = Object.entries(table).map(([name, begin]) => [
    name,
    (...args: readonly unknown[]) => run((begin as (...values: readonly unknown[]) => Steps<unknown>)(...args)),
  ])
  return Object.fromEntries(entries) as Readonly<Record<Name, Operation>>
}
