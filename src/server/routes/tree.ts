/** Routes of the log's tree: heads and proofs for anybody, receipts for those who may see the case. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { fromBase64Url, originOf, toBase64, toBase64Url } from '#tree'
import { isId, sightOf } from '#kernel/case'
import { consistencyPath, findLeaf, inclusionPath, newestHeads, readBodies, rootAt } from '#store'
import {
  ConsistencySchema,
  EntrySchema,
  IdSchema,
  LogHeadSchema,
  LogKeySchema,
  LogProofSchema,
  ReceiptSchema,
  SizeSchema,
} from '../contract/index.ts'
import { inOffice, postFor, reading, officeReader } from '../access.ts'
import { exported } from '../exports.ts'
import { proofFile, proofPage } from '../documents/proof.ts'
import { headView } from '../heads.ts'
import { notFound, problem } from '../problem.ts'
import { programmeOf } from '../realm.ts'
import { actorFor } from '../session.ts'
import { caseView } from '../views/case.ts'
import { readLog } from '../views/log.ts'
import { isForConcerned } from '../views/office.ts'
import { receiptOf } from '../views/receipt.ts'
import { findCase } from './cases.ts'
import { mustBe, wholeParam, type Desk } from './tools.ts'
import { problems } from './responses.ts'

const json = <T extends z.ZodType>(schema: T, description: string) => ({
  200: { description, content: { 'application/json': { schema } } },
})
const mostHeads = 1000

export function treeRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house, heads } = desk
  /** The newest head; before the first there is nothing to prove. */
  const newest = async () => {
    const head = await heads.newest()
    if (!head)
      throw problem(404, 'no_head', '日志还没有签发过日志头', 'No head of the log has been signed yet')
    return head
  }
  const within = (text: string | undefined, most: number, name: string): number => {
    const n = text === undefined ? most : Number(text)
    if (n > most)
      throw problem(
        404,
        'no_such_size',
        `日志头目前只到${most}条`,
        `The newest head covers ${most} leaves`,
        name,
      )
    return n
  }

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/log/head',
      summary: 'The newest signed head of the log',
      responses: { ...json(LogHeadSchema, 'The head, and its signed note'), ...problems },
    }),
    async (c) => c.json(await newest(), 200),
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/log/heads',
      summary: 'Signed heads, newest first',
      request: { query: z.object({ limit: z.string().optional() }) },
      responses: { ...json(z.array(LogHeadSchema), 'Heads'), ...problems },
    }),
    async (c) => {
      const rows = await newestHeads(
        house.pool,
        house.code,
        wholeParam(c.req.valid('query').limit, 20, mostHeads),
      )
      return c.json(
        rows.map((h) => headView(house, h)),
        200,
      )
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/log/consistency',
      summary: 'That the log of one size begins the log of another (RFC 9162 §2.1.4)',
      request: { query: z.object({ from: SizeSchema, to: SizeSchema.optional() }) },
      responses: { ...json(ConsistencySchema, 'The proof'), ...problems },
    }),
    async (c) => {
      const q = c.req.valid('query')
      const second = within(q.to, (await newest()).size, 'to')
      const first = within(q.from, second, 'from')
      const [path, firstRoot, secondRoot] = [
        await consistencyPath(house.pool, house.code, first, second),
        await rootAt(house.pool, house.code, first),
        await rootAt(house.pool, house.code, second),
      ]
      return c.json(
        {
          first,
          second,
          firstRoot: toBase64(firstRoot),
          secondRoot: toBase64(secondRoot),
          path: path.map(toBase64),
        },
        200,
      )
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/log/proof',
      summary: 'That an entry is in the log, by its hash (RFC 9162 §2.1.3)',
      request: { query: z.object({ leaf: EntrySchema, size: SizeSchema.optional() }) },
      responses: { ...json(LogProofSchema, 'The proof'), ...problems },
    }),
    async (c) => {
      const q = c.req.valid('query')
      const size = within(q.size, (await newest()).size, 'size')
      const entry = fromBase64Url(q.leaf)
      const leaf = entry && (await findLeaf(house.pool, house.code, entry))
      if (!leaf || leaf.idx >= size)
        throw problem(404, 'not_in_log', '日志中没有这一条', 'There is no such entry in the log', 'leaf')
      return c.json(
        {
          entry: toBase64Url(leaf.hash),
          index: leaf.idx,
          size,
          path: (await inclusionPath(house.pool, house.code, leaf.idx, size)).map(toBase64),
        },
        200,
      )
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/log/key',
      summary: 'The public key that heads are signed with',
      responses: { ...json(LogKeySchema, 'The key'), ...problems },
    }),
    (c) => {
      const { alg, keyId, publicKey } = house.signer
      const kind = alg === 'ed25519' ? [1] : [0xff, ...Buffer.from(alg)]
      return c.json(
        {
          origin: originOf(house.code),
          alg,
          keyId,
          publicKey: toBase64(publicKey),
          verifierKey: `${originOf(house.code)}+${keyId}+${toBase64(new Uint8Array([...kind, ...publicKey]))}`,
        },
        200,
      )
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{id}/receipt',
      summary: 'That a case is in the log: its newest event, or the one asked for',
      request: { params: z.object({ id: IdSchema }), query: z.object({ seq: z.string().optional() }) },
      responses: { ...json(ReceiptSchema, 'The receipt'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const state = await findCase(desk, who, c.req.valid('param').id)
      /** [OA15] When the office talks to itself is told as little as what it says. */
      const isInOffice = inOffice(house, who, state)
      const seqs = state.acts.filter((a) => isInOffice || isForConcerned(a, who.person)).map((a) => a.seq)
      const seq = wholeParam(c.req.valid('query').seq, seqs.at(-1)!, state.seq)
      if (seq === 0)
        throw problem(
          400,
          'invalid_number',
          `应为1到${state.seq}的整数`,
          `A whole number from 1 to ${state.seq}`,
          'seq',
        )
      if (!seqs.includes(seq)) throw notFound()
      return c.json(await receiptOf(house, heads, state, seq), 200)
    },
  )

  /** [T9] [X1] The file leaves by the door that writes it down. */
  app.get('/api/cases/:id/proof.html', async (c) => {
    const who = await mustBe(desk, c)
    const id = c.req.param('id')
    if (!isId(id)) throw notFound()
    const state = await findCase(desk, who, id)
    const official = inOffice(house, who, state)
    /** [P9] The file holds every byte of every event: of many people's case that is more than one of them may see. */
    if (
      !sightOf(programmeOf(house, state)!, { person: who.person, official }).whole ||
      (!official && state.errands !== undefined)
    )
      throw problem(
        403,
        'others_data',
        '离线凭证含有办件的全部内容，其中有涉及他人或者只供经办单位查看的信息，只能由经办单位导出；您可以使用办件凭证',
        'The file would hold all of the case, also what others said or what is for the office alone: the office ' +
          'exports it. Your receipt proves that the case is in the log',
        'id',
      )
    const script =
      desk.pages === null ? null : await readFile(join(desk.pages, 'proof.js'), 'utf8').catch(() => null)
    if (script === null)
      throw problem(
        409,
        'no_verifier',
        '本服务器没有装上核验程序，暂不能生成离线凭证',
        'This server was built without the verifier: no offline proof can be made',
      )
    const { log, bodies } = await reading(house, who, async (db) => ({
      log: (await readLog(house, db, id)).slice(0, state.seq),
      bodies: await readBodies(db, house.code, id),
    }))
    const shown = await caseView(house, state, log, actorFor(house, who), state.people.includes(who.person), {
      mayReveal: false,
      looks: [],
      reader: who.person,
      official,
      refused: [],
      reading: officeReader(house, who, state),
    })
    const file = await proofFile(house, heads, state, log, bodies, shown)
    return exported(desk, c, who, {
      what: 'proof',
      case: id,
      post: postFor(house, who, state),
      bytes: Buffer.from(proofPage(file, `办件离线凭证 ${id}`, script)),
      type: 'text/html; charset=utf-8',
      name: `${id}-proof.html`,
    })
  })
}
