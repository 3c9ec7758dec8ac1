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
  'shared/words': ['shared/model', 'shared/merge', 'shared/exchange/file-notes'],
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
  'client/ui': ['shared/model', 'shared/documents', 'shared/words'],
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

/** The files that reach each other, of types alone too: none of them can be read, moved or tested without the others. */
function circles(imports: readonly Import[]): readonly string[] {
  const targets = Map.groupBy(imports, ({ file }) => file)
  const at = new Map<string, { order: number; lowest: number; isOpen: boolean }>()
  const path: string[] = []
  const found: string[] = []
  // Tarjan's strongly connected components.
  function visit(file: string): number {
    const here = { order: at.size, lowest: at.size, isOpen: true }
    at.set(file, here)
    path.push(file)
    for (const { target } of targets.get(file) ?? []) {
      const there = at.get(target)
      if (!there) here.lowest = Math.min(here.lowest, visit(target))
      else if (there.isOpen) here.lowest = Math.min(here.lowest, there.order)
    }
    if (here.lowest === here.order) {
      const circle = path.splice(path.indexOf(file))
      for (const one of circle) Object.assign(at.get(one) ?? here, { isOpen: false })
      const isOfItself = targets.get(file)?.some(({ target }) => target === file)
      if (circle.length > 1 || isOfItself) found.push(circle.toSorted().join(', '))
    }
    return here.lowest
  }
  for (const file of targets.keys()) if (!at.has(file)) visit(file)
  return found.toSorted()
}

/**
 * Rooms inside a feature, the canvas or the connection: which of its neighbours each may look into. What several of them
 * need stands directly in the folder; files there also wire the rooms together, and no circle leads through them.
 */
const mayImportInside: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'client/canvas': {
    projection: [],
    selection: ['projection'],
    editing: ['projection', 'selection'],
    gestures: ['projection', 'editing'],
    images: ['projection', 'editing'],
    clipboard: ['editing'],
    tools: ['projection'],
    shapes: ['projection', 'tools'],
    view: ['projection', 'editing'],
    presence: ['projection', 'selection', 'view'],
    keyboard: ['projection', 'selection', 'editing', 'tools', 'view'],
    parts: ['projection', 'selection', 'tools', 'shapes', 'view'],
  },
  'client/sync': {
    device: [],
    together: [],
    images: ['device'],
    http: ['device', 'images'],
    connection: ['device'],
  },
  'client/ui': {
    language: ['browser'],
    browser: [],
    words: ['language'],
    drawn: ['words', 'language'],
    fields: ['words', 'browser'],
  },
  'client/pages': { joining: [], first: ['joining'], board: ['joining'] },
  'client/features/drawing': {
    details: [],
    images: [],
    canvas: ['images', 'details'],
    outline: ['images', 'details'],
  },
  'client/features/evidence': { importing: [], moments: [], reading: ['moments'] },
  'client/features/merging': {
    layout: [],
    cards: [],
    engine: [],
    pictures: [],
    decisions: ['layout'],
    acts: ['cards', 'decisions', 'layout'],
    canvas: ['acts', 'cards', 'decisions', 'differences', 'layout', 'pictures'],
    differences: ['acts', 'decisions'],
    queue: ['acts', 'cards', 'decisions', 'differences', 'pictures'],
    outline: ['acts', 'decisions', 'differences'],
  },
}

function breachesInside(imports: readonly Import[]): readonly string[] {
  return Object.entries(mayImportInside).flatMap(([folder, table]) => {
    /** `client/canvas/tools/x.ts` → `tools`; nothing for what stands directly in the folder. */
    const roomIn = (path: string) => /^([^/]+)\/./.exec(path.slice(folder.length + 1))?.[1]
    return imports.flatMap(({ file, target }) => {
      if (!file.startsWith(`${folder}/`) || !target.startsWith(`${folder}/`)) return []
      const [from, to] = [roomIn(file), roomIn(target)]
      const isFree = from === undefined || to === undefined || from === to || target.endsWith('.css')
      return isFree || table[from]?.includes(to) ? [] : [`${file} → ${target}`]
    })
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

  test('no files import each other in a circle, not even their types', () => {
    expect(circles(files.flatMap((file) => importsOf(file)))).toEqual([])
  })

  test.each([
    [["import type { B } from './b.ts'"], ["import type { A } from './a.ts'"]],
    [["import { b } from './b.ts'"], ["import { c } from './c.ts'"], ["const a = await import('./a.ts')"]],
  ])('a planted circle is seen: %s', (...texts) => {
    const planted = texts.flatMap(([text], i) => importsOf(`client/canvas/${'abc'[i]}.ts`, text))
    expect(circles(planted)).toEqual([texts.map((_, i) => `client/canvas/${'abc'[i]}.ts`).join(', ')])
  })

  test('rooms inside a feature look only into those that the table names', () => {
    expect(breachesInside(files.flatMap((file) => importsOf(file)))).toEqual([])
  })

  test.each([
    ['client/canvas/projection/x.ts', "import type { A } from '../editing/y.ts'"],
    ['client/features/merging/acts/x.ts', "import { a } from '../queue/y.ts'"],
    ['client/features/drawing/images/x.ts', "const a = await import('../canvas/y.ts')"],
    ['client/features/merging/a-new-room/x.ts', "import { a } from '../queue/y.ts'"],
  ])('a planted arrow between rooms of a feature is seen: %s %s', (file, text) => {
    expect(breachesInside(importsOf(file, text))).toHaveLength(1)
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
