/** Rows of contests: entries, recusal, sheets, buzzes, questions, rulings, awards. */
import { describe, expect, test } from 'vitest'
import { china, saying } from './play.ts'
import { contest, idNo, played, post, small } from './small.ts'

const day = '2021-10-16'

describe('报名和抽签', () => {
  test('边界3：队员生病，抽签以前换人，抽签以后不能换', () => {
    const change = { outN: 2, newName: '赵替', newIds: [{ n: 2, idNo: idNo(9, 9) }], reason: '因病' }
    const before = small('entering')
    expect(saying(before.act('team-1', '430100-delegate', 'substitute', '2021-09-25 09:00', change))).toBe(
      'ok',
    )
    expect(before.hall.fact(contest, 'rollLines')).toContainEqual({ team: 'team-1', n: 2, name: '赵替' })
    const after = small()
    expect(after.act('team-1', '430100-delegate', 'substitute', `${day} 08:00`, change).ok).toBe(false)
  })
  test('换上的人已在队里，不能换', () => {
    const s = small('entering')
    const twice = { outN: 2, newName: '张甲', newIds: [{ n: 2, idNo: idNo(1, 1) }], reason: '因病' }
    expect(saying(s.act('team-1', '430100-delegate', 'substitute', '2021-09-25 09:00', twice))).toContain(
      '已在队里',
    )
  })
  test('报名截止以后不再收', () => {
    const s = small('drawing')
    const late = s.hall.give(
      'team-9',
      '430100-delegate',
      'enter',
      {
        contest,
        teamName: '迟到队',
        unit: '丙',
        place: '430100',
        leader: '甲某',
        tutor: '乙某',
        members: [1, 2].map((n) => ({ n, name: '王某' })),
        ids: [1, 2].map((n) => ({ n, idNo: idNo(8, n) })),
      },
      china('2021-10-01 09:00'),
      { programme: 'contests.team', area: '430100' },
    )
    expect(saying(late)).toContain('不在报名期')
  })
  test('每队一签、一个学派，队员各有座次', () => {
    const { hall } = small()
    const lots = hall.fact(contest, 'lots') as readonly { no: number; blind: number; school: string }[]
    expect(lots.map((l) => l.no)).toEqual([1, 2, 3])
    expect(new Set(lots.map((l) => l.school))).toEqual(new Set(['名家', '墨家', '道家']))
    expect(lots.map((l) => l.blind).toSorted()).toEqual([101, 102, 103])
    expect(hall.entriesOf('contests.seats')).toHaveLength(6)
    expect(hall.lost).toEqual([])
  })
})

describe('评委', () => {
  test('边界4、行10：本单位的两支队都回避，应交四份，四份不去最高最低', () => {
    const s = small()
    s.did(s.of('talent'), 'host', 'begin', `${day} 09:00`)
    for (const team of [1, 2])
      expect(
        saying(
          s.act(s.of('talent'), 'judge-5', 'score', `${day} 09:05`, { no: s.no(team), marksGiven: 900 }),
        ),
      ).toContain('应当回避')
    expect(
      saying(s.act(s.of('talent'), 'judge-5', 'score', `${day} 09:05`, { no: s.no(3), marksGiven: 900 })),
    ).toBe('ok')
  })
  test('边界2：缺一份评分表，没有成绩，不能结束', () => {
    const s = small()
    s.did(s.of('talent'), 'host', 'begin', `${day} 09:00`)
    expect(saying(s.act(s.of('talent'), 'chief-judge', 'close', `${day} 09:40`))).toContain('没有交齐')
  })
  test('行11：第二份被拒绝；更正须裁判提出、裁判长签字', () => {
    const s = small()
    const part = s.of('talent')
    s.did(part, 'host', 'begin', `${day} 09:00`)
    s.did(part, 'judge-1', 'score', `${day} 09:05`, { no: 1, marksGiven: 920 })
    expect(saying(s.act(part, 'judge-1', 'score', `${day} 09:06`, { no: 1, marksGiven: 950 }))).toContain(
      '已经打过分',
    )
    s.did(part, 'judge-1', 'ask_correction', `${day} 09:07`, { no: 1, marksGiven: 950, why: '看错' })
    s.did(part, 'chief-judge', 'sign_correction', `${day} 09:08`)
    expect(s.hall.fact(part, 'corrections')).toMatchObject([{ no: 1, marks: 950 }])
    expect(saying(s.act(part, 'chief-judge', 'sign_correction', `${day} 09:09`))).toContain('没有待签字')
  })
  test('不是本环节的裁判、没有的号、评分表没有的项目', () => {
    const s = small()
    s.did(s.of('suit'), 'host', 'begin', `${day} 09:00`)
    expect(saying(s.act(s.of('suit'), 'judge-3', 'score', `${day} 09:05`, { no: 101 }))).toContain(
      '不是本环节的裁判',
    )
    expect(saying(s.act(s.of('suit'), 'judge-1', 'score', `${day} 09:05`, { no: 1 }))).toContain('没有这个号')
    expect(
      saying(
        s.act(s.of('suit'), 'judge-1', 'score', `${day} 09:05`, {
          no: 101,
          faults: [{ fault: 'smile', times: 1 }],
        }),
      ),
    ).toContain('不在评分表里')
  })
})

/** The buzzer with its first question shown. */
function asked() {
  const s = small()
  const part = s.of('buzzer')
  s.did(part, 'host', 'begin', `${day} 10:00`)
  s.did(part, 'host', 'ask_next', `${day} 10:01`, { q: 1 })
  const buzz = (team: number, at: string, epoch = 1, latency = 10) =>
    s.act(part, `captain-${team}`, 'buzz', `${day} ${at}`, { buzzEpoch: epoch, latency })
  return { s, part, buzz }
}

describe('抢答', () => {
  test('题目出题时才离开题库，答案公布时才离开', () => {
    const { s, part } = asked()
    expect(s.hall.fact(part, 'stem')).toBe('第1题')
    expect(JSON.stringify(s.hall.cases.get(part))).not.toContain('第2题')
    expect(s.hall.fact(part, 'keys')).toBe(null)
  })
  test('开始以前抢的记抢跑，失去本题', () => {
    const { s, part, buzz } = asked()
    expect(saying(buzz(1, '10:01:30'))).toBe('ok')
    s.did(part, 'host', 'go', `${day} 10:02`)
    expect(saying(buzz(1, '10:02:01'))).toContain('已经抢过')
    expect(saying(buzz(2, '10:02:01'))).toBe('ok')
    expect(
      saying(s.act(part, 'captain-2', 'answer', `${day} 10:02:05`, { answerEpoch: 1, given: 'A' })),
    ).toBe('ok')
    expect(
      saying(s.act(part, 'captain-2', 'answer', `${day} 10:02:06`, { answerEpoch: 1, given: 'B' })),
    ).toContain('以第一次为准')
  })
  test('行8：第一题的抢答在第二题里到，按轮次不算，也不记抢跑', () => {
    const { s, part, buzz } = asked()
    s.did(part, 'host', 'go', `${day} 10:02`)
    s.did(part, 'host', 'ask_next', `${day} 10:03`, { q: 2 })
    expect(saying(buzz(1, '10:03:01', 1))).toContain('属于别的题')
    expect(s.hall.fact(part, 'lines')).toBe(null)
  })
  test('行7：两次抢答分不出先后，都有回执，没有人得；主持人重新抢答', () => {
    const { s, part } = asked()
    s.did(part, 'host', 'go', `${day} 10:02`)
    for (const team of [1, 2])
      s.hall.give(
        part,
        post(`captain-${team}`),
        'buzz',
        { buzzEpoch: 1, latency: 12 },
        china(`${day} 10:02:01`),
      )
    expect(
      saying(s.act(part, 'captain-1', 'answer', `${day} 10:02:05`, { answerEpoch: 1, given: 'A' })),
    ).toContain('没有轮到')
    expect(s.hall.fact(part, 'buzzes')).toHaveLength(2)
    s.did(part, 'host', 'reask', `${day} 10:02:10`)
    expect(saying(s.act(part, 'captain-1', 'buzz', `${day} 10:02:11`, { buzzEpoch: 2, latency: 12 }))).toBe(
      'ok',
    )
  })
  test('锁定以后来的被拒绝；别的席位不是本场的', () => {
    const { s, part, buzz } = asked()
    s.did(part, 'host', 'go', `${day} 10:02`)
    expect(saying(buzz(1, '10:02:01'))).toBe('ok')
    expect(saying(buzz(2, '10:02:03'))).toContain('已经锁定')
    expect(saying(buzz(9, '10:02:03'))).toContain('不是本场')
  })
  test('行9：主持人的电脑坏了，由记录得出同样的锁：另一台上继续', () => {
    const { s, part, buzz } = asked()
    s.did(part, 'host', 'go', `${day} 10:02`)
    buzz(1, '10:02:01')
    expect(s.hall.fact(part, 'epoch')).toBe(1)
    s.did(part, 'host', 'tell_key', `${day} 10:20`)
    expect(s.hall.fact(part, 'keys')).toMatchObject([{ q: 1, key: 'A' }])
  })
  test('异议在下一题以前提出，裁决以前不出下一题；成立的作废', () => {
    const { s, part } = asked()
    s.did(part, 'captain-1', 'protest', `${day} 10:02`, { protest: '题目有误' })
    expect(saying(s.act(part, 'host', 'ask_next', `${day} 10:03`, { q: 2 }))).toContain('还没有裁决')
    s.did(part, 'arbiter', 'rule', `${day} 10:04`, { isUpheld: true, why: '题干有误' })
    expect(s.hall.fact(part, 'voided')).toMatchObject([{ q: 1 }])
    expect(saying(s.act(part, 'host', 'ask_next', `${day} 10:05`, { q: 2 }))).toBe('ok')
    expect(s.hall.fact(part, 'stem')).toBe('第2题')
  })
})

describe('答卷', () => {
  const sit = (s: ReturnType<typeof small>, id: string, who: string, handed: object[]) =>
    s.hall.give(
      id,
      `applicant-${who}`,
      'hand_in_whole',
      { round: s.of('paper'), idNo: who, handed },
      china(`${day} 10:40`),
      { programme: 'contests.sheet', area: '430000' },
    )
  test('不是登记的选手，不能答题；第二份答卷不代替第一份', () => {
    const s = small()
    s.did(s.of('paper'), 'host', 'begin', `${day} 10:30`)
    expect(saying(sit(s, 'P0', idNo(9, 9), []))).toContain('不是登记的选手')
    expect(saying(sit(s, 'P1', idNo(1, 1), [{ q: 1, given: 'A' }]))).toBe('ok')
    sit(s, 'P2', idNo(1, 1), [{ q: 1, given: 'B' }])
    expect(s.hall.fact(s.of('paper'), 'sheets')).toHaveLength(1)
    expect(s.hall.lost.join()).toContain('以第一份为准')
  })
  test('铃响以后、没有出的题、答过的题，不收', () => {
    const s = small()
    const part = s.of('paper')
    s.did(part, 'host', 'begin', `${day} 10:30`)
    const who = idNo(1, 1)
    s.hall.give('P1', `applicant-${who}`, 'start', { round: part, idNo: who }, china(`${day} 10:31`), {
      programme: 'contests.sheet',
      area: '430000',
    })
    const answer = (q: number, at: string) =>
      saying(s.act('P1', `applicant-${who}`, 'answer', `${day} ${at}`, { answerQ: q, given: 'A' }))
    s.did(part, 'host', 'ask_next', `${day} 10:32`, { q: 1 })
    expect(answer(1, '10:32:05')).toBe('ok')
    expect(answer(1, '10:32:06')).toContain('以第一次为准')
    expect(answer(2, '10:32:07')).toContain('没有在作答时间内')
    s.did(part, 'host', 'ask_next', `${day} 10:33`, { q: 2 })
    s.did(part, 'host', 'bell', `${day} 10:34`)
    expect(answer(2, '10:34:01')).toContain('没有在作答时间内')
  })
  test('没有网络时用纸，由记分员录入并写明理由', () => {
    const s = small()
    s.did(s.of('paper'), 'host', 'begin', `${day} 10:30`)
    const paper = { seat: '1-1', no: 1, handed: [{ q: 1, given: 'A' }], why: '断网，纸质答卷' }
    expect(saying(s.act(s.of('paper'), 'clerk', 'enter_paper', `${day} 11:00`, paper))).toBe('ok')
    expect(saying(s.act(s.of('paper'), 'clerk', 'enter_paper', `${day} 11:01`, paper))).toContain(
      '以第一份为准',
    )
  })
})

describe('总成绩、申诉和授奖', () => {
  test('有环节没有报成绩，不能宣布结束', () => {
    const s = small()
    expect(saying(s.act(contest, 'chief-judge', 'finish', `${day} 11:00`))).toContain('没有总成绩')
  })
  test('申诉时限没有过，不能授奖；过了以后授奖，每队有名次和证书', () => {
    const s = played()
    expect(saying(s.act(contest, 'organiser', 'award', `${day} 12:00`))).toContain('申诉')
    s.did(contest, 'organiser', 'award', `${day} 14:00`)
    const placed = s.hall.entriesOf('contests.placings')
    expect(placed.map((e) => [e.body['name'], e.body['rank']])).toEqual([
      ['第3队', 1],
      ['第2队', 2],
      ['第1队', 3],
    ])
    expect(s.hall.lost).toEqual([])
  })
  test('逾期的申诉不受理', () => {
    const s = played()
    const file = (at: string) =>
      s.hall.give(
        `A${at}`,
        '430100-delegate',
        'file',
        { contest, round: s.of('paper'), teamName: '第1队', q: 3, grounds: '第3题有误' },
        china(`${day} ${at}`),
        { programme: 'contests.appeal', area: '430100' },
      )
    expect(saying(file('13:09'))).toBe('ok')
    expect(saying(file('13:11'))).toContain('超过申诉时限')
  })
  test('边界5、7：授奖以后申诉成立，第3题对全部作废，重新排名、换发证书', () => {
    const s = played()
    s.hall.give(
      'A1',
      '430100-delegate',
      'file',
      { contest, round: s.of('paper'), teamName: '第1队', q: 3, grounds: '第3题有误' },
      china(`${day} 12:00`),
      { programme: 'contests.appeal', area: '430100' },
    )
    s.did(contest, 'organiser', 'award', `${day} 14:00`)
    const before = s.hall.entry('contests.placings', 'team-3')!.body
    s.did('A1', 'arbiter', 'uphold', `${day} 15:00`, { ruling: '第3题答案有误' })
    expect(s.hall.fact(s.of('paper'), 'voided')).toMatchObject([{ q: 3 }])
    s.did(contest, 'organiser', 'award_anew', `${day} 16:00`, { why: '第3题作废' })
    const after = s.hall.entry('contests.placings', 'team-3')!.body
    expect([before['total'], after['total']]).not.toContain(null)
    expect(after['certificate']).toBe(`${String(before['certificate'])}-2`)
    /** The second and the third team answered the rest alike: talent, where the second had more, decides. */
    expect([2, 3].map((n) => s.hall.entry('contests.placings', `team-${n}`)!.body['rank'])).toEqual([1, 2])
  })
  test('取消资格的不列名次', () => {
    const s = played()
    s.did(contest, 'chief-judge', 'disqualify', `${day} 11:20`, { penaltyNo: s.no(3), why: '冒名顶替' })
    s.did(contest, 'organiser', 'award', `${day} 14:00`)
    expect(s.hall.entry('contests.placings', 'team-3')).toBe(null)
    expect(s.hall.entry('contests.placings', 'team-2')!.body['rank']).toBe(1)
  })
})

test('冻结：冻结以后记分牌一个字不变，直到揭晓', () => {
  const s = small()
  const boardText = () => JSON.stringify(s.hall.entriesOf('contests.board'))
  s.did(contest, 'host', 'publish', `${day} 09:00`)
  s.did(contest, 'host', 'freeze', `${day} 09:01`)
  const frozen = boardText()
  s.did(contest, 'chief-judge', 'penalise', `${day} 09:02`, {
    penaltyNo: 1,
    penaltyPoints: 10,
    why: '场外提示',
  })
  expect(saying(s.act(contest, 'host', 'publish', `${day} 09:03`))).toContain('冻结')
  /** A part's own board would tell the totals by another road. */
  s.did(s.of('buzzer'), 'host', 'begin', `${day} 09:03`)
  expect(saying(s.act(s.of('buzzer'), 'host', 'publish', `${day} 09:03`))).toContain('冻结')
  expect(boardText()).toBe(frozen)
  expect(s.hall.entry('contests.contests', contest)!.body['frozen']).toBe('yes')
  s.did(contest, 'host', 'reveal', `${day} 09:04`)
  expect(boardText()).not.toBe(frozen)
})

describe('逐名揭晓', () => {
  const board = (s: ReturnType<typeof small>) =>
    s.hall.entriesOf('contests.board').map((e) => [e.body['no'], e.body['points'], e.body['rank'] ?? null])
  const standing = (s: ReturnType<typeof small>) => s.hall.entry('contests.contests', contest)!.body['frozen']
  /** Over, frozen, with the ceremony begun: the third team leads, the first is last. */
  const begun = () => {
    const s = played({ frozen: true })
    s.did(contest, 'host', 'reveal_begin', `${day} 11:20`)
    return s
  }
  const step = (s: ReturnType<typeof small>, outcome = 'reveal_place') =>
    s.did(contest, 'host', outcome, `${day} 11:25`)
  const shown = (s: ReturnType<typeof small>) =>
    board(s)
      .filter(([, points]) => points !== '')
      .map(([no, , rank]) => [no, rank])
      .toSorted()

  test('从末名到第一名，一步一名；没有揭晓的一行什么也不说，最后一步解冻', () => {
    const s = begun()
    expect(board(s)).toEqual([1, 2, 3].map((no) => [no, '', null]))
    step(s)
    expect(shown(s)).toEqual([[s.no(1), 3]])
    expect(board(s).filter(([no]) => no !== s.no(1))).toEqual(
      [2, 3].map((t) => [s.no(t), '', null]).toSorted(),
    )
    expect(standing(s)).toBe('revealing')
    step(s)
    step(s)
    expect(shown(s)).toEqual([1, 2, 3].map((team) => [s.no(team), 4 - team]).toSorted())
    expect(standing(s)).toBe('no')
    expect(saying(s.act(contest, 'host', 'reveal_place', `${day} 11:25`))).toContain('没有在逐名揭晓')
  })
  test('没有冻结不能开始；揭晓期间总分和环节自己的比分都放不出，也不能再冻结', () => {
    const unfrozen = played()
    expect(saying(unfrozen.act(contest, 'host', 'reveal_begin', `${day} 11:20`))).toContain('没有冻结')
    const s = small()
    s.did(contest, 'host', 'freeze', `${day} 09:01`)
    s.did(contest, 'host', 'reveal_begin', `${day} 09:02`)
    s.did(s.of('buzzer'), 'host', 'begin', `${day} 09:03`)
    for (const [id, outcome] of [
      [contest, 'publish'],
      [contest, 'freeze'],
      [s.of('buzzer'), 'publish'],
    ] as const)
      expect(saying(s.act(id, 'host', outcome, `${day} 09:04`))).toContain('冻结')
  })
  test('揭晓错了由新的一步收回，收到一名也没有为止；第一名也收得回', () => {
    const s = begun()
    expect(saying(s.act(contest, 'host', 'reveal_back', `${day} 11:25`))).toContain('没有揭晓出来的名次')
    step(s)
    step(s, 'reveal_back')
    expect(shown(s)).toEqual([])
    for (const _ of [3, 2, 1]) step(s)
    step(s, 'reveal_back')
    expect([shown(s).length, standing(s)]).toEqual([2, 'revealing'])
  })
  test('名次相同的一起揭晓，跳过空着的名次', () => {
    const s = small()
    /** Nothing was told: all are level. */
    s.did(contest, 'chief-judge', 'penalise', `${day} 09:00`, {
      penaltyNo: 2,
      penaltyPoints: 10,
      why: '提示',
    })
    s.did(contest, 'host', 'freeze', `${day} 09:01`)
    s.did(contest, 'host', 'reveal_begin', `${day} 09:02`)
    step(s)
    expect(shown(s)).toEqual([[2, 3]])
    step(s)
    expect([shown(s), standing(s)]).toEqual([
      [
        [1, 1],
        [2, 3],
        [3, 1],
      ],
      'no',
    ])
  })
  test('揭晓到一半有处罚，下一步按新的成绩：升上去的收回，掉下来的显出', () => {
    const s = begun()
    step(s)
    s.did(contest, 'chief-judge', 'penalise', `${day} 11:25`, {
      penaltyNo: s.no(3),
      penaltyPoints: 100,
      why: '场外提示',
    })
    expect(shown(s)).toEqual([[s.no(1), 3]])
    step(s)
    expect(shown(s)).toEqual(
      [
        [s.no(1), 2],
        [s.no(3), 3],
      ].toSorted(),
    )
  })
  test('取消资格的不占名次，也不留在原来的名次上', () => {
    const s = small()
    s.did(contest, 'host', 'publish', `${day} 09:00`)
    s.did(contest, 'host', 'freeze', `${day} 09:01`)
    s.did(contest, 'chief-judge', 'disqualify', `${day} 09:02`, { penaltyNo: 2, why: '冒名顶替' })
    s.did(contest, 'host', 'reveal_begin', `${day} 09:03`)
    expect(board(s).toSorted()).toEqual([
      [1, '', null],
      [2, '取消资格', null],
      [3, '', null],
    ])
  })
  test('全部揭晓、授奖，都把没有揭晓的一起放出', () => {
    const all = begun()
    step(all)
    step(all, 'reveal')
    expect([shown(all).length, standing(all)]).toEqual([3, 'no'])
    const awarded = begun()
    awarded.did(contest, 'organiser', 'award', `${day} 14:00`)
    expect([shown(awarded).length, standing(awarded)]).toEqual([3, 'no'])
  })
})

test('[RG13] 授奖算出的各行逐条入册', () => {
  const s = played()
  s.did(contest, 'organiser', 'award', `${day} 14:00`)
  expect(s.hall.entriesOf('contests.contestants')).toHaveLength(6)
})

test('[K15] 一个动作按几条规则设立的办件，号码相连、互不相同', () => {
  const s = small()
  const opened = [...s.hall.cases.keys()].filter((id) => id.startsWith(`${contest}-`))
  expect(opened.map((id) => id.split('-').at(-1))).toEqual(['1', '2', '3', '4'])
})
