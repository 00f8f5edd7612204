/**
 * What the listed accounts of Yankoupu and of the county find asked of them by name on 20 October: begun under the version of the
 * sixteenth, which lets officials hand over, have worked on, ask for signatures, send back and take back. By chance of its own.
 */
import type { Day } from 'yimen/kernel/day'
import { apply, type Course } from './courses.ts'
import { poster, visitOf, write, type File } from './file.ts'
import { gravity, type Hardship } from './story.ts'
import type { Family, World } from './world.ts'

const need = 60_000
const openingDays: readonly Day[] = ['2021-10-16', '2021-10-17']
const monday: Day = '2021-10-18'
const tuesday: Day = '2021-10-19'

/** Opens an application; the one concerned is of this family. */
export type Opening = (family: Family, day: Day, need: number, hardship: Hardship) => Course

export function askByName(world: World, openCase: Opening): void {
  const random = world.random.fork('errands')
  const { village } = world.li
  const town = village.slice(0, 9)
  const [clerk, clerk2] = world.posts('township-clerk', town) as readonly [string, string]
  const only = (role: string, area: string): string => poster(world, role, area, 0)
  const [head, leader] = [only('township-head', town), only('township-leader', town)]
  const [helper, grid] = [only('village-worker', village), only('grid-worker', village)]
  const county = only('county-leader', '430523')
  const checker = only('county-check', '430523')

  /** So many minutes after the one before. */
  const next = (f: File, as: string, outcome: string, input: Readonly<Record<string, unknown>> = {}): void =>
    write(
      f,
      as,
      outcome,
      input,
      f.at.day < monday
        ? { day: monday, minute: 515 + random.next(20) }
        : { ...f.at, minute: f.at.minute + 11 },
    )
  /** The next line is one of Tuesday. */
  const sleep = (f: File): void => {
    f.at = { day: tuesday, minute: 500 + random.next(20) }
  }
  const story: Omit<Hardship, 'severity' | 'persons'> = {
    kind: 'emergency',
    cause: 'other',
    story: '连续强降雨，房屋受损、口粮不足',
  }
  let opened = 0
  const begin = (family: Family = world.family(village)): Course => {
    const c = openCase(family, openingDays[opened++ % 2]!, need, {
      ...story,
      ...gravity('emergency', need, 3),
    })
    apply({ ...c, random }, 'applicant')
    return c
  }
  const visited = (c: Course, by: string): void =>
    next(c.file, by, 'record_visit', visitOf(c.hardship, need, c.file.at.day, ['周建平', '刘春华'], 0))
  /** Up to the head's desk. */
  const proposed = (by = clerk): File => {
    const c = begin()
    next(c.file, by, 'accept')
    visited(c, by)
    next(c.file, by, 'propose')
    return c.file
  }
  const signers = (outcome: string, ...posts: readonly string[]) => ({
    posts: posts.map((post) => ({ post })),
    outcome,
    together: 'all',
    words: '情况特殊，请共同把关',
  })

  /** Handed over, either way. */
  const first = begin()
  next(first.file, clerk, 'act.handOver', { to: clerk2, words: '明天下村，请代为受理' })
  const second = begin()
  next(second.file, clerk2, 'accept')
  next(second.file, clerk2, 'act.handOver', { to: clerk, words: '您熟悉这个村，请代为入户' })

  /** Somebody else works on it: the two helpers of the village still do, and one reported. */
  for (const [to, words] of [
    [helper, '请先核实实际居住地址和受损房屋照片'],
    [grid, '请走访邻居，核实同住人口'],
  ] as const) {
    const c = begin()
    next(c.file, clerk, 'accept')
    next(c.file, clerk, 'act.entrust', { to, words, until: '2021-10-21' })
  }
  const reported = begin()
  next(reported.file, clerk2, 'accept')
  next(reported.file, clerk2, 'act.entrust', { to: grid, words: '请核实同住人口', until: '2021-10-20' })
  next(reported.file, grid, 'act.report', { words: '同住三人，邻居两户证实' })
  visited(reported, clerk2)
  next(reported.file, clerk2, 'propose')
  /** Taken back before anybody looked, and proposed again. */
  next(reported.file, clerk2, 'act.takeBack', { words: '漏填慈善捐助，先撤回核对' })
  next(reported.file, clerk2, 'propose')
  next(reported.file, helper, 'act.note', {
    words: '该户老人行动不便，请尽快',
    posts: [{ post: head }, { post: clerk2 }],
  })

  /** Signatures: one waits for the county's checker, one was refused and went back to the visit, one was given. */
  const waits = proposed()
  next(waits, head, 'act.addSigner', signers('agree', clerk2, checker))
  next(waits, clerk2, 'act.sign', { agree: true, words: '同意' })
  const refused = proposed()
  next(refused, head, 'act.addSigner', signers('agree', clerk2))
  sleep(refused)
  next(refused, clerk2, 'act.sign', { agree: false, words: '受损房屋不是唯一住房，建议重新入户' })
  next(refused, head, 'act.sendBack', { step: 'visit', words: '按加签意见重新入户核实' })
  next(refused, head, 'act.note', { words: '请拍下受损房屋和另一处住房', posts: [{ post: clerk }] })
  const signedFile = proposed(clerk2)
  next(signedFile, head, 'act.addSigner', signers('agree', clerk))
  next(signedFile, clerk, 'act.sign', { agree: true })
  next(signedFile, head, 'agree')
  sleep(signedFile)
  next(signedFile, county, 'act.supervise', { words: '受灾家庭，请三日内办结', until: '2021-10-22' })

  /** The leader asks the county to sign what only the leader may approve, and asks the head. */
  const undecided = proposed()
  next(undecided, head, 'agree')
  sleep(undecided)
  next(undecided, leader, 'act.addSigner', signers('approve', county))
  next(undecided, leader, 'act.note', { words: '该户去年是否享受过救助？', posts: [{ post: head }] })
  next(undecided, head, 'act.note', { words: '没有，已查台账', posts: [{ post: leader }] })

  /** The head supervises, the clerk answers; a second one is not answered yet. */
  for (const isAnswered of [true, false]) {
    const c = begin()
    sleep(c.file)
    next(c.file, head, 'act.supervise', { words: '受灾户，请当天受理', until: '2021-10-20' })
    if (isAnswered) next(c.file, clerk, 'act.reply', { words: '材料在核，今天受理' })
  }

  /** Grandfather Li asks again, the village with him. */
  const li = begin(world.li)
  next(li.file, clerk2, 'accept')
  next(li.file, clerk2, 'act.copy', { posts: [{ post: helper }], words: '老人行动不便，请协助准备材料' })
  sleep(li.file)
  next(li.file, 'applicant', 'act.urge', { words: '屋顶漏雨，请问什么时候来看' })
  next(li.file, helper, 'act.urge', { words: '近日还有降雨，请尽快入户' })
}
