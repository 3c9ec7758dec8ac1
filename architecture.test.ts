import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

/**
 * Who may import whom. A room that is not named on the right of an arrow is out of reach; a room may always import
 * from itself. Tests and scripts may look anywhere.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'shared/model': [],
  'shared/protocol': ['shared/model', 'shared/images/image-kind'],
  'shared/documents': ['shared/model'],
  'shared/merge': ['shared/model'],
  'shared/interviews': ['shared/model', 'shared/protocol/limits'],
  'shared/images': [],
  'shared/layout': ['shared/model'],
  'shared/guide': ['shared/model'],
  'shared/history': ['shared/model'],
  'shared/exchange': ['shared/model', 'shared/documents', 'shared/protocol/limits', 'shared/protocol/document-names'],
  'server/storage': ['shared', 'server/config'],
  'server/access': ['shared', 'server/storage', 'server/config'],
  'server/sync': ['shared', 'server/storage', 'server/access', 'server/config', 'server/metrics', 'server/log'],
  'server/embeddings': ['server/config', 'server/log'],
  'server/commands': ['shared', 'server/storage', 'server/access', 'server/sync', 'server/embeddings'],
  'server/http': [
    'shared',
    'server/storage',
    'server/access',
    'server/sync',
    'server/commands',
    'server/embeddings',
    'server/metrics',
    'server/log',
  ],
  'server/cli': ['shared', 'server'],
  'server/testing': ['shared', 'server'],
  'client/ui': ['shared/model', 'shared/documents'],
  'client/sync': ['shared', 'client/ui'],
  'client/canvas': ['shared', 'client/ui', 'client/sync'],
  'client/features': ['shared', 'client/ui', 'client/sync', 'client/canvas'],
  'client/pages': ['shared', 'client/ui', 'client/sync', 'client/canvas', 'client/features'],
}

type Import = { readonly file: string; readonly target: string }

function sourceFiles(folder: string): readonly string[] {
  return (
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => normalize(join(entry.parentPath, entry.name)))
      // Suites that several implementations pass, and test kits: they are tests that stand in files of their own.
      .filter((path) => !/\/(?:contract|testing)\//.test(path))
  )
}

function importsOf(file: string, text = readFileSync(file, 'utf8')): readonly Import[] {
  const found: Import[] = []
  for (const match of text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)) {
    const specifier = match[1] ?? ''
    if (specifier.startsWith('#shared/')) found.push({ file, target: `shared/${specifier.slice('#shared/'.length)}` })
    else if (specifier.startsWith('.')) found.push({ file, target: normalize(join(dirname(file), specifier)) })
  }
  return found
}

/** `client/features/merging/x.ts` → `client/features`; a file directly in `server/` or `client/` wires rooms together. */
function roomOf(path: string): string | undefined {
  return Object.keys(mayImport).find((room) => path.startsWith(`${room}/`))
}

function breaches(imports: readonly Import[]): readonly string[] {
  return imports.flatMap(({ file, target }) => {
    const from = roomOf(file)
    const say = `${file} → ${target}`
    if (file.startsWith('shared/') && !target.startsWith('shared/')) return [say]
    if (file.startsWith('server/') && target.startsWith('client/')) return [say]
    if (file.startsWith('client/') && target.startsWith('server/')) return [say]
    if (!from) return []
    if (from === 'client/features' && target.startsWith('client/features/'))
      return file.split('/')[2] === target.split('/')[2] ? [] : [say]
    if (target.startsWith(`${from}/`)) return []
    const allowed = mayImport[from]?.some((room) => target === `${room}.ts` || target.startsWith(`${room}/`))
    return allowed ? [] : [say]
  })
}

type Sheet = { readonly file: string; readonly text: string }

function styleSheets(folder: string): readonly Sheet[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.css'))
    .map((path) => ({ file: join(folder, path), text: readFileSync(join(folder, path), 'utf8') }))
}

/** Classes with which selectors of two features begin; what belongs to the canvas or the pages may be set out by any. */
function sharedClasses(sheets: readonly Sheet[]): readonly string[] {
  const users = new Map<string, Set<string>>()
  for (const { file, text } of sheets) {
    const feature = file.split('/')[2] ?? ''
    const selectors = text.replaceAll(/\/\*[^]*?\*\//g, '').matchAll(/(?<=^|[{},])\s*\.([\w-]+)[^{};,]*(?=[{,])/g)
    for (const [, name = ''] of selectors) users.set(name, (users.get(name) ?? new Set()).add(feature))
  }
  return [...users].filter(([, by]) => by.size > 1).map(([name, by]) => `${name}: ${[...by].join(', ')}`)
}

describe('the architecture', () => {
  const files = ['shared', 'server', 'client'].flatMap((top) => sourceFiles(top))

  test('rooms import only from the rooms below them', () => {
    expect(files.length).toBeGreaterThan(20)
    expect(breaches(files.flatMap((file) => importsOf(file)))).toEqual([])
  })

  test.each([
    ['shared/model/x.ts', "import { a } from '../documents/y.ts'"],
    ['shared/merge/x.ts', "import { a } from '../guide/y.ts'"],
    ['shared/merge/x.ts', "import { a } from '../../server/config.ts'"],
    ['server/sync/x.ts', "import { a } from '../http/y.ts'"],
    ['server/sync/x.ts', "import { a } from '../../client/ui/y.ts'"],
    ['client/canvas/x.ts', "import { a } from '../features/drawing/y.ts'"],
    ['client/features/merging/x.ts', "import { a } from '../drawing/y.ts'"],
    ['client/sync/x.ts', "const page = await import('../pages/y.ts')"],
  ])('a forbidden import is seen: %s %s', (file, text) => {
    expect(breaches(importsOf(file, text))).toHaveLength(1)
  })

  test('what is shared is pure: no DOM, Node, React, clock or randomness', () => {
    const impure =
      /\bfrom ['"](?:node:|react|zustand|tldraw)|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bwindow\.|\bdocument\.(?:create|query|get)|\bprocess\.|\bconsole\./
    const guilty = sourceFiles('shared').filter((file) => impure.test(readFileSync(file, 'utf8')))
    expect(guilty).toEqual([])
  })

  test('no two features style one class: a page keeps the sheets of all that were open before it', () => {
    expect(sharedClasses(styleSheets('client/features'))).toEqual([])
    const text = '.near > p,\n.beside {}'
    const seen = sharedClasses([
      { file: 'client/features/drawing/x.css', text },
      { file: 'client/features/history/y.css', text },
    ])
    expect(seen).toEqual(['near: drawing, history', 'beside: drawing, history'])
  })

  test('only the documents look inside Yjs values', () => {
    const valueImport = /^import (?!type\b).*from ['"]yjs['"]/m
    const allowed = [
      /^shared\/documents\//,
      /^server\/sync\//,
      /^server\/storage\//,
      /^server\/cli\/check/,
      /^server\/testing\//,
      /^client\/sync\//,
      // Two real documents that are brought together, without a browser.
      /^client\/canvas\/testing\//,
    ]
    const guilty = files.filter(
      (file) => valueImport.test(readFileSync(file, 'utf8')) && !allowed.some((room) => room.test(file)),
    )
    expect(guilty.map((file) => relative('.', file))).toEqual([])
  })
})
