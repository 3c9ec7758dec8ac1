// `npm run prove:image`: takes the steps of the Dockerfile in a folder, without an engine for containers, starts what has
// come of them and looks at it from outside. What cannot be seen so: the base image itself, and the network around it.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort } from '../server/testing/free-port.ts'
import { until } from '../server/testing/until.ts'
import { readDockerfile, readIgnored } from './image/read-dockerfile.ts'
import {
  copyContext,
  filesOf,
  type Image,
  inside,
  isRoot,
  nodeUserId,
  pathWithNode,
  replayStages,
} from './image/replay-stages.ts'

const project = process.cwd()
const folder = mkdtempSync(join(tmpdir(), 'tributary-image-'))
// Somebody else than who began this looks into it.
spawnSync('chmod', ['755', folder])
let failures = 0

try {
  const context = join(folder, 'context')
  mkdirSync(context)
  copyContext(project, context, readIgnored(readFileSync('.dockerignore', 'utf8')))
  console.log('The steps of the Dockerfile:')
  const image = replayStages(readDockerfile(readFileSync('Dockerfile', 'utf8')), { context, folder })
  console.log('What has come of them:')
  lookInside(image)
  await startWithoutAddress(image)
  await startAndAsk(image)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(failures === 0 ? 'HOLDS' : `FAILS: ${failures}`)
process.exitCode = failures === 0 ? 0 : 1

function expect(what: string, holds: boolean): void {
  console.log(`  ${holds ? 'yes' : 'NO '}  ${what}`)
  if (!holds) failures++
}

function lookInside(image: Image): void {
  const app = inside(image, '.')
  const tests = filesOf(app).filter((path) => /\.test\.|(?:^|\/)(?:testing|contract|proofs|e2e|docs)\//.test(path))
  expect(`no test is inside${tests.length > 0 ? `, but ${tests.slice(0, 3).join(', ')}` : ''}`, tests.length === 0)
  const tools = ['vite', 'vitest', 'typescript', 'playwright', 'oxlint'].filter((name) =>
    existsSync(join(app, 'node_modules', name)),
  )
  expect(`no tool for building is inside${tools.length > 0 ? `, but ${tools.join(', ')}` : ''}`, tools.length === 0)
  expect(
    'the licences are inside',
    existsSync(join(app, 'LICENSES', 'LICENSE')) && existsSync(join(app, 'LICENSES', 'tldraw-3.x.md')),
  )
  expect('it does not run as root', image.user === 'node')
  const data = image.environment.DATA_DIR ?? ''
  expect('its data lies in a volume', image.volumes.includes(data))
  if (isRoot) expect('which belongs to who runs it', statSync(inside(image, data)).uid === nodeUserId)
}

/** Runs a command of the image: as its user where we may, and with nothing around it but what the image says. */
function start(image: Image, command: readonly string[], environment: Readonly<Record<string, string>>) {
  const [program = '', ...words] = command
  const child = spawn(program, words, {
    cwd: inside(image, '.'),
    env: {
      PATH: pathWithNode,
      ...image.environment,
      DATA_DIR: inside(image, image.environment.DATA_DIR ?? ''),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(isRoot ? { uid: nodeUserId, gid: nodeUserId } : {}),
  })
  let output = ''
  let code: number | null | undefined
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()))
  child.on('error', (error) => (output += error.message))
  child.on('close', (status) => (code = status ?? -1))
  const ended = async () => {
    await until('it has ended', () => code !== undefined)
    return code ?? -1
  }
  return { output: () => output, hasEnded: () => code !== undefined, ended, stop: () => child.kill('SIGTERM') }
}

async function startWithoutAddress(image: Image): Promise<void> {
  const server = start(image, image.command, {})
  const code = await server.ended()
  expect(
    'without PUBLIC_URL it ends with a sentence that names it',
    code === 1 && server.output().includes('PUBLIC_URL'),
  )
}

async function startAndAsk(image: Image): Promise<void> {
  const port = String(await findFreePort())
  const environment = { PORT: port, PUBLIC_URL: `http://localhost:${port}` }
  const checkHealth = () => start(image, image.healthcheck, environment).ended()
  const server = start(image, image.command, environment)
  try {
    await until('it has started', () => server.output().includes('Tributary is at') || server.hasEnded())
    const statusOf = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status
    expect('/healthz answers 200', (await statusOf('/healthz')) === 200)
    expect(
      'the first page and the licences are served',
      (await statusOf('/')) === 200 && (await statusOf('/licences.txt')) === 200,
    )
    expect('a sample board is made', (await makeSample(environment.PUBLIC_URL, port)) === 201)
    expect('the health check says that it is well', (await checkHealth()) === 0)
    server.stop()
    expect('told to stop, it ends with 0', (await server.ended()) === 0)
    expect('the health check says that it is gone', (await checkHealth()) === 1)
    const data = inside(image, image.environment.DATA_DIR ?? '')
    expect('its data is in the volume', existsSync(join(data, 'tributary.db')))
  } catch (error) {
    console.log(server.output())
    throw error
  } finally {
    server.stop()
    await server.ended()
  }
}

async function makeSample(origin: string, port: string): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/sample`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: '{}',
  })
  return answer.status
}
