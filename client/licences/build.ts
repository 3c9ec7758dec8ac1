import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { type LicensedPackage, packageFolderOf, projectRoot, readLicence, serverPackages } from './read-licence.ts'

/** What is built beside the packages and has a licence of its own. */
const parts = [
  { file: 'tldraw-3.x.md', title: 'The tldraw SDK 3.15.6: the canvas' },
  { file: 'Literata-OFL.txt', title: 'Literata: a typeface' },
  { file: 'Shantell-Sans-OFL.txt', title: 'Shantell Sans: a typeface' },
  { file: 'WordNet.txt', title: 'WordNet 3.1: the relations between words in merge mode are taken from it' },
] as const

/**
 * Writes `/licences.txt` beside the built pages: every package of which anything is in the pages, their workers and their
 * style sheets, and every package that the server runs on, each with the words under which it is. A package without such
 * words ends the build. `worker` belongs to the plugins of workers, which are bundled apart.
 */
export function buildLicences(root = projectRoot): { readonly pages: Plugin; readonly worker: Plugin } {
  const folders = new Set<string>()
  const collect = (modules: Iterable<string>) => {
    for (const moduleId of modules) {
      const folder = packageFolderOf(moduleId)
      if (folder !== undefined) folders.add(folder)
    }
  }
  return {
    worker: {
      name: 'tributary-licences-of-workers',
      apply: 'build',
      generateBundle() {
        collect(this.getModuleIds())
      },
    },
    pages: {
      name: 'tributary-licences',
      apply: 'build',
      generateBundle: {
        order: 'post',
        handler() {
          collect(this.getModuleIds())
          const all = [...new Set([...folders, ...serverPackages(root)])]
          const packages = all.map((folder) => readLicence(folder, join(root, 'LICENSES', 'packages')))
          this.emitFile({ type: 'asset', fileName: 'licences.txt', source: formatLicences(packages, root) })
        },
      },
    },
  }
}

const rule = '='.repeat(100)

function formatLicences(packages: readonly LicensedPackage[], root: string): string {
  const read = (...path: readonly string[]) => readFileSync(join(root, ...path), 'utf8').trim()
  const missing = readdirSync(join(root, 'LICENSES')).filter(
    (name) => name !== 'packages' && !parts.some(({ file }) => file === name),
  )
  if (missing.length > 0) throw new Error(`client/licences/build.ts does not say what ${missing.join(', ')} is for.`)
  return `${[
    'What Tributary consists of, and the words under which each part may be used and handed on.',
    section('Tributary', read('LICENSE')),
    ...parts.map(({ file, title }) => section(title, read('LICENSES', file))),
    ...byText(packages).map(({ names, text }) => section(names.join('\n'), text)),
  ].join('\n\n')}\n`
}

function section(title: string, text: string): string {
  return `${rule}\n${title}\n${rule}\n\n${text}`
}

/** Packages with the same words stand together, by their names. */
function byText(
  packages: readonly LicensedPackage[],
): readonly { readonly names: readonly string[]; readonly text: string }[] {
  const names = new Map<string, Set<string>>()
  const sorted = packages.toSorted((one, other) => (one.name < other.name ? -1 : 1))
  for (const { name, version, text } of sorted)
    names.set(text, (names.get(text) ?? new Set()).add(`${name} ${version}`))
  return [...names].map(([text, found]) => ({ names: [...found], text }))
}
