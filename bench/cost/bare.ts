/** What a JSON POST costs on the same stack of HTTP when nothing is done with it: the least that a command can cost. */
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const app = new Hono()
app.post('/', async (c) => {
  const body = await c.req.json<{ readonly case: string; readonly seq: number }>()
  return c.json({ ok: true, case: body.case, seq: body.seq + 1 })
})
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  process.stdout.write(`Yimen is ready http://127.0.0.1:${port}\n`),
)
process.once('SIGTERM', () => {
  server.close()
  process.exit(0)
})
