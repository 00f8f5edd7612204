/**
 * What officials did with projects beside their outcomes: handed over, urged, supervised, told and commented, as versions before
 * December allow. Put in when all projects are written, by chance of its own: nothing else moves, and nothing of it is counted by
 * the newspaper.
 */
import { addDays, type Day } from 'yimen/kernel/day'
import { chinaCalendar, dueDay, isWorkday } from 'yimen/kernel/clock'
import { instant, lastDay, openFile, write, type File } from './file.ts'
import { post, type Line, type Random, type World } from './world.ts'

const city = '430300'
type Act = { readonly as: string; readonly outcome: string; readonly input: Line['input'] }

/** Of a hundred projects, how often each is done where there was time for it. */
const often = 8
/** Acts follow one another so many minutes apart, within office hours. */
const [apart, opens, closes] = [7, 520, 1_040] as const

/** All of it; gives besides an import of the survey that has begun and waits for its rows. */
export function amongOfficials(world: World, projects: readonly File[]): readonly File[] {
  const random = world.random.fork('office')
  for (const f of projects) throughTheYear(world, f, random)
  projects.filter((f) => f.last !== undefined).forEach((f, i) => stuck(world, f, i, random))
  askedByName(world, projects)
  return [surveyBegun(world)]
}

function throughTheYear(world: World, f: File, random: Random): void {
  const office = [0, 1].map((n) => post(world, 'city-office', city, n)) as [string, string]
  const worker = post(world, 'community-worker', f.area)
  const fire = post(world, 'city-fire', city)
  const acts: readonly (readonly [string, readonly Act[]])[] = [
    ['accept', [say(worker, 'urge', { words: '业主等着开工，请尽快受理' })]],
    ['convene', [say(office[1], 'handOver', { to: office[0], words: '本周在区里调研，请代为组织联合审查' })]],
    [
      'conclude',
      [
        say(office[0], 'note', { words: '消防车道净宽以现场实测为准，请确认', posts: [{ post: fire }] }),
        say(fire, 'acknowledge'),
        say(fire, 'note', { words: '已实测，四米二，满足要求' }),
      ],
    ],
    ['pass_inspection', [say(office[0], 'urge', { words: '年底前要投入使用，请优先安排检验' })]],
  ]
  for (const [outcome, put] of acts) {
    if (!random.percent(often)) continue
    const n = f.lines.findIndex((l) => l.outcome === outcome)
    if (n > 0) putBefore(f, n, put, random)
  }
}

const say = (as: string, verb: string, input: Line['input'] = {}): Act => ({
  as,
  outcome: `act.${verb}`,
  input,
})

/** Who has it after the outcome that nobody followed up, where the rehearsal names somebody. */
const holders: Readonly<Record<string, (world: World, f: File) => string>> = {
  accept: (world, f) => post(world, 'district-office', f.area.slice(0, 6)),
  to_mediation: (world, f) => post(world, 'street-mediator', f.area.slice(0, 9)),
  convene: (world) => post(world, 'city-office', city),
  submit_drawings: (world) => post(world, 'drawing-review', city),
}

/** What stands still was urged; every other one the leader supervises, and some answered. */
function stuck(world: World, f: File, i: number, random: Random): void {
  const holder = holders[f.last!]?.(world, f)
  if (f.lines.at(-1)?.outcome !== f.last || holder === undefined) return
  const leader = post(world, 'city-leader', city)
  const head = post(world, 'city-office-head', city)
  const urged = say(head, 'urge', { words: '已列入周调度卡点清单，请说明原因' })
  const supervises = say(leader, 'supervise', { words: '一周内拿出解决办法', until: '2021-10-22' })
  const answers = say(holder, 'reply', { words: '已约各方现场会商，本周内办理' })
  append(f, [urged, ...(i % 2 === 0 ? [supervises] : []), ...(i % 4 === 0 ? [answers] : [])], random)
}

/** What the listed accounts find that was said to them by name: about the first elevators, and about a project whose owners vote. */
function askedByName(world: World, projects: readonly File[]): void {
  const random = world.random.fork('by name')
  const [office, second] = [0, 1].map((n) => post(world, 'city-office', city, n)) as [string, string]
  const at = (role: string, area = city) => ({ post: post(world, role, area) })
  const street = world.home.slice(0, 9)
  const zone = world.home.slice(0, 6)
  const districtOffice = post(world, 'district-office', zone)
  const own = projects.filter((f) => f.area === world.home)
  const claimed = own.findLast((f) => f.lines.at(-1)!.outcome === 'claim')
  const voting = own.findLast((f) => f.lines.some((l) => l.outcome === 'cast') && !has(f, 'agree'))
  if (claimed)
    append(
      claimed,
      [
        say(office, 'copy', {
          words: '首批电梯投用情况，供参阅',
          posts: ['city-planning', 'city-market', 'city-fire', 'city-office-head', 'city-leader'].map(
            (role) => at(role),
          ),
        }),
        say(office, 'note', {
          words: '请核对各自环节的归档材料',
          posts: [
            at('city-inspection'),
            at('drawing-review'),
            { post: world.firms[0]!.post },
            at('district-housing', zone),
            at('district-housing-head', zone),
          ],
        }),
        say(districtOffice, 'note', {
          words: '归档材料已齐，请查收',
          posts: [{ post: office }, { post: second }],
        }),
      ],
      random,
    )
  if (voting)
    append(
      voting,
      [
        say(office, 'note', {
          words: '表决即将截止，请分别做好计票、见证和一楼住户工作',
          posts: [
            at('community-worker', world.home),
            at('street-worker', street),
            at('street-mediator', street),
            at('district-office', zone),
          ],
        }),
      ],
      random,
    )
}

const has = (f: File, outcome: string): boolean => f.lines.some((l) => l.outcome === outcome)

/** The seventh import has begun; its sheet is to come, and the office asks for it. */
function surveyBegun(world: World): File {
  const f = openFile('elevator.survey', 'S2021-07', city, '2021-10-15', world.random.fork('survey begun'))
  const surveyor = post(world, 'survey-firm', city)
  write(f, surveyor, 'begin', { batchName: '2021年第7批可行性摸底（复核）' }, 1)
  write(
    f,
    post(world, 'city-office', city),
    'act.note',
    { words: '复核表请在周五前导入', posts: [{ post: surveyor }] },
    1,
  )
  return f
}

/** After the last line, on a working day of the last week. */
function append(f: File, acts: readonly Act[], random: Random): void {
  const last = f.lines.at(-1)!.at.slice(0, 10) as Day
  const day =
    last >= lastDay ? lastDay : dueDay(chinaCalendar, [addDays(last, 1), '2021-10-13'].sort()[1]! as Day, 0)
  const minute = last >= lastDay ? minuteOf(f.lines.at(-1)!) + 1 : opens + random.next(300)
  place(f, f.lines.length, acts, day, minute)
}

/** On a day between the n-th line and the one before; with no time between them nothing happens. */
function putBefore(f: File, n: number, acts: readonly Act[], random: Random): void {
  const [before, next] = [f.lines[n - 1]!, f.lines[n]!]
  const [from, to] = [before, next].map((l) => l.at.slice(0, 10) as Day) as [Day, Day]
  for (let day = to; day >= from; day = addDays(day, -1)) {
    const first = day === from ? Math.max(opens, minuteOf(before) + 1) : opens
    const free = (day === to ? Math.min(closes, minuteOf(next)) : closes) - first - acts.length * apart
    if (free > 0 && isWorkday(chinaCalendar, day).workday)
      return place(f, n, acts, day, first + random.next(free))
  }
}

const minuteOf = (l: Line): number => Number(l.at.slice(11, 13)) * 60 + Number(l.at.slice(14, 16))

/** What comes after has a later number. */
function place(f: File, n: number, acts: readonly Act[], day: Day, minute: number): void {
  const seq = f.lines[n - 1]!.seq + 1
  const put = acts.map((act, i): Line => ({
    ...act,
    key: '',
    case: f.id,
    seq: seq + i,
    at: instant({ day, minute: minute + i * apart }),
  }))
  const rest = f.lines.splice(n).map((l) => ({ ...l, seq: l.seq + acts.length }))
  f.lines.push(...[...put, ...rest].map((l) => ({ ...l, key: `elevator-${f.id}-${l.seq + 1}` })))
  f.seq += acts.length
}
