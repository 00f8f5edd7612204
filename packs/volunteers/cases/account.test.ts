/**
 * Points as an account holds them: lots and their last day, rates of the day of service, reversal below nothing,
 * exchange of the last piece, giving, disputes, and who may act.
 */
import { describe, expect, test } from 'vitest'
import { shown } from '../abilities/shown.ts'
import {
  adult,
  almost,
  classmate,
  clauseOf,
  codeOf,
  District,
  mother,
  motherRegisters,
  pupil,
  saying,
  street,
} from './play.ts'

const plain = (idNo: string, name: string) => ({ name, idNo })

/** A grown-up with an account. */
function ofAdult(d: District): string {
  d.opened('registration', 'adult', 'register', '2021-01-04 09:00', plain(adult, '唐建国'))
  return d.opened('account', 'adult', 'open', '2021-01-04 10:00', plain(adult, '唐建国'))
}
const hours = (record: string, serviceDay: string, count: number, isHard = false) => ({
  record,
  serviceDay,
  creditMinutes: count * 60,
  honourMinutes: 0,
  isHard,
})
const gift = (d: District, more: object = {}): string =>
  d.opened('gift', 'keeper', 'offer', '2021-01-05 09:00', {
    giftName: '笔记本',
    price: 20,
    most: 5,
    fromDay: 1,
    toDay: 31,
    stars: 0,
    supply: 9,
    ...more,
  })
/** What may be used: points less what is owed. */
const held = (d: District, account: string) => d.balance('points', account) + d.balance('owed', account)

describe('[T1] 批次和有效期', () => {
  const spent = () => {
    const d = new District({ hourRate: 10, lotMonths: 6 })
    const account = ofAdult(d)
    const notebook = gift(d)
    d.done(account, 'system', 'credit', '2021-04-25 10:00', hours('r1', '2021-04-20', 3))
    d.done(account, 'system', 'credit', '2021-09-01 10:00', hours('r2', '2021-09-01', 5))
    return { d, account, notebook }
  }
  test('先到期的先用；到期只失效剩下的：10月20日余50', () => {
    const { d, account, notebook } = spent()
    d.done(account, 'adult', 'redeem', '2021-09-02 10:00', { gift: notebook, pieces: 1 })
    expect(d.balance('points', account)).toBe(60)
    d.pass('2021-10-20 00:30')
    expect(d.balance('points', account)).toBe(50)
    expect(d.balance('expired')).toBe(10)
  })
  test('期满以后退货：20分回到原批次，当日即不可用，次日失效，余50', () => {
    const { d, account, notebook } = spent()
    d.done(account, 'adult', 'redeem', '2021-09-02 10:00', { gift: notebook, pieces: 1 })
    const [order] = d.fact(account, 'orders') as readonly { readonly key: string }[]
    d.done(notebook, 'keeper', 'hand_over', '2021-09-03 10:00', { order: order!.key, signedBy: '本人' })
    expect(d.balance('redeemed')).toBe(20)
    d.done(notebook, 'keeper', 'take_back', '2021-11-05 10:00', { order: order!.key, why: '缺页' })
    expect(d.balance('points', account)).toBe(70)
    const three = d.act(account, 'adult', 'redeem', '2021-11-05 11:00', { gift: notebook, pieces: 3 })
    expect(saying(three)).toContain('可用积分不够')
    d.pass('2021-11-06 00:30')
    expect(d.balance('points', account)).toBe(50)
    expect(d.lost).toEqual([])
  })
  test.each([
    ['最后一日23:59可用', '2021-10-19 23:59', 'ok'],
    ['次日零时不可用', '2021-10-20 00:00', 'not_met'],
  ])('%s', (_, at, code) => {
    const d = new District({ hourRate: 10, lotMonths: 6 })
    const account = ofAdult(d)
    const notebook = gift(d)
    d.done(account, 'system', 'credit', '2021-04-25 10:00', hours('r1', '2021-04-20', 2))
    expect(codeOf(d.act(account, 'adult', 'redeem', at, { gift: notebook, pieces: 1 }))).toBe(code)
  })
  test('一笔用到两个批次：2分和3分各取，合5分', () => {
    const d = new District({ hourRate: 2 })
    const account = ofAdult(d)
    const pen = gift(d, { price: 5 })
    d.done(account, 'system', 'credit', '2021-04-25 10:00', hours('r1', '2021-04-20', 1))
    d.done(account, 'system', 'credit', '2021-04-26 10:00', hours('r2', '2021-04-21', 2))
    d.done(account, 'adult', 'redeem', '2021-05-01 10:00', { gift: pen, pieces: 1 })
    expect(d.balance('points', account)).toBe(1)
  })
})

test('[T2] 更正收回：5；−15不得兑换；按服务日标准补到−5；再服务一小时余7，都在最新一批', () => {
  const d = new District()
  const account = ofAdult(d)
  const book = gift(d, { price: 15 })
  d.done(account, 'system', 'credit', '2021-09-10 10:00', hours('r1', '2021-09-01', 2))
  d.done(account, 'adult', 'redeem', '2021-09-11 10:00', { gift: book, pieces: 1 })
  expect(held(d, account)).toBe(5)
  d.done(account, 'system', 'reverse', '2021-09-20 10:00', { wrongRecord: 'r1' })
  expect(held(d, account)).toBe(-15)
  const refused = d.act(account, 'adult', 'redeem', '2021-09-20 11:00', { gift: book, pieces: 1 })
  expect(clauseOf(refused)).toBe('rehearsal-lengshuitan-parameters(2021-03-01).md#item-12')
  d.done(account, 'system', 'credit', '2021-10-08 10:00', hours('r2', '2021-09-30', 1))
  expect(held(d, account)).toBe(-5)
  expect(codeOf(d.act(account, 'adult', 'redeem', '2021-10-08 11:00', { gift: book, pieces: 1 }))).toBe(
    'not_met',
  )
  d.done(account, 'system', 'credit', '2021-10-20 10:00', hours('r3', '2021-10-15', 1))
  expect([held(d, account), d.balance('points', account), d.balance('owed', account)]).toEqual([7, 7, 0])
})

test('同一条记录不入账两次；更正没有入过账的记录，什么都不变', () => {
  const d = new District()
  const account = ofAdult(d)
  for (const at of ['2021-09-10 10:00', '2021-10-10 10:00'])
    d.done(account, 'system', 'credit', at, hours('r1', '2021-09-01', 2))
  d.done(account, 'system', 'reverse', '2021-10-11 10:00', { wrongRecord: 'r9' })
  expect([held(d, account), d.balance('creditTime', account)]).toEqual([20, 120])
})

test('重点岗位加分；一年超过400小时的计荣誉时间，不折算', () => {
  const d = new District()
  const account = ofAdult(d)
  d.done(account, 'system', 'credit', '2021-09-10 10:00', hours('r0', '2021-09-01', 2, true))
  expect(held(d, account)).toBe(30)
  for (let n = 1; n <= 50; n++)
    d.done(account, 'system', 'credit', '2021-09-10 10:00', hours(`r${n}`, '2021-09-02', 8))
  expect([d.balance('creditTime', account), d.balance('honourTime', account)]).toEqual([24_000, 120])
})

test('[§5.10-5] 争议期间不失效，了结以后顺延', () => {
  const d = new District({ hourRate: 10, lotMonths: 6 })
  const account = ofAdult(d)
  d.done(account, 'system', 'credit', '2021-04-25 10:00', hours('r1', '2021-04-20', 3))
  d.done(account, 'reviewer', 'dispute', '2021-10-10 10:00', { why: '家长异议' })
  d.pass('2021-10-25 10:00')
  expect(d.balance('points', account)).toBe(30)
  d.done(account, 'reviewer', 'settle', '2021-10-30 10:00', { why: '无误' })
  d.pass('2021-11-08 23:00')
  expect(d.balance('points', account)).toBe(30)
  d.pass('2021-11-09 00:30')
  expect(d.balance('points', account)).toBe(0)
})

describe('[§5.10-7] 最后一件', () => {
  test('两人先后申请：一人兑成，另一人被告知，积分退回', () => {
    const d = new District()
    const account = ofAdult(d)
    d.opened('registration', 'almost', 'register', '2021-11-08 09:00', plain(almost, '周小航'))
    const other = d.opened('account', 'almost', 'open', '2021-11-08 10:00', plain(almost, '周小航'))
    const last = gift(d, { supply: 1 })
    for (const one of [account, other])
      d.done(one, 'system', 'credit', '2021-11-09 10:00', hours(`r-${one}`, '2021-11-08', 2))
    d.done(account, 'adult', 'redeem', '2021-11-10 10:00', { gift: last, pieces: 1 })
    d.done(other, 'almost', 'redeem', '2021-11-10 10:00', { gift: last, pieces: 1 })
    expect([d.balance('points', account), d.balance('points', other)]).toEqual([4, 24])
    expect([d.balance('stock', last), d.balance('reserved', last), d.fact(last, 'left')]).toEqual([0, 1, 0])
    expect(d.lost).toEqual([])
  })
  test('库存不足一单的不拆开；补货以后可以再兑；取消的回库', () => {
    const d = new District({ hourRate: 100 })
    const account = ofAdult(d)
    const notebook = gift(d, { supply: 1 })
    d.done(account, 'system', 'credit', '2021-04-25 10:00', hours('r1', '2021-04-20', 2))
    d.done(account, 'adult', 'redeem', '2021-05-01 10:00', { gift: notebook, pieces: 2 })
    expect([d.balance('points', account), d.balance('held', account)]).toEqual([200, 0])
    d.done(notebook, 'keeper', 'supply_more', '2021-05-02 10:00', { supply: 1 })
    d.done(account, 'adult', 'redeem', '2021-05-03 10:00', { gift: notebook, pieces: 2 })
    expect([d.balance('points', account), d.balance('held', account)]).toEqual([160, 40])
    const orders = d.fact(notebook, 'orders') as readonly { readonly key: string }[]
    d.done(notebook, 'keeper', 'call_off', '2021-05-04 10:00', { order: orders.at(-1)!.key, why: '本人取消' })
    expect([d.balance('points', account), d.balance('stock', notebook)]).toEqual([200, 2])
    expect(
      codeOf(
        d.act(notebook, 'keeper', 'hand_over', '2021-05-04 11:00', {
          order: orders.at(-1)!.key,
          signedBy: '本人',
        }),
      ),
    ).toBe('not_met')
  })
})

/** What the holder of an account shows: every code of its page, the newest first. */
const codesOf = (d: District, account: string) => {
  const facts = (name: string) => (d.fact(account, name) ?? []) as never
  const value = {
    orders: facts('orders'),
    undone: facts('undone'),
    handed: facts('handed'),
    certs: facts('certs'),
  }
  return shown.tells!({ waiting: 0 }, {}, {} as never, value, {} as never).map((p) =>
    p.kind === 'sum' ? [p.id.split('-')[0], p.code, p.checkedIn ?? null] : [],
  )
}
test('[AB8] 待领取的兑换单出示为二维码，领取、取消以后不再出示；有单待领取的不能销户', () => {
  const d = new District()
  const account = ofAdult(d)
  const pen = gift(d, { price: 10 })
  d.done(account, 'system', 'credit', '2021-04-25 10:00', hours('r1', '2021-04-20', 2))
  for (const n of [1, 2]) d.done(account, 'adult', 'redeem', `2021-05-0${n} 10:00`, { gift: pen, pieces: 1 })
  const [one, two] = [1, 2].map((n) => `${account}/${n}`)
  expect(codesOf(d, account)).toEqual([
    ['order', two, null],
    ['order', one, null],
  ])
  d.done(pen, 'keeper', 'hand_over', '2021-05-03 10:00', { order: one, signedBy: '本人' })
  expect(codesOf(d, account)).toEqual([['order', two, null]])
  expect(saying(d.act(account, 'adult', 'close', '2021-05-04 10:00'))).toContain('待领取')
  d.done(pen, 'keeper', 'call_off', '2021-05-05 10:00', { order: two, why: '本人取消' })
  expect(codesOf(d, account)).toEqual([])
})

describe('兑换的条件', () => {
  test.each([
    ['超过每人限量', { most: 1 }, 2, '超过每人限量'],
    ['不在兑换日', { fromDay: 15, toDay: 15 }, 1, '今天不是兑换日'],
    ['星级不够', { stars: 1 }, 1, '星级不够'],
    ['积分不够', { price: 900 }, 1, '可用积分不够'],
  ])('%s', (_, more, pieces, said) => {
    const d = new District({ hourRate: 100 })
    const account = ofAdult(d)
    const notebook = gift(d, more)
    d.done(account, 'system', 'credit', '2021-04-25 10:00', hours('r1', '2021-04-20', 2))
    expect(
      saying(d.act(account, 'adult', 'redeem', '2021-05-01 10:00', { gift: notebook, pieces })),
    ).toContain(said)
  })
})

describe('[§5.10-6] 捐赠', () => {
  test('可以捐给在册老人，老人用来安排服务', () => {
    const d = new District()
    const account = ofAdult(d)
    const elder = d.opened('elder', 'civil', 'list', '2021-01-05 09:00', {
      name: '蒋玉珍',
      idNo: '431103193503040020',
      reason: 'eighty',
      area: '滨江社区',
    })
    d.done(account, 'system', 'credit', '2021-04-25 10:00', hours('r1', '2021-04-20', 2))
    d.done(account, 'adult', 'donate', '2021-05-01 10:00', { elder, points: 10 })
    expect([d.balance('points', account), d.balance('kept', elder), d.balance('donated')]).toEqual([
      10, 10, 0,
    ])
    d.done(elder, 'civil', 'serve', '2021-05-02 10:00', { points: 10, served: '打扫' })
    expect(codeOf(d.act(elder, 'civil', 'serve', '2021-05-03 10:00', { points: 1, served: '打扫' }))).toBe(
      'not_met',
    )
  })
  test('不能转给同学', () => {
    const d = new District()
    const account = ofAdult(d)
    d.done(account, 'system', 'credit', '2021-04-25 10:00', hours('r1', '2021-04-20', 2))
    const given = d.act(account, 'adult', 'donate', '2021-05-01 10:00', {
      elder: `key-${classmate}`,
      points: 10,
    })
    expect(saying(given)).toContain('不得转给他人')
  })
})

describe('未成年人', () => {
  const ofPupil = () => {
    const d = new District()
    d.opened('registration', 'mother', 'register', '2021-04-01 09:00', motherRegisters)
    const input = { name: '唐小雨', idNo: pupil, guardianIdNo: mother }
    const account = d.opened('account', 'mother', 'open', '2021-04-01 10:00', input, street)
    d.done(account, 'system', 'credit', '2021-04-25 10:00', hours('r1', '2021-04-20', 4))
    return { d, account, notebook: gift(d) }
  }
  test.each([
    ['监护人可以', 'mother', {}, 'ok'],
    ['学生本人不可以', 'pupil', {}, 'not_met'],
    ['教师凭监护人确认可以', 'teacher', { guardianAgrees: true }, 'ok'],
    ['教师没有确认不可以', 'teacher', { guardianAgrees: false }, 'not_met'],
  ])('兑换：%s', (_, by, more, code) => {
    const { d, account, notebook } = ofPupil()
    const input = { gift: notebook, pieces: 1, ...more }
    expect(codeOf(d.act(account, by, 'redeem', '2021-05-01 10:00', input))).toBe(code)
  })
  test('[§5.10-4] 满十八周岁当日起监护人的权利终止，账户仍在', () => {
    const d = new District()
    d.opened('registration', 'mother', 'register', '2021-04-01 09:00', {
      ...motherRegisters,
      name: '周小航',
      idNo: almost,
    })
    const account = d.opened('account', 'mother', 'open', '2021-04-01 10:00', {
      name: '周小航',
      idNo: almost,
      guardianIdNo: mother,
    })
    d.done(account, 'system', 'credit', '2021-04-25 10:00', hours('r1', '2021-04-20', 8))
    const notebook = gift(d)
    const redeem = (by: string, at: string) =>
      codeOf(d.act(account, by, 'redeem', at, { gift: notebook, pieces: 1 }))
    expect(redeem('mother', '2021-11-07 23:00')).toBe('ok')
    expect(redeem('mother', '2021-11-08 00:30')).toBe('not_met')
    expect(redeem('almost', '2021-11-08 00:30')).toBe('ok')
  })
  test('一人只开一个账户；没有注册的不开', () => {
    const { d } = ofPupil()
    const input = { name: '唐小雨', idNo: pupil, guardianIdNo: mother }
    expect(saying(d.open('account', 'mother', 'open', '2021-04-02 10:00', input))).toContain(
      '一人只开一个账户',
    )
    expect(saying(d.open('account', 'adult', 'open', '2021-04-02 10:00', plain(adult, '唐建国')))).toContain(
      '请先实名注册',
    )
  })
})

describe('星级和证明', () => {
  test('[§5.10-10] 逐级申请，公示五个工作日；更正以后不足的撤销，证明同时撤销并仍可查到', () => {
    const d = new District()
    const account = ofAdult(d)
    d.done(account, 'system', 'credit', '2021-04-25 10:00', hours('r1', '2021-04-20', 8))
    d.done(account, 'system', 'credit', '2021-04-25 10:00', hours('r2', '2021-04-21', 4))
    const ask = (level: number, at: string) =>
      saying(d.act(account, 'adult', 'apply_star', at, { ladder: 'school', level }))
    expect(ask(2, '2021-05-01 10:00')).toContain('逐级')
    expect(ask(1, '2021-05-06 10:00')).toBe('ok')
    const star = d.newest('star')
    d.done(star, 'education', 'certify', '2021-05-06 11:00')
    d.pass('2021-05-12 23:00')
    expect(d.step(star)).toBe('posted')
    d.pass('2021-05-13 00:30')
    expect([d.step(star), d.standing('stars', star)]).toEqual(['held', 'held'])
    expect(ask(2, '2021-05-14 10:00')).toContain('时长不够')

    const period = { fromDay: '2021-04-01', toDay: '2021-04-30' }
    d.done(account, 'adult', 'ask_certificate', '2021-05-14 10:00', period)
    const certificate = d.newest('certificate')
    d.done(certificate, 'education', 'issue', '2021-05-14 11:00', {
      issuedBy: '区教育局',
      handler: '志愿服务岗',
      contact: '0746-8000000',
    })
    const code = String(d.fact(certificate, 'codeOf'))
    expect(code).toMatch(/^[A-Z2-9]{12}$/)
    expect(d.entry('certificates', code)!.body).toMatchObject({ minutes: 720, holder: '唐**' })
    /** [AB9] Their own page has it too, as the address at which anybody asks the register. */
    expect(codesOf(d, account)).toEqual([['certificate', code, 'volunteers.certificates']])

    d.done(account, 'system', 'reverse', '2021-06-01 10:00', { wrongRecord: 'r2', barYears: 1 })
    expect([d.standing('stars', star), d.standing('certificates', code)]).toEqual(['revoked', 'revoked'])
    expect(d.fact(account, 'barredTo')).toBe('2022-06-01')
    d.done(account, 'system', 'credit', '2021-06-02 10:00', hours('r3', '2021-06-01', 8))
    expect(ask(1, '2021-06-03 10:00')).toContain('不得评星')
    expect(d.lost).toEqual([])
  })
  test('[§5.10-8] 证明只依据记录：没有记录的时间不出', () => {
    const d = new District()
    const account = ofAdult(d)
    const none = d.act(account, 'adult', 'ask_certificate', '2021-05-14 10:00', {
      fromDay: '2021-01-01',
      toDay: '2021-03-31',
    })
    expect(saying(none)).toContain('没有服务记录')
  })
})
