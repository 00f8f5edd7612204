/** Files: papers that people send, documents that the office prints, and the bank's files. */
import { createHash, randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { fileTypeFromBuffer } from 'file-type'
import { cleanText } from '#kernel/identity'
import { fromEpochMs, toEpochMs } from '#kernel/day'
import type { Facts } from '#kernel/rule'
import { isForm, type Programme } from '#kernel/programme'
import { sightOf, isId, runsOf, type Case } from '#kernel/case'
import {
  changeCovered,
  countUploads,
  decrypt,
  encrypt,
  findUpload,
  keepUpload,
  openUploadName,
  sealUploadName,
  subjectKey,
  transaction,
  type Post,
} from '#store'
import { answerOf, findCase } from './cases.ts'
import { bankFile, bankPages } from '../documents/bank.ts'
import { openReturnFile, type Returned } from '../documents/return-file.ts'
import { caseDocument } from '../documents/case.ts'
import { allows, inOffice, officeReader, postFor, reading, thingOf } from '../access.ts'
import { formatOf, papers } from '#paper'
import { exported } from '../exports.ts'
import { rewritten } from '../images.ts'
import { caseAddressed, paperAddressed, paperOfRef } from '../ids.ts'
import { SheetFault, wholeText } from '#sheets'
import { refuseActivePdf } from '#pdf'
import { HttpProblem, notFound, problem } from '../problem.ts'
import { programmeOf, settingOf } from '../realm.ts'
import { actorFor, postsToday, type Principal } from '../session.ts'
import { readLog } from '../views/log.ts'
import { fileNameOf, foundAt, keyOf, mustBe, type Desk } from './tools.ts'

export const largest = 5 * 1024 * 1024
export const mostADay = 60
const types: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
}

export function filesRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk

  /** [U1] What a file is, its bytes say; its name is only shown. */
  app.post('/api/uploads', async (c) => {
    const who = await mustBe(desk, c)
    const name = nameSent(c)
    await mustHaveRoom(desk, who, mostADay)
    const bytes = Buffer.from(await c.req.arrayBuffer())
    const id = uploadId(desk, who, c.req.header('x-upload-id'))
    const { outcome, type, size } = await keepSent(desk, who, { id, name, bytes })
    return c.json({ id, name, type, size }, outcome === 'kept' ? 201 : 200)
  })

  /** [U4] As an attachment of no type, in a sandbox. */
  app.get('/api/uploads/:id', async (c) => {
    const who = await mustBe(desk, c)
    const id = paperAddressed(house, who, c.req.param('id'))
    const of = await caseNaming(desk, who, c.req.query('case'), id)
    const file = isId(id) ? await reading(house, who, (db) => findUpload(db, house.code, id), of?.id) : null
    const ground =
      file && allows(house, who, 'see', { kind: 'upload', sender: file.person, of: of && thingOf(house, of) })
    if (!file || !ground) throw notFound()
    await house.keys.load(house.pool, [file.person])
    const key = house.keys.get(house.keys.current(file.person))
    /** Erased: the row says that there was a paper, and holds nothing. */
    if (!key || file.content.length === 0) throw notFound()
    return exported(desk, c, who, {
      kind: 'download',
      what: `upload.${id}`,
      case: of?.id ?? null,
      post: ground.post?.id ?? null,
      bytes: decrypt(key, file.content, `${file.person}|${id}`),
      type: 'application/octet-stream',
      name: uploadName(
        file.sealedName === null ? id : openUploadName(key, file.sealedName, file.person, id),
        file.type,
      ),
    })
  })

  app.get('/api/cases/:id/papers/:file', async (c) => {
    const who = await mustBe(desk, c)
    const [, kind, ending] = /^([a-z-]+)\.(docx|pdf)$/.exec(c.req.param('file')) ?? []
    const id = caseAddressed(house, who, c.req.param('id'))
    if (kind === undefined || !isId(id)) throw notFound()
    const format = formatOf(c.req.query('format'), ending)
    const state = await findCase(desk, who, id)
    const print = programmeOf(house, state)?.prints?.[kind]
    const lang = c.req.query('lang') === 'en' ? 'en' : 'zh'
    const reader = {
      person: who.person,
      actor: actorFor(house, who, undefined),
      official: inOffice(house, who, state),
      foundAt: foundAt(desk, c),
    }
    const make = await caseDocument(
      house,
      state,
      await reading(house, who, (db) => readLog(house, db, id)),
      kind,
      format,
      reader,
      lang,
    )
    if (!make || !print) throw notFound()
    return exported(desk, c, who, {
      what: `paper.${kind}`,
      case: id,
      post: postFor(house, who, state),
      bytes: make,
      type: papers[format].type,
      name: `${isForm(print) ? print.title[lang] : print.title.zh}-${id}.${format}`,
    })
  })

  /** [M7] The bank's file holds exactly the cases that accepted this batch: whoever may release batches may fetch it. */
  app.get('/api/payments/:id/file.csv', async (c) => {
    const who = await mustBe(desk, c)
    const id = c.req.param('id')
    if (!isId(id)) throw notFound()
    const { posts } = bankOf(desk, who, await findCase(desk, who, id))
    const state = await whenTold(desk, who, id)
    return exported(desk, c, who, {
      what: 'bank_file',
      case: id,
      post: posts[0]?.id ?? null,
      bytes: Buffer.from(await bankFile(house, state)),
      type: 'text/csv; charset=utf-8',
      name: `${id}.csv`,
    })
  })

  app.post('/api/payments/:id/return', async (c) => {
    const who = await mustBe(desk, c)
    const key = keyOf(c)
    const id = c.req.param('id')
    if (!isId(id)) throw notFound()
    const batch = await findCase(desk, who, id)
    const { bank, posts } = bankOf(desk, who, batch)
    const answering = Object.values(programmeOf(house, batch)!.steps).flatMap(
      (s) => s.outcomes[bank.answered]?.by ?? [],
    )
    const post = posts.find((p) => answering.includes(p.role))
    if (!post)
      throw problem(
        403,
        'wrong_role',
        '您的岗位不能读回银行结果',
        'Your post does not read the bank’s answer back',
      )
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    const text = bankText(bytes)
    const state = await whenTold(desk, who, id)
    const file = openReturnFile(text, id)
    for await (const page of bankPages(house, state)) file.sent(page)
    const input =
      bank.returns === undefined
        ? (file.answer() as unknown as Facts)
        : asked(programmeOf(house, state)!, state, bank, bank.returns, file.returned(c.req.query('sure')))
    const decided = await desk.queue.submit({
      owner: who.login,
      key,
      actor: actorFor(house, who, post.id),
      command: { case: id, seq: seqToAnswer(state, bank), outcome: bank.answered, input },
    })
    if (decided.status < 300) desk.outbox.wake()
    return c.json(answerOf(decided) as object, 200)
  })
}

/** The name that a file was sent under, cleaned. */
export function nameSent(c: Context): string {
  const name = cleanText(fileNameOf(c), { max: 100 })
  if (!name.ok) throw problem(422, 'invalid_name', '文件名不对', 'The file name is not valid', 'name')
  return name.value
}

/** Nobody fills the disk. */
async function mustHaveRoom({ house }: Desk, who: Principal, most: number): Promise<void> {
  const since = fromEpochMs(toEpochMs(house.clock.now()) - 24 * 3_600_000)
  if ((await countUploads(house.pool, house.code, who.person, since)) >= most)
    throw problem(
      429,
      'too_many',
      `一天最多上传${most}个文件，请明天再传，或到乡镇便民服务中心提交`,
      `At most ${most} files a day: try tomorrow, or bring them to the service centre`,
    )
}

type Sent = {
  readonly id: string
  readonly name: string
  readonly bytes: Buffer
  /** How many a day, where nobody has looked yet. */ readonly most?: number
}

/** Keeps a file that arrived whole: once, however often it comes. Throws what is wrong with it. */
export async function keepSent(
  desk: Desk,
  who: Principal,
  { id, name, bytes, most }: Sent,
): Promise<{ readonly outcome: 'kept' | 'again'; readonly type: string; readonly size: number }> {
  const { house } = desk
  if (most !== undefined) await mustHaveRoom(desk, who, most)
  const now = house.clock.now()
  if (bytes.length > largest) throw problem(413, 'too_large', '文件不能超过5MB', 'A file is at most 5 MB')
  const type = (await fileTypeFromBuffer(bytes))?.mime
  if (type === undefined || !Object.hasOwn(types, type))
    throw problem(415, 'wrong_type', '只接受 JPEG、PNG 图片和 PDF', 'Only JPEG, PNG and PDF are accepted')
  const cleanBytes = await keptOf(bytes, type)
  const key = await subjectKey(house.pool, house.secrets, house.code, who.person)
  const sealed = encrypt(key, cleanBytes, `${who.person}|${id}`, house.keys.suite)
  const paper = {
    id,
    person: who.person,
    sealedName: sealUploadName(key, name, who.person, id, house.keys.suite),
    type,
    size: cleanBytes.length,
    digest: createHash('sha256').update(cleanBytes).digest(),
    content: sealed,
    at: now,
  }
  const outcome = await transaction(house.pool, (db) =>
    changeCovered(
      db,
      house.cover,
      { upload: { id: [id] } },
      () => keepUpload(db, house.code, paper),
      (before) =>
        before === 'kept'
          ? {
              kind: 'upload',
              case: null,
              person: who.person,
              post: null,
              names: [`upload.${id}`],
              purpose: '',
              at: now,
            }
          : null,
    ),
  )
  if (outcome === 'taken')
    throw problem(
      409,
      'id_taken',
      '这个文件编号已被使用，请换一个',
      'The id is used already: choose another',
      'id',
    )
  if (outcome === 'other')
    throw problem(
      422,
      'id_reused',
      '您用这个编号上传过另一个文件，请换一个编号',
      'You sent another file under this id: choose another',
      'id',
    )
  return { outcome, type, size: cleanBytes.length }
}

/**
 * [U6] Who sends may name it, so that sending twice keeps one. The name is theirs alone: it makes an id that is nobody else's, and
 * so tells nothing of what others sent, nor takes a name from them. Those who play history name papers as it knows them.
 */
export function uploadId({ house }: Desk, who: Principal, ref: string | undefined): string {
  if (ref === undefined) return randomUUID()
  if (!isId(ref))
    throw problem(422, 'invalid_id', '文件编号格式不对', 'The id of the file is not valid', 'id')
  return paperOfRef(house, who, ref)
}

/** [M9] The bank's answer as text; what is none is refused before a word of it is written anywhere. */
function bankText(bytes: Uint8Array): string {
  try {
    const text = wholeText(bytes)
    /** What a wrong encoding leaves of a character: what stood there is gone. */
    if (!text.includes('\uFFFD')) return text
  } catch (error) {
    if (!(error instanceof SheetFault)) throw error
  }
  throw problem(
    422,
    'bank_file_text',
    '回盘文件不是文本，或者编码损坏，请向银行重新索取文本格式（UTF-8 或 GB18030）的回盘文件',
    'The return file is no text, or its encoding is damaged: ask the bank for it again as text in UTF-8 or GB18030',
  )
}

/** [U2] [U3] What is kept: of a picture its pixels, written anew; of a PDF all of it, when it does nothing. */
async function keptOf(bytes: Buffer, type: string): Promise<Buffer> {
  if (type === 'image/jpeg' || type === 'image/png') return rewritten(bytes, type)
  await refuseActivePdf(bytes)
  return bytes
}

/** As it was called when it was sent, ending as what it is. */
function uploadName(name: string, type: string): string {
  const ending = `.${types[type]}`
  return name.toLowerCase().endsWith(ending) || (type === 'image/jpeg' && /\.jpeg$/i.test(name))
    ? name
    : `${name}${ending}`
}

/** [LS6] The batch once all its lines were told, each of which took it or did not: before, its file would lack some of them. */
async function whenTold(desk: Desk, who: Principal, id: string): Promise<Case> {
  await desk.outbox.drained()
  const state = await findCase(desk, who, id)
  const runs = runsOf(programmeOf(desk.house, state)!, state, settingOf(desk.house, state))
  if (runs.some((run) => run.by === 'lines'))
    throw problem(
      409,
      'lines_not_told',
      '清单还在逐笔交办，请过一会儿再办',
      'The lines are still being told one by one: try again in a while',
    )
  await desk.outbox.drained()
  return state
}

type Bank = NonNullable<Programme['bank']>

/**
 * What the answer of the bank stands on: the batch as it stands, whatever the engine and the office noted since its release. One that was
 * answered since stands on what it stood on then: the same file again is a repeat, and another comes too late.
 */
function seqToAnswer({ acts, seq }: Case, bank: Bank): number {
  const release = acts.findLast((a) => a.outcome === bank.released)
  const answer = acts.find((a) => a.outcome === bank.answered && a.seq > (release?.seq ?? 0))
  return answer === undefined ? seq : answer.seq - 1
}

/** [LS8] Of what a file comes to, what the answer asks. */
function asked(
  p: Programme,
  { step }: Case,
  bank: NonNullable<Programme['bank']>,
  list: string,
  { returns, ...sums }: Returned,
): Facts {
  const asks = p.steps[step]?.outcomes[bank.answered]?.asks ?? {}
  const all: Facts = { ...sums, [list]: returns }
  return Object.fromEntries(Object.entries(all).filter(([name]) => Object.hasOwn(asks, name)))
}

/** How this batch meets the bank, and the posts of the one who asks that may deal with it. */
function bankOf(
  desk: Desk,
  who: Principal,
  state: Case,
): { readonly bank: Bank; readonly posts: readonly Post[] } {
  const bank = programmeOf(desk.house, state)?.bank
  if (!bank || !allows(desk.house, who, 'bank', thingOf(desk.house, state))) throw notFound()
  const posts = postsToday(desk.house, who.person).filter((p) => bank.by.includes(p.role))
  return { bank, posts }
}

/** A paper may be opened by whoever may see a case that names it: that case, when one was given and it does. */
async function caseNaming(
  desk: Desk,
  who: Principal,
  caseId: string | undefined,
  upload: string,
): Promise<Case | null> {
  if (caseId === undefined) return null
  const named = caseAddressed(desk.house, who, caseId)
  if (!isId(named)) return null
  const state = await findCase(desk, who, named).catch((e: unknown) => {
    if (e instanceof HttpProblem) return null
    throw e
  })
  if (!state) return null
  /** [P9] Of the others’ papers, one of the many opens none: a sheet of signatures, a copy of an ID. */
  const p = programmeOf(desk.house, state)!
  const sight = sightOf(p, { person: who.person, official: inOffice(desk.house, who, state) })
  if (Object.entries(state.facts).some(([name, v]) => sight.sees(name) && names(sight.told(name, v), upload)))
    return state
  /** [K20] What was given with one act is no fact of the case, and stands in that act. */
  const log = await reading(desk.house, who, (db) => readLog(desk.house, db, state.id))
  const office = officeReader(desk.house, who, state)
  return log.some(
    ({ event }) =>
      (office.byPost && event.signature?.paper === upload) ||
      Object.entries(event.given ?? {}).some(
        ([name, v]) => sight.seesEntered(event, name) && names(sight.toldEntered(event, name, v), upload),
      ),
  )
    ? state
    : null
}

/** Papers stand in a fact of their own, or in the lines of a list. */
const names = (v: unknown, upload: string): boolean =>
  Array.isArray(v)
    ? v.includes(upload) ||
      v.some(
        (line) =>
          typeof line === 'object' && line !== null && Object.values(line).some((x) => names(x, upload)),
      )
    : false
