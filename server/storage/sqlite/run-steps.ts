import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Directory } from '../directory.ts'
import { directorySteps } from '../directory/directory-steps.ts'
import type { Row, Steps } from '../steps.ts'

type DirectoryOperations = Readonly<Record<keyof Directory, (...args: readonly unknown[]) => unknown>>

/** The directory on one open database; every function runs at once, inside the transaction of its caller. */
export function createDirectoryOperations(db: DatabaseSync): DirectoryOperations {
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

  const entries = Object.entries(directorySteps).map(([name, begin]) => [
    name,
    (...args: readonly unknown[]) => run((begin as (...values: readonly unknown[]) => Steps<unknown>)(...args)),
  ])
  return Object.fromEntries(entries) as DirectoryOperations
}
