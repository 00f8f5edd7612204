/** A small contest of three teams, drawn and with its parts open: what most rows begin with. */
import { residentIdCheck } from 'yimen/kernel/identity'
import { caseOf, china, Hall, type Answer } from './play.ts'

const province = '430000'
export const contest = 'C-small'
export const post = (role: string): string => `${province}-${role}`
const parts = [
  { part: 'talent', name: '才艺', form: 'talent', weight: 100, blinded: false, best: 2 },
  { part: 'suit', name: '操作', form: 'practical', weight: 100, blinded: true, best: 2 },
  { part: 'buzzer', name: '抢答', form: 'buzzer', weight: 100, blinded: false, best: 2 },
  { part: 'paper', name: '个人', form: 'paper', weight: 100, blinded: false, best: 2 },
]
export const questions = [1, 2, 3].map((q) => ({
  q,
  stem: `第${q}题`,
  options: 'A 是|B 否',
  key: 'A',
  points: 10,
  seconds: 15,
}))
const units = ['甲医院（虚构）', '甲医院（虚构）', '乙医院（虚构）']
export function idNo(team: number, n: number): string {
  const first17 = `43010219900101${String(team * 10 + n).padStart(3, '0')}`
  return first17 + residentIdCheck(first17)
}

export type Small = {
  readonly hall: Hall
  /** The case of a part. */
  readonly of: (part: string) => string
  /** The number drawn by the team that entered in that place. */
  readonly no: (team: number) => number
  readonly act: (id: string, role: string, outcome: string, at: string, input?: object) => Answer
  readonly did: (id: string, role: string, outcome: string, at: string, input?: object) => void
}

/** `until`: entries are open, closed, or drawn with the bank of the buzzer and of the papers in place. */
export function small(until: 'entering' | 'drawing' | 'running' = 'running'): Small {
  const hall = new Hall()
  const act: Small['act'] = (id, role, outcome, at, input = {}) =>
    hall.give(
      id,
      role.startsWith('applicant') ? role : /^\d/.test(role) ? role : post(role),
      outcome,
      input,
      china(at),
    )
  const did: Small['did'] = (id, role, outcome, at, input = {}) => {
    caseOf(act(id, role, outcome, at, input))
  }
  const begun = (
    id: string,
    as: string,
    outcome: string,
    at: string,
    input: object,
    programme: string,
    area = province,
  ) => {
    caseOf(hall.give(id, as, outcome, input, china(at), { programme, area }))
  }
  const of = (part: string): string => {
    const partCase = [...hall.cases.values()].find(
      (c) => c.facts['part'] === part && c.facts['contest'] === contest,
    )
    return partCase!.id
  }
  const lots = () => hall.fact(contest, 'lots') as readonly { readonly team: string; readonly no: number }[]
  const no = (team: number): number => lots().find((l) => l.team === `team-${team}`)!.no
  const made: Small = { hall, of, no, act, did }
  begun(
    contest,
    post('organiser'),
    'announce',
    '2021-09-10 09:00',
    {
      title: '友谊赛',
      kind: 'skills',
      hostedBy: '组委会',
      organisers: '各队',
      edition: 1,
      season: '2021-X',
      membersEach: 2,
      parts,
      tieBreaks: [{ part: 'paper' }],
      schools: ['名家', '墨家', '道家'].map((school) => ({ school })),
    },
    'contests.contest',
  )
  for (const team of [1, 2, 3])
    begun(
      `team-${team}`,
      '430100-delegate',
      'enter',
      '2021-09-20 09:00',
      {
        contest,
        teamName: `第${team}队`,
        unit: units[team - 1],
        place: '430100',
        leader: '领队甲',
        tutor: '导师甲',
        captain: post(`captain-${team}`),
        members: [1, 2].map((n) => ({ n, name: ['张甲', '李乙'][n - 1]! })),
        ids: [1, 2].map((n) => ({ n, idNo: idNo(team, n) })),
      },
      'contests.team',
      '430100',
    )
  for (const n of [1, 2, 3, 4, 5])
    did(contest, 'organiser', 'appoint', '2021-09-21 09:00', {
      judgePost: post(`judge-${n}`),
      judgeUnit: n === 5 ? '甲医院（虚构）' : `外单位${n}`,
      part: 'talent',
    })
  for (const n of [1, 2])
    did(contest, 'organiser', 'appoint', '2021-09-21 10:00', {
      judgePost: post(`judge-${n}`),
      judgeUnit: `外单位${n}`,
      part: 'suit',
    })
  if (until === 'entering') return made
  did(contest, 'organiser', 'close_entries', '2021-09-30 09:00')
  if (until === 'drawing') return made
  did(contest, 'supervisor', 'draw', '2021-10-15 09:00', { called: '7' })
  for (const part of ['buzzer', 'paper']) {
    const bank = `bank-${part}`
    begun(bank, post('question-setter'), 'begin', '2021-10-15 10:00', { bankName: part }, 'contests.bank')
    did(bank, 'question-setter', 'add', '2021-10-15 10:10', { more: questions, cameFrom: 'typed' })
    did(bank, 'supervisor', 'commit', '2021-10-15 10:20')
    did(bank, 'supervisor', 'bind', '2021-10-15 10:30', { toRound: of(part) })
  }
  return made
}

/** All of it played, so that the contest is over: who answers right, by the place in which they entered. */
export function played({ frozen = false } = {}): Small {
  const s = small()
  const { did, of, no, hall } = s
  const day = '2021-10-16'
  did(of('talent'), 'host', 'begin', `${day} 09:00`)
  did(of('suit'), 'host', 'begin', `${day} 09:00`)
  for (const team of [1, 2, 3]) {
    for (const n of [1, 2, 3, 4, 5])
      if (n !== 5 || team === 3)
        did(of('talent'), `judge-${n}`, 'score', `${day} 09:${team}0`, {
          no: no(team),
          marksGiven: 950 - 10 * team - n,
        })
    did(of('talent'), 'clerk', 'time', `${day} 09:${team}5`, { no: no(team), tookSeconds: 290 })
  }
  did(of('talent'), 'chief-judge', 'close', `${day} 09:40`)
  const blind = hall.fact(contest, 'lots') as readonly { readonly team: string; readonly blind: number }[]
  for (const { blind: number } of blind) {
    for (const n of [1, 2]) did(of('suit'), `judge-${n}`, 'score', `${day} 09:50`, { no: number })
    did(of('suit'), 'clerk', 'time', `${day} 09:50`, { no: number, tookSeconds: 280 })
  }
  did(of('suit'), 'chief-judge', 'close', `${day} 10:00`)
  did(of('buzzer'), 'host', 'begin', `${day} 10:10`)
  did(of('buzzer'), 'host', 'close', `${day} 10:20`)
  did(of('paper'), 'host', 'begin', `${day} 10:30`)
  for (const { q } of questions) did(of('paper'), 'host', 'ask_next', `${day} 10:31`, { q })
  for (const team of [1, 2, 3])
    for (const n of [1, 2]) {
      caseOf(
        hall.give(
          `P${team}${n}`,
          `applicant-${idNo(team, n)}`,
          'hand_in_whole',
          {
            round: of('paper'),
            idNo: idNo(team, n),
            handed: questions.map(({ q }) => ({ q, given: q <= team ? 'A' : 'B' })),
          },
          china(`${day} 10:40`),
          { programme: 'contests.sheet', area: province },
        ),
      )
    }
  did(of('paper'), 'chief-judge', 'tell_keys', `${day} 10:50`)
  did(of('paper'), 'chief-judge', 'close', `${day} 11:00`)
  if (frozen) did(contest, 'host', 'freeze', `${day} 11:05`)
  did(contest, 'chief-judge', 'finish', `${day} 11:10`)
  return s
}
