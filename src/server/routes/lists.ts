/** Lists as files: the rows of the screen in its order and columns, behind its masks, for a spreadsheet. */
import type { Context } from 'hono'
import { z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Text } from '#kernel/text'
import type { Mark } from '#paper'
import type { CaseFilter, CasePage } from '#store'
import type { TaskView } from '../contract/index.ts'
import { calendarFile, calendarType } from '../documents/calendar.ts'
import { caseListCsv, caseListSheet } from '../documents/case-list.ts'
import { sheetType } from '../documents/list-sheet.ts'
import { exported } from '../exports.ts'
import { problem } from '../problem.ts'
import { inForce, type House } from '../realm.ts'
import { postsToday, type Principal } from '../session.ts'
import { casesQuery, groupAsked, inboxQuery, orderAsked } from '../views/list-query.ts'
import { casesFilter, inboxFilter, tasksOf } from '../views/tasks.ts'
import { mustBe, mustBeStrong, type Desk } from './tools.ts'

/** A spreadsheet that nobody can read through is not a list. */
const mostRows = 10_000

type Format = 'csv' | 'xlsx' | 'ics'
const formats: readonly Exclude<Format, 'ics'>[] = ['csv', 'xlsx']

export function listsRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk

  const inboxFile = (format: Format) => async (c: Context) => {
    const who = await mustBe(desk, c)
    mustBeStrong(who)
    const q = parsed(inboxQuery, c.req.query())
    const group = groupAsked(house, q.group)
    const tasks = await rowsOf(desk, who, inboxFilter(house, who, q), {
      order: orderAsked(q.sort),
      ...(group === undefined ? {} : { group }),
    })
    return exported(desk, c, who, {
      what: `list.inbox.${tasks.length}`,
      case: null,
      post: q.post ?? firstPost(house, who),
      ...fileOf(house, format, tasks, q.columns),
      name: `收件箱-${house.clock.now().slice(0, 10)}.${format}`,
    })
  }

  const casesFile = (format: Exclude<Format, 'ics'>) => async (c: Context) => {
    const who = await mustBe(desk, c)
    const q = parsed(casesQuery, c.req.query())
    const filter = casesFilter(house, who, q)
    /** Their own affairs are theirs. */
    if (postsToday(house, who.person).length > 0) mustBeStrong(who)
    const tasks = filter ? await rowsOf(desk, who, filter, { order: orderAsked(q.sort) }) : []
    return exported(desk, c, who, {
      what: `list.${filter?.by ?? 'nothing'}.${tasks.length}`,
      case: null,
      post: firstPost(house, who),
      ...fileOf(house, format, tasks, q.columns),
      name: `${titleOf(house, q.programme)?.zh ?? '办件'}-${house.clock.now().slice(0, 10)}.${format}`,
    })
  }

  app.get('/api/inbox.ics', inboxFile('ics'))
  for (const format of formats) {
    app.get(`/api/inbox.${format}`, inboxFile(format))
    app.get(`/api/cases.${format}`, casesFile(format))
  }
}

function fileOf(house: House, format: Format, tasks: readonly TaskView[], columns: string | undefined) {
  switch (format) {
    case 'csv':
      return {
        type: 'text/csv; charset=utf-8',
        bytes: (mark: Mark) => Promise.resolve(caseListCsv(tasks, columns, mark)),
      }
    case 'xlsx':
      return { type: sheetType, bytes: (mark: Mark) => caseListSheet(tasks, columns, mark) }
    case 'ics':
      return {
        type: calendarType,
        bytes: (mark: Mark) => Promise.resolve(calendarFile(tasks, { realm: house.code, mark })),
      }
  }
}

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

/** [X4] What the screen shows to this person and no more: all of it, or it is refused. */
async function rowsOf(
  desk: Desk,
  who: Principal,
  filter: CaseFilter,
  looked: Pick<CasePage, 'order' | 'group'>,
): Promise<readonly TaskView[]> {
  const tasks = await tasksOf(desk.house, who, filter, { ...looked, offset: 0, limit: mostRows + 1 })
  if (tasks.length > mostRows)
    throw problem(
      422,
      'too_many_rows',
      `超过${mostRows}件，请先按环节或编号筛选再导出`,
      `More than ${mostRows} cases: narrow the list first`,
    )
  return tasks
}
