// `npm run lock`: gives package-lock.json an entry for every optional package of other platforms. A registry that does not
// carry all of them lets `npm install` leave them out without a word, and `npm ci` then refuses the file. What an entry
// says is told by the package's name; the hash that only the package itself could tell is left out, and npm adds it
// where it can be had.
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const added = []
for (const [path, entry] of Object.entries(lock.packages))
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (lock.packages[`${path}/node_modules/${name}`] ?? lock.packages[`node_modules/${name}`]) continue
    lock.packages[`node_modules/${name}`] = entryOf(name, version, entry)
    added.push(`${name}@${version}`)
  }
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(added.length === 0 ? 'Nothing was missing.' : `Added:\n${added.join('\n')}`)

/** `@scope/binding-linux-x64-musl`, `@scope/darwin-arm64`: what the platform is stands in the name. */
function entryOf(name, version, parent) {
  const [, os, cpu, abi = ''] =
    /(?:^|[/-])(android|darwin|freebsd|linux|openharmony|win32)-([a-z0-9]+)(?:-(\w+))?$/.exec(name) ?? []
  if (!os) throw new Error(`What platform is ${name} for? Its entry has to be written by hand.`)
  const libc = os !== 'linux' || !abi ? {} : { libc: [abi.startsWith('musl') ? 'musl' : 'glibc'] }
  return {
    version,
    cpu: [cpu],
    ...(parent.dev ? { dev: true } : {}),
    ...libc,
    ...(parent.license ? { license: parent.license } : {}),
    optional: true,
    os: [os],
    ...(parent.engines ? { engines: parent.engines } : {}),
  }
}
