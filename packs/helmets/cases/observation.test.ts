/** Sheets of observation and what is judged of them. */
import { describe, expect, test } from 'vitest'
import { figureOf } from '../observed.ts'
import { campaign, cell, city, codeOf, county, caseOf, readingsOf, saying, sent } from './play.ts'

describe('[item-4] 观测表', () => {
  test('系扣的才算佩戴：未系扣、工地帽都不算', () => {
    const c = campaign()
    const id = caseOf(
      sent(c, { cells: [cell('buckled', 30), cell('unbuckled', 5), cell('hat', 2), cell('bare', 3)] }),
    )
    expect([c.fact(id, 'people'), c.fact(id, 'wornPeople'), c.fact(id, 'layer')]).toEqual([40, 30, 'peak'])
  })
  test.each<[string, object, string]>([
    ['n = 0：一个人也没有', { cells: [cell('buckled', 0)] }, '没有观测到人，不成一张表'],
    ['一格也没有', { cells: [] }, '没有观测到人，不成一张表'],
    ['同一格填了两次', { cells: [cell('buckled', 3), cell('buckled', 4)] }, '同一格填了两次'],
    ['佩戴人数比点数器还多', { counter: 30 }, '佩戴人数比点数器总人数还多'],
    ['各格之和与点数器不等', { counter: 41 }, '各格人数之和与点数器总人数不等，请核对'],
    ['有号牌的比车辆多', { plated: 41 }, '有号牌的比看到的车辆还多'],
    ['驾驶人比车辆多', { vehiclesSeen: 39, plated: 20 }, '驾驶人比看到的车辆还多'],
    ['没有这个点位', { postNo: 'G9' }, '没有这个点位'],
    ['道路类别与点位不符', { road: 'highway' }, '道路类别与点位登记的不同'],
  ])('%s', (_, more, words) => {
    expect(saying(sent(campaign(), more))).toBe(words)
  })
  test.each<[string, object]>([
    ['负数', { cells: [cell('buckled', -1)] }],
    ['不是整数', { cells: [cell('buckled', 1.5)] }],
    ['没有的佩戴情况', { cells: [cell('carried', 3)] }],
    ['明天的观测', { observedOn: '2021-10-13' }],
  ])('%s不收', (_, more) => {
    expect(codeOf(sent(campaign(), more))).toBe('invalid_field')
  })
  test('一张表号只收一次：手机没有收到回执再发的，不成两张', () => {
    const c = campaign()
    caseOf(sent(c))
    expect(saying(sent(c))).toBe('该表号已经收过')
    expect(c.count('helmets.sheets.month')).toBe(1)
  })
  test('作废的不计数，留着理由；六十日以后锁定', () => {
    const c = campaign()
    const id = caseOf(sent(c))
    expect(c.count('helmets.people.month')).toBe(40)
    c.act(id, 'office', 'void_sheet', '2021-10-14 09:00', { reason: '点位填错' })
    expect([c.count('helmets.people.month'), c.step(id), c.entry('helmets.sheets', 'T-1')?.standing]).toEqual(
      [0, 'voided', 'voided'],
    )
    const other = caseOf(sent(c, { sheetNo: 'T-2' }))
    c.pass('2021-12-14 00:30')
    expect(codeOf(c.act(other, 'office', 'void_sheet', '2021-12-14 09:00', { reason: '填错' }))).not.toBe(
      'ok',
    )
  })
  test('三类行业单独计；在册的人数不含非三类的', () => {
    const c = campaign()
    const id = caseOf(
      sent(c, {
        cells: [
          cell('buckled', 20),
          cell('buckled', 8, { trade: 'food' }),
          cell('bare', 2, { trade: 'courier' }),
        ],
      }),
    )
    expect([c.fact(id, 'tradePeople'), c.fact(id, 'tradeWorn')]).toEqual([10, 8])
  })
})

describe('[item-5] 评定', () => {
  const judged = (sheets: readonly (readonly [worn: number, people: number])[]) => {
    const c = campaign()
    const sum = (f: (y: number, m: number) => number) => sheets.reduce((n, [y, m]) => n + f(y, m), 0)
    c.readings = readingsOf({
      [figureOf('urban_peak', 'rate')]: [sum((y) => y), sum((_, m) => m), sheets.length],
      [figureOf('urban_peak', 'people_squared')]: [sum((_, m) => m * m), null, sheets.length],
      [figureOf('urban_peak', 'worn_squared')]: [sum((y) => y * y), null, sheets.length],
      [figureOf('urban_peak', 'both')]: [sum((y, m) => y * m), null, sheets.length],
    })
    const id = caseOf(
      c.open('helmets.judgement', 'office', 'judge', '2021-10-08 09:00', { periodEnd: '2021-09-30' }, county),
    )
    return { c, id, urban: c.entry('helmets.judgements', `${county}/urban`) }
  }
  test('[5] 雨天点位12人全戴：观测不足，不公布比例', () => {
    const { c, id, urban } = judged([[12, 12]])
    expect([c.fact(id, 'urbanVerdict'), urban?.standing, urban?.body['rate'] ?? null]).toEqual([
      'not_enough',
      'not_enough',
      null,
    ])
  })
  test('[S3] 十个点位由逐张表的和得出设计效应', () => {
    const ten = [40, 40, 39, 38, 40, 36, 40, 24, 28, 39].map((worn) => [worn, 40] as const)
    expect(judged(ten).urban?.body).toMatchObject({
      verdict: 'unproven',
      rate: 9_100,
      effect: 992,
      target: 90,
    })
  })
  test('[9] 上牌率有自己的截止日期，行动另有结束日期：两个时钟', () => {
    const { c } = judged([[360, 400]])
    expect([
      c.entry('helmets.judgements', `${county}/plates`)?.body['until'],
      c.entry('helmets.judgements', `${county}/urban`)?.body['until'],
    ]).toEqual(['2021-11-30', '2021-12-31'])
  })
  test('没有方案不评定', () => {
    const c = campaign()
    c.entries.delete('helmets.targets plates')
    const answer = c.open(
      'helmets.judgement',
      'office',
      'judge',
      '2021-10-08 09:00',
      { periodEnd: '2021-09-30' },
      city,
    )
    expect(codeOf(answer)).not.toBe('ok')
  })
})
