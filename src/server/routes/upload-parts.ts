/** [U7] Files in pieces: the line may break as often as it likes, and what arrived need not come again. */
import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { fromEpochMs, toEpochMs } from '#kernel/day'
import {
  countHalves,
  dropParts,
  halfUpload,
  keepPart,
  markWhole,
  subjectKey,
  sweepParts,
  wholeUpload,
  type Announced,
  type Half,
} from '#store'
import type { HalfUpload } from '../contract/index.ts'
import { HttpProblem, problem } from '../problem.ts'
import { postsToday, type Principal } from '../session.ts'
import { keepSent, largest, mostADay, nameSent, uploadId } from './files.ts'
import { mustBe, type Desk } from './tools.ts'

/** Half of what any other body may be: a line that breaks every minute still gets one through. */
export const largestPart = 256 * 1024
/** Days offline are sent in an hour. */
const mostInOffice = 600
/** A phone that was away for longer begins its file anew. */
const daysKept = 7
const dayMs = 24 * 3_600_000

export function uploadPartsRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk
  app.get('/api/upload-parts/:ref', async (c) => {
    const who = await mustBe(desk, c)
    const id = uploadId(desk, who, c.req.param('ref'))
    return c.json(viewOf(id, await halfUpload(house.pool, house.code, id)))
  })

  app.post('/api/upload-parts/:ref', async (c) => {
    const who = await mustBe(desk, c)
    const id = uploadId(desk, who, c.req.param('ref'))
    const name = nameSent(c)
    const whole = announced(c)
    const pos = wholeHeader(c, 'x-upload-offset', largest)
    const bytes = Buffer.from(await c.req.arrayBuffer())
    if (bytes.length === 0 || bytes.length > largestPart || pos + bytes.length > whole.size)
      throw problem(
        413,
        'wrong_part',
        `每段最多${largestPart / 1024}KB，且不超出文件大小`,
        `A piece is at most ${largestPart / 1024} KB, and within the size of the file`,
      )
    const before = await halfUpload(house.pool, house.code, id)
    if (before && (!before.digest.equals(whole.digest) || before.size !== whole.size))
      throw problem(
        422,
        'id_reused',
        '您用这个编号上传过另一个文件，请换一个编号',
        'You sent another file under this id: choose another',
        'id',
      )
    const now = house.clock.now()
    if (!before) await mayBegin(desk, who)
    const key = await subjectKey(house.pool, house.secrets, house.code, who.person)
    const part = { ...whole, id, person: who.person, at: now }
    /** What comes out of turn is not kept: the answer says where to go on. */
    if (!before?.kept) await keepPart(house.pool, house.code, { ...part, pos, bytes }, key, house.keys.suite)
    const half = await halfUpload(house.pool, house.code, id)
    if (half && !half.kept && half.offset === half.size) {
      const sent = await wholeUpload(house.pool, house.code, who.person, id, key)
      if (!sha256(sent).equals(whole.digest)) {
        await dropParts(house.pool, house.code, id)
        throw problem(
          422,
          'wrong_hash',
          '收到的文件与原文件不一致，请重新上传',
          'What arrived is not the file that was announced: send it again',
        )
      }
      await keepSent(desk, who, { id, name, bytes: sent, most: mostFor(desk, who) }).catch(
        async (error: unknown) => {
          /** What is refused for good is not kept for a second look. */
          if (error instanceof HttpProblem && error.problem.status !== 429)
            await dropParts(house.pool, house.code, id)
          throw error
        },
      )
      await markWhole(house.pool, house.code, part)
      return c.json(viewOf(id, { ...half, kept: true }), 201)
    }
    return c.json(viewOf(id, half))
  })
}

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()

const viewOf = (id: string, half: Half | null): HalfUpload => ({
  offset: half?.offset ?? 0,
  size: half?.size ?? null,
  whole: half?.kept ? { id, sha256: half.digest.toString('hex') } : null,
})

const mostFor = ({ house }: Desk, who: Principal): number =>
  postsToday(house, who.person).length > 0 ? mostInOffice : mostADay

/** A person begins no more than they may send; whoever begins clears away what nobody went on with. */
async function mayBegin(desk: Desk, who: Principal): Promise<void> {
  const { house } = desk
  const now = toEpochMs(house.clock.now())
  await sweepParts(house.pool, house.code, fromEpochMs(now - daysKept * dayMs))
  const most = mostFor(desk, who)
  if ((await countHalves(house.pool, house.code, who.person, fromEpochMs(now - dayMs))) >= most)
    throw problem(
      429,
      'too_many',
      `一天最多上传${most}个文件，请明天再传`,
      `At most ${most} files a day: try tomorrow`,
    )
}

function announced(c: Context): Announced {
  const text = c.req.header('x-upload-sha256') ?? ''
  if (!/^[0-9a-f]{64}$/.test(text))
    throw problem(400, 'invalid_request', '请求缺少文件的 SHA-256', 'The SHA-256 of the file is missing')
  const size = wholeHeader(c, 'x-upload-size', Number.MAX_SAFE_INTEGER)
  if (size > largest) throw problem(413, 'too_large', '文件不能超过5MB', 'A file is at most 5 MB')
  return { digest: Buffer.from(text, 'hex'), size }
}

function wholeHeader(c: Context, name: string, most: number): number {
  const text = c.req.header(name) ?? ''
  if (!/^\d{1,10}$/.test(text) || Number(text) > most)
    throw problem(400, 'invalid_request', '上传位置或大小不对', 'The offset or the size is not valid')
  return Number(text)
}
