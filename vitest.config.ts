/** How the tests run: two at a time, against one real PostgreSQL, with the packs seeing the kernel as strangers do. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import packageJson from './package.json' with { type: 'json' }

export default defineConfig({
  // Vite does not know that a package may import itself by name; Node and tsx do.
  resolve: {
    alias: Object.entries(packageJson.exports).map(([name, file]) => ({
      find: new RegExp(`^${name.replace('.', 'yimen').replace('*', '(\\w[\\w-]*)')}$`),
      replacement: fileURLToPath(new URL(file, import.meta.url)).replace('*', '$1'),
    })),
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'packs/**/*.test.ts', 'tools/**/*.test.ts'],
    globalSetup: ['tools/vitest-setup.ts'],
    maxWorkers: 2,
    // Far above what anything needs on a quiet machine: nothing is timed here, and a busy machine is no fault of the test's.
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
})
