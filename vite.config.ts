/** Builds the faces: one page for residents, one for officials, each with only the script that it needs. */
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const api = process.env.YIMEN_URL ?? 'http://127.0.0.1:3000'

export default defineConfig({
  root: at('src/web'),
  plugins: [
    react(),
    {
      /** While developing, every address belongs to one of the two pages, as on the server. */
      name: 'pages',
      configureServer(server) {
        server.middlewares.use((req, _, next) => {
          if (/^\/desk(\/|$|\?)/.test(req.url ?? '') && !/\.(tsx?|css)(\?|$)/.test(req.url ?? '')) req.url = '/desk.html'
          else if (/^\/(services|cases|sign-in|me)(\/|$|\?)/.test(req.url ?? '')) req.url = '/index.html'
          next()
        })
      },
    },
  ],
  server: { proxy: { '/api': api, '/openapi.json': api } },
  build: {
    outDir: at('dist/web'),
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rollupOptions: { input: { resident: at('src/web/index.html'), desk: at('src/web/desk.html') } },
  },
})
