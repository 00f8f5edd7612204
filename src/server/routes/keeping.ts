/** Keeping the house: its backup and its keys, for those who administer it. */
import { Readable } from 'node:stream'
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Text } from '#kernel/text'
import {
  CannotOpen,
  keepAccess,
  masterId,
  mayTake,
  realmsKept,
  rewrapAll,
  UnknownMaster,
  writeBackup,
} from '#store'
import { allows } from '../access.ts'
import { RotationSchema } from '../contract/index.ts'
import { mustNotBeLured } from '../exports.ts'
import { notFound, problem } from '../problem.ts'
import type { House } from '../realm.ts'
import type { Principal } from '../session.ts'
import { mustBe, type Desk } from './tools.ts'
import { problems } from './responses.ts'

/** A request stays far below the patience of whoever waits for it. */
const mostAtOnce = 20_000

export function keepingRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house, houses } = desk
  const mustAdminister = async (c: Context): Promise<Principal> => {
    const who = await mustBe(desk, c)
    if (!allows(house, who, 'administer', { kind: 'house' })) throw notFound()
    /**
     * [RM4] The database and its keys hold every realm: they are kept by the first one's administrators, and
     * by the command line of the machine.
     */
    if (house.base !== '' && who.session !== null)
      throw problem(
        403,
        'first_realm_only',
        `备份和更换密钥涉及全部地区，请由${nameOf(houses[0]!).zh}的管理员办理`,
        `A backup and new keys concern every realm: an administrator of ${nameOf(houses[0]!).en} does that`,
      )
    return who
  }
  const keep = (who: Principal, kind: string, names: readonly string[], purpose: string) =>
    keepAccess(house.pool, house.code, {
      kind,
      case: null,
      person: who.person,
      post: null,
      names,
      purpose,
      at: house.clock.now(),
    })

  /** [E1] Written down before the snapshot, so that the backup itself says who took it. */
  app.get('/api/backup', async (c) => {
    const who = await mustAdminister(c)
    mustNotBeLured(c)
    await keep(who, 'backup', [], '备份')
    const owner = house.owner()
    const end = (): void => void owner.end()
    const bytes = await writeBackup(
      owner,
      houses.map((h) => h.code).join('、'),
      house.secrets.masters.all()[0]!,
      new Date().toISOString(),
    ).catch((error: unknown) => {
      end()
      throw error
    })
    bytes.once('close', end)
    return c.body(Readable.toWeb(bytes) as ReadableStream, 200, {
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename="yimen.backup"',
    })
  })

  /** [E8] No key travels: the server reads its masters again where it found them at its start. */
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/keys/rotate',
      summary: 'Wrap keys under the newest master, some thousands at a time; ask again while any are left',
      responses: {
        200: { description: 'How many', content: { 'application/json': { schema: RotationSchema } } },
        ...problems,
      },
    }),
    async (c) => {
      const who = await mustAdminister(c)
      await takeUp(desk)
      const { masters } = house.secrets
      await keep(who, 'rotate', [masterId(masters.all()[0]!)], '更换主密钥')
      try {
        return c.json(await rewrapAll(house.pool, masters, mostAtOnce), 200)
      } catch (error) {
        if (error instanceof UnknownMaster || error instanceof CannotOpen) throw lost()
        throw error
      }
    },
  )
}

const lost = () =>
  problem(
    409,
    'master_missing',
    '现在的主密钥打不开全部密钥，没有更换；原来的主密钥还要列在后面',
    'The master keys do not open every key, so nothing was changed: the one before must still be listed after the new one',
  )

const nameOf = (h: House): Text => h.realm?.name ?? { zh: h.code, en: h.code }

/** Masters that would not open what is kept are not taken up: the server goes on with those that it has. */
async function takeUp({ house, houses, newerMasters }: Desk): Promise<void> {
  if (!newerMasters) return
  let newer: readonly Buffer[]
  try {
    newer = newerMasters()
  } catch {
    throw problem(
      409,
      'master_unreadable',
      '主密钥读不出来，仍用原来的；请看启动时的说明',
      'The master keys cannot be read, so those before stay in use: see what a start would say',
    )
  }
  for (const realm of await realmsKept(house.pool))
    if (!(await mayTake(house.pool, realm, newer))) throw lost()
  for (const h of houses) h.secrets.masters.take(newer)
}
