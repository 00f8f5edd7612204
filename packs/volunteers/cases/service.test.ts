/** Who is registered, and what a time of service comes to: merging, codes, rolls, overlaps, posting, crossings. */
import { describe, expect, test } from 'vitest'
import {
  adult,
  anActivity,
  aTeam,
  classmate,
  clauseOf,
  codeOf,
  District,
  motherRegisters,
  mother,
  pupil,
  saying,
  street,
} from './play.ts'

const key = `key-${pupil}`
const rollOf = (d: District, rows: readonly object[], at = '2021-04-12 09:10'): string => {
  const id = d.opened('roll', 'teacher', 'begin', at, { batchName: '滨江小学' }, street)
  d.done(id, 'teacher', 'rows', at, { rows })
  return id
}
const rain = {
  name: '唐小雨',
  group: '201班',
  seat: '07',
  card: 'S01-0007',
  guardianPhone: '15400000011',
  consents: true,
}
const team = (d: District): string => d.opened('team', 'leader', 'file', '2021-04-01 09:00', aTeam, street)
const held = (d: District, more: object = {}): string => {
  const id = d.opened(
    'activity',
    'leader',
    'publish',
    '2021-05-10 09:00',
    { ...anActivity, team: team(d), ...more },
    street,
  )
  d.done(id, 'leader', 'begin', `${(more as { servedOn?: string }).servedOn ?? '2021-05-15'} 07:50`)
  return id
}

describe('[§5.10-1] 学校登记和母亲线上注册是同一人', () => {
  test.each([
    ['学校按号码，母亲按号码', { ...rain, idNo: pupil }],
    ['学校没有号码，按姓名、生日和监护人电话', { ...rain, birth: '2013-05-12' }],
  ])('%s：先学校后母亲', (_, row) => {
    const d = new District()
    rollOf(d, [row])
    const registered = d.opened('registration', 'mother', 'register', '2021-04-20 09:00', {
      ...motherRegisters,
      idNo: '431103201305120027',
    })
    const volunteer = String(d.fact(registered, 'volunteer'))
    expect([d.standing('pupils', volunteer), d.standing('online', volunteer)]).toEqual([
      'registered',
      'registered',
    ])
    expect(d.entry('online', volunteer)!.body['bothChannels']).toBe(true)
  })
  test('先母亲后学校，没有号码的也并入', () => {
    const d = new District()
    d.opened('registration', 'mother', 'register', '2021-04-02 09:00', motherRegisters)
    rollOf(d, [{ ...rain, birth: '2013-05-12' }])
    expect([d.standing('pupils', key), d.standing('online', key)]).toEqual(['registered', 'registered'])
    expect(d.entry('pupils', key)!.body['bothChannels']).toBe(true)
  })
  test('[RG13] 名册里没有姓名和号码', () => {
    const d = new District()
    rollOf(d, [{ ...rain, idNo: pupil }])
    expect(Object.keys(d.entry('pupils', key)!.body).toSorted()).toEqual(['bothChannels', 'group', 'seat'])
    expect(JSON.stringify([...d.cases.values()].map((c) => c.facts))).not.toContain('唐小雨')
  })
})

test('没有监护人同意的不计；整批可以撤回', () => {
  const d = new District()
  const { consents: _, ...without } = rain
  const id = rollOf(d, [{ ...without, idNo: pupil }])
  expect(d.standing('pupils', key)).toBe('no_consent')
  d.done(id, 'teacher', 'finish', '2021-04-12 10:00')
  expect(codeOf(d.act(id, 'teacher', 'undo', '2021-04-13 10:00', { reason: '错传' }))).toBe('ok')
})

describe('未成年人和活动', () => {
  test('没有监护人同意不得注册', () => {
    const d = new District()
    const answer = d.open('registration', 'mother', 'register', '2021-04-01 09:00', {
      ...motherRegisters,
      consents: false,
    })
    expect(clauseOf(answer)).toBe('minors-in-service(2021-12-03).md#art-9')
  })
  test.each([
    ['有风险没有保险', { risk: 'some', insured: false }, '须先有人身意外保险'],
    ['有危险招未成年人', { risk: 'danger', insured: true, leastAge: 16 }, '不招未成年人'],
    ['日期已过', { servedOn: '2021-05-09' }, '活动日期已过'],
    ['时间写错', { begins: '8点' }, '08:30'],
  ])('发布：%s', (_, more, said) => {
    const d = new District()
    const input = { ...anActivity, team: team(d), ...more }
    expect(saying(d.open('activity', 'leader', 'publish', '2021-05-10 09:00', input, street))).toContain(said)
  })
  test('报满为止：第二人被告知已报满', () => {
    const d = new District()
    const id = d.opened(
      'activity',
      'leader',
      'publish',
      '2021-05-10 09:00',
      { ...anActivity, team: team(d), need: 1 },
      street,
    )
    d.opened('registration', 'adult', 'register', '2021-05-01 09:00', { name: '唐建国', idNo: adult })
    d.opened('registration', 'mother', 'register', '2021-05-01 09:00', { name: '李明月', idNo: mother })
    const first = d.opened(
      'service',
      'adult',
      'sign_up',
      '2021-05-11 09:00',
      { activity: id, name: '唐建国', idNo: adult },
      street,
    )
    const second = d.opened(
      'service',
      'mother',
      'sign_up',
      '2021-05-11 09:00',
      { activity: id, name: '李明月', idNo: mother },
      street,
    )
    expect([d.step(first), d.step(second)]).toEqual(['placed', 'refused'])
    d.done(first, 'adult', 'give_up', '2021-05-12 09:00')
    expect(d.fact(id, 'joined')).toBe(0)
  })
})

/** Signed up by a grown-up for a day, and the codes that are good at a moment. */
function signedUp(d: District, more: object = {}) {
  const id = d.opened(
    'activity',
    'leader',
    'publish',
    '2021-05-10 09:00',
    { ...anActivity, team: team(d), ...more },
    street,
  )
  if (d.entry('online', `key-${adult}`) === null)
    d.opened('registration', 'adult', 'register', '2021-05-01 09:00', { name: '唐建国', idNo: adult })
  const service = d.opened(
    'service',
    'adult',
    'sign_up',
    '2021-05-11 09:00',
    { activity: id, name: '唐建国', idNo: adult },
    street,
  )
  return { id, service }
}
const record = (d: District, volunteer: string, on: string, n = 1) =>
  d.entry('records', `${volunteer}/${on}/${n}`)

describe('签到码', () => {
  test.each([
    ['现在的', 0, 'ok'],
    ['45秒以前报出的', 45, 'ok'],
    ['两分钟以前的', 120, 'not_met'],
  ])('%s', (_, ago, code) => {
    const d = new District()
    const { id, service } = signedUp(d)
    const moment = '2021-05-15T00:00:00.000Z'
    const shown = d.codeAt(id, new Date(Date.parse(moment) - ago * 1000).toISOString())
    expect(codeOf(d.act(service, 'adult', 'sign_in', moment, { code: shown }))).toBe(code)
  })
  test('另一活动的码、明天活动用今天的码：不行', () => {
    const d = new District()
    const { service } = signedUp(d)
    const other = d.opened(
      'activity',
      'leader',
      'publish',
      '2021-05-10 09:00',
      { ...anActivity, team: team(d) },
      street,
    )
    const moment = '2021-05-15T00:00:00.000Z'
    expect(codeOf(d.act(service, 'adult', 'sign_in', moment, { code: d.codeAt(other, moment) }))).toBe(
      'not_met',
    )
  })
})

describe('[§5.10-2] [§5.10-3] 时长', () => {
  const served = (from: string, to: string | null, more: object = {}) => {
    const d = new District()
    const { id, service } = signedUp(d, more)
    d.done(service, 'adult', 'sign_in', from, { code: d.codeAt(id, from) })
    if (to === null)
      d.done(service, 'leader', 'confirm_end', '2021-05-15T12:00:00.000Z', { endedAt: '11:20' })
    else {
      d.done(service, 'adult', 'sign_out', to, { code: d.codeAt(id, to) })
      d.done(service, 'leader', 'confirm', '2021-05-16T12:00:00.000Z')
    }
    d.pass('2021-05-25 10:00')
    const { credit, honour, on } = record(d, `key-${adult}`, '2021-05-15')!.body
    return [credit, honour, on]
  }
  test('不足半小时的舍去', () =>
    expect(served('2021-05-15T00:10:00.000Z', '2021-05-15T03:55:00.000Z')).toEqual([210, 0, '2021-05-15']))
  test('跨午夜的计在开始的一天', () =>
    expect(served('2021-05-15T15:20:00.000Z', '2021-05-15T16:50:00.000Z')).toEqual([90, 0, '2021-05-15']))
  test('忘记签退，队长确认：荣誉时间', () =>
    expect(served('2021-05-15T00:00:00.000Z', null)).toEqual([0, 180, '2021-05-15']))
  test('公示满三个工作日才入账', () => {
    const d = new District()
    const { id, service } = signedUp(d)
    const [from, to] = ['2021-05-15T00:00:00.000Z', '2021-05-15T03:00:00.000Z']
    d.done(service, 'adult', 'sign_in', from, { code: d.codeAt(id, from) })
    d.done(service, 'adult', 'sign_out', to, { code: d.codeAt(id, to) })
    d.done(service, 'leader', 'confirm', '2021-05-17T02:00:00.000Z')
    d.pass('2021-05-20 23:00')
    expect(d.step(service)).toBe('posted')
    d.pass('2021-05-21 00:30')
    expect(d.step(service)).toBe('booked')
  })
})

describe('班级名单', () => {
  const withPupils = () => {
    const d = new District()
    rollOf(d, [
      { ...rain, idNo: pupil },
      { ...rain, name: '蒋子轩', idNo: classmate, seat: '08', card: 'S01-0008' },
    ])
    return d
  }
  const taken = (d: District, rows: readonly object[], more: object = {}): string => {
    const id = held(d, more)
    const day = (more as { servedOn?: string }).servedOn ?? '2021-05-15'
    d.done(id, 'teacher', 'roll', `${day} 20:00`, { rows })
    return id
  }
  test('扫卡的计积分时间，勾选的计荣誉时间，没有的卡号列为疑问', () => {
    const d = withPupils()
    const id = taken(d, [
      { card: 'S01-0007', way: 'card', came: '08:00', went: '11:30' },
      { card: 'S01-0008', way: 'tick' },
      { card: 'S01-9999', way: 'tick' },
    ])
    d.pass('2021-05-25 10:00')
    expect(d.step(id)).toBe('booked')
    expect(record(d, key, '2021-05-15')!.body).toMatchObject({ credit: 210, honour: 0, duty: 'cleaner' })
    expect(record(d, `key-${classmate}`, '2021-05-15')!.body).toMatchObject({ credit: 0, honour: 210 })
    expect(d.standing('records', `${id}/S01-9999`)).toBe('question')
  })
  test('[T3] 重叠的只计一次，各按半小时舍去，学生每天四小时：3.5 + 1.0，积分4.0，荣誉0.5', () => {
    const d = withPupils()
    taken(d, [{ card: 'S01-0007', way: 'card', came: '08:10', went: '11:55' }])
    taken(d, [{ card: 'S01-0007', way: 'card', came: '11:30', went: '13:20' }])
    d.pass('2021-05-25 10:00')
    const both = [1, 2].map((n) => record(d, key, '2021-05-15', n)!.body)
    expect(both.map((b) => [b['credit'], b['honour'], b['overlap']])).toEqual([
      [210, 0, 0],
      [30, 30, 25],
    ])
  })
  test('同一时间在两个队：第二条全部重叠，列为疑问，不计时长', () => {
    const d = withPupils()
    for (let n = 0; n < 2; n++) taken(d, [{ card: 'S01-0007', way: 'card', came: '08:00', went: '11:00' }])
    d.pass('2021-05-25 10:00')
    expect(d.standing('records', `${key}/2021-05-15/2`)).toBe('question')
  })
  test('一天第四条是疑问', () => {
    const d = withPupils()
    for (const [came, went] of [
      ['06:00', '07:00'],
      ['08:00', '09:00'],
      ['10:00', '11:00'],
      ['12:00', '13:00'],
    ])
      taken(d, [{ card: 'S01-0007', way: 'card', came, went }])
    d.pass('2021-05-25 10:00')
    expect([1, 2, 3, 4].map((n) => d.standing('records', `${key}/2021-05-15/${n}`))).toEqual([
      'booked',
      'booked',
      'booked',
      'question',
    ])
  })
  test('公示期间剔除的不计；点名的人不审核', () => {
    const d = withPupils()
    const id = taken(d, [
      { card: 'S01-0007', way: 'tick' },
      { card: 'S01-0008', way: 'tick' },
    ])
    const why = { struckOne: 'S01-0008', why: '请假' }
    expect(codeOf(d.act(id, 'teacher', 'strike', '2021-05-17 09:00', why))).toBe('wrong_role')
    d.done(id, 'reviewer', 'strike', '2021-05-17 09:00', why)
    d.pass('2021-05-25 10:00')
    expect([
      d.standing('records', `${key}/2021-05-15/1`),
      d.standing('records', `key-${classmate}/2021-05-15/1`),
    ]).toEqual(['booked', 'question'])
  })
  test('同一学生出现两次的名单不收', () => {
    const d = withPupils()
    const id = held(d)
    const rows = [
      { card: 'S01-0007', way: 'tick' },
      { card: 'S01-0007', way: 'card' },
    ]
    expect(saying(d.act(id, 'teacher', 'roll', '2021-05-15 12:00', { rows }))).toContain('同一学生出现两次')
  })
  test('冲销：记录保留，提出和决定不是同一人', () => {
    const d = withPupils()
    taken(d, [{ card: 'S01-0007', way: 'card', came: '08:00', went: '11:00' }])
    d.pass('2021-05-25 10:00')
    const wrong = `${key}/2021-05-15/1`
    const id = d.opened(
      'correction',
      'teacher',
      'propose',
      '2021-06-01 09:00',
      { record: wrong, why: '没有到场', isFalse: false },
      street,
    )
    d.done(id, 'office', 'confirm', '2021-06-02 09:00')
    expect([d.standing('records', wrong), d.entry('records', wrong)!.body['credit']]).toEqual([
      'reversed',
      180,
    ])
    const again = d.open(
      'correction',
      'teacher',
      'propose',
      '2021-06-03 09:00',
      { record: wrong, why: '再报', isFalse: false },
      street,
    )
    expect(saying(again)).toContain('已经冲销')
  })
})

describe('[item-15] 护学岗', () => {
  const crossing = (d: District) =>
    d.opened(
      'crossing',
      'education',
      'set_up',
      '2021-05-06 09:00',
      { school: '滨江小学', police: 'post-police' },
      street,
    )
  const shift = { begins: '07:20', ends: '08:20', adult: '唐老师', weather: 'fit' }
  test.each([
    ['没有成人', { adult: undefined }, '没有成人带队'],
    ['超过90分钟', { ends: '09:00' }, '不超过90分钟'],
    ['暴雨', { weather: 'unfit' }, '不适宜'],
  ])('%s的不得开始', (_, more, said) => {
    const d = new District()
    const input = { at: crossing(d), ...shift, ...more }
    expect(saying(d.open('shift', 'teacher', 'gather', '2021-05-10 07:10', input, street))).toContain(said)
  })
  test('民警到岗以前不能点名；别的警务岗位不能代替', () => {
    const d = new District()
    rollOf(d, [{ ...rain, idNo: pupil }])
    const id = d.opened(
      'shift',
      'teacher',
      'gather',
      '2021-05-10 07:10',
      { at: crossing(d), ...shift },
      street,
    )
    const rows = [{ card: 'S01-0007', way: 'card', came: '07:20', went: '08:20' }]
    expect(codeOf(d.act(id, 'teacher', 'roll', '2021-05-10 08:30', { rows }))).toBe('wrong_step')
    expect(codeOf(d.act(id, 'police2', 'arrive', '2021-05-10 07:15'))).toBe('of_another_post')
    d.done(id, 'police', 'arrive', '2021-05-10 07:15')
    d.done(id, 'teacher', 'roll', '2021-05-10 08:30', { rows })
    d.pass('2021-05-20 10:00')
    expect(record(d, key, '2021-05-10')!.body).toMatchObject({ credit: 60, hard: true, duty: 'guide' })
  })
})

test('[item-17] 启动仪式：逐人签到，按队计数', () => {
  const d = new District()
  const id = d.opened('meeting', 'office', 'hold', '2021-04-10 08:00', {
    title: '启动仪式',
    place: '广场',
    heldOn: '2021-04-10',
  })
  expect(saying(d.act(id, 'office', 'close', '2021-04-10 09:00'))).toContain('没有人签到')
  const came = (number: number) => ({ team: 'V-0001', ofEducation: true, kind: 'pupil', number })
  expect(saying(d.act(id, 'office', 'sign_in', '2021-04-10 09:00', { rows: [came(1), came(1)] }))).toContain(
    '重复',
  )
  d.done(id, 'office', 'sign_in', '2021-04-10 09:00', { rows: [came(1), came(2)] })
  d.done(id, 'office', 'close', '2021-04-10 10:00')
  expect(d.fact(id, 'total')).toBe(2)
})
