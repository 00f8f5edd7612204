/** How the tests run: two at a time, against one real PostgreSQL, with the packs seeing the kernel as strangers do. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import packageJson from './package.json' with { type: 'json' }

const all = ['src/**/*.test.{ts,tsx}', 'packs/**/*.test.ts', 'tools/**/*.test.ts']
const pure = ['src/kernel/**/*.test.ts', 'packs/**/*.test.ts']

export default defineConfig({
  // Vite does not know that a package may import itself by name; Node and tsx do.
  resolve: {
    alias: Object.entries(packageJson.exports).map(([name, file]) => ({
      find: new RegExp(`^${name.replace('.', 'yimen').replace('*', '(\\w[\\w-]*)')}$`),
      replacement: fileURLToPath(new URL(file, import.meta.url)).replace('*', '$1'),
    })),
  },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'house', include: all, exclude: pure, globalSetup: ['tools/vitest-setup.ts'] },
      },
      { extends: true, test: { name: 'pure', include: pure } },
    ],
    maxWorkers: 2,
    // A file begins where another ended, and nothing is loaded twice: each closes what it opened, and keeps nothing in a module.
    isolate: false,
    // Far above what anything needs on a quiet machine: nothing is timed here, and a busy machine is no fault of the test's.
    testTimeout: 240_000,
    hookTimeout: 300_000,
    // What is awaited is awaited as long as a busy machine needs, and not for a second.
    expect: { poll: { timeout: 60_000 } },
  },
})
