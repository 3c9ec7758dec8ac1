import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { databaseFile } from '../../server/storage/sqlite/data-folder.ts'
import { findFreePort } from '../../server/testing/free-port.ts'
import { type SpawnedServer, spawnServer } from '../../server/testing/spawn-server.ts'

/** A real server in a process of its own, which can be killed and started again on the same data and port. */
export type AppServer = {
  /** `http://localhost:<port>`, or the public address it was started with. */
  readonly url: string
  readonly port: number
  readonly output: () => string
  kill(): Promise<void>
  start(): Promise<void>
  /** Writes a backup of what is there now. */
  backUp(): Promise<void>
  /** The disk is lost while the server is down, and the backup is read into an empty one. */
  loseDataAndRestore(): Promise<void>
  /** Changes what is on the disk while the server is down, such as when somebody was seen. */
  changeData(sql: string): void
  close(): Promise<void>
}

const commandLine = fileURLToPath(new URL('../../server/cli/main.ts', import.meta.url))

export async function startAppServer(
  environment: (port: number) => Readonly<Record<string, string>> = () => ({}),
): Promise<AppServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tributary-e2e-'))
  const port = await findFreePort()
  const settings: Readonly<Record<string, string>> = { PORT: String(port), DATA_DIR: dataDir, ...environment(port) }
  const backups = `${dataDir}-backups`
  const command = (name: string) =>
    promisify(execFile)(process.execPath, [commandLine, name, backups], {
      env: { PATH: process.env.PATH, ...settings },
    })
  let running: SpawnedServer | undefined = await spawnServer(settings)
  return {
    url: settings.PUBLIC_URL ?? `http://localhost:${port}`,
    port,
    output: () => running?.output() ?? '',
    async kill() {
      await running?.kill('SIGKILL')
      running = undefined
    },
    async start() {
      running ??= await spawnServer(settings)
    },
    async backUp() {
      await command('backup')
    },
    async loseDataAndRestore() {
      await rm(dataDir, { recursive: true })
      await command('restore')
    },
    changeData(sql) {
      const database = new DatabaseSync(join(dataDir, databaseFile))
      database.exec(sql)
      database.close()
    },
    async close() {
      await running?.kill('SIGTERM')
      await rm(backups, { recursive: true, force: true })
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
