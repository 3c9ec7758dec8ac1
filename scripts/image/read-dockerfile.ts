/** One line of a Dockerfile: `COPY --from=build /app/dist dist` → COPY, { from: 'build' }, '/app/dist dist'. */
export type Instruction = {
  readonly name: string
  readonly flags: Readonly<Record<string, string>>
  readonly rest: string
}
/** What stands between one FROM and the next. */
export type Stage = { readonly name: string | undefined; readonly instructions: readonly Instruction[] }

/** Reads the stages of a Dockerfile; as much of the language as ours uses. */
export function readDockerfile(text: string): readonly Stage[] {
  const stages: { name: string | undefined; instructions: Instruction[] }[] = []
  for (const line of text.replaceAll(/\\\n/g, ' ').split('\n')) {
    const [, name = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line.trim()) ?? []
    if (name === '') {
      if (line.trim() !== '' && !line.startsWith('#'))
        throw new Error(`This line of the Dockerfile is not understood: ${line}`)
      continue
    }
    const instruction = { name, ...readFlags(rest) }
    if (name === 'FROM') stages.push({ name: / AS (\S+)$/.exec(instruction.rest)?.[1], instructions: [instruction] })
    else stages.at(-1)?.instructions.push(instruction)
  }
  return stages
}

function readFlags(rest: string): Pick<Instruction, 'flags' | 'rest'> {
  const words = rest.split(/\s+/)
  const flags: Record<string, string> = {}
  while (words[0]?.startsWith('--')) {
    const [flag = '', value = ''] = (words.shift() ?? '').slice(2).split('=', 2)
    flags[flag] = value
  }
  return { flags, rest: words.join(' ') }
}

/** `HOST=0.0.0.0 PORT=4400` → { HOST: '0.0.0.0', PORT: '4400' } */
export function readEnvironment(rest: string): Readonly<Record<string, string>> {
  return Object.fromEntries(rest.split(/\s+/).map((pair) => pair.split('=', 2)))
}

/** `["node", "server/main.ts"]` → its words; HEALTHCHECK has a CMD before it. */
export function readCommand(rest: string): readonly string[] {
  const words: unknown = JSON.parse(rest.replace(/^CMD\s+/, ''))
  if (!Array.isArray(words)) throw new Error(`This is no command in brackets: ${rest}`)
  return words.map(String)
}

/** Whether a .dockerignore keeps a path of the folder (`server/main.ts`) out of what is sent to the builder. */
export function readIgnored(text: string): (path: string) => boolean {
  const patterns = text
    .split('\n')
    .map((line) => line.trim().replace(/\/$/, ''))
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(asPattern)
  return (path) => patterns.some((pattern) => pattern.test(path))
}

/** `**` is any number of folders, `*` a part of a name; what lies in an ignored folder is ignored as well. */
function asPattern(line: string): RegExp {
  if (line.startsWith('!')) throw new Error(`.dockerignore: “${line}” is not understood`)
  const source = line
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('**/', '\u0000')
    .replaceAll('*', '[^/]*')
    .replaceAll('\u0000', '(?:.*/)?')
  return new RegExp(`^${source}(?:/|$)`)
}
