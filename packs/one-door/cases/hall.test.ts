/** The hall besides the applications: catalogue, one application for several items, queue and appointments, helpers, and what could not be got done. */
import { describe, expect, test } from 'vitest'
import {
  card,
  codeOf,
  community,
  food,
  Hall,
  hallWith,
  caseOf,
  residence,
  saying,
  zhang,
  zone,
} from './play.ts'

describe('事项目录', () => {
  const enter = (rows: readonly object[]) => {
    const h = new Hall()
    const batch = caseOf(
      h.open('door.catalogue', 'manager', 'begin', '2021-01-04 09:00', { batchName: '一批' }, zone),
    )
    return { h, answer: h.act(batch, 'manager', 'rows', '2021-01-04 09:05', { rows }) }
  }
  test('两行同一实施编码是错误，整批不进', () =>
    expect(saying(enter([food, { ...card, code: food.code }]).answer)).toBe('同一实施编码出现两行'))
  test.each([
    ['其他材料', { papers: '申请书；其他材料' }, 'named_papers'],
    ['承诺长于法定', { promisedDays: 21 }, 'promise_within_law'],
    [
      '承诺十个工作日、法定十二个自然日',
      { promisedDays: 10, legalDays: 12, legalUnit: 'day' },
      'promise_within_law',
    ],
    ['承诺件没有时限', { promisedDays: 0 }, 'limit_fits'],
    ['收费没有依据', { fee: 100 }, 'fee_has_basis'],
    ['委托没有截止日期', { delegatedTo: '学林街道' }, 'delegation_ends'],
  ])('%s：留作草稿，不发布，不能办理', (_, more, fault) => {
    const { h, answer } = enter([{ ...food, ...more }])
    expect(codeOf(answer)).toBe('ok')
    const entry = h.entry('door.items', food.code)!
    expect([entry.standing, entry.body['faults']]).toEqual(['draft', [fault]])
  })
  test('承诺十个工作日不长于法定十四个自然日', () => {
    const { h } = enter([{ ...food, promisedDays: 10, legalDays: 14, legalUnit: 'day' }])
    expect(h.standing('door.items', food.code)).toBe('published')
  })
  test('实施日期未到的，不能整批导入，要用新版本发布', () =>
    expect(saying(enter([{ ...food, effectiveFrom: '2021-02-01' }]).answer)).toContain('实施日期未到'))
  test('暂停的事项不能受理，恢复以后可以', () => {
    const h = hallWith()
    const stop = caseOf(
      h.open(
        'door.version',
        'manager',
        'suspend',
        '2021-09-01 09:00',
        { itemCode: food.code, why: '核对' },
        zone,
      ),
    )
    expect(h.standing('door.items', food.code)).toBe('suspended')
    caseOf(h.act(stop, 'manager', 'resume', '2021-09-02 09:00'))
    expect([h.standing('door.items', food.code), h.entry('door.items', food.code)!.body['version']]).toEqual([
      'published',
      1,
    ])
  })
})

describe('一件事一次办', () => {
  const tea = { ...food, code: '43027100SP-XK-0002', name: '公共场所卫生许可' }
  const sign = { ...food, code: '43027100CG-XK-0002', name: '门店招牌备案', papers: '申请书（原件1份）' }
  const parts = [food, tea, sign].map((x) => ({ part: x.code }))
  const form = {
    matterName: '开办餐馆',
    who: 'natural',
    applicantName: '张建国',
    applicantId: zhang,
    phone: '13812345678',
    channel: 'window',
    dueOn: '2021-09-26',
  }
  test('两项准予、一项不予：三个决定、一份救济告知、一个办结日期', () => {
    const h = hallWith([food, tea, sign])
    const id = caseOf(h.open('door.bundle', 'window', 'receive', '2021-09-06 09:00', { ...form, parts }))
    const all = h.children(id, 'door.application')
    expect(all).toHaveLength(3)
    for (const [n, part] of all.entries()) {
      expect(h.fact(part, 'applicantName')).toEqual(h.fact(id, 'applicantName'))
      caseOf(h.act(part, 'window', 'accept', '2021-09-06 10:00'))
      expect(h.due(part, 'promised', '2021-09-06 11:00')).toBe('2021-09-26')
      const opinion = n === 1 ? 'refused' : 'granted'
      caseOf(
        h.act(part, 'reviewer', 'propose', '2021-09-08 09:00', {
          opinion,
          ...(n === 1 ? { opinionWhy: '不符' } : {}),
        }),
      )
      caseOf(
        n === 1
          ? h.act(part, 'approver', 'refuse', '2021-09-09 09:00', { reason: '场所不符合卫生要求' })
          : h.act(part, 'approver', 'grant', '2021-09-09 09:00'),
      )
    }
    expect([h.step(id), h.fact(id, 'granted'), h.fact(id, 'refused')]).toEqual(['to_tell', 2, 1])
    expect((h.fact(id, 'answers') as { result: string }[]).map((a) => a.result)).toEqual([
      'granted',
      'refused',
      'granted',
    ])
    caseOf(h.act(id, 'window', 'tell', '2021-09-10 09:00', { toldNote: '当面' }))
    expect([h.step(id), h.told(id).filter((x) => x.includes('救济途径')).length, h.lost]).toEqual([
      'some_granted',
      1,
      [],
    ])
  })
  test.each([
    ['只有一项', { parts: parts.slice(0, 1) }, '一件事不少于两个事项'],
    ['同一事项两次', { parts: [parts[0], parts[0]] }, '同一事项写了两次'],
    ['超过四十五个工作日', { dueOn: '2021-11-30' }, '统一办理不超过四十五个工作日'],
  ])('%s', (_, more, said) => {
    const h = hallWith([food, tea, sign])
    expect(
      saying(h.open('door.bundle', 'window', 'receive', '2021-09-06 09:00', { ...form, parts, ...more })),
    ).toBe(said)
  })
})

describe('当面核对签名', () => {
  test.each([
    ['一个事项', 'door.application', { itemCode: card.code, hasAgent: false }],
    [
      '一件事',
      'door.bundle',
      { matterName: '办证', dueOn: '2021-09-20', parts: [food, card].map((x) => ({ part: x.code })) },
    ],
  ])('%s：窗口自己不能代为同意和签名', (_, programme, more) => {
    const h = hallWith()
    const who = { who: 'natural', applicantName: '张三', applicantId: zhang, phone: '13873300001' }
    const form = { ...who, channel: 'window', ...more }
    const id = caseOf(h.open(programme, 'window', 'receive', '2021-09-06 09:00', form, zone))
    expect(saying(h.act(id, 'window', 'check_and_sign', '2021-09-06 09:05'))).toBe(
      '这一项要由当事人本人在窗口对面的屏幕上核对、同意并签名，不能由别人代办',
    )
  })
})

describe('排队叫号', () => {
  const take = (h: Hall, at = '2021-09-06 09:00', service = 'government') =>
    caseOf(h.open('door.ticket', 'zhang', 'take', at, { service }, zone))
  test('[1] 两个窗口同时叫一个号，只有一个叫到', () => {
    const h = hallWith()
    const id = take(h)
    const { seq } = h.cases.get(id)!
    expect([
      codeOf(h.act(id, 'window', 'call', '2021-09-06 09:10', { desk: '1' }, seq)),
      codeOf(h.act(id, 'window2', 'call', '2021-09-06 09:10', { desk: '2' }, seq)),
      h.fact(id, 'desk'),
    ]).toEqual(['ok', 'stale_seq', '1'])
  })
  test('[2] 办理中误点叫号，开始时间不变', () => {
    const h = hallWith()
    const id = take(h)
    caseOf(h.act(id, 'window', 'call', '2021-09-06 09:10', { desk: '1' }))
    caseOf(h.act(id, 'window', 'start', '2021-09-06 09:11'))
    expect(codeOf(h.act(id, 'window', 'call', '2021-09-06 09:12', { desk: '1' }))).toBe('wrong_step')
  })
  test('[3] 第一次未到仍在等候，第三次才过号', () => {
    const h = hallWith()
    const id = take(h)
    const round = (n: number) => {
      caseOf(h.act(id, 'window', 'call', `2021-09-06 09:1${n}`, { desk: '1' }))
      caseOf(h.act(id, 'window', 'skip', `2021-09-06 09:1${n}`))
      return h.step(id)
    }
    expect([1, 2, 3].map(round)).toEqual(['waiting', 'waiting', 'missed'])
  })
  test('[3] 再叫不换人；三次以后不能再叫，只能过号', () => {
    const h = hallWith()
    const id = take(h)
    caseOf(h.act(id, 'window', 'call', '2021-09-06 09:10', { desk: '1' }))
    for (const n of [1, 2]) caseOf(h.act(id, 'window', 'again', `2021-09-06 09:1${n}`))
    expect([
      saying(h.act(id, 'window', 'again', '2021-09-06 09:13')),
      h.fact(id, 'calls'),
      codeOf(h.act(id, 'window', 'skip', '2021-09-06 09:14')),
      h.step(id),
    ]).toEqual(['已经叫满次数，仍未到的请点“未到”', 3, 'ok', 'missed'])
  })
  test('[4] 前三号办完，下一号是4；另一类、另一天从1起', () => {
    const h = hallWith()
    for (const id of [1, 2, 3].map(() => take(h))) {
      caseOf(h.act(id, 'window', 'call', '2021-09-06 09:10', { desk: '1' }))
      caseOf(h.act(id, 'window', 'start', '2021-09-06 09:11'))
      caseOf(h.act(id, 'window', 'finish', '2021-09-06 09:12'))
    }
    const numbers = [take(h), take(h, '2021-09-06 09:30', 'culture'), take(h, '2021-09-07 09:00')]
    expect(numbers.map((id) => h.fact(id, 'number'))).toEqual([4, 1, 1])
  })
  test('预约：名额满了约不到，取消的让给别人，过时作废', () => {
    const h = hallWith()
    const book = () =>
      h.open(
        'door.booking',
        'zhang',
        'book',
        '2021-09-06 09:00',
        { itemCode: food.code, slotDay: '2021-09-08', slotHour: 9 },
        zone,
      )
    const booked = Array.from({ length: 6 }, () => caseOf(book()))
    expect(saying(book())).toBe('该时段已经约满')
    caseOf(h.act(booked[0]!, 'zhang', 'call_off', '2021-09-06 10:00'))
    expect(codeOf(book())).toBe('ok')
    h.pass('2021-09-08 10:30')
    expect(h.step(booked[1]!)).toBe('off')
  })
})

describe('帮代办', () => {
  const entrusted = {
    clientName: '张建国',
    clientId: zhang,
    phone: '13812345678',
    itemCode: food.code,
    matter: '代办食品经营许可',
    home: '云龙大道12号',
    authorised: true,
  }
  const order = (h: Hall) => {
    const id = caseOf(h.open('door.order', 'zhang', 'entrust', '2021-09-06 09:00', entrusted))
    caseOf(h.act(id, 'helper', 'accept', '2021-09-06 10:00'))
    caseOf(
      h.act(id, 'helper', 'visit', '2021-09-07 09:00', {
        visitOn: '2021-09-07',
        taken: [
          { paper: '营业执照', pieces: 1 },
          { paper: '合同', pieces: 2 },
        ],
      }),
    )
    return id
  }
  const back = (pieces: number) => ({ outcomeNote: '证件已领', returned: [{ paper: '原件', pieces }] })
  test('须本人到场的不代办；没有委托书的不接', () => {
    const h = hallWith()
    const give = (more: object) =>
      h.open('door.order', 'zhang', 'entrust', '2021-09-06 09:00', { ...entrusted, ...more })
    expect([saying(give({ itemCode: residence.code })), saying(give({ authorised: false }))]).toEqual([
      '该事项须本人到场，不能代办；可以预约或者上门核验',
      '没有签署委托书',
    ])
  })
  test('原件交还份数与收取不符的，不能交付', () => {
    const h = hallWith()
    const id = order(h)
    expect([
      codeOf(h.act(id, 'helper', 'give_back', '2021-09-10 09:00', back(2))),
      codeOf(h.act(id, 'helper', 'give_back', '2021-09-10 09:00', back(3))),
    ]).toEqual(['not_met', 'ok'])
    caseOf(h.act(id, 'lead', 'call_back', '2021-09-13 09:00', { satisfied: true }))
    expect(h.step(id)).toBe('filed')
  })
  test('不得代签事实陈述', () => {
    const h = hallWith()
    const id = order(h)
    const app = caseOf(
      h.open('door.application', 'helper', 'receive', '2021-09-08 09:00', {
        itemCode: food.code,
        who: 'natural',
        applicantName: '张建国',
        applicantId: zhang,
        hasAgent: false,
        phone: '13812345678',
        channel: 'helper',
      }),
    )
    const handIn = (statementBy: string) =>
      h.act(id, 'helper', 'hand_in', '2021-09-08 09:30', { application: app, statementBy })
    expect([codeOf(handIn('helper')), codeOf(handIn('client'))]).toEqual(['not_met', 'ok'])
  })
  test('中止、继续各有单据，继续要重新授权；终止前交还全部原件', () => {
    const h = hallWith()
    const id = order(h)
    caseOf(h.act(id, 'helper', 'suspend', '2021-09-08 09:00', { sheetNo: '中止1', reason: '委托人住院' }))
    const goOn = (authorised: boolean) =>
      h.act(id, 'helper', 'go_on', '2021-09-20 09:00', { sheetNo: '继续1', authorised })
    expect([codeOf(goOn(false)), codeOf(goOn(true))]).toEqual(['not_met', 'ok'])
    const stop = (pieces: number) =>
      h.act(id, 'zhang', 'terminate', '2021-09-22 09:00', {
        sheetNo: '终止1',
        reason: '自己办',
        returned: [{ paper: '原件', pieces }],
      })
    expect([codeOf(stop(1)), codeOf(stop(3))]).toEqual(['not_met', 'ok'])
  })
})

test('一个社区一名帮代办员：在岗的没有离岗，不能再任用', () => {
  const h = hallWith()
  const station = { stationName: '学府社区便民服务站', phone: '0731-28660010', since: '2021-01-04' }
  const id = caseOf(h.open('door.station', 'manager', 'set_up', '2021-01-05 09:00', station, community))
  const helper = { helperPost: 'post-helper', joinedOn: '2021-01-05' }
  caseOf(h.act(id, 'manager', 'appoint', '2021-01-05 10:00', helper))
  expect([
    codeOf(h.act(id, 'manager', 'appoint', '2021-01-06 10:00', helper)),
    saying(h.open('door.station', 'manager', 'set_up', '2021-01-06 09:00', station, community)),
  ]).toEqual(['wrong_step', '该社区已经设站'])
  caseOf(h.act(id, 'manager', 'leave', '2021-05-06 10:00', { reason: '调离' }))
  expect(h.standing('door.helpers', community)).toBe('left')
  caseOf(h.act(id, 'manager', 'appoint', '2021-05-06 11:00', { ...helper, joinedOn: '2021-05-06' }))
  expect(h.standing('door.helpers', community)).toBe('on')
})

test('办不成事：三个工作日答复，政策原因写明条款，不满意的再办一次，只有一次', () => {
  const h = hallWith()
  const id = caseOf(
    h.open('door.stuck', 'zhang', 'tell', '2021-09-06 09:00', {
      tellerName: '张建国',
      phone: '13812345678',
      trouble: '跑了三次没有办成',
      tried: 'papers',
    }),
  )
  const answer = (more: object) =>
    h.act(id, 'lead', 'answer', '2021-09-08 09:00', { cause: 'policy', way: '补正产权证明', ...more })
  expect([codeOf(answer({})), codeOf(answer({ articles: '条例第三条' }))]).toEqual(['missing_field', 'ok'])
  expect(h.fact(id, 'isInTime')).toBe(true)
  caseOf(h.act(id, 'zhang', 'not_solved', '2021-09-09 09:00', { again: '仍然不行' }))
  caseOf(h.act(id, 'lead', 'answer', '2021-09-17 09:00', { cause: 'ours', way: '专人陪办' }))
  expect(h.fact(id, 'isInTime')).toBe(false)
  expect(codeOf(h.act(id, 'zhang', 'not_solved', '2021-09-18 09:00', { again: '还是不行' }))).toBe(
    'once_only',
  )
})
