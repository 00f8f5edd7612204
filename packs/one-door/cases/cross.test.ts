/** Across regions: agreements with both signatures, mapped versions, custody of the originals, both clocks, and whose turn it is. */
import { describe, expect, test } from 'vitest'
import { card, codeOf, food, hallWith, caseOf, saying, zhang, zone, type Hall } from './play.ts'

/** An agreement in force since July with both items listed. */
function agreed(mode = 'forward', partner = 'luohu'): { readonly h: Hall; readonly agreement: string } {
  const h = hallWith()
  const agreement = caseOf(
    h.open(
      'door.agreement',
      'manager',
      'draft',
      '2021-07-01 09:00',
      { partner, duties: '收件地形式审查和保管，办理地审查决定', courier: '收件地', validTo: '2023-07-31' },
      zone,
    ),
  )
  caseOf(h.act(agreement, 'approver', 'sign_ours', '2021-07-05 09:00', { ourSigner: '管委会副主任' }))
  caseOf(
    h.act(agreement, 'manager', 'sign_theirs', '2021-07-09 09:00', {
      theirSigner: '对方副局长',
      signedOn: '2021-07-08',
    }),
  )
  const rows = [food, card].map((x, n) => ({ ours: x.code, theirCode: `4403-${n}`, theirVersion: 3, mode }))
  caseOf(h.act(agreement, 'manager', 'list_items', '2021-07-12 09:00', { rows }))
  return { h, agreement }
}
const form = {
  partner: 'luohu',
  itemCode: food.code,
  applicantName: '张建国',
  applicantId: zhang,
  phone: '13812345678',
  formFits: true,
  idSeen: true,
  consents: true,
  pieces: 3,
}
const receive = (h: Hall, more: object = {}) =>
  h.open('door.cross', 'crossing', 'receive', '2021-09-06 09:00', { ...form, ...more }, zone)
const where = (h: Hall, id: string) => [h.step(id), h.fact(id, 'turn'), h.fact(id, 'holder')]

describe('协议和清单', () => {
  test('双方签字以后才生效；事项逐项对应双方代码和版本', () => {
    const { h, agreement } = agreed()
    expect([
      h.standing('door.agreements', 'luohu'),
      h.entry('door.agreements', 'luohu')!.body['signedOn'],
      h.children(agreement, 'door.mapping').length,
      h.entry('door.mapped', `luohu ${food.code}`)!.body['theirVersion'],
      h.lost,
    ]).toEqual(['in_force', '2021-07-08', 2, 3, []])
  })
  test('对方没有签字的协议没有效力', () => {
    const h = hallWith()
    const id = caseOf(
      h.open(
        'door.agreement',
        'manager',
        'draft',
        '2021-07-01 09:00',
        { partner: 'luohu', duties: '略', courier: '收件地', validTo: '2023-07-31' },
        zone,
      ),
    )
    caseOf(h.act(id, 'approver', 'sign_ours', '2021-07-05 09:00', { ourSigner: '副主任' }))
    expect(saying(receive(h))).toBe('与该地区没有有效的通办协议')
  })
  test('不在清单的、没有同意的、没有核对身份的，不能收件', () => {
    const { h } = agreed()
    expect([
      saying(receive(h, { itemCode: '43027100GA-QR-0001' })),
      saying(receive(h, { consents: false })),
      saying(receive(h, { idSeen: false })),
      codeOf(receive(h)),
    ]).toEqual(['该事项不在与该地区的通办清单', '申请人没有同意转对方办理', '没有核对身份', 'ok'])
  })
  test('协议到期，自行终止', () => {
    const { h } = agreed()
    h.pass('2023-08-01 09:00')
    expect(h.standing('door.agreements', 'luohu')).toBe('ended')
  })
})

describe('代收代办', () => {
  test('两个时限：收件在本区，受理在对方；原件在谁手里、该谁办', () => {
    const { h } = agreed()
    const id = caseOf(receive(h))
    expect([...where(h, id), h.due(id, 'dispatch', '2021-09-06 10:00')]).toEqual([
      'received',
      '本区',
      '本区',
      '2021-09-07',
    ])
    caseOf(h.act(id, 'crossing', 'dispatch', '2021-09-07 09:00', { trackingNo: 'SF1', handedBy: '周' }))
    expect(where(h, id)).toEqual(['in_transit', '对方', '本区'])
    caseOf(h.act(id, 'crossing', 'arrived_there', '2021-09-09 09:00', { takenBy: '吴' }))
    expect(where(h, id)).toEqual(['at_partner', '对方', '对方'])
    caseOf(
      h.act(id, 'crossing', 'accepted_there', '2021-09-10 09:00', {
        theirNo: 'LH-1',
        acceptedThere: '2021-09-10',
        theirDue: '2021-09-24',
      }),
    )
    expect([
      h.fact(id, 'receivedOn'),
      h.fact(id, 'acceptedThere'),
      h.due(id, 'there', '2021-09-10 10:00'),
    ]).toEqual(['2021-09-06', '2021-09-10', '2021-09-24'])
    caseOf(
      h.act(id, 'crossing', 'decided_there', '2021-09-22 09:00', { result: 'granted', trackingNo: 'SF2' }),
    )
    caseOf(h.act(id, 'crossing', 'delivered', '2021-09-24 09:00', { idSeen: true }))
    expect(where(h, id)).toEqual(['closed', '申请人', '申请人'])
    expect((h.fact(id, 'custody') as { how: string }[]).map((c) => c.how)).toEqual([
      'taken',
      'dispatched',
      'arrived',
      'returned',
      'given',
    ])
  })
  test('5 快递遗失原件：本区重新收取，对方期限没有起算', () => {
    const { h } = agreed()
    const id = caseOf(receive(h))
    caseOf(h.act(id, 'crossing', 'dispatch', '2021-09-07 09:00', { trackingNo: 'SF1', handedBy: '周' }))
    caseOf(h.act(id, 'crossing', 'missing', '2021-09-10 09:00', { why: '快递确认遗失' }))
    expect([...where(h, id), h.due(id, 'there', '2021-09-10 10:00')]).toEqual(['lost', '本区', '本区', null])
    caseOf(h.act(id, 'crossing', 'collect_again', '2021-09-13 09:00', { pieces: 3 }))
    expect([h.step(id), h.fact(id, 'losses'), h.fact(id, 'receivedOn')]).toEqual([
      'received',
      1,
      '2021-09-06',
    ])
  })
  test('[3] 收件以后版本变了：不能转出，重新对应以后再转，收件日期不变', () => {
    const { h, agreement } = agreed()
    const id = caseOf(receive(h))
    const draft = caseOf(
      h.open(
        'door.version',
        'manager',
        'draft',
        '2021-09-06 10:00',
        { itemCode: food.code, promisedDays: 3, effectiveFrom: '2021-09-07', why: '提速' },
        zone,
      ),
    )
    caseOf(h.act(draft, 'approver', 'approve', '2021-09-06 11:00'))
    const send = { trackingNo: 'SF1', handedBy: '周' }
    expect(saying(h.act(id, 'crossing', 'dispatch', '2021-09-07 09:00', send))).toContain('收件日期不变')
    const [mapping] = h.children(agreement, 'door.mapping')
    caseOf(
      h.act(mapping!, 'crossing', 'look_again', '2021-09-07 10:00', { theirCode: '4403-0', theirVersion: 4 }),
    )
    caseOf(h.act(id, 'crossing', 'look_again', '2021-09-07 10:05'))
    caseOf(h.act(id, 'crossing', 'dispatch', '2021-09-07 10:10', send))
    expect([h.fact(id, 'receivedOn'), h.fact(id, 'ourVersion'), h.fact(id, 'theirVersion')]).toEqual([
      '2021-09-06',
      2,
      4,
    ])
  })
  test('对方退回：任务回到本区，原件也回到本区', () => {
    const { h } = agreed()
    const id = caseOf(receive(h))
    caseOf(h.act(id, 'crossing', 'dispatch', '2021-09-07 09:00', { trackingNo: 'SF1', handedBy: '周' }))
    caseOf(h.act(id, 'crossing', 'arrived_there', '2021-09-09 09:00', { takenBy: '吴' }))
    caseOf(
      h.act(id, 'crossing', 'refused_there', '2021-09-10 09:00', {
        refusedFor: 'version',
        why: '对方目录已更新',
      }),
    )
    expect(where(h, id)).toEqual(['received', '本区', '本区'])
  })
  test('对方受理日期不早于收件日期；补正只有一次', () => {
    const { h } = agreed()
    const id = caseOf(receive(h))
    caseOf(h.act(id, 'crossing', 'dispatch', '2021-09-07 09:00', { trackingNo: 'SF1', handedBy: '周' }))
    caseOf(h.act(id, 'crossing', 'arrived_there', '2021-09-09 09:00', { takenBy: '吴' }))
    const accept = (acceptedThere: string) =>
      h.act(id, 'crossing', 'accepted_there', '2021-09-13 09:00', {
        theirNo: '1',
        acceptedThere,
        theirDue: '2021-09-30',
      })
    expect(codeOf(accept('2021-09-05'))).toBe('not_met')
    const more = (at = '2021-09-13 09:00') =>
      h.act(id, 'crossing', 'supplement_there', at, { wanted: '签名' })
    caseOf(more())
    expect(where(h, id)).toEqual(['supplementing', '申请人', '对方'])
    caseOf(h.act(id, 'crossing', 'supplemented', '2021-09-14 09:00'))
    expect(codeOf(more('2021-09-15 09:00'))).toBe('once_only')
  })
})

describe('全程网办和多地联办', () => {
  test('没有原件的网上转出', () => {
    const { h } = agreed('online')
    const id = caseOf(receive(h, { pieces: 0 }))
    caseOf(h.act(id, 'crossing', 'send_online', '2021-09-06 10:00'))
    expect(where(h, id)).toEqual(['at_partner', '对方', '申请人'])
  })
  test('联办：对方反馈以后本区受理、决定，期限归本区', () => {
    const { h } = agreed('joint')
    const id = caseOf(receive(h))
    caseOf(h.act(id, 'crossing', 'ask_partner', '2021-09-06 10:00'))
    caseOf(h.act(id, 'crossing', 'partner_answered', '2021-09-08 10:00', { opinion: '同意' }))
    caseOf(h.act(id, 'crossing', 'accept_joint', '2021-09-08 11:00'))
    expect(h.due(id, 'here', '2021-09-08 12:00')).toBe('2021-09-15')
    caseOf(h.act(id, 'reviewer', 'decide_here', '2021-09-10 09:00', { result: 'granted' }))
    caseOf(h.act(id, 'crossing', 'delivered', '2021-09-13 09:00', { idSeen: true }))
    expect(h.step(id)).toBe('closed')
  })
  test('对方转来的：收件日期是对方的，受理和期限是本区的', () => {
    const { h } = agreed()
    const { formFits: _f, idSeen: _i, consents: _c, ...who } = form
    const id = caseOf(
      h.open(
        'door.cross',
        'crossing',
        'arrive',
        '2021-09-10 09:00',
        { ...who, theirNo: 'LH-9', receivedThere: '2021-09-07', trackingNo: 'SF9' },
        zone,
      ),
    )
    caseOf(h.act(id, 'crossing', 'accept_here', '2021-09-10 10:00'))
    expect([h.fact(id, 'receivedOn'), h.due(id, 'here', '2021-09-10 11:00')]).toEqual([
      '2021-09-07',
      '2021-09-17',
    ])
  })
})
