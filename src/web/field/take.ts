/** [FO2] What a phone takes along: the tasks of who is signed in, the forms of their posts, their places, and no more. */
import type { CaseView, Inbox, TaskView } from '../../server/contract/cases.ts'
import type { AreaView, Me, PostView } from '../../server/contract/people.ts'
import type { AskView, ProgrammeSummary } from '../../server/contract/programmes.ts'
import type { Field } from '../../kernel/programme/field.ts'
import type { Text } from '../../kernel/text.ts'
import { takeRoll, wantedIn, type Roll } from './rolls.ts'

export type Get = <T>(path: string) => Promise<T>

export type Form = { readonly outcome: string; readonly title: Text; readonly asks: readonly AskView[] }
/** A form by which a post of theirs opens a case, and what they may do there before the phone has heard of it again. */
export type Opening = Form & {
  readonly programme: string
  readonly programmeTitle: Text
  readonly summary: Text
  readonly post: string
  readonly areas: readonly string[]
  readonly next: readonly Form[]
}
export type Task = Pick<
  TaskView,
  | 'case'
  | 'seq'
  | 'programme'
  | 'title'
  | 'subject'
  | 'areaName'
  | 'stepTitle'
  | 'since'
  | 'due'
  | 'state'
  | 'left'
  | 'over'
  | 'unit'
  | 'point'
> & {
  /** It waits for them; else they opened it and may follow it. */ readonly waits: boolean
  readonly post: string
  readonly facts: readonly { readonly title: Text; readonly text: string }[]
  readonly ways: readonly (Form & { readonly barred: Text | null })[]
}
export type Taken = {
  readonly me: Pick<Me, 'name' | 'login' | 'posts' | 'realm'>
  readonly at: string
  readonly tasks: readonly Task[]
  readonly openings: readonly Opening[]
  readonly places: Readonly<Record<string, Text>>
  /** The smallest places of their posts. */ readonly areas: readonly string[]
  /** [FM15] Who may be ticked, by register; a phone of an earlier version has none. */
  readonly rolls?: Readonly<Record<string, Roll>>
  /** How many tasks did not fit. */ readonly left: number
}

const mostTasks = 100
const mostPlaces = 400
/** Nothing older that no longer waits for them. */
export const daysBack = 30

/** The part of a programme that a form needs. */
type ProgrammeData = {
  readonly id: string
  readonly title: Text
  readonly summary: Text
  readonly fields: Readonly<Record<string, AskView['field']>>
  readonly opens: Readonly<Record<string, Way>>
  readonly steps: Readonly<Record<string, { readonly outcomes?: Readonly<Record<string, Way>> }>>
  readonly bank?: { readonly lines: string }
  readonly sheet?: { readonly begin: string }
}
type Way = {
  readonly title: Text
  readonly by: readonly string[]
  readonly to: string
  readonly asks?: Readonly<Record<string, AskView['ask']>>
}

const formOf = (p: ProgrammeData, outcome: string, { title, asks = {} }: Way): Form => ({
  outcome,
  title,
  asks: Object.entries(asks).map(([name, ask]) => ({ name, field: p.fields[name]!, ask })),
})

function openingsOf(p: ProgrammeData, posts: readonly PostView[], under: Under): readonly Opening[] {
  return Object.entries(p.opens).flatMap(([outcome, way]) => {
    const post = posts.find((one) => way.by.includes(one.role))
    /** Lists for a bank and sheets are the desk's. */
    const isDesk = p.sheet?.begin === outcome || (p.bank && Object.hasOwn(way.asks ?? {}, p.bank.lines))
    if (!post || isDesk) return []
    return [
      {
        ...formOf(p, outcome, way),
        programme: p.id,
        programmeTitle: p.title,
        summary: p.summary,
        post: post.id,
        areas: under.get(post.area) ?? [post.area],
        next: Object.entries(p.steps[way.to]?.outcomes ?? {})
          .filter(([, next]) => next.by.includes(post.role))
          .map(([name, next]) => formOf(p, name, next)),
      },
    ]
  })
}

/** For each post's place the smallest places in it, where cases are. */
type Under = ReadonlyMap<string, readonly string[]>

async function placesUnder(get: Get, area: string, names: Record<string, Text>): Promise<readonly string[]> {
  const smallest: string[] = []
  const queue = [area]
  while (queue.length > 0 && smallest.length < mostPlaces) {
    const code = queue.shift()!
    const children = await get<readonly AreaView[]>(`/api/areas?under=${code}`)
    for (const child of children) names[child.code] = child.name
    if (children.length === 0) smallest.push(code)
    else queue.push(...children.map((c) => c.code))
  }
  return smallest
}

/** Several at once, as a phone's line bears. */
async function eachOf<T, R>(all: readonly T[], work: (one: T) => Promise<R>, width = 4): Promise<R[]> {
  const results: R[] = []
  let next = 0
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (next < all.length) {
        const at = next++
        results[at] = await work(all[at]!)
      }
    }),
  )
  return results
}

/** The case as the first of their posts sees it that can do something there. */
async function taskOf(get: Get, row: TaskView, waits: boolean, posts: readonly PostView[]): Promise<Task> {
  const {
    case: id,
    seq,
    programme,
    title,
    subject,
    areaName,
    stepTitle,
    since,
    due,
    state,
    left,
    over,
    unit,
    point,
  } = row
  let view: CaseView | null = null
  let by = posts[0]!
  for (const post of posts) {
    const seen = await get<CaseView>(`/api/cases/${id}?post=${encodeURIComponent(post.id)}`)
    view ??= seen
    if (!seen.ways.some((w) => w.open)) continue
    view = seen
    by = post
    break
  }
  return {
    case: id,
    programme,
    title,
    subject,
    areaName,
    stepTitle,
    since,
    due,
    state,
    left,
    over,
    unit,
    ...(point ? { point } : {}),
    seq: view?.seq ?? seq,
    waits,
    post: by.id,
    facts: (view?.facts ?? []).map((f) => ({ title: f.title, text: f.text })),
    ways: (view?.ways ?? [])
      .filter((w) => w.open)
      .map((w) => ({ outcome: w.outcome, title: w.title, asks: w.asks, barred: w.barred?.message ?? null })),
  }
}

/** Asks the server for all of it; of what has not changed since, only whether it has. */
export async function take(get: Get, before: Taken | null): Promise<Taken> {
  const me = await get<Me>('/api/me')
  const names: Record<string, Text> = {}
  const under = new Map<string, readonly string[]>()
  for (const { area } of me.posts)
    if (!under.has(area)) {
      for (const place of await get<readonly AreaView[]>(`/api/areas/${area}`)) names[place.code] = place.name
      under.set(area, await placesUnder(get, area, names))
    }
  const summaries = await get<readonly ProgrammeSummary[]>('/api/programmes')
  const programmes = await eachOf(summaries, ({ id }) =>
    get<ProgrammeData>(`/api/programmes/${encodeURIComponent(id)}`),
  )
  const [inbox, mine] = [
    await get<Inbox>('/api/inbox'),
    await get<readonly TaskView[]>('/api/cases?mine=true&open=true'),
  ]
  const since = daysBefore(me.now, daysBack)
  const waiting = inbox.tasks.filter((t) => !t.closed)
  const rows = [
    ...waiting.map((row) => ({ row, waits: true })),
    ...mine
      .filter((t) => !t.closed && t.since >= since && !waiting.some((w) => w.case === t.case))
      .map((row) => ({ row, waits: false })),
  ]
  const old = new Map((before?.tasks ?? []).map((t) => [t.case, t]))
  const tasks = await eachOf(rows.slice(0, mostTasks), async ({ row, waits }) => {
    const was = old.get(row.case)
    /** Days go by while a case stands still: what is left is always the newest. */
    return was && was.seq === row.seq && was.waits === waits
      ? {
          ...was,
          left: row.left,
          over: row.over,
          state: row.state,
          due: row.due,
          ...(row.point ? { point: row.point } : {}),
        }
      : taskOf(get, row, waits, me.posts)
  })
  const openings = programmes.flatMap((p) => openingsOf(p, me.posts, under))
  const forms = [...openings.flatMap((o) => [o, ...o.next]), ...tasks.flatMap((task) => task.ways)]
  return {
    me: { name: me.name, login: me.login, posts: me.posts, realm: me.realm },
    at: me.now,
    tasks,
    openings,
    places: names,
    areas: [...new Set([...under.values()].flat())],
    rolls: await rollsOf(get, forms, me, before),
    left: rows.length - tasks.length,
  }
}

/** What those forms tick from; read anew once a day, for it is long. */
async function rollsOf(
  get: Get,
  forms: readonly Form[],
  me: Me,
  before: Taken | null,
): Promise<Readonly<Record<string, Roll>>> {
  const today = me.now.slice(0, 10)
  const areas = [...new Set(me.posts.map((post) => post.area))]
  const rolls: Record<string, Roll> = {}
  for (const wanted of wantedIn(forms.flatMap((f) => f.asks.map((a) => a.field as unknown as Field)))) {
    const { register } = wanted
    const earlier = before?.rolls?.[register]
    rolls[register] ??= earlier?.on === today ? earlier : await takeRoll(get, wanted, areas, today)
  }
  return rolls
}

/** An instant so many days before another; both of China, as text. */
export const daysBefore = (at: string, days: number): string =>
  `${new Date(Date.parse(at) + 8 * 3_600_000 - days * 24 * 3_600_000).toISOString().slice(0, -1)}+08:00`
