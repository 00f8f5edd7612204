/** A draft checked before it is sent: nothing of it is kept, and no word of it is written down. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { namesDay, type Published } from '#contradiction'
import type { Text } from '#kernel/text'
import { parseDay } from '#kernel/day'
import { listIssues } from '#store'
import { allows } from '../access.ts'
import { CheckedSchema, DraftSchema, type CheckedView } from '../contract/index.ts'
import { checkDraft, DraftFault, type Checked } from '#drafts'
import { HttpProblem, notFound, problem } from '../problem.ts'
import type { House } from '../realm.ts'
import { findIssue, proseOf, signedAs } from '../views/bulletins.ts'
import { mustBe, type Desk } from './tools.ts'
import { problems } from './responses.ts'

const mostShown = 500
/** Signed ones of the days that a text names, the newest first. */
const mostCompared = 30
/** Threads at work at once; who comes later is asked to come again. */
const mostAtOnce = 3
const document = 'application/octet-stream'

export function draftsRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk
  let working = 0
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/contradictions',
      summary:
        'What in a draft cannot be true together, and what a signed bulletin of the same day says otherwise; of a text, or of a .docx or .txt as it is',
      request: {
        body: {
          content: {
            'application/json': { schema: DraftSchema },
            [document]: { schema: z.string().openapi({ format: 'binary' }) },
          },
        },
      },
      responses: {
        200: {
          description: 'The text and what was found in it',
          content: { 'application/json': { schema: CheckedSchema } },
        },
        ...problems,
      },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      if (!allows(house, who, 'read', { kind: 'figure' })) throw notFound()
      const isFile = (c.req.header('content-type') ?? '').startsWith(document)
      if (!isFile && !(c.req.header('content-type') ?? '').startsWith('application/json'))
        throw problem(
          415,
          'wrong_type',
          '请粘贴文字，或者上传 .docx、.txt 文件',
          'Paste a text, or send a .docx or a .txt',
        )
      const source = isFile
        ? { bytes: new Uint8Array(await c.req.arrayBuffer()) }
        : { text: (c.req.valid('json') as z.infer<typeof DraftSchema>).text }
      if (working >= mostAtOnce)
        throw problem(
          429,
          'busy',
          '正在核对的文稿较多，请稍后再试',
          'Several drafts are being checked: try again in a moment',
        )
      working++
      const compared: CheckedView['compared'] = []
      try {
        return c.json(
          viewOf(await checkDraft(source, (text) => signedOf(house, text, compared)), compared),
          200,
        )
      } catch (e) {
        throw e instanceof DraftFault
          ? new HttpProblem({
              status:
                e.code === 'too_large' || e.code === 'too_long'
                  ? 413
                  : e.code === 'not_a_draft' || e.code === 'old_format'
                    ? 415
                    : 422,
              code: e.code,
              detail: e.detail,
            })
          : e
      } finally {
        working--
      }
    },
  )
}

/** [B12] The prose of signed bulletins whose day the text names; `compared` collects which. */
async function signedOf(
  house: House,
  text: string,
  compared: CheckedView['compared'],
): Promise<readonly Published[]> {
  const issues = (await listIssues(house.pool, house.code))
    .flatMap((i) => {
      const asOf = parseDay(i.asOf)
      return asOf && namesDay(text, asOf) ? [{ bulletin: i.bulletin, asOf }] : []
    })
    .toSorted((a, b) => (a.asOf < b.asOf ? 1 : -1))
    .slice(0, mostCompared)
  const texts = await Promise.all(
    issues.map(async ({ bulletin, asOf }): Promise<readonly Published[]> => {
      const b = house.packs.bulletins.find((x) => x.id === bulletin)
      const issue = b && (await findIssue(house, b, asOf))
      if (!b || !issue) return []
      const number = `${b.mark}〔${asOf.slice(0, 4)}〕${issue.number}号`
      compared.push({
        bulletin,
        asOf,
        title: { zh: `${b.title.zh}（${number}）`, en: `${b.title.en} (${number})` },
      })
      return [{ name: cited(b.title, number), text: proseOf(house, signedAs(b, issue), issue, asOf, 'zh') }]
    }),
  )
  return texts.flat()
}

const cited = (title: Text, number: string): Text => ({
  zh: `《${title.zh}》（${number}）`,
  en: `“${title.en}” (${number})`,
})

/** [DR3] Each finding with the paragraph that it stands in. */
function viewOf({ text, findings }: Checked, compared: CheckedView['compared']): CheckedView {
  const starts: number[] = []
  let at = 0
  for (const line of text.split('\n')) {
    if (line.trim() !== '') starts.push(at)
    at += line.length + 1
  }
  const count = (severity: 'contradiction' | 'warning'): number =>
    findings.filter((f) => f.severity === severity).length
  return {
    text,
    paragraphs: starts.length,
    contradictions: count('contradiction'),
    warnings: count('warning'),
    compared,
    findings: findings
      .slice(0, mostShown)
      .map((f) => ({
        kind: f.kind,
        severity: f.severity,
        paragraph: starts.findLastIndex((s) => s <= f.at.from) + 1,
        from: f.at.from,
        to: f.at.to,
        said: f.said,
        implied: f.implied,
        message: f.message,
      })),
  }
}
