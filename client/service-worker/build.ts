import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const source = fileURLToPath(new URL('service-worker.js', import.meta.url))
const publicFolder = fileURLToPath(new URL('../public', import.meta.url))

/** Scripts that few people write in: their letters are fetched when a page shows them, and kept from then on. */
const isRare = (name: string) => /-(cyrillic|cyrillic-ext|greek|greek-ext|vietnamese)-/.test(name)

/** Writes `/sw.js` beside the built pages: the service worker with the names of all files that they may ask for. */
export function buildServiceWorker(): Plugin {
  return {
    name: 'tributary-service-worker',
    apply: 'build',
    enforce: 'post',
    // The last to look: `index.html` is put into the bundle by Vite itself in this same step.
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const built = Object.keys(bundle).filter((name) => !/\.(?:map|txt)$/.test(name) && !isRare(name))
        const files = [...built, ...readdirSync(publicFolder)].map((name) => `/${name}`).sort()
        const hash = createHash('sha256').update(files.join('\n'))
        for (const name of readdirSync(publicFolder)) hash.update(readFileSync(`${publicFolder}/${name}`))
        const script = readFileSync(source, 'utf8')
          .replace('__VERSION__', hash.update(pageIn(bundle)).digest('hex').slice(0, 16))
          .replace('__FILES__', JSON.stringify(files, null, 2))
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: script })
      },
    },
  }
}

function pageIn(bundle: Readonly<Record<string, { readonly type: string }>>): string | Uint8Array {
  const page = bundle['index.html']
  if (!page || !('source' in page)) throw new Error('the service worker is built after index.html, which is not there')
  return page.source as string | Uint8Array
}
