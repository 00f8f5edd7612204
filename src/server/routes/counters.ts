/** [CT2]-[CT5] Windows with two screens: the desk of whoever sits there, how the other screen is let in, and what is done on it. */
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { stillOpen } from '#sign-in'
import type { Counter } from '#room'
import { addressOf } from '../address.ts'
import {
  CounterParamSchema,
  CounterSchema,
  CounterSummarySchema,
  HandSchema,
  JoinSchema,
  PairingSchema,
  PairSchema,
  SaidSchema,
  ScreenSchema,
} from '../contract/counters.ts'
import { openPairings, type Pairing, type Pairings } from '../counters/pairings.ts'
import { drawnPicture } from '../images.ts'
import { notFound, problem } from '../problem.ts'
import { programmeOf } from '../realm.ts'
import { actorFor, mustBeSomebody, postsToday, type Principal } from '../session.ts'
import {
  counterSummary,
  countersOf,
  counterView,
  pairingView,
  postsAt,
  screenView,
  seenBy,
  signedHere,
} from '../views/counters.ts'
import { answerOf, findCase, submit } from './cases.ts'
import { keepSent, mostADay, uploadId } from './files.ts'
import { isSecure, keyOf, mustBe, type Desk } from './tools.ts'
import { json, problems } from './responses.ts'

const body = <T extends Parameters<typeof json>[0]>(schema: T) => ({
  body: { required: true, content: { 'application/json': { schema } } },
})
const gone = { 204: { description: 'Done' }, ...problems }

export function countersRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk
  const now = (): number => performance.now()
  const pairings = openPairings(now, (p) => desk.live.stir(p.name))
  deskRoutes(app, desk, pairings, now)
  screenRoutes(app, desk, pairings)

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/counters',
      summary: 'The windows at which I may call numbers',
      responses: { 200: json(CounterSummarySchema.array(), 'Counters'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      return c.json(
        countersOf(house)
          .map((counter) => counterSummary(house, who, counter))
          .filter((s) => s.posts.length > 0),
        200,
      )
    },
  )
}

function deskRoutes(app: OpenAPIHono, desk: Desk, pairings: Pairings, now: () => number): void {
  const { house } = desk
  const counterFor = (who: Principal, id: string): Counter => {
    const counter = countersOf(house).find((c) => c.id === id)
    if (!counter || postsAt(house, who, counter).length === 0) throw notFound()
    return counter
  }
  const pairingFor = (who: Principal, id: string): Pairing => {
    const counter = counterFor(who, id)
    const pairing = pairings.ofSession(who.session)
    if (pairing?.counter !== counter.id)
      throw problem(409, 'not_paired', '对面的屏幕还没有配对', 'No screen is paired with this window yet')
    return pairing
  }

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/counters/{id}',
      summary: 'A window: its queue, the forms that are filled in there, and how the other screen stands',
      request: { params: CounterParamSchema },
      responses: { 200: json(CounterSchema, 'As it stands now'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const counter = counterFor(who, c.req.valid('param').id)
      const pairing = pairings.ofSession(who.session)
      const own = pairing?.counter === counter.id ? pairingView(pairing, now()) : null
      return c.json(await counterView(house, who, counter, own), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/counters/{id}/pairing',
      summary: 'Digits for the screen before the person: good once, for two minutes',
      request: { params: CounterParamSchema, ...body(PairSchema) },
      responses: { 201: json(PairingSchema, 'What is to be typed in there'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      mustBeSomebody(who)
      const counter = counterFor(who, c.req.valid('param').id)
      const { post, window } = c.req.valid('json')
      if (!postsAt(house, who, counter).includes(post))
        throw problem(403, 'not_your_post', '您今天没有这个岗位', 'You do not hold this post today', 'post')
      return c.json(pairingView(pairings.begin({ counter: counter.id, who, post, window }), now()), 201)
    },
  )

  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/counters/{id}/pairing',
      summary: 'What stands on the screen from now on: a number, and one case or none',
      request: { params: CounterParamSchema, ...body(HandSchema) },
      responses: { 200: json(PairingSchema, 'So it stands'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const pairing = pairingFor(who, c.req.valid('param').id)
      const { ticket, case: id } = c.req.valid('json')
      if (ticket !== null) await findCase(desk, who, ticket)
      if (id !== null) {
        const state = await findCase(desk, who, id)
        const role = postsToday(house, who.person).find((p) => p.id === pairing.post)?.role
        if (!signedHere(programmeOf(house, state)!, state, role))
          throw problem(
            409,
            'nothing_to_sign',
            '办件在这个环节没有需要当面核对签名的内容',
            'Where the case stands there is nothing to be checked and signed',
          )
      }
      pairings.hand(pairing, { ticket, case: id })
      return c.json(pairingView(pairing, now()), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'delete',
      path: '/api/counters/{id}/pairing',
      summary: 'The screen shows nothing more',
      request: { params: CounterParamSchema },
      responses: gone,
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      pairings.end(pairingFor(who, c.req.valid('param').id))
      return c.body(null, 204)
    },
  )
}

/** Whose screen it is, its cookie says, and no session does: a person at the window is signed in nowhere. */
function screenRoutes(app: OpenAPIHono, desk: Desk, pairings: Pairings): void {
  const { house } = desk
  const cookie = house.base === '' ? 'yimen-screen' : `yimen-screen-${house.code}`
  const path = `${house.base}/api/counter-screen`

  /** [CT3] It stands before somebody as long as whoever paired it is signed in. */
  const pairedBy = async (token: string | undefined): Promise<Pairing | null> => {
    const pairing = pairings.ofScreen(token)
    const session = pairing?.who.session ?? null
    if (!pairing || session === null) return null
    const signedIn = await stillOpen(house, new Map([[session, { holdsPost: true }]]))
    if (signedIn.has(session)) return pairing
    pairings.end(pairing)
    return null
  }
  const mustBePaired = async (c: Context): Promise<Pairing> => {
    const pairing = await pairedBy(getCookie(c, cookie))
    if (pairing) return pairing
    throw problem(
      401,
      'not_paired',
      '这块屏幕没有配对，或者配对已经结束，请窗口人员重新配对',
      'This screen is not paired, or no longer: ask the window to pair it again',
    )
  }

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/counter-screen',
      summary: 'Pairs this screen by the digits that the window reads aloud',
      request: body(JoinSchema),
      responses: { 200: json(ScreenSchema, 'What stands on it'), ...problems },
    }),
    async (c) => {
      const joined = pairings.join(c.req.valid('json').code, addressOf(desk.proxyHops, c))
      if (joined === 'too_many')
        throw problem(
          429,
          'too_many',
          '配对码输错次数过多，请一分钟后再试',
          'Too many wrong digits: wait a minute',
        )
      if (!joined)
        throw problem(
          404,
          'wrong_code',
          '配对码不对或者已经过期，请窗口人员重新取码',
          'The digits are wrong or over: ask the window for new ones',
          'code',
        )
      setCookie(c, cookie, joined.token, {
        httpOnly: true,
        sameSite: 'Strict',
        path,
        secure: isSecure(desk, c),
      })
      return c.json(await screenView(house, joined.pairing), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/counter-screen',
      summary: 'What stands on this screen',
      responses: { 200: json(ScreenSchema, 'As it stands now'), ...problems },
    }),
    async (c) => c.json(await screenView(house, await mustBePaired(c)), 200),
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/counter-screen/live',
      summary: 'What stands on this screen, as it changes: events named hello, told and beat',
      responses: {
        200: {
          description: 'Of `told` the data is a CounterScreen, or null when the pairing is over',
          content: { 'text/event-stream': { schema: ScreenSchema } },
        },
        ...problems,
      },
    }),
    async (c) => {
      const { name } = await mustBePaired(c)
      const token = getCookie(c, cookie)
      const read = async () => {
        const pairing = await pairedBy(token)
        return {
          text: JSON.stringify(pairing && (await screenView(house, pairing))),
          cases: [pairing?.ticket, pairing?.handed?.id].filter((id) => id != null),
        }
      }
      return new Response(desk.live.watch(name, { read, ages: true }), {
        headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' },
      })
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/counter-screen/wrong',
      summary: 'Tells the window that something of what is shown is wrong; the case stays as it is',
      request: body(SaidSchema),
      responses: gone,
    }),
    async (c) => {
      const pairing = await mustBePaired(c)
      const { state } = await mustShow(desk, pairing, c.req.valid('json'))
      pairings.say(pairing, 'wrong', state.id)
      return c.body(null, 204)
    },
  )

  /** [CT4] The picture of a hand is the agreement: what was shown at that seq, by the words that stood under it. */
  app.post('/api/counter-screen/signature', async (c) => {
    const pairing = await mustBePaired(c)
    const key = keyOf(c)
    const seq = Number(c.req.query('seq'))
    const shown = { case: c.req.query('case') ?? '', seq }
    const { state, outcome } = await mustShow(desk, pairing, shown)
    const bytes = await drawnPicture(Buffer.from(await c.req.arrayBuffer()))
    const { who, post } = pairing
    const actor = actorFor(house, who, post)
    const signature = uploadId(desk, who, undefined)
    await keepSent(desk, who, { id: signature, name: '当面签名.png', bytes, most: mostADay * 10 })
    const decided = await submit(desk, who, {
      owner: who.login,
      key,
      asker: who,
      actor,
      command: { case: state.id, seq, outcome, input: {}, signature, screen: true },
    })
    answerOf(decided)
    pairings.say(pairing, 'signed', state.id)
    return c.body(null, 204)
  })

  app.delete('/api/counter-screen', async (c) => {
    pairings.end(await mustBePaired(c))
    deleteCookie(c, cookie, { path })
    return c.body(null, 204)
  })
}

/** The case that is handed at this moment, as it was shown, and what is agreed to by signing. */
async function mustShow(
  { house }: Desk,
  pairing: Pairing,
  shown: { readonly case: string; readonly seq: number },
) {
  const state = pairing.handed && (await seenBy(house, pairing, pairing.handed.id))
  const role = postsToday(house, pairing.who.person).find((p) => p.id === pairing.post)?.role
  const sign = state && signedHere(programmeOf(house, state)!, state, role)
  if (!state || !sign)
    throw problem(
      409,
      'nothing_handed',
      '屏幕上现在没有要您核对的内容',
      'Nothing stands here to be checked now',
    )
  /** [CT4] Two cases may stand at one seq: what was drawn for the one before is never the next one's. */
  if (state.id !== shown.case || state.seq !== shown.seq)
    throw problem(
      409,
      'stale_seq',
      '窗口刚刚改动了内容，请重新核对后再签名',
      'The window has just changed something: check it anew before you sign',
    )
  return { state, outcome: sign.outcome }
}
