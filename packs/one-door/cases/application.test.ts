/** §3.8 and the rows of the notes, at the window: one supplement notice, stops of the clock, versions, promises, fees, guardians, delivery. */
import { describe, expect, test } from 'vitest'
import {
  acceptedAt,
  form,
  card,
  child,
  codeOf,
  delegated,
  food,
  hallWith,
  handedAt,
  caseOf,
  receivedAt,
  residence,
  saying,
  zhang,
  zone,
} from './play.ts'

const two = { wanted: [{ no: 1 }], wantedWhy: '申请书没有签名' }

describe('1 补正只有一次', () => {
  test('第二张补正告知被拒绝，并指明按首次收件之日受理；期限自收件之日算', () => {
    const h = hallWith()
    const id = receivedAt(h, '2021-09-06 09:00')
    caseOf(h.act(id, 'window', 'supplement', '2021-09-06 09:30', two))
    caseOf(h.act(id, 'zhang', 'bring', '2021-09-10 10:00', { supplied: [{ no: 1 }] }))
    expect(saying(h.act(id, 'window', 'supplement', '2021-09-10 11:00', two))).toContain('按首次收件之日受理')
    caseOf(h.act(id, 'window', 'accept_as_received', '2021-09-10 11:05'))
    expect([h.fact(id, 'acceptedOn'), h.fact(id, 'countFrom')]).toEqual(['2021-09-10', '2021-09-06'])
    expect(h.due(id, 'promised', '2021-09-10 12:00')).toBe('2021-09-13')
  })
  test('没有发过补正告知的，不能按首次收件之日受理', () => {
    const h = hallWith()
    expect(codeOf(h.act(receivedAt(h), 'window', 'accept_as_received', '2021-09-06 10:00'))).toBe('not_met')
  })
  test('五个工作日没有告知的，自收件之日起视为受理', () => {
    const h = hallWith()
    const id = receivedAt(h, '2021-09-06 09:00', { lacking: [{ no: 1 }] })
    h.pass('2021-09-14 09:00')
    expect([h.step(id), h.fact(id, 'countFrom'), h.fact(id, 'lacks')]).toEqual([
      'reviewing',
      '2021-09-06',
      [],
    ])
  })
  test('补正逾期，视为撤回，不是不予许可', () => {
    const h = hallWith()
    const id = receivedAt(h)
    caseOf(h.act(id, 'window', 'supplement', '2021-09-06 09:30', two))
    h.pass('2021-10-12 09:00')
    expect(h.step(id)).toBe('withdrawn')
  })
  test.each([
    ['指南以外的材料', 9, '不得要求办事指南以外的材料'],
    ['可以共享的材料', 2, '可以共享获取'],
  ])('不得要求%s', (_, no, said) => {
    const h = hallWith()
    const answer = h.act(receivedAt(h), 'window', 'supplement', '2021-09-06 09:30', {
      ...two,
      wanted: [{ no }],
    })
    expect(saying(answer)).toContain(said)
  })
})

describe('2 特别程序停计', () => {
  const special = { procKind: 'inspection', noticeNo: '株经审告〔2021〕3号', procDays: 12 }
  test('承诺五个工作日，其间检验十二个工作日，到期日后移十二个工作日', () => {
    const h = hallWith()
    const id = acceptedAt(h, '2021-09-06 09:00')
    expect(h.due(id, 'promised', '2021-09-06 10:00')).toBe('2021-09-13')
    caseOf(h.act(id, 'reviewer', 'begin_special', '2021-09-08 09:00', special))
    caseOf(h.act(id, 'reviewer', 'end_special', '2021-09-26 09:00', { procResult: '合格' }))
    expect(h.due(id, 'promised', '2021-09-26 10:00')).toBe('2021-09-29')
    expect(h.fact(id, 'special')).toEqual([
      { kind: 'inspection', noticeNo: '株经审告〔2021〕3号', days: 12, on: '2021-09-08' },
    ])
  })
  test('没有告知书文号的，不能停计', () => {
    const h = hallWith()
    const { noticeNo: _, ...without } = special
    expect(codeOf(h.act(acceptedAt(h), 'reviewer', 'begin_special', '2021-09-08 09:00', without))).toBe(
      'missing_field',
    )
  })
  test('听证：五日内申请，提前七日告知，不超过二十个工作日', () => {
    const h = hallWith()
    const id = acceptedAt(h)
    caseOf(
      h.act(id, 'reviewer', 'offer_hearing', '2021-09-07 09:00', {
        interested: '相邻商户的采光',
        noticeNo: '听1',
      }),
    )
    caseOf(h.act(id, 'reviewer', 'ask_hearing', '2021-09-09 09:00', { askedBy: 'interested' }))
    const set = (hearingOn: string) =>
      h.act(id, 'reviewer', 'set_hearing', '2021-09-10 09:00', { hearingOn, noticeNo: '听2' })
    expect([saying(set('2021-09-13')), saying(set('2021-11-30'))]).toEqual([
      '听证应当提前七日告知',
      '超过组织听证的期限',
    ])
    caseOf(set('2021-09-22'))
    expect(codeOf(h.act(id, 'reviewer', 'hold_hearing', '2021-09-18 09:00', { minutes: '记录' }))).toBe(
      'not_met',
    )
    caseOf(h.act(id, 'reviewer', 'hold_hearing', '2021-09-22 15:00', { minutes: '各方陈述' }))
    expect(h.step(id)).toBe('reviewing')
  })
  test('没有人申请听证，五个工作日后继续审查', () => {
    const h = hallWith()
    const id = acceptedAt(h)
    caseOf(
      h.act(id, 'reviewer', 'offer_hearing', '2021-09-07 09:00', { interested: '相邻商户', noticeNo: '听1' }),
    )
    h.pass('2021-09-15 09:00')
    expect(h.step(id)).toBe('reviewing')
  })
  test('现场核查不少于两人', () => {
    const h = hallWith()
    const visit = (officer2: string) =>
      h.act(acceptedAt(h), 'reviewer', 'site_check', '2021-09-07 09:00', {
        officer1: 'post-a',
        officer2,
        finding: '相符',
      })
    expect([codeOf(visit('post-a')), codeOf(visit('post-b'))]).toEqual(['not_met', 'ok'])
  })
  test('延长一次，经批准，最多十个工作日', () => {
    const h = hallWith()
    const id = acceptedAt(h)
    const ask = (extendDays: number, at = '2021-09-08 09:00') =>
      h.act(id, 'reviewer', 'ask_time', at, { extendDays, reason: '案情复杂' })
    expect(codeOf(ask(11))).toBe('not_met')
    caseOf(ask(10))
    caseOf(h.act(id, 'approver', 'grant_time', '2021-09-08 10:00'))
    expect(h.due(id, 'promised', '2021-09-08 11:00')).toBe('2021-09-27')
    expect(codeOf(ask(3, '2021-09-09 09:00'))).toBe('once_only')
  })
})

describe('3 以受理时的版本为准', () => {
  test('受理以后发布新版本，材料、时限和费用都不变；新收的按新版本', () => {
    const h = hallWith()
    const id = acceptedAt(h, '2021-09-06 09:00')
    const draft = caseOf(
      h.open(
        'door.version',
        'manager',
        'draft',
        '2021-09-06 10:00',
        {
          itemCode: food.code,
          promisedDays: 3,
          papers: '申请书（原件）',
          effectiveFrom: '2021-09-08',
          why: '减材料',
        },
        zone,
      ),
    )
    caseOf(h.act(draft, 'approver', 'approve', '2021-09-06 11:00'))
    expect(h.entry('door.items', food.code)!.body['version']).toBe(1)
    h.pass('2021-09-08 09:00')
    expect(h.entry('door.items', food.code)!.body['version']).toBe(2)
    expect([h.fact(id, 'itemVersion'), h.due(id, 'promised', '2021-09-08 10:00')]).toEqual([1, '2021-09-13'])
    const later = acceptedAt(h, '2021-09-08 10:00')
    expect([h.fact(later, 'itemVersion'), h.due(later, 'promised', '2021-09-08 11:00')]).toEqual([
      2,
      '2021-09-13',
    ])
    expect(h.fact(later, 'papersAsked')).toBe('申请书（原件）')
  })
  test('收件以后、受理以前变了版本，按受理时的版本', () => {
    const h = hallWith()
    const id = receivedAt(h, '2021-09-06 15:00')
    const draft = caseOf(
      h.open(
        'door.version',
        'manager',
        'draft',
        '2021-09-06 16:00',
        { itemCode: food.code, promisedDays: 3, effectiveFrom: '2021-09-07', why: '提速' },
        zone,
      ),
    )
    caseOf(h.act(draft, 'approver', 'approve', '2021-09-06 16:10'))
    caseOf(h.act(id, 'window', 'accept', '2021-09-07 09:00'))
    expect([h.fact(id, 'itemVersion'), h.fact(id, 'promisedDays')]).toEqual([2, 3])
  })
  test('受理号由事项代码、日期和当日顺序号组成，不重复', () => {
    const h = hallWith()
    expect([1, 2].map(() => h.fact(acceptedAt(h), 'acceptNo'))).toEqual([
      `${food.code}-20210906-1`,
      `${food.code}-20210906-2`,
    ])
  })
})

describe('4 撤回和退费', () => {
  test('公示以后撤回：已缴费用退还，结果是撤回而不是不予', () => {
    const h = hallWith([{ ...food, fee: 5_000, feeBasis: '收费目录第3项' }])
    const id = acceptedAt(h)
    caseOf(h.act(id, 'window', 'pay', '2021-09-06 10:00', { paidHow: 'card', voucherNo: 'P1' }))
    expect(h.balance('collected')).toBe(5_000)
    caseOf(
      h.act(id, 'reviewer', 'begin_special', '2021-09-07 09:00', {
        procKind: 'notice',
        noticeNo: '公1',
        procDays: 7,
      }),
    )
    caseOf(h.act(id, 'zhang', 'withdraw', '2021-09-09 09:00', { reason: '不开店了' }))
    expect([h.step(id), h.balance('collected'), h.balance('payable')]).toEqual(['withdrawn', 0, 0])
    expect(h.told(id).at(-1)).toContain('不作不予许可登记')
  })
  test('费用没有缴清的，不能准予', () => {
    const h = hallWith([{ ...food, fee: 5_000, feeBasis: '收费目录第3项' }])
    const id = acceptedAt(h)
    caseOf(h.act(id, 'reviewer', 'propose', '2021-09-07 09:00', { opinion: 'granted' }))
    expect(saying(h.act(id, 'approver', 'grant', '2021-09-07 10:00'))).toBe('应缴费用没有缴清')
  })
})

describe('6 监护人和代办人', () => {
  const forChild = { itemCode: residence.code, applicantName: '李小明', applicantId: child }
  const guardian = {
    hasAgent: true,
    agentKind: 'guardian',
    agentName: '李国强',
    agentId: '430302195503120015',
    proof: ['birth-certificate'],
  }
  test('未满十八周岁的由监护人申请，并有证明', () => {
    const h = hallWith()
    const receive = (more: object) =>
      h.open('door.application', 'window', 'receive', '2021-09-06 09:00', { ...form, ...forChild, ...more })
    expect([
      saying(receive({})),
      saying(receive({ ...guardian, agentKind: 'agent' })),
      saying(receive({ ...guardian, proof: [] })),
      codeOf(receive(guardian)),
    ]).toEqual([
      '申请人未满十八周岁，由监护人代为申请并附监护证明',
      '申请人未满十八周岁，由监护人代为申请并附监护证明',
      '代办应当附监护证明或者委托书',
      'ok',
    ])
  })
})

describe('7 电子证照和纸质证照', () => {
  test('已发电子证照，仍可领取纸质证照；没有发过电子证照的不补', () => {
    const h = hallWith()
    const id = acceptedAt(h)
    caseOf(h.act(id, 'reviewer', 'propose', '2021-09-07 09:00', { opinion: 'granted' }))
    caseOf(h.act(id, 'approver', 'grant', '2021-09-07 10:00'))
    caseOf(h.act(id, 'delivery', 'issue_licence', '2021-09-07 11:00', { licenceNo: 'E-1' }))
    caseOf(h.act(id, 'delivery', 'print_paper', '2021-09-09 09:00', { handedTo: 'self', idSeen: true }))
    expect((h.fact(id, 'sent') as { how: string }[]).map((s) => s.how)).toEqual(['licence', 'paper'])
    const paper = handedAt(h, '2021-09-10 09:00')
    expect(
      codeOf(h.act(paper, 'delivery', 'print_paper', '2021-09-11 09:00', { handedTo: 'self', idSeen: true })),
    ).toBe('not_met')
  })
  test('退件转窗口领取，核对身份', () => {
    const h = hallWith()
    const id = acceptedAt(h)
    caseOf(h.act(id, 'reviewer', 'propose', '2021-09-07 09:00', { opinion: 'granted' }))
    caseOf(h.act(id, 'approver', 'grant', '2021-09-07 10:00'))
    caseOf(h.act(id, 'delivery', 'send', '2021-09-07 11:00', { trackingNo: 'EMS1' }))
    caseOf(h.act(id, 'delivery', 'came_back', '2021-09-12 09:00', { reason: '查无此人' }))
    const give = (idSeen: boolean) =>
      h.act(id, 'delivery', 'hand_over', '2021-09-13 09:00', { handedTo: 'self', idSeen })
    expect([codeOf(give(false)), codeOf(give(true)), h.step(id)]).toEqual(['not_met', 'ok', 'rating'])
  })
})

describe('8 告知承诺', () => {
  const promise = { promiseSigned: true }
  test('当场决定；二十日后查实不实：撤销、记入信用、告知；修复以前不再适用', () => {
    const h = hallWith()
    const id = receivedAt(h)
    caseOf(h.act(id, 'window', 'grant_on_promise', '2021-09-06 10:00', promise))
    caseOf(h.act(id, 'delivery', 'hand_over', '2021-09-06 10:30', { handedTo: 'self', idSeen: true }))
    const [check] = h.children(id, 'door.check')
    caseOf(
      h.act(check!, 'reviewer', 'is_false', '2021-09-26 09:00', {
        officer1: 'post-a',
        officer2: 'post-b',
        finding: '经营场所不存在',
      }),
    )
    expect([h.step(id), h.standing('door.credit', `key-${zhang}`), h.lost]).toEqual(['revoked', 'listed', []])
    expect(h.told(id).at(-1)).toContain('承诺不实')
    const again = receivedAt(h, '2021-09-27 09:00')
    expect(saying(h.act(again, 'window', 'grant_on_promise', '2021-09-27 09:10', promise))).toContain(
      '失信记录',
    )
    expect(codeOf(h.act(again, 'window', 'accept', '2021-09-27 09:15'))).toBe('ok')
  })
  test('已经归档的，查实不实同样撤销', () => {
    const h = hallWith()
    const id = receivedAt(h)
    caseOf(h.act(id, 'window', 'grant_on_promise', '2021-09-06 10:00', promise))
    caseOf(h.act(id, 'delivery', 'hand_over', '2021-09-06 10:30', { handedTo: 'self', idSeen: true }))
    h.pass('2021-10-10 09:00')
    expect(h.step(id)).toBe('closed')
    const [check] = h.children(id, 'door.check')
    caseOf(
      h.act(check!, 'reviewer', 'is_false', '2021-10-11 09:00', {
        officer1: 'post-a',
        officer2: 'post-b',
        finding: '不实',
      }),
    )
    expect([h.step(id), h.lost]).toEqual(['revoked', []])
  })
  test('不适用告知承诺的事项', () => {
    const h = hallWith()
    const id = receivedAt(h, '2021-09-06 09:00', { itemCode: card.code })
    expect(codeOf(h.act(id, 'window', 'grant_on_promise', '2021-09-06 10:00', promise))).toBe('not_met')
  })
})

describe('9 好差评', () => {
  const five = { star: 'v5', ratedBy: 'device', device: 'P-01' }
  test('同一设备两秒内又评“非常满意”的，先核实', () => {
    const h = hallWith()
    const [one, other, third] = [1, 2, 3].map(() => handedAt(h))
    caseOf(h.act(one!, 'zhang', 'rate', '2021-09-07T09:00:00.000+08:00', five))
    caseOf(h.act(other!, 'zhang', 'rate', '2021-09-07T09:00:02.000+08:00', five))
    caseOf(h.act(third!, 'zhang', 'rate', '2021-09-07T09:05:00.000+08:00', five))
    expect([one, other, third].map((id) => h.step(id!))).toEqual(['closed', 'in_question', 'closed'])
    caseOf(h.act(other!, 'lead', 'leave_out', '2021-09-08 09:00', { verified: '窗口人员代点' }))
    expect([h.step(other!), h.fact(other!, 'isExcluded')]).toEqual(['closed', true])
  })
  test('差评核实整改，十五个工作日内，没有回访的不算', () => {
    const h = hallWith()
    const id = handedAt(h)
    caseOf(
      h.act(id, 'zhang', 'rate', '2021-09-07 09:00', { star: 'v2', ratedBy: 'online', remark: '等太久' }),
    )
    expect([h.step(id), h.standing('door.ratings', id), h.due(id, 'mend', '2021-09-07 10:00')]).toEqual([
      'mending',
      'open',
      '2021-09-28',
    ])
    const mend = (calledBack: boolean) =>
      h.act(id, 'lead', 'mend', '2021-09-10 09:00', {
        verified: '属实',
        mended: '增开窗口',
        calledBack,
        calledOn: '2021-09-10',
      })
    expect([saying(mend(false)), codeOf(mend(true)), h.standing('door.ratings', id)]).toEqual([
      '差评应当全部回访',
      'ok',
      'fixed',
    ])
  })
  test('工作人员不能代评', () => {
    const h = hallWith()
    expect(codeOf(h.act(handedAt(h), 'window', 'rate', '2021-09-07 09:00', five))).toBe('wrong_role')
  })
})

describe('10 委托到期', () => {
  test('截止次日窗口照收，不能受理，转送法定机关', () => {
    const h = hallWith()
    const last = receivedAt(h, '2021-06-30 09:00', { itemCode: delegated.code })
    expect(codeOf(h.act(last, 'window', 'accept', '2021-06-30 10:00'))).toBe('ok')
    const id = receivedAt(h, '2021-07-01 09:00', { itemCode: delegated.code })
    expect(saying(h.act(id, 'window', 'accept', '2021-07-01 10:00'))).toContain('请转送')
    caseOf(h.act(id, 'window', 'pass_on', '2021-07-01 10:05'))
    expect([h.step(id), h.fact(id, 'rightOrgan')]).toEqual(['passed', delegated.organ])
  })
})

describe('容缺受理和即办件', () => {
  const lacksPlan = { lacking: [{ no: 3 }] }
  const defer = { supplyBy: '2021-09-16', deferSigned: true }
  test('次要材料缺的可以容缺，补齐以前不能准予', () => {
    const h = hallWith()
    const id = receivedAt(h, '2021-09-06 09:00', lacksPlan)
    expect(codeOf(h.act(id, 'window', 'accept', '2021-09-06 09:10'))).toBe('not_met')
    caseOf(h.act(id, 'window', 'accept_deferred', '2021-09-06 09:10', defer))
    caseOf(h.act(id, 'reviewer', 'propose', '2021-09-07 09:00', { opinion: 'granted' }))
    expect(saying(h.act(id, 'approver', 'grant', '2021-09-07 10:00'))).toContain('容缺的材料没有补齐')
    caseOf(h.act(id, 'zhang', 'hand_in', '2021-09-08 09:00', { supplied: [{ no: 3 }] }))
    expect(codeOf(h.act(id, 'approver', 'grant', '2021-09-08 10:00'))).toBe('ok')
  })
  test('主要材料不能容缺；期限不超过二十日', () => {
    const h = hallWith()
    const main = receivedAt(h, '2021-09-06 09:00', { lacking: [{ no: 1 }] })
    expect(saying(h.act(main, 'window', 'accept_deferred', '2021-09-06 09:10', defer))).toContain(
      '不在可容缺之列',
    )
    const id = receivedAt(h, '2021-09-06 09:00', lacksPlan)
    const late = { ...defer, supplyBy: '2021-09-27' }
    expect(codeOf(h.act(id, 'window', 'accept_deferred', '2021-09-06 09:10', late))).toBe('not_met')
  })
  test('逾期未补的，由审查处理：补齐继续，否则不予', () => {
    const h = hallWith()
    const id = receivedAt(h, '2021-09-06 09:00', lacksPlan)
    caseOf(h.act(id, 'window', 'accept_deferred', '2021-09-06 09:10', defer))
    h.pass('2021-09-18 09:00')
    expect(h.step(id)).toBe('unsupplied')
    caseOf(h.act(id, 'reviewer', 'refuse_unsupplied', '2021-09-22 09:00', { reason: '逾期未补' }))
    expect([h.step(id), h.fact(id, 'result')]).toEqual(['to_deliver', 'refused'])
  })
  test('即办件当场办结，费用先缴', () => {
    const h = hallWith()
    const id = receivedAt(h, '2021-09-06 09:00', { itemCode: card.code })
    expect(codeOf(h.act(id, 'window', 'grant_now', '2021-09-06 09:05'))).toBe('not_met')
    caseOf(h.act(id, 'window', 'pay', '2021-09-06 09:06', { paidHow: 'cash', voucherNo: 'P2' }))
    caseOf(h.act(id, 'window', 'grant_now', '2021-09-06 09:07'))
    expect(h.step(id)).toBe('to_deliver')
  })
  test('承诺件不能当场办结', () => {
    const h = hallWith()
    expect(saying(h.act(receivedAt(h), 'window', 'grant_now', '2021-09-06 09:07'))).toBe('不是即办件')
  })
})

test('审查的人不能自己决定', () => {
  const h = hallWith()
  const id = acceptedAt(h)
  caseOf(h.act(id, 'reviewer', 'propose', '2021-09-07 09:00', { opinion: 'granted' }))
  expect(codeOf(h.act(id, 'reviewer', 'grant', '2021-09-07 10:00'))).toBe('wrong_role')
})
