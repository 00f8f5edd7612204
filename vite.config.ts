/** Builds the faces: a page for residents, one for officials, one for the wall, one for the stage, one for the field, each with only the script that it needs; in mode `proof`, the script of the file that checks itself. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import sharp from 'sharp'
import { defineConfig, type Plugin } from 'vite'
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

/**
 * [FO1] What the field is made of, as its worker keeps it on the phone: all that its page leads to but the Chinese letters, which
 * phones have. Its icons are drawn from one picture.
 */
const fieldFiles: Plugin = {
  name: 'field-files',
  apply: 'build',
  async generateBundle(_, bundle) {
    const files = new Set<string>()
    const visit = (name: string): void => {
      const chunk = bundle[name]
      if (chunk?.type !== 'chunk' || files.has(name) || chunk.name === 'letters') return
      files.add(name)
      for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style)
      for (const next of [...chunk.imports, ...chunk.dynamicImports]) visit(next)
    }
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk' && chunk.isEntry && chunk.name === 'field') visit(chunk.fileName)
    const paths = [...files].toSorted().map((name) => `/${name}`)
    const given = ['/assets/needs.js', '/assets/field.svg']
    const version = createHash('sha256').update(paths.join()).digest('hex').slice(0, 12)
    this.emitFile({
      type: 'asset',
      fileName: 'field-files.json',
      source: JSON.stringify({ version, files: [...paths, ...given] }),
    })
    const drawn = readFileSync(at('src/web/public/assets/field.svg'))
    for (const size of [192, 512])
      this.emitFile({
        type: 'asset',
        fileName: `assets/field-${size}.png`,
        source: await sharp(drawn, { density: 144 }).resize(size, size).png().toBuffer(),
      })
  },
}

const faces = defineConfig({
  root: at('src/web'),
  plugins: [
    react(),
    noLookBehind,
    fieldFiles,
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
          else if (/^\/stage(\/|$|\?)/.test(req.url ?? '') && !/\.(tsx?|css)(\?|$)/.test(req.url ?? ''))
            req.url = '/stage.html'
          else if (/^\/counter(\?|$)/.test(req.url ?? '')) req.url = '/counter.html'
          else if (/^\/field(\?|$)/.test(req.url ?? '')) req.url = '/field.html'
          else if (/^\/page(\?|$)/.test(req.url ?? '')) req.url = '/page.html'
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
        stage: at('src/web/stage.html'),
        counter: at('src/web/counter.html'),
        field: at('src/web/field.html'),
        page: at('src/web/page.html'),
        'field-worker': at('src/web/field/worker.ts'),
      },
      /** The worker stands at an address of its own. */
      output: {
        entryFileNames: ({ name }) =>
          name === 'field-worker' ? 'field-worker.js' : 'assets/[name]-[hash].js',
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
