import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from 'vite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildLicences } from './build.ts'

let root: string

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'tributary-licences-')))
  await write('LICENSE', 'Ours.')
  for (const file of ['tldraw-3.x.md', 'Literata-OFL.txt', 'Shantell-Sans-OFL.txt', 'WordNet.txt'])
    await write(`LICENSES/${file}`, `The words of ${file}.`)
  await write(
    'package-lock.json',
    JSON.stringify({ packages: { '': {}, 'node_modules/served': {}, 'node_modules/tool': { dev: true } } }),
  )
  await addPackage('served', { LICENSE: 'Of a package of the server.' })
  await write('index.html', '<script type="module" src="/main.js"></script>')
})
afterEach(() => rm(root, { recursive: true }))

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), text)
}

async function addPackage(name: string, files: Readonly<Record<string, string>>): Promise<void> {
  const about = { name, version: '1.2.3', main: 'index.js' }
  for (const [file, text] of Object.entries({
    'package.json': JSON.stringify(about),
    'index.js': `export const says = ${JSON.stringify(name)}`,
    ...files,
  }))
    await write(`node_modules/${name}/${file}`, text)
}

/** The text of `/licences.txt` as a build of the folder makes it. */
async function licencesOf(main: string): Promise<string> {
  await write('main.js', main)
  const licences = buildLicences(root)
  const made = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [licences.pages],
    worker: { plugins: () => [licences.worker] },
    build: { write: false },
  })
  const [output] = [made].flat()
  if (!output || !('output' in output)) throw new Error('nothing was built')
  const file = output.output.find(({ fileName }) => fileName === 'licences.txt')
  return file?.type === 'asset' ? String(file.source) : ''
}

test('every package of the pages, of their workers, of their style sheets and of the server is in it', async () => {
  await addPackage('paged', { 'LICENCE.md': 'Of a package of the page.', NOTICE: 'It asks to be named.' })
  await addPackage('worked', { COPYING: 'Of a package of a worker.' })
  await addPackage('@types-of/letters', { 'LICENSE.txt': 'Of a typeface.', 'index.css': 'body { color: black }' })
  await addPackage('tool', { LICENSE: 'Of a tool that stays here.' })
  await write('worker.js', "import { says } from 'worked'\npostMessage(says)")
  const text = await licencesOf(
    "import { says } from 'paged'\nimport '@types-of/letters/index.css'\ndocument.title = says\nnew Worker(new URL('./worker.js', import.meta.url), { type: 'module' })",
  )
  for (const part of [
    'Ours.',
    'The words of tldraw-3.x.md.',
    'paged 1.2.3',
    'Of a package of the page.',
    'It asks to be named.',
  ])
    expect(text).toContain(part)
  for (const part of ['worked 1.2.3', 'Of a package of a worker.', '@types-of/letters 1.2.3', 'Of a typeface.'])
    expect(text).toContain(part)
  expect(text).toContain('Of a package of the server.')
  expect(text).not.toContain('Of a tool that stays here.')
})

test('words that stand only in a README are taken from there', async () => {
  await addPackage('told', {
    'README.md': '# told\n\nIt does.\n\n## License\n\nCopyright Somebody. No warranty.\n\n## More\n\nEtc.',
  })
  const text = await licencesOf("import { says } from 'told'\ndocument.title = says")
  expect(text).toContain('Copyright Somebody. No warranty.')
  expect(text).not.toContain('Etc.')
})

test.for([
  ['no licence at all', {}],
  ['the name of a licence alone', { 'README.md': '## License\n\nMIT' }],
] as const)('a package with %s is not handed on: the build ends and names it', async ([, files]) => {
  await addPackage('silent', files)
  await expect(licencesOf("import { says } from 'silent'\ndocument.title = says")).rejects.toThrow('silent 1.2.3')
})

test('a licence in LICENSES of which nobody says what it is for ends the build', async () => {
  await write('LICENSES/Unknown.txt', 'Words.')
  await expect(licencesOf('document.title = 1')).rejects.toThrow('Unknown.txt')
})
