/** What a phone sends after its session was ended: put aside without anybody signed in, dealt with by who may see its case. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { endAside, findCredentials, isAnswered, putAside, readEvents } from '#store'
import { postFor, stranger } from '../access.ts'
import {
  asideId,
  asidesFor,
  asideView,
  causeOf,
  openWritten,
  readTicket,
  withoutPhotos,
  writtenOf,
} from '../aside.ts'
import {
  AsideKeptSchema,
  AsideSchema,
  DiscardAsideSchema,
  DoneSchema,
  IdSchema,
  PutAsideSchema,
  TakeAsideSchema,
  type AsideReason,
} from '../contract/index.ts'
import { idOfKey } from '../ids.ts'
import { notFound, problem } from '../problem.ts'
import { actorFor, mustBeSomebody, type Principal } from '../session.ts'
import { answerOf, submit } from './cases.ts'
import { json, problems } from './responses.ts'
import { keyOf, mustBe, type Desk } from './tools.ts'

/** Why somebody discards it, as the log says it. */
const reasonText: Readonly<Record<AsideReason, string>> = {
  not_theirs: '不是本人所写',
  done_already: '事情已经办过',
  changed: '情况已变，不再适用',
  unclear: '内容不清，已另行联系本人',
}

const params = z.object({ id: IdSchema })

export function asideRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk

  /** [QA1] [QA2] */
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/field/aside',
      summary: 'What a phone wrote whose session was ended: kept aside, applied to nothing',
      request: { body: { required: true, content: { 'application/json': { schema: PutAsideSchema } } } },
      responses: { 200: json(AsideKeptSchema, 'Kept'), ...problems },
    }),
    async (c) => {
      const { ticket, id, sealed, body } = c.req.valid('json')
      const phone = readTicket(house, ticket)
      if (phone === null) throw notFound()
      const box = { login: phone.login, sealedKey: sealed, body }
      const item = openWritten(house, box)
      if (item === null)
        throw problem(
          422,
          'unreadable',
          '内容不是本机为该账号封存的，或者已经损坏',
          'It was not sealed for this account, or is damaged',
          'body',
        )
      if (await isAnswered(house.pool, house.code, phone.login, item.key))
        throw problem(422, 'sent_already', '这一项早已送达', 'This was sent and answered before')
      const cause = await causeOf(house, phone, item)
      if (cause === null)
        throw problem(
          409,
          'session_stands',
          '该账号在本机没有被注销，登录后可以自己发送',
          'This account was not signed out here: sign in and send it yourself',
        )
      const at = house.clock.now()
      const writer = await findCredentials(house.pool, house.code, phone.login)
      const row = { ...box, id: asideId(house, phone.login, id), device: phone.device, cause }
      if ((await putAside(house.pool, house.cover, row, { person: writer!.person, at })) === 'full')
        throw problem(
          429,
          'aside_full',
          '该账号待处理的内容太多，服务器暂不再收；内容仍封存在本机',
          'Too much of this account waits already: it stays sealed on this phone',
        )
      return c.json({ at, cause }, 200)
    },
  )

  /** [QA3] */
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/field/aside',
      summary: 'What phones sent after their session was ended, of cases that I may see',
      responses: { 200: json(z.array(AsideSchema), 'The oldest first'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const waiting = await asidesFor(house, who)
      return c.json(await Promise.all(waiting.map((one) => asideView(house, who, one))), 200)
    },
  )

  const mine = async (who: Principal, id: string) => {
    const one = (await asidesFor(house, who)).find(({ row }) => row.id === id)
    if (!one) throw notFound()
    return one
  }

  /** [QA3] A command of their own, by the one road, that names what it takes over. */
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/field/aside/{id}/take',
      summary: 'Does it as an act of one’s own',
      request: {
        params,
        body: { required: true, content: { 'application/json': { schema: TakeAsideSchema } } },
      },
      responses: { 200: json(DoneSchema, 'Done'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      mustBeSomebody(who)
      const { post, seq } = c.req.valid('json')
      const { row, item, state } = await mine(who, c.req.valid('param').id)
      const actor = actorFor(house, who, post)
      const { command } = item
      /** Whoever takes it over opens one case, and the same one. */
      const opened = state?.id ?? idOfKey(house, stranger, `aside ${row.id}`)
      const earlier = (await readEvents(house.pool, house.code, opened))
        .map(({ event }) => event)
        .find((e) => e.aside === row.id)
      const done =
        earlier ??
        (answerOf(
          await submit(desk, who, {
            owner: who.login,
            key: keyOf(c),
            ...(state === null ? {} : { asker: who }),
            actor,
            ...(command.kind === 'open' ? { programme: command.programme } : {}),
            command: {
              case: opened,
              seq: command.kind === 'open' ? 0 : seq,
              outcome: command.outcome,
              ...(command.kind === 'open' ? { area: command.area } : {}),
              input: withoutPhotos(item.input) as Readonly<Record<string, unknown>>,
              written: writtenOf(house, item),
              aside: row.id,
            },
          }),
        ) as z.infer<typeof DoneSchema>)
      await endAside(
        house.pool,
        house.cover,
        row.id,
        { ended: 'taken', reason: null, post, case: opened, seq: done.seq },
        { person: who.person, at: house.clock.now() },
      )
      return c.json(
        { case: opened, seq: done.seq, step: 'step' in done ? done.step : done.to, at: done.at, sets: {} },
        200,
      )
    },
  )

  /** [QA3] */
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/field/aside/{id}/discard',
      summary: 'Leaves it undone, for a reason that is written down',
      request: {
        params,
        body: { required: true, content: { 'application/json': { schema: DiscardAsideSchema } } },
      },
      responses: { 204: { description: 'Written down' }, ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      mustBeSomebody(who)
      const { post, reason } = c.req.valid('json')
      const { row, state } = await mine(who, c.req.valid('param').id)
      actorFor(house, who, post)
      const end = {
        ended: 'discarded',
        reason: reasonText[reason],
        post: (state && postFor(house, who, state)) ?? post,
        case: state?.id ?? null,
        seq: null,
      } as const
      const by = { person: who.person, at: house.clock.now() }
      if (!(await endAside(house.pool, house.cover, row.id, end, by))) throw notFound()
      return c.body(null, 204)
    },
  )
}
