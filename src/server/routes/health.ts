/** Whether the server is ready, and if not, why: for whoever watches it, and for a proxy that chooses among several. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Text } from '#kernel/text'
import { isAway, isReadOnly, whyAway } from '#store'
import type { Desk } from './tools.ts'
import { problems } from './responses.ts'

const WhySchema = z.object({
  code: z.enum(['database_starting', 'database_away', 'database_read_only', 'database_slow', 'fault']),
  /** The code that the system or PostgreSQL gave, or which attempt at a start it is. */
  says: z.string(),
  detail: z.object({ zh: z.string(), en: z.string() }),
})
const HealthSchema = z.object({
  ok: z.boolean(),
  now: z.string(),
  waiting: z.number().int(),
  realm: z.boolean(),
  /** [BK4] Whether the books agreed when they were last counted again; `unknown` before that. */
  books: z.enum(['agree', 'differ', 'unknown']),
  why: WhySchema.optional(),
})
type Why = z.infer<typeof WhySchema>

const patienceMs = 2_000

const words: Readonly<Record<Why['code'], Text>> = {
  database_starting: { zh: '数据库正在重新启动', en: 'The database is being started again' },
  database_away: { zh: '数据库连不上', en: 'The database cannot be reached' },
  database_read_only: {
    zh: '数据库是只读的备用节点，暂时不能办理',
    en: 'The database is a standby that only reads: nothing can be done on it',
  },
  database_slow: { zh: '数据库两秒内没有答复', en: 'The database did not answer within two seconds' },
  fault: { zh: '数据库答复异常', en: 'The database answers with a fault' },
}

/** [W9] */
export function healthRoutes(app: OpenAPIHono, desk: Desk): void {
  const answer = (description: string) => ({
    description,
    content: { 'application/json': { schema: HealthSchema } },
  })
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/health',
      summary: 'Whether the server is ready, and if not, why',
      responses: { 200: answer('It is'), 503: answer('It is not, and says why'), ...problems },
    }),
    async (c) => {
      const why = await whyNotReady(desk)
      const counted = why === null ? await desk.recounts.newest().catch(() => null) : null
      const health = {
        ok: why === null,
        now: desk.house.clock.now(),
        waiting: desk.queue.depth(),
        realm: desk.house.realm !== null,
        books:
          counted === null ? ('unknown' as const) : counted.ok ? ('agree' as const) : ('differ' as const),
      }
      if (why === null) return c.json(health, 200)
      c.header('retry-after', '2')
      return c.json({ ...health, why }, 503)
    },
  )
}

async function whyNotReady(desk: Desk): Promise<Why | null> {
  const says = (code: Why['code'], what: string): Why => ({ code, says: what, detail: words[code] })
  const upkeep = desk.upkeep()
  if (upkeep.kind === 'starting') return says('database_starting', `attempt ${upkeep.tries}`)
  try {
    const readOnly = await Promise.race([isReadOnly(desk.house.pool), later(patienceMs)])
    if (readOnly === 'late') return says('database_slow', `${patienceMs} ms`)
    return readOnly ? says('database_read_only', 'pg_is_in_recovery') : null
  } catch (error) {
    return says(isAway(error) ? 'database_away' : 'fault', whyAway(error))
  }
}

const later = (ms: number): Promise<'late'> =>
  new Promise((done) => {
    setTimeout(() => done('late'), ms).unref()
  })
