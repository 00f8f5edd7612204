/** Builds the faces: a page for residents, one for officials, one for the wall, each with only the script that it needs; in mode `proof`, the script of the file that checks itself. */
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { realmKeyPattern } from './src/realm-key.ts'

/** A library asks Node for chance where there is no browser; a browser never comes there. */
const noNode = {
  onwarn: (warning: { readonly message: string }, warn: (w: never) => void) => {
    if (!warning.message.includes('Module "crypto" has been externalized')) warn(warning as never)
  },
}
/**
 * The component library brings a checker of web addresses whose pattern looks behind, which Safari before 16.4 refuses. No form of ours
 * is checked by it: programmes say what is right.
 */
const noLookBehind = {
  name: 'no-look-behind',
  enforce: 'pre' as const,
  load: (id: string) =>
    /[\\/]async-validator[\\/]es[\\/]rule[\\/]url\.js$/.test(id)
      ? 'export default () => /^https?:\\/\\/\\S+$/i'
      : undefined,
}
/** [OB1] How the pages are written: for browsers from 2021 on. What those lack of built-ins, `shared/old.ts` gives. */
const target = ['chrome87', 'edge88', 'firefox85', 'safari14.1']
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
/** What another realm's addresses begin with. */
const otherRealm = new RegExp(`^/r/${realmKeyPattern}(?:/|(?=\\?)|$)`)
const api = process.env.YIMEN_URL ?? 'http://127.0.0.1:3000'

const faces = defineConfig({
  root: at('src/web'),
  plugins: [
    react(),
    noLookBehind,
    {
      /** While developing, every address belongs to one of the pages, as on the server. */
      name: 'pages',
      configureServer(server) {
        server.middlewares.use((req, _, next) => {
          /** Another realm's pages are the same ones. */
          const path = (req.url ?? '').replace(otherRealm, '/')
          if (path !== req.url && !path.startsWith('/api')) req.url = path
          if (/^\/desk(\/|$|\?)/.test(req.url ?? '') && !/\.(tsx?|css)(\?|$)/.test(req.url ?? ''))
            req.url = '/desk.html'
          else if (/^\/wall(\/|$|\?)/.test(req.url ?? '') && !/\.(tsx?|css)(\?|$)/.test(req.url ?? ''))
            req.url = '/wall.html'
          else if (/^\/(services|cases|sign-in|me|proof|lists|units)(\/|$|\?)/.test(req.url ?? ''))
            req.url = '/index.html'
          next()
        })
      },
    },
  ],
  server: { proxy: { [`^/(r/${realmKeyPattern}/)?api`]: api, '/openapi.json': api } },
  build: {
    target,
    outDir: at('dist/web'),
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      ...noNode,
      input: {
        resident: at('src/web/index.html'),
        desk: at('src/web/desk.html'),
        wall: at('src/web/wall.html'),
      },
    },
  },
})

/** One script without imports, to stand inside a file that is opened from a disk. */
const proof = defineConfig({
  root: at('src/web'),
  publicDir: false,
  build: {
    target,
    outDir: at('dist/web'),
    rollupOptions: noNode,
    lib: {
      entry: at('src/web/proof/main.ts'),
      formats: ['iife'],
      name: 'yimenProof',
      fileName: () => 'proof.js',
    },
  },
})

export default defineConfig(({ mode }) => (mode === 'proof' ? proof : faces))
