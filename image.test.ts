import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { readCommand, readDockerfile, readEnvironment, readIgnored } from './scripts/image/read-dockerfile.ts'
import { spawnServer } from './server/testing/spawn-server.ts'
import { newDataDir } from './server/testing/start-server.ts'

// What of the image can be seen without building it; `npm run prove:image` takes its steps.

const stages = readDockerfile(readFileSync('Dockerfile', 'utf8'))
const last = stages.at(-1)?.instructions ?? []
const rest = (name: string) =>
  last.filter((instruction) => instruction.name === name).map((instruction) => instruction.rest)
const environment = Object.assign({}, ...rest('ENV').map(readEnvironment)) as Record<string, string>
const isIgnored = readIgnored(readFileSync('.dockerignore', 'utf8'))

test('no test, no notes and nothing private goes into the image', () => {
  const kept = [
    'server/main.ts',
    'shared/model/ids.ts',
    'client/main.tsx',
    'LICENSES/tldraw-3.x.md',
    'package-lock.json',
    '.npmrc',
    'vite.config.ts',
  ]
  expect(kept.filter(isIgnored)).toEqual([])
  expect(kept.filter((path) => !existsSync(path))).toEqual([])
  const left = [
    'data/tributary.db',
    '.env',
    '.git/HEAD',
    'e2e/size.spec.ts',
    'docs/sync.md',
    'node_modules/vite/package.json',
    'dist/index.html',
  ]
  const tests = [
    'image.test.ts',
    'server/config.test.ts',
    'client/features/evidence/names.test.ts',
    'server/proofs/kills.test.ts',
    'server/testing/until.ts',
    'shared/images/testing/pictures.ts',
    'server/storage/contract/describe-directory.ts',
  ]
  expect([...left, ...tests].filter((path) => !isIgnored(path))).toEqual([])
})

test('it listens to the outside, keeps its data in a volume, and does not run as root', () => {
  expect(environment.HOST).toBe('0.0.0.0')
  expect(rest('VOLUME')).toEqual([environment.DATA_DIR])
  expect(rest('USER')).toEqual(['node'])
  expect(stages.every(({ instructions }) => instructions[0]?.rest.startsWith('node:'))).toBe(true)
})

test('what it runs is there, and its health check says whether the server is well', async () => {
  const [program, file = ''] = readCommand(rest('HEALTHCHECK')[0] ?? '')
  expect([program, existsSync(file)]).toEqual(['node', true])
  expect(existsSync(readCommand(rest('CMD')[0] ?? '')[1] ?? '')).toBe(true)
  const dataDir = await newDataDir()
  const server = await spawnServer({ DATA_DIR: dataDir })
  const { port } = new URL(server.url)
  // As in a container: it listens everywhere, and is asked from inside.
  const check = () => {
    try {
      execFileSync(process.execPath, [file], {
        env: { HOST: '0.0.0.0', PUBLIC_URL: 'https://maps.example.org', PORT: port },
        stdio: 'pipe',
      })
      return 'well'
    } catch (error) {
      return String((error as { stderr: Buffer }).stderr)
    }
  }
  expect(check()).toBe('well')
  await server.kill()
  expect(check()).toContain('does not answer')
  await rm(dataDir, { recursive: true })
})

test('nobody’s password is in the compose file', () => {
  const compose = readFileSync('compose.yaml', 'utf8')
  const lines = compose.split('\n').filter((line) => !line.startsWith('#') && /password/i.test(line))
  expect(lines.length).toBeGreaterThan(0)
  // Asked for, with a sentence where there is none; or a name for what was asked for.
  for (const line of lines) expect(line).toMatch(/\$\{POSTGRES_PASSWORD:\?[^}]+\}|: \*password$/)
})
