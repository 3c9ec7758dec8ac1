import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { buildLicences } from './client/licences/build.ts'
import { buildServiceWorker } from './client/service-worker/build.ts'

const clientRoot = fileURLToPath(new URL('client', import.meta.url))

const licences = buildLicences()

export default defineConfig({
  root: clientRoot,
  plugins: [react(), licences.pages, buildServiceWorker()],
  worker: { plugins: () => [licences.worker] },
  // The asset package resolves its files by relative URL, which pre-bundling would break.
  optimizeDeps: { exclude: ['@tldraw/assets'] },
  build: {
    outDir: fileURLToPath(new URL('dist', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
  },
  server: {
    port: 4401,
    strictPort: true,
    proxy: {
      '/api': 'http://127.0.0.1:4400',
      // Two segments: the modules of client/sync have one, and are not the server's.
      '^/sync/[^/]+/[^/]+$': { target: 'ws://127.0.0.1:4400', ws: true },
    },
  },
  test: {
    root: fileURLToPath(new URL('.', import.meta.url)),
    include: ['shared/**/*.test.{ts,tsx}', 'server/**/*.test.ts', 'client/**/*.test.{ts,tsx}', '*.test.ts'],
    setupFiles: ['scripts/property-seed.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Chance is seeded, so only what waits for a real server or disk can pass at a second try; `npm test` names it.
    retry: process.env.CI ? 1 : 0,
  },
})
