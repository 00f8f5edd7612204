/** Lists as files: the rows of the screen, behind its masks, for a spreadsheet. */
import { z, type OpenAPIHono } from '@hono/zod-openapi'
import { yuan, type Fen, type Text } from '#kernel'
import type { CaseFilter } from '#store'
import { AreaCodeSchema, IdSchema, type TaskView } from '../contract/index.ts'
import { csvFile } from '../documents/csv.ts'
import { exported } from '../exports.ts'
import { problem } from '../problem.ts'
import { inForce, type House } from '../realm.ts'
import { postsToday, type Principal } from '../session.ts'
import { casesFilter, inboxFilter, tasksOf } from '../views/tasks.ts'
import { mustBe, mustBeStrong, type Desk } from './tools.ts'

export const inboxQuery = z.object({
  post: IdSchema.optional(),
  step: z.string().max(60).optional(),
  q: z.string().max(60).optional(),
})
export const casesQuery = z.object({
  mine: z.enum(['true', 'false']).optional(),
  q: z.string().max(60).optional(),
  programme: z.string().max(60).optional(),
  area: AreaCodeSchema.optional(),
})

/** A spreadsheet that nobody can read through is not a list. */
const mostRows = 10_000

export function listsRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk

  app.get('/api/inbox.csv', async (c) => {
    const who = await mustBe(desk, c)
    mustBeStrong(who)
    const q = parsed(inboxQuery, c.req.query())
    const rows = await rowsOf(desk, who, inboxFilter(house, who, q))
    return exported(desk, c, who, {
      what: `list.inbox.${rows.length}`,
      case: null,
      post: q.post ?? firstPost(house, who),
      bytes: async (mark) => csvFile(head, rows, mark),
      type: csvType,
      name: `收件箱-${house.clock.now().slice(0, 10)}.csv`,
    })
  })

  app.get('/api/cases.csv', async (c) => {
    const who = await mustBe(desk, c)
    const q = parsed(casesQuery, c.req.query())
    const filter = casesFilter(house, who, q)
    /** Their own affairs are theirs. */
    if (postsToday(house, who.person).length > 0) mustBeStrong(who)
    const rows = filter ? await rowsOf(desk, who, filter) : []
    return exported(desk, c, who, {
      what: `list.${filter?.by ?? 'nothing'}.${rows.length}`,
      case: null,
      post: firstPost(house, who),
      bytes: async (mark) => csvFile(head, rows, mark),
      type: csvType,
      name: `${titleOf(house, q.programme)?.zh ?? '办件'}-${house.clock.now().slice(0, 10)}.csv`,
    })
  })
}

const csvType = 'text/csv; charset=utf-8'
const titleOf = (house: House, programme: string | undefined): Text | undefined =>
  programme === undefined ? undefined : inForce(house, programme)?.title
const firstPost = (house: House, who: Principal): string | null =>
  postsToday(house, who.person)[0]?.id ?? null

function parsed<T extends z.ZodType>(schema: T, query: Readonly<Record<string, string>>): z.output<T> {
  const read = schema.safeParse(query)
  if (!read.success)
    throw problem(
      400,
      'invalid_request',
      '请求格式不对',
      'The request is not valid',
      read.error.issues[0]?.path.join('.'),
    )
  return read.data
}

const head = ['办件编号', '事项', '对象', '地点', '环节', '金额（元）', '到期', '时限', '计时', '到达']
const states: Readonly<Record<NonNullable<TaskView['state']>, string>> = {
  running: '计时中',
  suspended: '中止计时',
  stopped: '已停止',
  overdue: '超期',
}

/** [X4] What the screen shows to this person and no more: all of it, or it is refused. */
async function rowsOf(
  desk: Desk,
  who: Principal,
  filter: CaseFilter,
): Promise<readonly (readonly string[])[]> {
  const tasks = await tasksOf(desk, who, filter, mostRows + 1)
  if (tasks.length > mostRows)
    throw problem(
      422,
      'too_many_rows',
      `超过${mostRows}件，请先按环节或编号筛选再导出`,
      `More than ${mostRows} cases: narrow the list first`,
    )
  return tasks.map((t) => [
    t.case,
    t.title.zh,
    t.subject,
    t.areaName,
    t.stepTitle.zh,
    t.amount === null ? '' : yuan(t.amount as Fen),
    minute(t.due),
    t.clock?.zh ?? '',
    t.state === null ? '' : states[t.state],
    minute(t.since),
  ])
}

const minute = (at: string | null): string => (at === null ? '' : at.slice(0, 16).replace('T', ' '))
