/** Keeping the house: its backup, for those who administer it. */
import { Readable } from 'node:stream'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { keepAccess, writeBackup } from '#store'
import { allows } from '../access.ts'
import { notFound } from '../problem.ts'
import type { Principal } from '../session.ts'
import { mustBe, type Desk } from './tools.ts'

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
    await keep(who, 'backup', [], '备份')
    const bytes = await writeBackup(house.pool, house.code, house.secrets.masters.all()[0]!, new Date().toISOString())
    return c.body(Readable.toWeb(bytes) as ReadableStream, 200, { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment; filename="yimen.backup"' })
  })
}
