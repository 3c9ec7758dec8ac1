import type { Pool, QueryResultRow } from 'pg'

/** Runs one statement of a transaction and gives its rows. */
export type Runner = <T extends QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<readonly T[]>

/** One transaction: it happened wholly or not at all. A connection on which anything went wrong is not used again. */
export async function inTransaction<T>(
  pool: Pool,
  act: (run: Runner) => Promise<T>,
  mode: 'read committed' | 'repeatable read read only' = 'read committed',
): Promise<T> {
  const client = await pool.connect()
  // The pool listens only to connections that nobody uses: one that is cut now would end the process. The statement that
  // is under way fails, and that is enough.
  client.on('error', passOver)
  const run: Runner = async (text, values = []) => (await client.query({ text, values: [...values] })).rows
  try {
    await client.query(`begin transaction isolation level ${mode}`)
    const result = await act(run)
    await client.query('commit')
    client.off('error', passOver)
    client.release()
    return result
  } catch (error) {
    // It still may say that it was cut; it is not used again.
    client.release(true)
    throw error
  }
}

function passOver(): void {}
