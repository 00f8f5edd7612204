/** The newspaper's page: what a realm signs for it, and the page itself where it is made up. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Day } from '#kernel/day'
import { answerText } from '#page'
import { frozenRecords, writeIssue } from '#store'
import { toBase64 } from '#tree'
import { allows } from '../access.ts'
import {
  BroadsheetRecordsSchema,
  BroadsheetSchema,
  NameSchema,
  PageAnswerSchema,
  SignBroadsheetSchema,
  type BroadsheetView,
} from '../contract/index.ts'
import { hashOf } from '../page/ask.ts'
import {
  asReadings,
  correctionsOf,
  findPageIssue,
  printedAlone,
  setIn,
  type Broadsheet,
  type PageIssue,
} from '../page/broadsheet.ts'
import { notFound, problem } from '../problem.ts'
import { today } from '../realm.ts'
import type { Principal } from '../session.ts'
import { claimedFor } from '../views/claimed.ts'
import { json, problems } from './responses.ts'
import { dayParam, mustBe, wholeParam, whoReads, type Desk } from './tools.ts'

const shownAtOnce = 50
const onDay = z.object({ asOf: z.string().optional() })

export function broadsheetRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house, heads } = desk
  const sheetHere = (): Broadsheet => {
    const sheet = desk.broadsheet()
    if (!sheet || sheet.page.realm !== house.code)
      throw problem(404, 'no_page', '这里没有版面', 'No page is made up here')
    return sheet
  }
  const pageDay = (sheet: Broadsheet, text: string | undefined): Day =>
    text === undefined && sheet.page.asOf <= today(house) ? sheet.page.asOf : dayParam(desk, text)
  /** [PG2] The realms tell the page more than most may know: they are asked as an auditor asks, and small counts with it [P8]. */
  const knowsAll = async (c: Context, sheet: Broadsheet): Promise<boolean> => {
    if (house.realm?.rehearsal) return true
    const who = await whoReads(desk, c)
    return maySign(desk, sheet, who) || allows(house, who, 'audit', { kind: 'house' }) !== null
  }
  const readable = async (c: Context, sheet: Broadsheet, asOf: Day): Promise<PageIssue | null> => {
    const issue = await findPageIssue(house, sheet.page, asOf)
    if (issue === null && !(await knowsAll(c, sheet))) throw notFound()
    return issue
  }

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/page/signed',
      summary: 'What this realm’s bulletins claim of a page, signed under the newest head of its log',
      request: { query: onDay },
      responses: {
        200: json(PageAnswerSchema, 'The values, the head, and the signature over both'),
        ...problems,
      },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      if (!allows(house, who, 'read', { kind: 'figure' })) throw notFound()
      const asOf = dayParam(desk, c.req.valid('query').asOf)
      const figures = await claimedFor(house, who, asOf)
      const head = await heads.newest()
      if (!head)
        throw problem(404, 'no_head', '日志还没有签发过日志头', 'No head of the log has been signed yet')
      const hash = hashOf(figures)
      const text = answerText(house.code, asOf, head, hash)
      return c.json(
        {
          realm: house.code,
          name: house.realm?.name ?? { zh: house.code, en: house.code },
          asOf,
          at: house.clock.now(),
          figures,
          head,
          hash,
          signature: toBase64(house.signer.sign(Buffer.from(text))),
        },
        200,
      )
    },
  )

  const view = async (c: Context, sheet: Broadsheet, asOf: Day): Promise<BroadsheetView> => {
    const issue = await readable(c, sheet, asOf)
    const { page } = sheet
    const draft = issue ? null : await sheet.draft(asOf)
    const values = issue?.values ?? draft!.values
    const knows = await knowsAll(c, sheet)
    return {
      id: page.id,
      version: page.version,
      title: page.title,
      motto: page.motto,
      issuer: page.issuer,
      number: issue ? `${page.mark}〔${asOf.slice(0, 4)}〕${issue.number}号` : null,
      asOf,
      rehearsal: house.realm?.rehearsal ?? false,
      maySign: maySign(desk, sheet, await whoReads(desk, c)),
      realms: [...(issue?.realms ?? draft!.realms)],
      values: knows ? values : printedAlone(values),
      units: { ...page.units },
      differing: issue ? [] : draft!.differing,
      ...setIn(page, values),
      signed: issue
        ? {
            at: issue.signedAt,
            by: issue.signedBy,
            corrections: knows ? await correctionsOf(house, sheet, issue, asOf) : [],
          }
        : null,
    }
  }

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/broadsheet',
      summary: 'The page: every value asked of its realm, or as it was signed',
      request: { query: onDay },
      responses: { 200: json(BroadsheetSchema, 'The page'), ...problems },
    }),
    async (c) => {
      const sheet = sheetHere()
      return c.json(await view(c, sheet, pageDay(sheet, c.req.valid('query').asOf)), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/broadsheet/{id}/records',
      summary: 'The records behind one value of the page, in its realm; frozen once signed',
      request: {
        params: z.object({ id: NameSchema }),
        query: onDay.extend({ offset: z.string().optional() }),
      },
      responses: { 200: json(BroadsheetRecordsSchema, 'Records'), ...problems },
    }),
    async (c) => {
      const sheet = sheetHere()
      const { asOf: day, offset } = c.req.valid('query')
      const asOf = pageDay(sheet, day)
      const { id } = c.req.valid('param')
      const issue = await readable(c, sheet, asOf)
      /** Which cases stand behind a signed number is told to who may read the draft too. */
      if (!(await knowsAll(c, sheet))) throw notFound()
      const value = (issue?.values ?? (await sheet.draft(asOf)).values)[id]
      if (!value) throw problem(404, 'unknown_slot', '版面上没有这个数', 'The page has no such value', 'id')
      const from = wholeParam(offset, 0, 10_000_000)
      if (issue === null)
        return c.json({ frozen: false, ...(await sheet.recordsAt(value, asOf, from, shownAtOnce)) }, 200)
      const all = await frozenRecords(house.pool, house.code, sheet.page.id, asOf, id)
      const shown = all.slice(from, from + shownAtOnce).map((r) => ({ ...r }))
      return c.json({ frozen: true, total: all.length, records: shown }, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/broadsheet/sign',
      summary: 'Sign the page: values, heads and records are frozen',
      request: {
        body: { required: true, content: { 'application/json': { schema: SignBroadsheetSchema } } },
      },
      responses: { 200: json(BroadsheetSchema, 'The signed page'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const sheet = sheetHere()
      if (!maySign(desk, sheet, who))
        throw problem(403, 'may_not_sign', '您的岗位不能签发这份版面', 'Your post does not sign this page')
      const { asOf: day, evenSo } = c.req.valid('json')
      const asOf = dayParam(desk, day)
      await sign(desk, sheet, asOf, who, evenSo === true)
      return c.json(await view(c, sheet, asOf), 200)
    },
  )
}

const maySign = ({ house }: Desk, { page }: Broadsheet, who: Principal): boolean =>
  allows(house, who, 'sign', {
    kind: 'bulletin',
    reach: house.places.reach(house.root, today(house)),
    signedBy: page.signedBy,
  }) !== null

/** [PG10] What contradicts itself is not signed; what is not told now is signed only by who says so. */
async function sign(
  desk: Desk,
  sheet: Broadsheet,
  asOf: Day,
  who: Principal,
  evenSo: boolean,
): Promise<void> {
  const { house } = desk
  const { page } = sheet
  if (asOf > today(house))
    throw problem(
      422,
      'future_day',
      '不能签发未来日期的版面',
      'A page of a future day cannot be signed',
      'asOf',
    )
  if (await findPageIssue(house, page, asOf))
    throw problem(409, 'already_signed', '该日期的版面已经签发', 'The page of this day is already signed')
  const draft = await sheet.wholeDraft(asOf)
  const { implied } = setIn(page, draft.values)
  const broken = implied.find((j) => j.holds === false)?.working ?? draft.differing[0]?.message
  if (broken)
    throw problem(
      422,
      'contradiction',
      `版面前后矛盾，不能签发：${broken.zh}`,
      `The page contradicts itself and cannot be signed: ${broken.en}`,
    )
  const untold = draft.realms.filter((r) => r.state !== 'told' || r.claimed < r.wanted)
  if (untold.length > 0 && !evenSo)
    throw problem(
      409,
      'not_all_told',
      `${untold.map((r) => r.name.zh).join('、')}没有答全；确认后按其上次签名的数或者空缺签发`,
      `${untold.map((r) => r.name.en).join(', ')} did not tell everything: confirm to sign by what was signed before, or with gaps`,
      'evenSo',
    )
  const frozen: Record<string, Awaited<ReturnType<typeof frozenRecords>>> = {}
  for (const [id, value] of Object.entries(draft.values))
    if (value?.live)
      frozen[id] = (await sheet.recordsNow(value, asOf)).map((r) => ({
        case: r.case,
        seq: r.seq,
        entry: r.entry,
        value: r.value,
      }))
  const written = await writeIssue(
    house.pool,
    house.cover,
    page.id,
    asOf,
    {
      signedAt: house.clock.now(),
      signedBy: house.reference.people.get(who.person) ?? who.login,
      person: who.person,
      readings: asReadings(draft.values),
      tables: draft.realms,
    },
    frozen,
  )
  if (!written)
    throw problem(409, 'already_signed', '该日期的版面已经签发', 'The page of this day is already signed')
}
