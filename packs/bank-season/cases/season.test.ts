/** The season row by row: the plan, targets, letters, the kick-off, days and their corrections, questions, claims and prizes. */
import { beforeEach, describe, expect, test } from 'vitest'
import { indicators, indicatorKeys } from '../indicators.ts'
import { campaigns } from '../campaign.ts'
import { Branch, caseOf, city, codeOf, county, saying, team, team2, team3, urban } from './play.ts'

const plan = {
  planName: '旺季方案',
  begins: '2021-10-15',
  ends: '2022-03-31',
  baseDay: '2021-09-30',
  pacing: 'working',
  fromAbove: '省分行方案',
  phases: [{ phase: 'startup', from: '2021-10-15', to: '2021-12-31' }],
  indicators: indicatorKeys.map((indicator) => {
    const { kind, direction, weight } = indicators[indicator]
    const isQuality = kind === 'quality'
    return {
      indicator,
      kind,
      down: direction === 'down',
      weight,
      cap: 150,
      floor: 0,
      isRedLine: indicator === 'bad',
      deduction: isQuality ? 1 : 0,
    }
  }),
}
const with_ = (indicator: string, more: object) => ({
  ...plan,
  indicators: plan.indicators.map((i) => (i.indicator === indicator ? { ...i, ...more } : i)),
})

let b: Branch
beforeEach(() => {
  b = new Branch()
})

/** The plan in force from 29 September. */
function planned(): string {
  const id = caseOf(b.open('plan', 'office', 'draft', '2021-09-22 09:00', plan))
  caseOf(b.act(id, 'office', 'consult', '2021-09-22 10:00', { units: [{ unit: urban }, { unit: county }] }))
  caseOf(b.act(id, 'office', 'submit', '2021-09-28 09:00'))
  caseOf(b.act(id, 'president', 'issue', '2021-09-29 09:00', { documentNo: '86号' }))
  return id
}
const factors = (unit: string, stock: number) => ({
  unit,
  stock,
  growth: stock,
  staff: 1,
  outlets: 1,
  market: 1,
  least: 0,
})
const target = (unit: string, amount: number, base = 0) => ({ unit, target: amount, firstYear: 0, base })
/** Savings of 1,000 over two branches, issued on 11 October. */
function given(): string {
  planned()
  const units = [factors(urban, 600), factors(county, 400)]
  const whole = { indicator: 'savings', total: 1_000, totalFirstYear: 0 }
  const id = caseOf(b.open('allocation', 'office', 'work_out', '2021-09-29 15:00', { ...whole, units }))
  const proposal = b.fact(id, 'proposal') as readonly { unit: string; target: number }[]
  const targets = proposal.map((p) => target(p.unit, p.target, 10_000))
  caseOf(b.act(id, 'office', 'issue', '2021-10-11 09:00', { targets, documentNo: '1号' }))
  return id
}
const rows = (day: string, value: number, unit = team, indicator = 'savings') => ({
  rows: [{ unit, indicator, day, value }],
})
function imported(day: string, value: number, at: string, unit = team, indicator = 'savings'): string {
  const id = caseOf(b.open('daily', 'clerk', 'begin', at, { batchName: day }))
  caseOf(b.act(id, 'clerk', 'rows', at, rows(day, value, unit, indicator)))
  caseOf(b.act(id, 'clerk', 'finish', at))
  return id
}

describe('[item-1] 方案', () => {
  test.each<[string, object, string]>([
    ['权重合计一百', plan, 'ok'],
    ['权重不足一百', with_('savings', { weight: 20 }), '计分指标的权重合计应当为100，质量指标只扣分'],
    ['存款按时点考评', with_('savings', { kind: 'stock' }), '存款不得按时点规模考评，应当按日均'],
    ['质量指标有权重', with_('complaints', { weight: 5 }), '计分指标的权重合计应当为100，质量指标只扣分'],
    ['下限高于上限', with_('small', { floor: 80, cap: 60 }), '得分下限高于上限'],
    ['基期日在开始以后', { ...plan, baseDay: '2021-10-20' }, '基期日应当早于开始日期'],
  ])('%s：%s', (_, form, expected) =>
    expect(saying(b.open('plan', 'office', 'draft', '2021-09-22 09:00', form))).toBe(expected),
  )

  test('征求意见三个工作日：未满不能报签，逾期视为没有意见，意见记在方案上', () => {
    const id = caseOf(b.open('plan', 'office', 'draft', '2021-09-22 09:00', plan))
    caseOf(b.act(id, 'office', 'consult', '2021-09-22 10:00', { units: [{ unit: urban }, { unit: county }] }))
    expect(codeOf(b.act(id, 'office', 'submit', '2021-09-24 09:00'))).not.toBe('ok')
    const [first, second] = b.children(id) as readonly [string, string]
    caseOf(b.act(first, 'urban', 'answer', '2021-09-23 09:00', { opinion: '分城区县域' }))
    b.pass('2021-09-28 08:00')
    expect([b.step(first), b.step(second)]).toEqual(['answered', 'silent'])
    expect(b.fact(id, 'opinions')).toHaveLength(1)
    expect(codeOf(b.act(id, 'office', 'submit', '2021-09-28 09:00'))).toBe('missing_field')
    caseOf(b.act(id, 'office', 'submit', '2021-09-28 09:10', { handling: '采纳' }))
    expect(codeOf(b.act(id, 'office', 'issue', '2021-09-28 09:20', { documentNo: '1' }))).not.toBe('ok')
  })

  test('[G2] 进度口径由方案写明，与调度的口径一致', () => {
    planned()
    expect(b.entry('indicators', 'savings')!.body['pacing']).toBe('working')
    expect(campaigns.map((c) => c.timeline)).toEqual(['workdays', 'workdays'])
    expect(campaigns.map((c) => [c.from, c.to])).toEqual([
      [plan.begins, plan.ends],
      [plan.begins, plan.ends],
    ])
  })

  test('[item-3] 权重只在指标之间移动，由行长批准，历史留存', () => {
    const id = planned()
    const move = { lessOf: 'small', moreOf: 'savings', points: 5, reason: '突出日均' }
    expect(codeOf(b.act(id, 'urban', 'propose_change', '2021-10-19 09:00', move))).not.toBe('ok')
    caseOf(b.act(id, 'office', 'propose_change', '2021-10-19 09:00', move))
    caseOf(b.act(id, 'president', 'approve', '2021-10-19 10:00'))
    const weight = (key: string) => b.entry('indicators', key)!.body['weight']
    expect([weight('small'), weight('savings')]).toEqual([10, 35])
    expect(b.fact(id, 'changes')).toHaveLength(1)
  })
})

describe('[item-2] 目标', () => {
  test('各单位之和等于总目标；与测算不同的写明理由', () => {
    planned()
    const units = [factors(urban, 600), factors(county, 400)]
    const whole = { indicator: 'savings', total: 1_000, totalFirstYear: 0 }
    const id = caseOf(b.open('allocation', 'office', 'work_out', '2021-09-29 15:00', { ...whole, units }))
    const issue = (targets: readonly object[]) =>
      saying(b.act(id, 'office', 'issue', '2021-10-11 09:00', { targets, documentNo: '1号' }))
    expect(issue([target(urban, 600), target(county, 500)])).toBe('各单位之和不等于总目标')
    expect(issue([target(urban, 500), target(county, 500)])).toBe('与测算不同的，写明理由')
    const why = { differs: '征求意见后调整' }
    expect(
      issue([
        { ...target(urban, 500), ...why },
        { ...target(county, 500), ...why },
      ]),
    ).toBe('ok')
    expect([b.count('season.goal.savings'), b.count('season.goal.savings', urban)]).toEqual([1_000, 500])
  })

  test('支行分解的等于上级下达的，不得加码；已分解的不重复计', () => {
    given()
    const own = b.entry('targets', `savings/${urban}`)!.body['target'] as number
    const share = (total: number) => ({
      indicator: 'savings',
      total,
      totalFirstYear: 0,
      units: [factors(team, 1), factors(team2, 1)],
    })
    const shareOut = (total: number) =>
      b.open('allocation', 'urban', 'share_out', '2021-10-12 09:00', share(total), urban)
    expect(saying(shareOut(own + 1))).toBe('分解的总数应当等于上级下达的目标，不得加码')
    const id = caseOf(shareOut(own))
    const targets = (b.fact(id, 'proposal') as readonly { unit: string; target: number }[]).map((p) =>
      target(p.unit, p.target, 5_000),
    )
    caseOf(b.act(id, 'urban', 'divide', '2021-10-12 10:00', { targets }))
    expect([b.count('season.goal.savings'), b.count('season.goal.savings', urban)]).toEqual([1_000, own])
    expect(b.entry('targets', `savings/${urban}`)!.standing).toBe('divided')
  })

  test('跨年度：计入本年度计划的部分也合计相等', () => {
    planned()
    const units = [factors(urban, 600), factors(county, 400)]
    const whole = { indicator: 'savings', total: 1_000, totalFirstYear: 400 }
    const id = caseOf(b.open('allocation', 'office', 'work_out', '2021-09-29 15:00', { ...whole, units }))
    const proposal = b.fact(id, 'proposal') as readonly { unit: string; target: number }[]
    const issue = (first: readonly number[]) =>
      saying(
        b.act(id, 'office', 'issue', '2021-10-11 09:00', {
          targets: proposal.map((p, i) => ({ ...target(p.unit, p.target), firstYear: first[i]! })),
          documentNo: '1号',
        }),
      )
    expect(issue([200, 100])).toBe('计入本年度计划的部分合计不等于总数')
    expect(issue([250, 150])).toBe('ok')
    expect(b.count('season.goal.first_year.savings')).toBe(400)
  })

  test('[item-3] 调整只由领导小组办理，历史留存', () => {
    const id = given()
    const change = {
      total: 1_100,
      totalFirstYear: 0,
      newTargets: [target(urban, 700), target(county, 400)],
      reason: '省分行加下',
      documentNo: '9号',
    }
    expect(codeOf(b.act(id, 'urban', 'propose_change', '2021-10-19 09:00', change))).not.toBe('ok')
    caseOf(b.act(id, 'office', 'propose_change', '2021-10-19 09:00', change))
    expect(b.count('season.goal.savings')).toBe(1_000)
    caseOf(b.act(id, 'president', 'approve', '2021-10-19 10:00'))
    expect([b.count('season.goal.savings'), (b.fact(id, 'changes') as unknown[]).length]).toEqual([1_100, 1])
  })
})

describe('[item-4] [item-5] 启动会', () => {
  const call = () =>
    caseOf(
      b.open('kick_off', 'office', 'call', '2021-10-12 16:00', {
        meetingName: '启动会',
        heldOn: '2021-10-15',
        place: '七楼',
        units: [
          { unit: urban, group: 'urban' },
          { unit: county, group: 'county' },
        ],
      }),
    )
  const text = { explained: '口径和节奏' }

  test('A8-06：四个部门各解读一次；同一部门不计两次，只在会议当天', () => {
    const id = call()
    expect(saying(b.act(id, 'personal', 'explain', '2021-10-14 09:00', text))).toBe('方案在会议当天解读')
    for (const who of ['personal', 'retail', 'small', 'riskHead'])
      caseOf(b.act(id, who, 'explain', '2021-10-15 09:00', text))
    expect(saying(b.act(id, 'retail', 'explain', '2021-10-15 10:00', text))).toBe('本部门已经解读')
    expect(b.count('season.departments')).toBe(4)
  })

  test('难点有责任部门和日期；没有签订承诺书的单列', () => {
    const id = call()
    caseOf(b.act(id, 'personal', 'explain', '2021-10-15 09:00', text))
    const [first, second] = b.children(id) as readonly [string, string]
    const promise = { promised: '目标', measures: '措施', stakes: '奖惩', signedOn: '2021-10-14' }
    caseOf(b.act(first, 'urban', 'sign', '2021-10-14 10:00', promise))
    caseOf(b.act(first, 'office', 'receive', '2021-10-15 10:00', { keptAt: '柜二' }))
    caseOf(b.act(second, 'county', 'decline', '2021-10-14 10:00', { reason: '待面谈' }))
    expect(['received', 'signed', 'unsigned'].map((x) => b.count(`season.letters.${x}`))).toEqual([1, 1, 1])
    const held = {
      host: '唐国华',
      attendees: 96,
      difficulties: [{ matter: '设备到货慢', raisedBy: urban, owner: 'post-personal', dueOn: '2021-10-22' }],
      flags: [{ unit: urban }],
      minutes: '纪要',
    }
    caseOf(b.act(id, 'office', 'hold', '2021-10-15 11:00', held))
    const difficulty = b.children(id).find((x) => b.cases.get(x)!.programme.id === 'season.difficulty')!
    expect(codeOf(b.act(difficulty, 'retail', 'solve', '2021-10-18 09:00', { solved: '已装' }))).not.toBe(
      'ok',
    )
    caseOf(b.act(difficulty, 'personal', 'solve', '2021-10-18 09:00', { solved: '已装' }))
    caseOf(b.act(difficulty, 'urban', 'agree', '2021-10-19 09:00'))
    const rally = { ralliedOn: '2021-10-15', rallyTime: '19:30', rallied: 268, oathLedBy: '唐国华' }
    caseOf(b.act(id, 'office', 'rally', '2021-10-15 20:00', rally))
    expect([b.step(id), b.count('season.flags'), b.count('season.difficulties.closed')]).toEqual([
      'rallied',
      1,
      1,
    ])
  })
})

describe('[item-6] [item-10] 每日进度', () => {
  beforeEach(() => {
    given()
    const targets = [target(team, 300, 5_000), target(team2, 300, 5_000)].map((x) => ({
      ...x,
      differs: '对半',
    }))
    const own = b.entry('targets', `savings/${urban}`)!.body['target'] as number
    const share = {
      indicator: 'savings',
      total: own,
      totalFirstYear: 0,
      units: [factors(team, 1), factors(team2, 1)],
    }
    const id = caseOf(b.open('allocation', 'urban', 'share_out', '2021-10-12 09:00', share, urban))
    const half = [Math.ceil(own / 2), Math.floor(own / 2)]
    const parts = targets.map((x, i) => ({ ...x, target: half[i]! }))
    caseOf(b.act(id, 'urban', 'divide', '2021-10-12 10:00', { targets: parts }))
  })

  test('日均是逐日余额之和除以天数，最后一日带来又走的存款不抵一日', () => {
    imported('2021-10-15', 5_030, '2021-10-15 17:00')
    imported('2021-10-16', 5_030, '2021-10-18 08:00')
    imported('2021-10-17', 5_330, '2021-10-18 09:00')
    expect(b.count('season.done.savings', team)).toBe(130)
  })

  test('负增长如实为负', () => {
    imported('2021-10-15', 4_900, '2021-10-15 17:00')
    expect(b.count('season.done.savings', team)).toBe(-100)
  })

  test('更正是新版次：昨天的数变了，今天以后的照旧；相同的数再来一次不改变任何数据', () => {
    imported('2021-10-15', 5_030, '2021-10-15 17:00')
    imported('2021-10-16', 5_050, '2021-10-18 08:00')
    imported('2021-10-15', 5_010, '2021-10-19 10:00')
    const id = `${team}/savings/2021-10-15`
    expect([b.entry('days', id)!.body['edition'], b.count('season.days.corrected')]).toEqual([2, 1])
    expect([
      b.count('season.done.savings', team),
      b.entry('progress', `${team}/savings`)!.body['value'],
    ]).toEqual([30, 5_050])
    imported('2021-10-15', 5_010, '2021-10-19 11:00')
    expect([b.entry('days', id)!.body['edition'], b.count('season.done.savings', team)]).toEqual([2, 30])
  })

  test('缺数的按上一日余额列入并注明；以后补来的替换它', () => {
    imported('2021-10-15', 5_030, '2021-10-15 17:00')
    const id = imported('2021-10-17', 5_060, '2021-10-18 09:00')
    const missing = [{ unit: team, indicator: 'savings', day: '2021-10-16' }]
    caseOf(b.act(id, 'personal', 'carry', '2021-10-19 08:00', { missing }))
    expect(b.lost).toEqual([])
    expect([b.count('season.days.carried'), b.count('season.done.savings', team)]).toEqual([1, 50])
    imported('2021-10-16', 5_000, '2021-10-19 10:00')
    expect([b.count('season.days.carried'), b.count('season.done.savings', team)]).toEqual([0, 30])
  })

  test('导入人不核对；一个文件只含一天', () => {
    const id = imported('2021-10-15', 5_030, '2021-10-15 17:00')
    expect(codeOf(b.act(id, 'clerk', 'pass', '2021-10-18 08:00'))).not.toBe('ok')
    caseOf(b.act(id, 'personal', 'pass', '2021-10-18 08:00'))
    const two = caseOf(b.open('daily', 'clerk', 'begin', '2021-10-18 17:00', { batchName: '两天' }))
    const both = { rows: [...rows('2021-10-16', 1).rows, ...rows('2021-10-17', 1).rows] }
    expect(saying(b.act(two, 'clerk', 'rows', '2021-10-18 17:00', both))).toContain('一天一个文件')
  })

  test('突增和回转记为待核问；核问答复后由风险部门认定，属实的剔除', () => {
    imported('2021-10-15', 5_000, '2021-10-15 17:00')
    imported('2021-10-18', 7_500, '2021-10-18 17:00')
    imported('2021-10-19', 5_000, '2021-10-19 17:00')
    expect(['15', '18', '19'].map((d) => b.entry('days', `${team}/savings/2021-10-${d}`)!.standing)).toEqual([
      'reported',
      'spike',
      'reversal',
    ])
    const about = `${team}/savings/2021-10-18`
    const ask = { signal: 'spike', indicator: 'savings', about, asked: '来源' }
    const id = caseOf(b.open('question', 'risk', 'ask', '2021-10-19 09:00', ask, urban))
    caseOf(b.act(id, 'urban', 'reply', '2021-10-19 10:00', { answer: '过桥' }))
    caseOf(b.act(id, 'risk', 'settle', '2021-10-19 11:00', { isUntrue: true, takenOut: 600, ruling: '剔除' }))
    expect(b.count('season.taken_out.savings', urban)).toBe(600)
  })
})

describe('[item-11] 营销认领', () => {
  const claim = (who: string, customerNo: string) =>
    b.open(
      'claim',
      who,
      'claim',
      '2021-10-18 10:00',
      { indicator: 'merchants', customerNo, closedOn: '2021-10-18' },
      team,
    )

  test('同一客户两人认领：按百分比分开，合计一百；名册不写客户号', () => {
    const first = caseOf(claim('manager', 'C1001'))
    expect(saying(claim('manager', 'c1001'))).toBe('本人已经认领该客户')
    const second = caseOf(claim('manager2', 'Ｃ1001'))
    expect([b.step(first), b.step(second)]).toEqual(['claimed', 'doubled'])
    const share = (mine: number, newShare: number) => ({ mine, newShare, reason: '各有投入' })
    expect(saying(b.act(second, 'urban', 'divide', '2021-10-19 09:00', share(50, 60)))).toBe(
      '两人份额合计应当为100',
    )
    caseOf(b.act(second, 'urban', 'divide', '2021-10-19 09:00', share(40, 60)))
    expect([b.fact(first, 'share'), b.fact(second, 'share'), b.lost]).toEqual([60, 40, []])
    const claims = [...b.entries.values()].filter((e) => e.register.startsWith('season.c'))
    expect(JSON.stringify(claims)).not.toContain('C1001')
  })
})

describe('[item-8] [item-9] [item-12] 得分、排名和红线', () => {
  test('由记录计分；触及红线的取消奖励；未计完不能排名，报签人不公布', () => {
    given()
    imported('2021-10-18', 11_200, '2021-10-18 17:00', team)
    imported('2021-10-18', 10_380, '2021-10-18 17:10', team3)
    caseOf(
      b.open(
        'red_line',
        'risk',
        'record',
        '2021-10-18 11:00',
        { matter: 'fraud', breachedOn: '2021-10-16', facts: '凑数' },
        urban,
      ),
    )
    const units = [
      { unit: urban, group: 'urban' },
      { unit: county, group: 'county' },
    ]
    const id = caseOf(
      b.open('round', 'office', 'begin', '2021-10-19 08:00', { periodDay: '2021-10-18', units }),
    )
    expect(saying(b.act(id, 'office', 'submit', '2021-10-19 08:10'))).toBe('还有单位没有计分')
    for (const score of b.children(id)) caseOf(b.act(score, 'office2', 'settle', '2021-10-19 08:20'))
    caseOf(b.act(id, 'office', 'submit', '2021-10-19 08:30'))
    caseOf(b.act(id, 'president', 'publish', '2021-10-19 09:00'))
    expect(b.lost).toEqual([])
    expect([urban, county].map((x) => b.entry('results', x)!.standing)).toEqual(['vetoed', 'prize'])
    expect([b.count('season.results.prizes'), b.count('season.results.vetoed')]).toEqual([1, 1])
  })
})

test('[item-13] 活动和专栏都有记录', () => {
  const activity = { kind: 'defence', activityName: '国防教育', plannedOn: '2021-10-14' }
  const id = caseOf(b.open('activity', 'office', 'plan', '2021-10-12 09:00', activity))
  caseOf(
    b.act(id, 'office', 'hold', '2021-10-14 17:00', { heldOn: '2021-10-14', attendees: 86, content: '讲座' }),
  )
  expect([b.count('season.activities.defence'), b.count('season.activities.defence.attendees')]).toEqual([
    1, 86,
  ])
  const praise = caseOf(
    b.open('praise', 'office', 'propose', '2021-10-18 16:00', { unit: urban, kind: 'steady', why: '平稳' }),
  )
  caseOf(b.act(praise, 'president', 'post_it', '2021-10-19 09:00'))
  expect([b.count('season.board', urban), b.count('season.board', city)]).toEqual([1, 1])
})
