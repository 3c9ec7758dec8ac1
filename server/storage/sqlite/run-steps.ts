import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Row, Steps } from '../steps.ts'

type Operation = (...args: readonly unknown[]) => unknown

/** What is written as steps, on one open database; every function runs at once, inside the transaction of its caller. */
export function createStepOperations<Name extends string>(
  db: DatabaseSync,
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
      const ask = step.value
      // One thread writes, one batch at a time: nobody has to be kept away.
      const answer: readonly Row[] = ask.kind === 'hold' ? [] : statementOf(ask.sql).all(...ask.values)
      step = steps.next(answer)
    }
    return step.value
  }

  const entries = Object.entries(table).map(([name, begin]) => [
    name,
    (...args: readonly unknown[]) => run((begin as (...values: readonly unknown[]) => Steps<unknown>)(...args)),
  ])
  return Object.fromEntries(entries) as Readonly<Record<Name, Operation>>
}
