/** Violations by the simple procedure, vehicles held, plates, letters, documents. */
import { describe, expect, test } from 'vitest'
import { campaign, city, codeOf, decided, caseOf, plan, readingsOf, saying } from './play.ts'

const noHelmet = (fine: number | null) => [
  fine === null ? { behaviour: 'no_helmet', way: 'warning' } : { behaviour: 'no_helmet', way: 'fine', fine },
]
const child = { seat: 'child', vehicle: 'ebike', childAge: 8 }

describe('[item-6] 处罚幅度', () => {
  test.each<[string, object, string]>([
    ['电动自行车20元', { kinds: noHelmet(2_000) }, 'ok'],
    ['电动自行车50元', { kinds: noHelmet(5_000) }, 'ok'],
    ['电动自行车警告', { kinds: noHelmet(null) }, 'ok'],
    ['电动自行车19.99元', { kinds: noHelmet(1_999) }, '罚款不在违法行为发生之日的幅度以内'],
    ['电动自行车50.01元', { kinds: noHelmet(5_001) }, '罚款不在违法行为发生之日的幅度以内'],
    ['摩托车50元', { vehicle: 'motorcycle', kinds: noHelmet(5_000) }, 'ok'],
    ['摩托车20元', { vehicle: 'motorcycle', kinds: noHelmet(2_000) }, '罚款不在违法行为发生之日的幅度以内'],
    ['摩托车乘坐人20元', { vehicle: 'motorcycle', seat: 'passenger', kinds: noHelmet(2_000) }, 'ok'],
    ['[4] 超标电动车按机动车', { vehicle: 'ebike_over', treatedAs: 'motor', kinds: noHelmet(5_000) }, 'ok'],
    [
      '[4] 超标电动车按非机动车',
      { vehicle: 'ebike_over', treatedAs: 'non_motor', kinds: noHelmet(2_000) },
      'ok',
    ],
    [
      '[4] 超标电动车按机动车罚20元',
      { vehicle: 'ebike_over', treatedAs: 'motor', kinds: noHelmet(2_000) },
      '罚款不在违法行为发生之日的幅度以内',
    ],
    [
      '无证驾驶不走简易程序（除200元整）',
      { vehicle: 'motorcycle', kinds: [{ behaviour: 'no_licence', way: 'fine', fine: 20_100 }] },
      '超过二百元的不适用简易程序，请按一般程序办理',
    ],
    [
      '无证驾驶200元整',
      { vehicle: 'motorcycle', kinds: [{ behaviour: 'no_licence', way: 'fine', fine: 20_000 }] },
      'ok',
    ],
    [
      '无证驾驶不能只警告',
      { vehicle: 'motorcycle', kinds: [{ behaviour: 'no_licence', way: 'warning' }] },
      '这一违法行为不能只给予警告',
    ],
    [
      '伪造号牌',
      { vehicle: 'motorcycle', kinds: [{ behaviour: 'forged_plate', way: 'fine', fine: 200_000 }] },
      '超过二百元的不适用简易程序，请按一般程序办理',
    ],
    ['罚款没有数额', { kinds: [{ behaviour: 'no_helmet', way: 'fine' }] }, '罚款没有写明数额'],
    ['同一行为两次', { kinds: [...noHelmet(2_000), ...noHelmet(2_000)] }, '违法行为写了两次'],
    ['没有违法行为', { kinds: [] }, '没有写明违法行为'],
    ['没有告知', { told: false }, '没有告知事实、依据和权利'],
    ['没有当场交付', { delivered: false }, '决定书应当当场交付'],
    ['[2] 儿童乘坐人：处罚监护人', { ...child, partyIs: 'guardian' }, 'ok'],
    ['[2] 儿童乘坐人：处罚儿童本人', { ...child, partyIs: 'self' }, '儿童乘坐人不处罚'],
    ['[10] 共享单车', { ownership: 'shared' }, '共享单车未配头盔的'],
  ])('%s', (_, more, words) => {
    expect(saying(decided(campaign(), more))).toContain(words)
  })
  test.each([
    ['2021-10-12', '2021-10-12 08:30', 2],
    ['2022-03-31', '2022-04-01 08:30', 2],
    ['2022-04-01', '2022-04-01 08:30', 1],
  ])('摩托车驾驶人不戴头盔的记分按违法之日：%s', (happenedOn, at, points) => {
    const c = campaign()
    const id = caseOf(
      decided(c, { vehicle: 'motorcycle', happenedOn, kinds: noHelmet(5_000) }, 'decide_settled', at),
    )
    expect(c.fact(id, 'pointsGiven')).toBe(points)
  })
})

describe('[§8.8] 查处', () => {
  test('[1] 两种违法：分别裁决，一份决定书，罚款相加，算一起', () => {
    const c = campaign()
    const kinds = [...noHelmet(2_000), { behaviour: 'umbrella', way: 'fine', fine: 3_000 }]
    const id = caseOf(decided(c, { kinds, umbrellaFate: 'kept' }))
    expect([c.fact(id, 'total'), c.fact(id, 'violations')]).toEqual([5_000, 2])
    expect([c.count('helmets.violations'), c.count('helmets.umbrellas')]).toEqual([1, 1])
  })
  test('[3] 骑手下班骑自己的车：不计入企业；在岗的计', () => {
    const c = campaign()
    caseOf(decided(c, { trade: 'food', onDuty: false }))
    expect(c.count('helmets.on_duty.food')).toBe(0)
    caseOf(decided(c, { trade: 'food', onDuty: true }))
    expect(c.count('helmets.on_duty.food')).toBe(1)
  })
  test('[6] 同一人同一天在两个点位：两起', () => {
    const c = campaign()
    caseOf(decided(c))
    caseOf(decided(c, { postNo: 'G2' }, 'decide_settled', '2021-10-12 17:30'))
    expect(c.count('helmets.violations')).toBe(2)
  })
  test('[8] 申辩后撤销：从总数减去，案件、理由和应退还留着', () => {
    const c = campaign()
    const id = caseOf(decided(c))
    expect(codeOf(c.act(id, 'wang', 'object', '2021-10-13 09:00', { objection: '不是我' }))).not.toBe('ok')
    caseOf(c.act(id, 'li', 'object', '2021-10-13 09:00', { objection: '车停着没有骑' }))
    expect(c.count('helmets.violations')).toBe(1)
    caseOf(c.act(id, 'head', 'cancel', '2021-10-14 09:00', { ruling: '申辩成立' }))
    expect([
      c.count('helmets.violations'),
      c.count('helmets.cancelled'),
      c.step(id),
      c.fact(id, 'refund'),
    ]).toEqual([0, 1, 'cancelled', 2_000])
    expect(c.events.filter((e) => e.case === id).map((e) => e.outcome)).toEqual([
      'decide_settled',
      'object',
      'cancel',
    ])
  })
  test('维持的回到原处：没有缴的继续计时，逾期的仍是逾期', () => {
    const c = campaign()
    const id = caseOf(decided(c, {}, 'decide'))
    caseOf(c.act(id, 'li', 'object', '2021-10-13 09:00', { objection: '没有看清标志' }))
    caseOf(c.act(id, 'head', 'uphold', '2021-10-13 10:00', { ruling: '事实清楚' }))
    expect([c.step(id), c.clock(id, 'pay', '2021-10-13 10:00')?.due?.slice(0, 10)]).toEqual([
      'to_pay',
      '2021-10-27',
    ])
    c.pass('2021-10-28 01:00')
    expect(c.step(id)).toBe('overdue')
    caseOf(c.act(id, 'li', 'object', '2021-10-28 09:00', { objection: '在外地' }))
    caseOf(c.act(id, 'head', 'uphold', '2021-10-28 10:00', { ruling: '逾期应当缴纳' }))
    expect(c.step(id)).toBe('overdue')
  })
  test('口头警告不是处罚：有处置，不计查处数；情节不轻微的不能口头警告', () => {
    const c = campaign()
    const orally = (minor: boolean) =>
      c.open('helmets.violation', 'officer', 'warn_orally', '2021-10-12 08:30', {
        postNo: 'G1',
        happenedOn: '2021-10-12',
        vehicle: 'ebike',
        ownership: 'own',
        seat: 'driver',
        trade: 'none',
        educated: 'told',
        helmetOn: true,
        minor,
      })
    caseOf(orally(true))
    expect([c.count('helmets.violations'), c.count('helmets.oral'), codeOf(orally(false))]).toEqual([
      0,
      1,
      'not_met',
    ])
  })
  test('二日以后才录入的记为备案超期', () => {
    const c = campaign()
    const [inTime, late] = ['2021-10-14 23:00', '2021-10-15 00:30'].map((at) =>
      caseOf(decided(c, {}, 'decide_settled', at)),
    )
    expect([c.fact(inTime!, 'filedLate'), c.fact(late!, 'filedLate')]).toEqual([false, true])
  })
})

const held = {
  ownerName: '李平',
  idNo: '430202198001010017',
  vehicle: 'ebike',
  holdFor: 'no_plate',
  place: '大队停车场',
  goodsGiven: true,
  told: true,
}
const owner = { ownerName: '李平', idNo: '430202198001010017', proofSeen: true }

describe('[item-10] [item-11] 扣车和上牌', () => {
  const hold = (more: object = {}) => {
    const c = campaign()
    return { c, answer: c.open('helmets.hold', 'officer', 'hold', '2021-10-12 09:00', { ...held, ...more }) }
  }
  test('货物不扣；没有告知权利的不能扣', () => {
    expect(saying(hold({ goodsGiven: false }).answer)).toContain('货物不得扣留')
    expect(codeOf(hold({ told: false }).answer)).toBe('not_met')
  })
  test('二十四小时没有批准，自动解除', () => {
    const { c, answer } = hold()
    const id = caseOf(answer)
    c.pass('2021-10-13 08:59')
    expect(c.step(id)).toBe('to_agree')
    c.pass('2021-10-13 09:05')
    expect(c.step(id)).toBe('released')
  })
  test('批准以后十五日内持证明处理，核实十日（24日是星期日，顺延），经批准十五日', () => {
    const { c, answer } = hold()
    const id = caseOf(answer)
    caseOf(c.act(id, 'head', 'approve', '2021-10-12 16:00'))
    expect(c.clock(id, 'term', '2021-10-12 16:00')?.due?.slice(0, 10)).toBe('2021-10-27')
    caseOf(c.act(id, 'officer', 'bring_proof', '2021-10-14 09:00', { proof: '购车发票' }))
    expect(c.clock(id, 'check', '2021-10-14 09:00')?.due?.slice(0, 10)).toBe('2021-10-25')
    caseOf(c.act(id, 'head', 'extend', '2021-10-20 09:00', { reason: '向厂家核对' }))
    expect(c.clock(id, 'check', '2021-10-20 09:00')?.due?.slice(0, 10)).toBe('2021-10-29')
    expect(codeOf(c.act(id, 'head', 'extend', '2021-10-21 09:00', { reason: '再延' }))).not.toBe('ok')
    caseOf(c.act(id, 'squad', 'release', '2021-10-22 09:00'))
  })
  test('[7] 两小时内在点位上牌：立即放行', () => {
    const { c, answer } = hold()
    const id = caseOf(answer)
    caseOf(c.open('helmets.plate', 'squad', 'receive', '2021-10-12 08:00', { received: 2 }))
    caseOf(
      c.open('helmets.plate', 'officer', 'register', '2021-10-12 10:40', {
        ...owner,
        kind: 'standard',
        plateNo: '湘B00001',
        certificateSeen: true,
        heldCase: id,
      }),
    )
    expect([c.step(id), c.lost]).toEqual(['released', []])
  })
  test.each<[string, object, string]>([
    ['正式号牌没有合格证', { kind: 'standard', certificateSeen: false }, '没有合格证的'],
    ['没有购车凭证', { kind: 'standard', certificateSeen: true, proofSeen: false }, '没有购车凭证'],
    ['临时号牌已经过期', { kind: 'temporary', validTo: '2021-10-12' }, '有效期已过'],
    ['临时号牌', { kind: 'temporary', validTo: '2024-12-31' }, 'ok'],
  ])('%s', (_, more, words) => {
    const c = campaign()
    caseOf(c.open('helmets.plate', 'squad', 'receive', '2021-10-12 08:00', { received: 1 }))
    const input = { ...owner, plateNo: '湘B00001', ...more }
    expect(saying(c.open('helmets.plate', 'officer', 'register', '2021-10-12 10:00', input))).toContain(words)
  })
  test('库存不得为负：两副号牌发不出第三副，报损也不行；同一号牌只发一次', () => {
    const c = campaign()
    caseOf(c.open('helmets.plate', 'squad', 'receive', '2021-10-12 08:00', { received: 2 }))
    const give = (plateNo: string) =>
      codeOf(
        c.open('helmets.plate', 'officer', 'register', '2021-10-12 10:00', {
          ...owner,
          kind: 'standard',
          certificateSeen: true,
          plateNo,
        }),
      )
    expect([give('湘B1'), give('湘B1'), give('湘B2'), give('湘B3')]).toEqual([
      'ok',
      'not_met',
      'ok',
      'overdrawn',
    ])
    const spoil = c.open('helmets.plate', 'squad', 'write_off', '2021-10-12 11:00', {
      spoiled: 1,
      reason: '损坏',
    })
    expect(codeOf(spoil)).toBe('overdrawn')
  })
})

describe('[item-1] 方案和点位', () => {
  test('修订由市领导批准，提出的人不批；修订前的目标和截止日期留存', () => {
    const c = campaign()
    const id = [...c.cases.values()].find((x) => x.programme.id === 'helmets.plan')!.id
    const later = plan.targetList.map((x) => (x.key === 'plates' ? { ...x, until: '2021-12-20' } : x))
    const revision = {
      ...plan,
      newPlanNo: '株戴帽办发〔2021〕3号',
      targetList: later,
      reason: '号牌供应不足',
    }
    const { planNo: _, startMonth: __, ...form } = revision
    caseOf(c.act(id, 'office', 'propose', '2021-11-01 09:00', form))
    expect(c.entry('helmets.targets', 'plates')?.body['until']).toBe('2021-11-30')
    expect(codeOf(c.act(id, 'office', 'revise', '2021-11-02 09:00'))).not.toBe('ok')
    caseOf(c.act(id, 'leader', 'revise', '2021-11-02 09:00'))
    expect([c.entry('helmets.targets', 'plates')?.body['until'], c.fact(id, 'planNo')]).toEqual([
      '2021-12-20',
      '株戴帽办发〔2021〕3号',
    ])
    const before = c.events.find((e) => e.outcome === 'set')!.effects
    expect(JSON.stringify(before)).toContain('2021-11-30')
  })
  test('[9] 分解到区县：点位之和等于方案的数，少一个多一个都不收', () => {
    const c = campaign()
    const id = [...c.cases.values()].find((x) => x.programme.id === 'helmets.plan')!.id
    const divided = (fixed: number) =>
      codeOf(
        c.act(id, 'office', 'divide', '2021-09-02 09:00', {
          division: [
            { county: '430202', fixed: 3, squads: 3, points: 5, plates: 90 },
            { county: '430211', fixed, squads: 10, points: 15, plates: 90 },
          ],
        }),
      )
    expect([divided(49), divided(51), divided(50)]).toEqual(['not_met', 'not_met', 'ok'])
    expect(c.entry('helmets.quotas', '430211')?.body['posts']).toBe(75)
  })
  test('计划数和在用数分开：计划53个，登记在用两个', () => {
    const c = campaign()
    expect([c.entry('helmets.targets', 'posts')?.body['value'], c.count('helmets.posts.fixed')]).toEqual([
      53, 2,
    ])
  })
  test('四个月：首尾都算；年底期满自动结束，点位随之撤销', () => {
    const c = campaign()
    expect(c.entry('helmets.plans', 'plan')?.body['months']).toBe(4)
    c.pass('2022-01-01 00:30')
    expect([...c.cases.values()].map((x) => x.step)).toEqual([
      'closed',
      'closed',
      'closed',
      'closed',
      'closed',
    ])
  })
  test('同一目标写两次的方案不收；方案只有一份', () => {
    const c = campaign()
    expect(codeOf(c.open('helmets.plan', 'office', 'set', '2021-09-02 09:00', plan, city))).toBe('not_met')
  })
})

describe('[item-12] [item-13] 企业和文件', () => {
  const letter = { company: '快迅达', companyPost: 'post-courier', kind: 'courier', matter: '请整改' }
  test('只有收函的企业回复；逾期的约谈', () => {
    const c = campaign()
    c.readings = readingsOf({ 'helmets.on_duty.courier': [37, null, 37] })
    const id = caseOf(c.open('helmets.letter', 'office', 'send', '2021-10-12 09:00', letter, city))
    expect([
      c.fact(id, 'onDuty'),
      codeOf(c.act(id, 'food', 'answer', '2021-10-13 09:00', { reply: '是' })),
    ]).toEqual([37, 'of_another_post'])
    c.pass('2021-10-20 01:00')
    expect(c.step(id)).toBe('interview')
  })
  const held19 = () => {
    const c = campaign()
    const documents = [
      { kind: 'open_letter', name: '一封信', gist: '公职人员带头' },
      { kind: 'notice', name: '通告', gist: '六个一律' },
    ]
    const form = {
      meetingTitle: '新闻通气会',
      heldOn: '2021-10-19',
      host: '罗志远',
      people: 86,
      documents,
      minutes: '宣读两份文件',
    }
    caseOf(c.open('helmets.briefing', 'office', 'hold', '2021-10-19 10:00', form, city))
    return c
  }
  test('宣读的文件两份，其中公开信一封；阅读另计，本人只计一次，单位不能多于在册', () => {
    const c = held19()
    const standing = [...c.entries.values()].filter((e) => e.register === 'helmets.documents')
    expect(standing.map((e) => e.body['kind'])).toEqual(['open_letter', 'notice'])
    const read = (by: string) =>
      codeOf(c.open('helmets.reading', by, 'confirm', '2021-10-19 12:00', { document: '一封信' }, city))
    expect([read('li'), read('li'), read('wang')]).toEqual(['ok', 'not_met', 'ok'])
    const body = (readers: number) =>
      codeOf(
        c.open(
          'helmets.reading',
          'organ',
          'of_body',
          '2021-10-19 15:00',
          { document: '一封信', body: '财政局', onRoll: 120, readers },
          city,
        ),
      )
    expect([body(121), body(120), body(100)]).toEqual(['not_met', 'ok', 'not_met'])
    expect(c.count('helmets.readers')).toBe(122)
  })
})

describe('[item-3] 勤务', () => {
  test('没有在用的点位不能上岗；当日没有收班的由系统收班，不计拦停数', () => {
    const c = campaign()
    const begin = (postNo: string) =>
      c.open('helmets.shift', 'squad', 'begin', '2021-10-12 07:00', { postNo, members: 4 })
    expect(codeOf(begin('G9'))).not.toBe('ok')
    const id = caseOf(begin('G1'))
    c.pass('2021-10-13 00:10')
    expect([c.step(id), c.fact(id, 'stoppedNow')]).toEqual(['over', 0])
  })
})
