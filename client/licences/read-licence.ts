import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A package that is handed on, with the words under which it is. */
export type LicensedPackage = { readonly name: string; readonly version: string; readonly text: string }

/** Packages that come without their licence, and where the text of their source's home stands. */
const withoutText: readonly { readonly names: RegExp; readonly file: string }[] = [
  { names: /^@tiptap\//, file: 'tiptap.txt' },
  { names: /^react-remove-scroll-bar$/, file: 'react-remove-scroll-bar.txt' },
  { names: /^wouter$/, file: 'wouter.txt' },
]

/** The folder of the package that a module belongs to; nothing for a module of our own. */
export function packageFolderOf(moduleId: string): string | undefined {
  const path = moduleId.replace(/^\0+/, '').split('?', 1)[0] ?? ''
  const [, folder] = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path) ?? []
  return folder !== undefined && existsSync(join(folder, 'package.json')) ? folder : undefined
}

/**
 * What a package says of its licence, and its notices: from its files, or from its README, or from what we keep of those
 * that say nothing. `kept`: the folder of the last. Throws where there is nothing: then it may not be handed on.
 */
export function readLicence(folder: string, kept: string): LicensedPackage {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as LicensedPackage
  const names = readdirSync(folder).sort()
  const files = [/^(?:licen[cs]e|copying|ofl)/i, /^notice/i].flatMap((pattern) =>
    names.filter((file) => pattern.test(file) && !/\.(?:[cm]?[jt]s|json)$/i.test(file)),
  )
  const own = withoutText.find(({ names: pattern }) => pattern.test(name))
  const texts = files.some((file) => !/^notice/i.test(file))
    ? files.map((file) => readFileSync(join(folder, file), 'utf8'))
    : [inReadme(folder, names) ?? (own && readFileSync(join(kept, own.file), 'utf8'))]
  const text = texts.map((part) => part?.replaceAll('\r\n', '\n').trim() ?? '').join('\n\n')
  if (text === '')
    throw new Error(
      `The package ${name} ${version} comes without the text of its licence. It may only be handed on with one: put the text of its source into LICENSES/packages, and name it in client/licences/read-licence.ts.`,
    )
  return { name, version, text }
}

/** A section “License” that has the words themselves, and not only a name or a link. */
function inReadme(folder: string, names: readonly string[]): string | undefined {
  const readme = names.find((file) => /^readme/i.test(file))
  if (readme === undefined) return undefined
  const [, section] =
    /^#+\s*licen[cs]e\s*\n([^]*?)(?=^#|$(?![^]))/im.exec(readFileSync(join(folder, readme), 'utf8')) ?? []
  return section !== undefined && /copyright/i.test(section) && /warranty|warranties/i.test(section)
    ? section
    : undefined
}

/** The packages that a server needs to run, and what those need, by their folders: from package-lock.json. */
export function serverPackages(root: string): readonly string[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, { dev?: boolean; optional?: boolean; devOptional?: boolean }>>
  }
  return Object.entries(lock.packages)
    .filter(([path, { dev, optional, devOptional }]) => path !== '' && !(dev ?? optional ?? devOptional))
    .map(([path]) => join(root, path))
}

/** The project's own folder, in which `LICENSES` is. */
export const projectRoot = dirname(dirname(import.meta.dirname))
