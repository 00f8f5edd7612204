/** Files: papers that people send, documents that the office prints, and the bank's files. */
import { randomUUID, createHash } from 'node:crypto'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { fileTypeFromBuffer } from 'file-type'
import { cleanText, isId } from '#kernel'
import { decrypt, encrypt } from '#store'
import { answerOf, findCase } from './cases.ts'
import { bankFile, readReturnFile } from '../documents/bank.ts'
import { caseDocument } from '../documents/case.ts'
import { notFound, problem } from '../problem.ts'
import { actorFor, postsToday } from '../session.ts'
import { readLog } from '../views/log.ts'
import { keyOf, mustBe, type Desk } from './tools.ts'

const largest = 5 * 1024 * 1024
const types: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' }

export function filesRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk

  /** [U1] What a file is, its bytes say; its name is only shown. */
  app.post('/api/uploads', async (c) => {
    const who = await mustBe(desk, c)
    const name = cleanText(c.req.query('name') ?? '', { max: 100 })
    if (!name.ok) throw problem(422, 'invalid_name', '文件名不对', 'The file name is not valid', 'name')
    const bytes = Buffer.from(await c.req.arrayBuffer())
    if (bytes.length > largest) throw problem(413, 'too_large', '文件不能超过5MB', 'A file is at most 5 MB')
    const type = (await fileTypeFromBuffer(bytes))?.mime
    if (type === undefined || !Object.hasOwn(types, type)) throw problem(415, 'wrong_type', '只接受 JPEG、PNG 图片和 PDF', 'Only JPEG, PNG and PDF are accepted')
    const id = randomUUID()
    await house.keys.load(house.pool, [who.person])
    const sealed = encrypt(house.keys.ensure(who.person), bytes, `${who.person}|${id}`)
    const fresh = house.keys.takeNew().filter((k) => k.subject === who.person)
    for (const k of fresh) await house.pool.query('insert into subject_key (realm, subject, wrapped) values ($1, $2, $3)', [house.code, k.subject, k.wrapped])
    await house.pool.query('insert into upload (realm, id, person, name, type, size, digest, content, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [house.code, id, who.person, name.value, type, bytes.length, createHash('sha256').update(bytes).digest(), sealed, house.clock.now()])
    return c.json({ id, name: name.value, type, size: bytes.length }, 201)
  })

  app.get('/api/uploads/:id', async (c) => {
    const who = await mustBe(desk, c)
    const id = c.req.param('id')
    const { rows } = await house.pool.query<{ person: string; type: string; content: Buffer }>('select person, type, content from upload where realm = $1 and id = $2', [house.code, isId(id) ? id : ''])
    const file = rows[0]
    if (!file || !(file.person === who.person || (await inCaseOf(desk, c.req.query('case'), id, () => mustBe(desk, c))))) throw notFound()
    await house.keys.load(house.pool, [file.person])
    const key = house.keys.get(file.person)
    if (!key) throw notFound()
    return c.body(new Uint8Array(decrypt(key, file.content, `${file.person}|${id}`)), 200, { 'content-type': 'application/octet-stream', 'content-disposition': `attachment; filename="${id}.${types[file.type]}"`, 'cache-control': 'no-store' })
  })

  app.get('/api/cases/:id/papers/:file', async (c) => {
    const who = await mustBe(desk, c)
    const kind = /^([a-z-]+)\.docx$/.exec(c.req.param('file'))?.[1]
    const id = c.req.param('id')
    if (kind === undefined || !isId(id)) throw notFound()
    const state = await findCase(desk, who, id)
    const content = await caseDocument(house, state, await readLog(house, id), kind)
    if (!content) throw notFound()
    return c.body(new Uint8Array(content), 200, { 'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'content-disposition': `attachment; filename="${id}-${kind}.docx"`, 'cache-control': 'no-store' })
  })

  /** [M5] The bank's file holds exactly the cases that accepted this batch: whoever may release batches may fetch it. */
  app.get('/api/payments/:id/file.csv', async (c) => {
    const who = await mustBe(desk, c)
    const id = c.req.param('id')
    if (!isId(id) || !postsToday(house, who.person).some((p) => p.role.startsWith('county-finance'))) throw notFound()
    const state = await findCase(desk, who, id)
    if (state.programme.id !== 'assistance.payment_batch' || !state.acts.some((a) => a.outcome === 'release')) throw notFound()
    await desk.outbox.drained()
    return c.body(await bankFile(house, id), 200, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${id}.csv"`, 'cache-control': 'no-store' })
  })

  app.post('/api/payments/:id/return', async (c) => {
    const who = await mustBe(desk, c)
    const key = keyOf(c)
    const id = c.req.param('id')
    const post = postsToday(house, who.person).find((p) => p.role === 'county-finance')
    if (!isId(id) || !post) throw notFound()
    const state = await findCase(desk, who, id)
    const text = await c.req.text()
    if (text.length > 2_000_000) throw problem(413, 'too_large', '回盘文件过大', 'The return file is too large')
    const input = readReturnFile(text, id)
    const decided = await desk.queue.submit({ owner: who.login, key, actor: actorFor(house, who, post.id), command: { case: id, seq: state.acts.findLast((a) => a.outcome === 'release')?.seq ?? state.seq, outcome: 'reconcile', input } })
    if (decided.status < 300) desk.outbox.wake()
    return c.json(answerOf(decided) as object, 200)
  })
}

/** A paper may be opened by whoever may see a case that names it. */
async function inCaseOf(desk: Desk, caseId: string | undefined, upload: string, who: () => ReturnType<typeof mustBe>): Promise<boolean> {
  if (caseId === undefined || !isId(caseId)) return false
  const state = await findCase(desk, await who(), caseId).catch(() => null)
  return state !== null && Object.values(state.facts).some((v) => Array.isArray(v) && v.includes(upload))
}
