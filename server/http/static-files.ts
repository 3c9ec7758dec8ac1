import { readFile, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** A file of the built client as it goes out. */
type StaticFile = { readonly body: Buffer; readonly headers: Readonly<Record<string, string>> }

/** The built client, read from `folder` and kept in memory in the encodings that were asked for. */
export type StaticFiles = {
  /** The file at a URL path, or nothing. `encodings`: the `Accept-Encoding` header. */
  find(path: string, encodings: string): Promise<StaticFile | undefined>
  /** The page that every address of the app shows. */
  page(encodings: string): Promise<StaticFile | undefined>
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json',
}
const compressible = new Set(['.html', '.js', '.mjs', '.css', '.json', '.webmanifest', '.svg', '.txt', '.map', '.wasm'])
/** Names that the build gives by content never mean anything else. */
const hashedName = /^\/assets\/.+-[\w-]{8}\.\w+$/

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

type Encoding = 'br' | 'gzip' | 'identity'

export function createStaticFiles(folder: string): StaticFiles {
  const kept = new Map<string, { readonly changedAt: number; readonly body: Promise<Buffer> }>()

  async function find(path: string, encodings: string): Promise<StaticFile | undefined> {
    const file = fileOf(folder, path)
    const extension = file === undefined ? '' : extname(file)
    const type = types[extension]
    if (file === undefined || type === undefined) return undefined
    const found = await stat(file).catch(() => undefined)
    if (!found?.isFile()) return undefined
    const encoding = compressible.has(extension) ? chooseEncoding(encodings) : 'identity'
    const key = `${encoding} ${path}`
    const changedAt = found.mtimeMs
    let entry = kept.get(key)
    if (entry?.changedAt !== changedAt) {
      entry = { changedAt, body: readFile(file).then((body) => encode(body, encoding)) }
      kept.set(key, entry)
    }
    const body = await entry.body
    return {
      body,
      headers: {
        'Content-Type': type,
        'Content-Length': String(body.length),
        'Cache-Control': hashedName.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        Vary: 'Accept-Encoding',
        ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
      },
    }
  }

  return { find, page: (encodings) => find('/index.html', encodings) }
}

/** The file that a path names, inside the folder; nothing for a path that is not plain. */
function fileOf(folder: string, path: string): string | undefined {
  let plain: string
  try {
    plain = decodeURIComponent(path)
  } catch {
    return undefined
  }
  if (!/^(\/[\w@ .()+-]+)+$/.test(plain) || plain.split('/').some((part) => part === '..' || part === '.'))
    return undefined
  const file = join(folder, plain)
  return file.startsWith(folder + sep) ? file : undefined
}

function chooseEncoding(header: string): Encoding {
  if (/\bbr\b/.test(header)) return 'br'
  return /\bgzip\b/.test(header) ? 'gzip' : 'identity'
}

async function encode(body: Buffer, encoding: Encoding): Promise<Buffer> {
  switch (encoding) {
    case 'br':
      return toBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } })
    case 'gzip':
      return toGzip(body, { level: 8 })
    case 'identity':
      return body
  }
}
