/**
 * Four families who said once, at the window of Yankoupu, what they need: told all the answers, waiting for one, about to be told,
 * just passed on; and one that asked from home and waits for the window.
 */
import type { Day } from 'yimen/kernel/day'
import { departments, needName, type Department } from '../window/departments.ts'
import { openFile, poster, skip, write, type File } from './file.ts'
import type { Moment } from './when.ts'
import type { World } from './world.ts'

type Need = readonly [department: Department, need: string, answer: string | null, isHelped: boolean]
type Request = {
  readonly day: Day
  readonly answeredOn: Day
  readonly needs: readonly Need[]
  readonly isTold: boolean
}

const requests: readonly Request[] = [
  {
    day: '2021-09-27',
    answeredOn: '2021-10-12',
    needs: [
      ['medical', '透析费用自付部分过高', '纳入医疗救助，自付部分按七成救助', true],
      ['education', '女儿上高二，交不起学费', '享受国家助学金，本学期起免学费', true],
      ['housing', '土坯房漏雨', '上年已经完成危房改造，不重复安排', false],
    ],
    isTold: true,
  },
  {
    day: '2021-10-11',
    answeredOn: '2021-10-15',
    needs: [
      ['employment', '儿子在家待业，想学电工', '已列入十一月电工培训班', true],
      ['medical', '老人中风后长期服药', null, true],
    ],
    isTold: false,
  },
  {
    day: '2021-10-12',
    answeredOn: '2021-10-18',
    needs: [['education', '孙女上幼儿园的保教费', '按学前教育资助，每学期五百元', true]],
    isTold: false,
  },
  {
    day: '2021-10-18',
    answeredOn: '2021-10-19',
    needs: [
      ['medical', '车祸手术后续治疗', null, true],
      ['housing', '租房住，房东要收回', null, true],
    ],
    isTold: false,
  },
]

/** The files, and the moments at which requests and answers must have reached each other. */
export function rehearseWindow(world: World): {
  readonly files: readonly File[]
  readonly cuts: readonly Moment[]
} {
  const { village } = world.li
  const random = world.random.fork('window')
  const clerk = poster(world, 'township-clerk', village.slice(0, 9), 0)
  const files: File[] = []
  const cuts: Moment[] = []
  for (const [i, { day, answeredOn, needs, isTold }] of requests.entries()) {
    const { head, phone } = world.familyBy(random, village)
    const f = openFile(`M${day.replaceAll('-', '')}-${String(i + 1).padStart(4, '0')}`, village, {
      day,
      minute: 545 + i,
    })
    write(
      f,
      clerk,
      'receive',
      {
        applicantName: head.name,
        applicantId: head.idNo,
        phone,
        to: needs.map(([department]) => ({ department })),
        ...Object.fromEntries(needs.map(([department, need]) => [needName(department), need])),
      },
      f.at,
      'assistance.reception',
    )
    cuts.push({ day, minute: 550 + i })
    files.push(f, ...answersTo(world, f, answeredOn, needs))
    cuts.push({ day: answeredOn, minute: 700 + i })
    if (isTold) write(f, clerk, 'tell', { toldHow: 'home' }, { day: answeredOn, minute: 900 + i })
  }
  files.push(askedFromHome(world))
  return { files, cuts }
}

/** What a resident wrote, without knowing whom to ask. */
function askedFromHome({ neighbour: { village, head, phone } }: World): File {
  const at = { day: '2021-10-19', minute: 1230 } as const
  const f = openFile('M20211019-0005', village, at)
  const form = {
    applicantName: head.name,
    applicantId: head.idNo,
    phone,
    trouble: '孩子考上职高，学费凑不齐；家里老房子雨天漏水',
  }
  write(f, 'applicant', 'ask', form, at, 'assistance.reception')
  return f
}

/** What departments answered, each on the case that the window opened for it. */
function answersTo(world: World, f: File, day: Day, needs: readonly Need[]): readonly File[] {
  return needs.flatMap(([department, , answer, isHelped], n) => {
    if (answer === null) return []
    const at = { day, minute: 600 + 10 * n }
    const part = { ...openFile(`${f.id}-1-${n + 1}`, f.area, at), seq: 1 }
    const by = poster(world, departments[department].role, '430523', 0)
    write(part, by, isHelped ? 'help' : 'refuse', { answer }, at)
    skip(f, at)
    return [part]
  })
}
