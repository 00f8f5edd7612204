/** Cases in lists: which ones, in what order, and how many of what kind there are. */
import type { Case } from '#kernel/case'
import type { Connection } from './pool.ts'
import { stood, standing, type Standing } from './standing.ts'

/** When it is due, as lists put it: what is over, what ends with this day, what ends within the days after it, what later, and what has no limit. */
export const dueBands = ['overdue', 'today', 'soon', 'later', 'none'] as const
export type DueBand = (typeof dueBands)[number]
/** Where these bands end, as instants. */
export type DueBounds = { readonly now: string; readonly today: string; readonly soon: string }

/** What narrows a list beside what it is a list of. */
type Narrowed = {
  readonly programme?: string
  readonly step?: string
  readonly codes?: readonly string[]
  /** Not at these: programme, version and step, with a space between. */
  readonly notAt?: readonly string[]
}
/** Waiting for one of these. */
type Held = Narrowed & {
  readonly by: 'holder'
  readonly posts: readonly { readonly role: string; readonly area: string }[]
  /** [OA4] What was handed to one colleague is in nobody else's inbox, but where nobody holds that post any more. */
  readonly own?: readonly string[]
  readonly vacant?: readonly string[]
  readonly beginning?: string
  readonly due?: { readonly band: DueBand; readonly bounds: DueBounds }
}

/** Which cases a list wants. */
export type CaseFilter =
  | (Narrowed &
      (
        | { readonly by: 'mine'; readonly person: string }
        | { readonly by: 'person'; readonly person: string }
        | { readonly by: 'programme'; readonly programme: string }
        | { readonly by: 'id'; readonly beginning: string }
        | { readonly by: 'area'; readonly codes: readonly string[] }
      ))
  | Held

export const caseOrders = ['due', 'since', 'amount', 'case', 'step', 'place'] as const
export type CaseOrder = { readonly by: (typeof caseOrders)[number]; readonly descending: boolean }
export const pressingFirst: CaseOrder = { by: 'due', descending: false }

/** What stands together in a list, under a heading of its own. */
export const caseGroupings = ['step', 'place', 'due'] as const
export type CaseGrouping = { readonly by: (typeof caseGroupings)[number]; readonly bounds: DueBounds }
/** A heading: the programme and step, the place, or the band; how many stand under it, and how many of them are over. */
export type CaseGroup = { readonly key: string; readonly total: number; readonly late: number }

/** A case in a list; `due` and `since` are its task's, null when nobody has it. */
export type ListedCase = {
  readonly state: Case
  readonly since: string | null
  readonly amount: number | null
}

export type CasePage = {
  readonly offset: number
  readonly limit: number
  readonly order?: CaseOrder
  readonly group?: CaseGrouping
}

/** The values of one query, each written as its number. */
type Values = { readonly list: unknown[]; readonly add: (value: unknown, type: string) => string }
function valuesFrom(...list: unknown[]): Values {
  return {
    list,
    add(value, type) {
      list.push(value)
      return `$${list.length}::${type}`
    },
  }
}

const joined =
  'from office_case c left join lateral (select * from task x where x.realm = c.realm and x.case_id = c.id ' +
  'order by x.due, x.role limit 1) t on true where c.realm = $1'

/** A condition over `c` and `t`. A `%` in an id is a letter like any other: ids have none. */
function condition(f: Exclude<CaseFilter, Held>, values: Values): string {
  const narrowed = [
    ...(f.programme === undefined ? [] : [`c.programme = ${values.add(f.programme, 'text')}`]),
    ...(f.step === undefined ? [] : [`c.step = ${values.add(f.step, 'text')}`]),
    ...(f.codes === undefined ? [] : [`c.area = any(${values.add(f.codes, 'text[]')})`]),
    ...(f.notAt === undefined
      ? []
      : [`c.programme || ' ' || c.version || ' ' || c.step <> all(${values.add(f.notAt, 'text[]')})`]),
  ]
  switch (f.by) {
    case 'mine': {
      const person = values.add(f.person, 'text')
      narrowed.push(
        `c.id in (select case_id from case_person where realm = $1 and person = ${person} union select id from office_case where realm = $1 and state->'acts'->0->>'person' = ${person})`,
      )
      break
    }
    case 'person':
      narrowed.push(
        `c.id in (select case_id from case_person where realm = $1 and person = ${values.add(f.person, 'text')})`,
      )
      break
    case 'id':
      /** As a range of bytes: what a likeness or a function asks is tried on every row, row-level security being what it is. */
      narrowed.push(
        `c.id ~>=~ ${values.add(f.beginning, 'text')}`,
        `c.id ~<~ ${values.add(`${f.beginning}\u{10ffff}`, 'text')}`,
      )
      break
    case 'programme':
    case 'area':
      break
  }
  return narrowed.join(' and ')
}

/** Ties are told apart by the case, so that no page shows what another showed. */
function orderOf({ by, descending }: CaseOrder, id: 'c.id' | 't.case_id', ties: string): string {
  const way = descending ? 'desc' : 'asc'
  const programme = id === 'c.id' ? 'c.programme, c.step' : 't.programme, t.step'
  const area = id === 'c.id' ? 'c.area' : 't.area'
  switch (by) {
    case 'due':
      return `t.due ${way} nulls last, ${ties}`
    case 'since':
      return `t.since ${way} nulls last, ${id}`
    case 'amount':
      return `t.amount ${way} nulls last, ${id}`
    case 'case':
      return `${id} ${way}`
    case 'step':
      return `${programme.replaceAll(',', ` ${way},`)} ${way}, t.due, ${ties}`
    case 'place':
      return `${area} ${way}, t.due, ${ties}`
  }
}

/** Cases of a list, the most pressing first unless another order is asked for. */
export async function listCases(
  db: Connection,
  realm: string,
  f: CaseFilter,
  page: CasePage,
): Promise<readonly ListedCase[]> {
  if (f.by === 'holder') return listHeld(db, realm, f, page)
  const values = valuesFrom(realm)
  const where = condition(f, values)
  const order = orderOf(page.order ?? pressingFirst, 'c.id', 'c.opened_at desc, c.id')
  const { rows } = await db.query<Standing<ListedCase>>(
    `select ${standing('c')}, t.since, t.amount ${joined} and ${where} order by ${order}
      limit ${values.add(page.limit, 'int')} offset ${values.add(page.offset, 'int')}`,
    values.list,
  )
  return stood(db, realm, rows)
}

export async function countCases(db: Connection, realm: string, f: CaseFilter): Promise<number> {
  if (f.by === 'holder') return countHeld(db, realm, f)
  const values = valuesFrom(realm)
  const where = condition(f, values)
  const { rows } = await db.query<{ n: number }>(
    `select count(*) as n from office_case c where c.realm = $1 and ${where}`,
    values.list,
  )
  return rows[0]!.n
}

/** The same, counted no further than `most`: whoever gets `most` knows that there are so many or more. */
export async function countCasesTo(
  db: Connection,
  realm: string,
  f: Exclude<CaseFilter, Held>,
  most: number,
): Promise<number> {
  const values = valuesFrom(realm)
  const where = condition(f, values)
  const { rows } = await db.query<{ n: number }>(
    `select count(*) as n
      from (select 1 from office_case c where c.realm = $1 and ${where} limit ${values.add(most, 'int')}) as counted`,
    values.list,
  )
  return rows[0]!.n
}

/** The bands of the days, as PostgreSQL tells them of a task. */
const bandOf = ({ now, today, soon }: DueBounds, values: Values): string =>
  `case when t.due is null then 'none' when t.due < ${values.add(now, 'timestamptz')} then 'overdue'
        when t.due <= ${values.add(today, 'timestamptz')} then 'today'
        when t.due <= ${values.add(soon, 'timestamptz')} then 'soon' else 'later' end`

const holders = '(select distinct * from unnest($2::text[], $3::text[])) as h(role, area)'
const startOf = (realm: string, f: Held): Values =>
  valuesFrom(
    realm,
    f.posts.map((p) => p.role),
    f.posts.map((p) => p.area),
    f.own ?? [],
    f.vacant ?? [],
  )

function heldCondition(f: Held, values: Values): string {
  return [
    't.realm = $1 and t.role = h.role and t.area = h.area',
    '(t.post is null or t.post = any($4::text[]) or t.post = any($5::text[]))',
    ...(f.step === undefined ? [] : [`t.step = ${values.add(f.step, 'text')}`]),
    ...(f.programme === undefined ? [] : [`t.programme = ${values.add(f.programme, 'text')}`]),
    ...(f.beginning === undefined ? [] : [`starts_with(t.case_id, ${values.add(f.beginning, 'text')})`]),
    /** A case of a place that was divided waits at the place that it was; it is listed under the case's own. */
    ...(f.codes === undefined
      ? []
      : [
          `exists (select 1 from office_case x where x.realm = $1 and x.id = t.case_id and x.area = any(${values.add(f.codes, 'text[]')}))`,
        ]),
    ...(f.due === undefined ? [] : [`${bandOf(f.due.bounds, values)} = ${values.add(f.due.band, 'text')}`]),
  ].join(' and ')
}

/** What a group stands under, over the task and, for the place, the case. */
function groupKey({ by, bounds }: CaseGrouping, values: Values): string {
  switch (by) {
    case 'step':
      return `t.programme || ' ' || t.step`
    case 'place':
      return '(select x.area from office_case x where x.realm = $1 and x.id = t.case_id)'
    case 'due':
      return bandOf(bounds, values)
  }
}
const ranked = (by: CaseGrouping['by'], key: string): string =>
  by === 'due'
    ? `array_position(array[${dueBands.map((b) => `'${b}'`).join(', ')}], ${key})`
    : `${key} collate "C"`

/**
 * From the index, in its order, a page for each holder and then the best of these: an inbox reads what it
 * shows, however much waits elsewhere.
 */
async function listHeld(
  db: Connection,
  realm: string,
  f: Held,
  page: CasePage,
): Promise<readonly ListedCase[]> {
  const values = startOf(realm, f)
  const where = heldCondition(f, values)
  const { by, descending } = page.order ?? pressingFirst
  /** As the index has it, word for word. */
  const plain =
    by === 'due' && !descending
      ? 't.due, t.since desc, t.case_id'
      : orderOf({ by, descending }, 't.case_id', 't.since desc, t.case_id')
  const rank = page.group ? ranked(page.group.by, groupKey(page.group, values)) : null
  const order = rank === null ? plain : `t.rank, ${plain}`
  const limit = values.add(page.limit, 'int')
  const offset = values.add(page.offset, 'int')
  const tasks =
    rank === null
      ? `cross join lateral (select * from task t where ${where} order by ${plain} limit ${limit} + ${offset}) as t`
      : `cross join lateral (select *, ${rank} as rank from task t where ${where}) as t`
  const { rows } = await db.query<Standing<ListedCase>>({
    /** The list as it opens is planned once. */
    ...(values.list.length === 7 && rank === null && by === 'due' && !descending ? { name: 'inbox' } : {}),
    text: `select ${standing('c')}, t.since, t.amount
             from (select t.* from ${holders} ${tasks}
                    order by ${order} limit ${limit} offset ${offset}) as t
             join office_case c on c.realm = $1 and c.id = t.case_id
            order by ${order}`,
    values: values.list,
  })
  return stood(db, realm, rows)
}

async function countHeld(db: Connection, realm: string, f: Held): Promise<number> {
  const values = startOf(realm, f)
  const where = heldCondition(f, values)
  const { rows } = await db.query<{ n: number }>(
    `select count(*) as n from ${holders} join task t on ${where}`,
    values.list,
  )
  return rows[0]!.n
}

/** [LI4] The headings of a list that stands in groups, in its order, with how many stand under each. */
export async function groupHeld(
  db: Connection,
  realm: string,
  f: Extract<CaseFilter, { readonly by: 'holder' }>,
  group: CaseGrouping,
): Promise<readonly CaseGroup[]> {
  const values = startOf(realm, f)
  const where = heldCondition(f, values)
  const key = groupKey(group, values)
  const late = values.add(group.bounds.now, 'timestamptz')
  const { rows } = await db.query<CaseGroup>(
    `select key, count(*) as total, count(*) filter (where due < ${late}) as late
       from (select ${key} as key, t.due from ${holders} join task t on ${where}) as grouped
      group by key order by ${ranked(group.by, 'key')}`,
    values.list,
  )
  return rows
}
