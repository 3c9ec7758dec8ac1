import { defineConfig, mergeConfig } from 'vitest/config'
import config from '../../vite.config.ts'
import { planted } from './planted.ts'

/** The tests as ever, only that one file is read with a fault in it. */
export default mergeConfig(
  config,
  defineConfig({
    plugins: [
      {
        name: 'planted-fault',
        enforce: 'pre',
        transform: (source, id) => planted(id, source),
      },
    ],
  }),
)
