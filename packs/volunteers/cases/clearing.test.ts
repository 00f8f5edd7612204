/**
 * Two time banks, seen from one of them; what the other says is played. Agreements that both sign, points that go out and come in, the ceiling
 * and its clause, what is not taken, sent back or used meanwhile; and at every end books that balance.
 */
import { describe, expect, test } from 'vitest'
import { adult, almost, clauseOf, codeOf, District, mother, motherRegisters, pupil, saying } from './play.ts'

const item = 'rehearsal-lengshuitan-parameters(2021-03-01).md#item-20'
const terms = { bank: 'lingling', ceiling: 50, mostAtOnce: 40, validTo: '2022-12-31' }
const hours = (record: string, serviceDay: string, count: number) => ({
  record,
  serviceDay,
  creditMinutes: count * 60,
  honourMinutes: 0,
  isHard: false,
})

/** An agreement in force that we proposed, and a grown-up with 100 points in two lots. */
function agreed(more: object = {}) {
  const d = new District()
  const agreement = d.opened('clearing', 'office', 'draft', '2021-03-01 09:00', { ...terms, ...more })
  d.done(agreement, 'head', 'sign', '2021-03-02 09:00')
  d.done(agreement, 'lingling', 'agreed_there', '2021-03-03 09:00')
  d.opened('registration', 'adult', 'register', '2021-03-04 09:00', { name: '唐建国', idNo: adult })
  const account = d.opened('account', 'adult', 'open', '2021-03-04 10:00', { name: '唐建国', idNo: adult })
  d.done(account, 'system', 'credit', '2021-04-25 10:00', hours('r1', '2021-04-20', 3))
  d.done(account, 'system', 'credit', '2021-06-25 10:00', hours('r2', '2021-06-20', 7))
  return { d, agreement, account }
}
const who = { name: '唐建国', idNo: adult }
const ask = (d: District, points: number, at = '2021-09-01 09:00', more: object = {}) =>
  d.open('transfer', 'adult', 'ask', at, { bank: 'lingling', ...who, points, consents: true, ...more })
const come = (d: District, points: number, at = '2021-09-01 09:00', more: object = {}) =>
  d.open('transfer', 'lingling', 'come', at, {
    bank: 'lingling',
    ...who,
    points,
    lastDay: '2022-03-31',
    theirNo: 'L-1',
    ...more,
  })
type Books = { readonly d: District; readonly agreement: string; readonly account: string }
/** Points to use, held, cleared, on the way; what stands between is nothing whenever nobody is between two acts. */
const books = ({ d, agreement, account }: Books) => [
  d.balance('points', account),
  d.balance('held', account),
  d.balance('clearing', agreement),
  d.balance('onTheWay', agreement),
]
const balanced = ({ d, agreement }: Books) => {
  expect([...d.balances.values()].reduce((sum, n) => sum + n, 0)).toBe(0)
  expect(d.balance('clearing', agreement) + d.balance('onTheWay', agreement)).toBe(
    d.fact(agreement, 'position'),
  )
  expect(d.lost).toEqual([])
}

describe('协议', () => {
  test('起草和签字不是同一人，双方签字后生效，名录写明额度', () => {
    const { d, agreement } = agreed()
    expect([d.step(agreement), d.entry('banks', 'lingling')!.body]).toMatchObject([
      'in_force',
      { ceiling: 50, mostAtOnce: 40, position: 0, number: agreement },
    ])
  })
  test('对方提出的，由本区负责人同意；不同意的没有效力', () => {
    const d = new District()
    const offered = d.opened('clearing', 'lingling', 'arrive', '2021-03-01 09:00', terms)
    expect(codeOf(d.act(offered, 'office', 'agree', '2021-03-01 10:00'))).toBe('wrong_role')
    d.done(offered, 'head', 'decline', '2021-03-01 10:00', { why: '额度过低' })
    const again = d.opened('clearing', 'lingling', 'arrive', '2021-03-02 09:00', { ...terms, ceiling: 80 })
    d.done(again, 'head', 'agree', '2021-03-02 10:00')
    expect([d.step(offered), d.standing('banks', 'lingling')]).toEqual(['dropped', 'in_force'])
  })
  test.each([
    ['已有一份有效', true],
    ['本区一份待对方签字', false],
  ])('%s的，对方再提出的不收', (_, isInForce) => {
    const d = new District()
    const ours = d.opened('clearing', 'office', 'draft', '2021-03-01 09:00', terms)
    d.done(ours, 'head', 'sign', '2021-03-02 09:00')
    if (isInForce) d.done(ours, 'lingling', 'agreed_there', '2021-03-03 09:00')
    expect(saying(d.open('clearing', 'lingling', 'arrive', '2021-03-04 09:00', terms))).toContain(
      '已有一份协议',
    )
  })
  test('撤回的和对方终止的没有效力', () => {
    const d = new District()
    const ours = d.opened('clearing', 'office', 'draft', '2021-03-01 09:00', terms)
    d.done(ours, 'head', 'sign', '2021-03-02 09:00')
    d.done(ours, 'head', 'withdraw', '2021-03-03 09:00', { why: '重拟' })
    expect(codeOf(d.act(ours, 'lingling', 'agreed_there', '2021-03-04 09:00'))).not.toBe('ok')
    const all = agreed()
    all.d.done(all.agreement, 'lingling', 'ended_there', '2021-08-01 09:00', { why: '停办' })
    expect(saying(ask(all.d, 10))).toContain('没有有效的通兑协议')
  })
  test('到期自行终止；终止以后不转，已经转出的照常了结', () => {
    const { d, agreement, account } = agreed({ validTo: '2021-09-30' })
    const sent = ask(d, 30, '2021-09-30 20:00')
    d.pass('2021-10-01 00:01')
    expect([d.step(agreement), d.standing('banks', 'lingling')]).toEqual(['ended', 'ended'])
    expect(saying(ask(d, 10, '2021-10-01 09:00'))).toContain('没有有效的通兑协议')
    d.done((sent as { case: string }).case, 'lingling', 'taken_there', '2021-10-01 10:00')
    expect(books({ d, agreement, account })).toEqual([70, 0, 30, 0])
    balanced({ d, agreement, account })
  })
})

describe('转出', () => {
  const sent = (points = 40) => {
    const all = agreed()
    const answer = ask(all.d, points)
    expect(codeOf(answer)).toBe('ok')
    return { ...all, transfer: (answer as { case: string }).case }
  }
  test('先占用，对方入账以后清算；告知对方的有效期是最早一批的最后一日', () => {
    const all = sent()
    expect([...books(all), all.d.fact(all.transfer, 'lastDay')]).toEqual([60, 40, 0, 40, '2023-04-19'])
    all.d.done(all.transfer, 'lingling', 'taken_there', '2021-09-01 10:00')
    expect([...books(all), all.d.balance('transit'), all.d.step(all.transfer)]).toEqual([
      60,
      0,
      40,
      0,
      0,
      'there',
    ])
    balanced(all)
  })
  test.each([
    [
      '对方未收',
      (d: District, id: string) =>
        d.done(id, 'lingling', 'not_taken', '2021-09-01 10:00', { why: '没有账户' }),
    ],
    [
      '对方收后退回',
      (d: District, id: string) => {
        d.done(id, 'lingling', 'taken_there', '2021-09-01 10:00')
        d.done(id, 'lingling', 'returned_there', '2021-09-05 10:00', { why: '非本人' })
      },
    ],
  ])('%s：回到原批次，先到期的仍然先到期', (_, end) => {
    const all = sent()
    end(all.d, all.transfer)
    expect([...books(all), all.d.balance('transit'), all.d.step(all.transfer)]).toEqual([
      100,
      0,
      0,
      0,
      0,
      'came_back',
    ])
    balanced(all)
    all.d.pass('2023-04-20 00:30')
    expect(all.d.balance('points', all.account)).toBe(70)
  })
  test('别的时间银行说的不算', () => {
    const all = sent()
    expect(codeOf(all.d.act(all.transfer, 'qiyang', 'taken_there', '2021-09-01 10:00'))).toBe('wrong_area')
  })
  test('收到回答两次，只有一次效力', () => {
    const all = sent()
    all.d.done(all.transfer, 'lingling', 'taken_there', '2021-09-01 10:00')
    expect(codeOf(all.d.act(all.transfer, 'lingling', 'taken_there', '2021-09-01 10:01'))).not.toBe('ok')
    expect(books(all)).toEqual([60, 0, 40, 0])
  })
  test('账户已销户的，退回时恢复', () => {
    const all = sent(40)
    all.d.done(all.transfer, 'lingling', 'taken_there', '2021-09-01 10:00')
    const again = ask(all.d, 10, '2021-09-02 09:00') as { case: string }
    all.d.done(again.case, 'lingling', 'taken_there', '2021-09-02 10:00')
    const elder = all.d.opened('elder', 'civil', 'list', '2021-09-03 09:00', {
      name: '蒋玉珍',
      idNo: '431103193503040020',
      reason: 'eighty',
      area: '滨江社区',
    })
    all.d.done(all.account, 'adult', 'donate', '2021-09-03 10:00', { elder, points: 50 })
    all.d.done(all.account, 'adult', 'close', '2021-09-04 10:00')
    all.d.done(all.transfer, 'lingling', 'returned_there', '2021-09-05 10:00', { why: '非本人' })
    expect([all.d.step(all.account), ...books(all)]).toEqual(['open', 40, 0, 10, 0])
    balanced(all)
  })
})

describe('不能转出', () => {
  test.each([
    ['超过每次限额', 41, {}, '超过每次限额'],
    ['没有同意', 10, { consents: false }, '没有同意'],
    ['没有协议的', 10, { bank: 'qiyang' }, '没有有效的通兑协议'],
    ['没有账户的', 10, { idNo: almost }, '没有在用的账户'],
  ])('%s', (_, points, more, said) => {
    const { d } = agreed()
    const refused = ask(d, points, '2021-09-01 09:00', more)
    expect([saying(refused), clauseOf(refused)]).toEqual([expect.stringContaining(said), item])
  })
  test('未清积分满了额度：拒绝并说明条款；清回来的可以再转', () => {
    const all = agreed()
    const first = ask(all.d, 40) as { case: string }
    all.d.done(first.case, 'lingling', 'taken_there', '2021-09-01 10:00')
    const over = ask(all.d, 11, '2021-09-02 09:00')
    expect([saying(over), clauseOf(over)]).toEqual([expect.stringContaining('额度'), item])
    expect(codeOf(come(all.d, 40, '2021-09-03 09:00'))).toBe('ok')
    expect(codeOf(ask(all.d, 11, '2021-09-04 09:00'))).toBe('ok')
    balanced(all)
  })
  test('可用积分不够的，占用时拒绝；账户有争议的，受理时拒绝', () => {
    const { d, account } = agreed({ ceiling: 1_000 })
    for (const at of ['09:00', '09:10']) expect(codeOf(ask(d, 40, `2021-09-01 ${at}`))).toBe('ok')
    const { case: id } = ask(d, 21, '2021-09-01 09:20') as { case: string }
    expect([d.step(id), d.fact(id, 'shortFor'), d.balance('points', account)]).toEqual([
      'refused',
      'points',
      20,
    ])
    d.done(account, 'reviewer', 'dispute', '2021-09-02 09:00', { why: '异议' })
    expect(codeOf(ask(d, 1, '2021-09-02 10:00'))).toBe('not_met')
    expect(d.lost).toEqual([])
  })
  test('别人的账户不能转：占用时核对办理人', () => {
    const { d, account } = agreed()
    const id = (
      d.open('transfer', 'almost', 'ask', '2021-09-01 09:00', {
        bank: 'lingling',
        ...who,
        points: 10,
        consents: true,
      }) as { case: string }
    ).case
    expect([d.step(id), d.fact(id, 'shortFor'), d.balance('held', account)]).toEqual([
      'refused',
      'not_owner',
      0,
    ])
  })
  test('未成年人由监护人办理，学生本人不办理', () => {
    const { d } = agreed()
    d.opened('registration', 'mother', 'register', '2021-04-01 09:00', motherRegisters)
    const input = { name: '唐小雨', idNo: pupil, guardianIdNo: mother }
    const account = d.opened('account', 'mother', 'open', '2021-04-01 10:00', input)
    d.done(account, 'system', 'credit', '2021-04-25 10:00', hours('p1', '2021-04-20', 4))
    const by = (actor: string) =>
      d.step(
        (
          d.open('transfer', actor, 'ask', '2021-09-01 09:00', {
            bank: 'lingling',
            name: '唐小雨',
            idNo: pupil,
            points: 10,
            consents: true,
          }) as { case: string }
        ).case,
      )
    expect([by('pupil'), by('mother')]).toEqual(['refused', 'on_the_way'])
  })
})

describe('转入', () => {
  test('进本人账户，有效期以对方所说为准，先到期的先用', () => {
    const all = agreed()
    const answer = come(all.d, 30) as { case: string }
    expect([...books(all), all.d.step(answer.case), all.d.balance('transit')]).toEqual([
      130,
      0,
      -30,
      0,
      'here',
      0,
    ])
    balanced(all)
    all.d.pass('2022-04-01 00:30')
    expect([all.d.balance('points', all.account), all.d.step(answer.case)]).toEqual([100, 'stayed'])
  })
  test('应补回的先补回', () => {
    const all = agreed()
    const { d, account } = all
    const sent = ask(d, 40) as { case: string }
    d.done(sent.case, 'lingling', 'taken_there', '2021-09-01 10:00')
    for (const wrongRecord of ['r1', 'r2'])
      d.done(account, 'system', 'reverse', '2021-09-02 10:00', { wrongRecord })
    expect([d.balance('points', account), d.balance('owed', account)]).toEqual([0, -40])
    come(d, 30, '2021-09-03 09:00')
    expect([d.balance('points', account), d.balance('owed', account)]).toEqual([0, -10])
    balanced(all)
  })
  test.each([
    ['超过额度', { points: 51 }, '每次限额'],
    ['没有账户', { idNo: almost }, '没有在用的账户'],
    ['已经到期', { lastDay: '2021-08-31' }, '积分已到期'],
  ])('%s的不收', (_, more, said) => {
    const all = agreed()
    const refused = come(all.d, 30, '2021-09-01 09:00', more)
    expect([saying(refused), clauseOf(refused)]).toEqual([expect.stringContaining(said), item])
    balanced(all)
  })
  test('未清积分不得超过额度：转入一方同样', () => {
    const all = agreed()
    come(all.d, 40)
    expect(saying(come(all.d, 11, '2021-09-02 09:00'))).toContain('额度')
    expect(books(all)).toEqual([140, 0, -40, 0])
  })
  test('够退的可以退回，退完账平；用掉而不够的不退，也不欠', () => {
    const all = agreed()
    const { d, account } = all
    const unused = come(d, 30) as { case: string }
    d.done(unused.case, 'office', 'send_back', '2021-09-02 09:00', { why: '非本人' })
    expect([...books(all), d.step(unused.case), d.balance('transit')]).toEqual([100, 0, 0, 0, 'sent_back', 0])
    const used = come(d, 30, '2021-09-03 09:00') as { case: string }
    const gift = d.opened('gift', 'keeper', 'offer', '2021-09-03 10:00', {
      giftName: '笔记本',
      price: 24,
      most: 5,
      fromDay: 1,
      toDay: 31,
      stars: 0,
      supply: 9,
    })
    d.done(account, 'adult', 'redeem', '2021-09-04 09:00', { gift, pieces: 5 })
    d.done(used.case, 'office', 'send_back', '2021-09-05 09:00', { why: '非本人' })
    expect([d.step(used.case), d.balance('clearing', all.agreement), d.balance('owed', account)]).toEqual([
      'stayed',
      -30,
      0,
    ])
    balanced(all)
  })
  test('三十日以后不再退回，末日遇国庆顺延', () => {
    const { d } = agreed()
    const { case: id } = come(d, 10) as { case: string }
    d.pass('2021-10-08 23:00')
    expect(d.step(id)).toBe('here')
    d.pass('2021-10-09 01:00')
    expect(d.step(id)).toBe('stayed')
  })
})
