/** Keeping the house: its backup and its keys, for those who administer it. */
import { Readable } from 'node:stream'
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { CannotOpen, keepAccess, masterId, mayTake, rewrap, UnknownMaster, writeBackup } from '#store'
import { allows } from '../access.ts'
import { ProblemSchema, RotationSchema } from '../contract/index.ts'
import { mustNotBeLured } from '../exports.ts'
import { notFound, problem } from '../problem.ts'
import type { Principal } from '../session.ts'
import { mustBe, type Desk } from './tools.ts'

/** A request stays far below the patience of whoever waits for it. */
const mostAtOnce = 20_000

export function keepingRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk
  const mustAdminister = async (c: Context): Promise<Principal> => {
    const who = await mustBe(desk, c)
    if (!allows(house, who, 'administer', { kind: 'house' })) throw notFound()
    return who
  }
  const keep = (who: Principal, kind: string, names: readonly string[], purpose: string) => keepAccess(house.pool, house.code, { kind, case: null, person: who.person, post: null, names, purpose, at: house.clock.now() })

  /** [E1] Written down before the snapshot, so that the backup itself says who took it. */
  app.get('/api/backup', async (c) => {
    const who = await mustAdminister(c)
    mustNotBeLured(c)
    await keep(who, 'backup', [], '备份')
    const bytes = await writeBackup(house.pool, house.code, house.secrets.masters.all()[0]!, new Date().toISOString())
    return c.body(Readable.toWeb(bytes) as ReadableStream, 200, { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment; filename="yimen.backup"' })
  })

  /** [E8] No key travels: the server reads its masters again where it found them at its start. */
  app.openapi(createRoute({ method: 'post', path: '/api/keys/rotate', summary: 'Wrap keys under the newest master, some thousands at a time; ask again while any are left', responses: { 200: { description: 'How many', content: { 'application/json': { schema: RotationSchema } } }, default: { description: 'A problem, in both languages', content: { 'application/problem+json': { schema: ProblemSchema } } } } }), async (c) => {
    const who = await mustAdminister(c)
    await takeUp(desk)
    const { masters } = house.secrets
    await keep(who, 'rotate', [masterId(masters.all()[0]!)], '更换主密钥')
    try {
      return c.json(await rewrap(house.pool, house.code, masters, mostAtOnce), 200)
    } catch (error) {
      if (error instanceof UnknownMaster || error instanceof CannotOpen) throw lost()
      throw error
    }
  })
}

const lost = () => problem(409, 'master_missing', '现在的主密钥打不开全部密钥，没有更换；原来的主密钥还要列在后面', 'The master keys do not open every key, so nothing was changed: the one before must still be listed after the new one')

/** Masters that would not open what is kept are not taken up: the server goes on with those that it has. */
async function takeUp({ house, newerMasters }: Desk): Promise<void> {
  if (!newerMasters) return
  let newer: readonly Buffer[]
  try {
    newer = newerMasters()
  } catch {
    throw problem(409, 'master_unreadable', '主密钥读不出来，仍用原来的；请看启动时的说明', 'The master keys cannot be read, so those before stay in use: see what a start would say')
  }
  if (!(await mayTake(house.pool, house.code, newer))) throw lost()
  house.secrets.masters.take(newer)
}
