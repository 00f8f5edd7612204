/**
 * What the officials of the year did with cases beside their outcomes: handed over to a colleague, urged, supervised, told, commented.
 * Put into the cases when all are written, by chance of its own: nothing else moves, and nothing of it is counted by the newspaper.
 */
import { daysBetween } from 'yimen/kernel/day'
import type { File } from './file.ts'
import { momentOf, putBefore, type Act } from './insert.ts'
import type { Random, World } from './world.ts'

/** Of a hundred cases, how often each is done where there was time for it. */
const often = { handOver: 3, urge: 3, villageUrges: 2, note: 3, copy: 2 }

const errands = ['明天下村，请代为受理', '去县里开会，请代为办理', '手上急件多，请帮忙先受理'] as const
const questions = ['请核对自付费用的票据', '请补注家庭成员就业情况', '请说明与去年救助的关系'] as const
const notices = ['请关注后续发放', '该户可衔接慈善帮扶', '请纳入防返贫监测走访'] as const
const urgings = ['家里等钱买药，请问什么时候能批', '已经交了材料，请尽快办理'] as const

/** Acts between the lines of cases that went their way. */
export function liven(world: World, files: readonly File[]): void {
  const random = world.random.fork('office')
  for (const f of files) {
    const acts: readonly (readonly [number, string, (n: number) => readonly Act[] | null])[] = [
      [often.handOver, 'accept', (n) => handedOver(world, f, n, random)],
      [often.note, 'agree', (n) => commented(f, n, random)],
      [often.copy, 'approve', (n) => copied(f, n, random)],
      [often.villageUrges, 'record_visit', () => [urge(world.posts('village-worker', f.area)[0]!, random)]],
      [often.urge, 'approve', () => [urge('applicant', random)]],
    ]
    for (const [chance, outcome, actsBefore] of acts) {
      if (random.next(100) >= chance) continue
      const n = f.lines.findIndex((l) => l.outcome === outcome)
      const put = n > 0 ? actsBefore(n) : null
      if (put) putBefore(f, n, random, put)
    }
    supervised(world, f, random)
  }
}

const urge = (as: string, random: Random): Act => ({
  as,
  outcome: 'act.urge',
  input: { words: random.pick(urgings) },
})

/** By the colleague who had the application on the desk too, to who accepts it then. */
function handedOver(world: World, f: File, n: number, random: Random): readonly Act[] | null {
  const to = f.lines[n]!.as
  const other = world.posts('township-clerk', f.township).find((post) => post !== to)
  if (other === undefined || f.lines[n - 1]!.outcome === 'act.handOver') return null
  return [{ as: other, outcome: 'act.handOver', input: { to, words: random.pick(errands) } }]
}

/** The head asks the clerk something in the thread, who reads it and answers. */
function commented(f: File, n: number, random: Random): readonly Act[] | null {
  const [clerk, head] = [f.lines[n - 1]!.as, f.lines[n]!.as]
  if (f.lines[n - 1]!.outcome !== 'propose') return null
  return [
    { as: head, outcome: 'act.note', input: { words: random.pick(questions), posts: [{ post: clerk }] } },
    { as: clerk, outcome: 'act.acknowledge', input: {} },
    { as: clerk, outcome: 'act.note', input: { words: '已核对，附在入户调查记录里' } },
  ]
}

/** The leader brings it to the notice of the village, before deciding. */
function copied(f: File, n: number, random: Random): readonly Act[] | null {
  const [head, leader] = [f.lines[n - 1]!.as, f.lines[n]!.as]
  if (f.lines[n - 1]!.outcome !== 'agree') return null
  return [
    { as: leader, outcome: 'act.copy', input: { posts: [{ post: head }], words: random.pick(notices) } },
    { as: head, outcome: 'act.acknowledge', input: {} },
  ]
}

/** A decision that was late: the county saw to it, and was answered. */
function supervised(world: World, f: File, random: Random): void {
  const n = f.lines.findIndex((l) => l.outcome === 'approve')
  if (n < 1 || f.lines[n - 1]!.outcome !== 'agree') return
  const [from, to] = [momentOf(f.lines[n - 1]!), momentOf(f.lines[n]!)]
  if (daysBetween(from.day, to.day) < 14) return
  const county = world.posts('county-leader', '430523')[0]!
  putBefore(f, n, random, [
    {
      as: county,
      outcome: 'act.supervise',
      input: { words: '审批停留时间过长，请说明原因并尽快办结', until: to.day },
    },
    { as: f.lines[n]!.as, outcome: 'act.reply', input: { words: '分管领导外出培训，回来后即办' } },
  ])
}
