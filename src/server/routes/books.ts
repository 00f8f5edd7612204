/** The books for who audits: as a file for other accounting programs, and how each recount ended. */
import { createReadStream, type ReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { recountsOf } from '#store'
import { allows } from '../access.ts'
import { bookFolder, bookFormats, spoolBooks, suffixOf } from '../books.ts'
import { RecountSchema, RecountsSchema, type Recount } from '../contract/index.ts'
import { exportedFile, mustNotBeLured } from '../exports.ts'
import { notFound, problem } from '../problem.ts'
import { mustBe, wholeParam, type Desk } from './tools.ts'
import { json, problems } from './responses.ts'

export function booksRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk

  /** [BK1] [X1] Written beside first: what leaves is written down by its digest before a byte of it is sent. */
  app.get('/api/books', async (c) => {
    const who = await mustBe(desk, c)
    if (!allows(house, who, 'audit', { kind: 'house' })) throw notFound()
    const wanted = c.req.query('format') ?? 'hledger'
    const format = bookFormats.find((f) => f === wanted)
    if (format === undefined)
      throw problem(
        400,
        'invalid_format',
        '格式应为 hledger 或 beancount',
        'The format is hledger or beancount',
      )
    /** Before the work, which is that of a whole ledger. */
    mustNotBeLured(c)
    const folder = await bookFolder()
    const remove = (): Promise<void> => rm(folder, { recursive: true, force: true })
    let stream: ReadStream | null = null
    try {
      const { file, digest } = await spoolBooks(house, format, folder)
      stream = createReadStream(file)
      stream.once('close', () => void remove())
      return await exportedFile(desk, c, who, {
        what: `books.${format}`,
        case: null,
        post: null,
        digest,
        body: Readable.toWeb(stream) as ReadableStream,
        type: 'text/plain; charset=utf-8',
        name: `账簿-${house.code}.${suffixOf[format]}`,
      })
    } catch (error) {
      stream?.destroy()
      await remove()
      throw error
    }
  })

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/books/recounts',
      summary: 'How the books were counted again, newest first',
      request: { query: z.object({ limit: z.string().optional() }) },
      responses: { 200: json(RecountsSchema, 'Recounts'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      if (!allows(house, who, 'audit', { kind: 'house' })) throw notFound()
      const limit = wholeParam(c.req.valid('query').limit, 10, 100)
      return c.json({ recounts: [...(await recountsOf<Recount>(house.pool, house.code, limit))] }, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/books/recount',
      summary: 'Count the books again now, by ourselves and by whatever program is installed',
      responses: { 200: json(RecountSchema, 'How it ended'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      if (!allows(house, who, 'audit', { kind: 'house' })) throw notFound()
      return c.json(await desk.recounts.now(who.person), 200)
    },
  )
}
