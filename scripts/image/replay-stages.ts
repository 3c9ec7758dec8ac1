import { spawnSync } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { basename, delimiter, dirname, isAbsolute, join, relative } from 'node:path'
import { type Instruction, readCommand, readEnvironment, type Stage } from './read-dockerfile.ts'

/** What an image is when its steps are done: a folder in the place of `/`, and how it is started. */
export type Image = {
  readonly root: string
  readonly workdir: string
  readonly environment: Readonly<Record<string, string>>
  readonly user: string
  readonly volumes: readonly string[]
  readonly command: readonly string[]
  readonly healthcheck: readonly string[]
}

/** The user `node` of the official image; there need be none of that name on this machine. */
export const nodeUserId = 1000
export const isRoot = process.getuid?.() === 0

/** Node in front of everything, as in the image. */
export const pathWithNode = `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`

type Building = {
  root: string
  workdir: string
  environment: Record<string, string>
  user: string
  volumes: string[]
  command: readonly string[]
  healthcheck: readonly string[]
}

/**
 * Takes the steps of a Dockerfile in folders below `folder`. `context`: the folder that is sent to the builder, with
 * nothing in it that is ignored. The base images are this machine and its Node.
 */
export function replayStages(
  stages: readonly Stage[],
  { context, folder }: { context: string; folder: string },
): Image {
  const done = new Map<string, string>()
  let image: Building | undefined
  for (const [index, stage] of stages.entries()) {
    image = newImage(join(folder, `stage-${index}`))
    for (const instruction of stage.instructions) take(instruction, image, { context, done })
    if (stage.name !== undefined) done.set(stage.name, image.root)
  }
  if (!image) throw new Error('The Dockerfile has no stage')
  return image
}

function newImage(root: string): Building {
  mkdirSync(root, { recursive: true })
  return { root, workdir: '/', environment: {}, user: 'root', volumes: [], command: [], healthcheck: [] }
}

function take(
  { name, flags, rest }: Instruction,
  image: Building,
  { context, done }: { context: string; done: ReadonlyMap<string, string> },
): void {
  switch (name) {
    case 'FROM':
    case 'EXPOSE':
      return
    case 'WORKDIR':
      image.workdir = rest
      mkdirSync(inside(image, '.'), { recursive: true })
      return
    case 'ENV':
      Object.assign(image.environment, readEnvironment(rest))
      return
    case 'USER':
      image.user = rest
      return
    case 'VOLUME':
      image.volumes.push(rest)
      return
    case 'CMD':
      image.command = readCommand(rest)
      return
    case 'HEALTHCHECK':
      image.healthcheck = readCommand(rest)
      return
    case 'COPY': {
      const from = flags.from === undefined ? context : done.get(flags.from)
      if (from === undefined) throw new Error(`COPY: there is no stage “${flags.from}”`)
      copy(rest.split(' '), from, image)
      return
    }
    case 'RUN':
      for (const command of rest.split(/\s+&&\s+/)) run(command, image)
      return
    default:
      throw new Error(`${name} is not understood`)
  }
}

function copy(words: readonly string[], from: string, image: Building): void {
  const target = words.at(-1) ?? ''
  for (const source of words.slice(0, -1)) {
    const path = join(from, source)
    if (!existsSync(path)) throw new Error(`COPY: there is no ${source}`)
    // A folder is copied with what is in it, and not as itself.
    const to = statSync(path).isFile() && target.endsWith('/') ? join(target, basename(source)) : target
    cpSync(path, inside(image, to), { recursive: true, verbatimSymlinks: true })
  }
}

function run(command: string, image: Building): void {
  const [, path] = /^chown node:node (\S+)$/.exec(command) ?? []
  if (path !== undefined) {
    if (isRoot) chownSync(inside(image, path), nodeUserId, nodeUserId)
    return
  }
  // A path of the image is a path below its folder.
  const here = command.replaceAll(/(?<=\s)\/\S+/g, (absolute) => inside(image, absolute))
  console.log(`  RUN ${command}`)
  const { status } = spawnSync('sh', ['-c', here], {
    cwd: inside(image, '.'),
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...image.environment, PATH: pathWithNode },
  })
  if (status !== 0) throw new Error(`RUN ${command} has failed`)
}

/** Where a path of the image is on this machine. */
export function inside({ root, workdir }: Pick<Image, 'root' | 'workdir'>, path: string): string {
  return join(root, isAbsolute(path) ? path : join(workdir, path))
}

/** What is sent to the builder: the project's folder without what is ignored. */
export function copyContext(project: string, context: string, isIgnored: (path: string) => boolean): void {
  cpSync(project, context, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => source === project || !isIgnored(relative(project, source)),
  })
}

/** The files of a folder, by their paths in it; packages are not looked into. */
export function filesOf(folder: string): readonly string[] {
  const found: string[] = []
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules') continue
    if (entry.isDirectory()) found.push(...filesOf(join(folder, entry.name)).map((path) => `${entry.name}/${path}`))
    else found.push(entry.name)
  }
  return found
}
