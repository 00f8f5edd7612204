/** Filing with the street, its letter of three years, and calls that an ended letter is frozen in. */
import { describe, expect, test } from 'vitest'
import { activity } from '../call/programme.ts'
import { filed } from '../filed/programme.ts'
import { clock, codeOf, codeOfRefusal, entry, idOf, play, saying, type Move } from './play.ts'

const form = {
  orgName: '半边街社区夕阳红舞蹈队',
  class: 'culture',
  isOfMembers: true,
  place: '党群服务中心',
  promoters: 2,
  members: 10,
  takesFees: false,
  headName: '李某',
  headId: idOf(2),
}
const apply = (more: object = {}): Move => ({
  by: 'worker',
  do: 'apply',
  at: '2021-03-01 09:00',
  with: { ...form, ...more },
})
const file: Move = { by: 'street', do: 'file', at: '2021-03-05 09:00', with: { fileNo: 'WB2021-001-0001' } }

describe('[item-1] 备案条件', () => {
  test.each([
    ['两名发起人、十名成员', {}, 'ok'],
    ['一名发起人', { promoters: 1 }, 'not_met'],
    ['九名成员', { members: 9 }, 'not_met'],
    ['不是团体类的不问人数', { isOfMembers: false, promoters: 1, members: 3 }, 'ok'],
    ['五十人不收费，可以备案', { members: 50 }, 'ok'],
    ['[§6.10-1] 五十人并收费，应当登记', { members: 50, takesFees: true }, 'not_met'],
    ['四十九人收费，可以备案', { members: 49, takesFees: true }, 'ok'],
  ])('%s', (_, more, code) => expect(codeOfRefusal(play(filed, [apply(more)]))).toBe(code))
  test('名称与登记的、备案的都不能相同，全角半角不作区别', () =>
    expect(
      codeOfRefusal(
        play(filed, [apply({ orgName: '半边街社区夕阳红舞蹈队（老年）' })], {
          entries: [entry('organisations.names', '半边街社区夕阳红舞蹈队(老年)', 'used', { holder: 'B-9' })],
        }),
      ),
    ).toBe('not_met'))
  test('[item-2] 七日内提出意见；不同意要写理由', () => {
    const applied = play(filed, [apply()])
    expect(clock(filed, applied, 'opinion', '2021-03-05 09:00').dueDay).toBe('2021-03-08')
    expect(
      codeOfRefusal(
        play(filed, [{ by: 'street', do: 'refuse', at: '2021-03-05 09:00', with: {} }], { from: applied }),
      ),
    ).toBe('missing_field')
  })
  test('[§6.10-1] 备案以后达到五十人并收费：应当登记', () => {
    const grown = play(filed, [
      apply(),
      file,
      {
        by: 'worker',
        do: 'update',
        at: '2021-06-01 09:00',
        with: { place: '党群服务中心', members: 50, takesFees: true },
      },
    ])
    expect(grown.entries.get('organisations.filed WB2021-001-0001')?.standing).toBe('must_register')
  })
})

describe('[item-3] 通知书三年有效', () => {
  const filedNow = play(filed, [apply(), file])
  const renewal = (at: string): Move => ({ by: 'worker', do: 'apply_renewal', at })
  test('到期日', () => expect(filedNow.case.facts.validTo).toBe('2024-03-04'))
  test.each([
    ['期满十五日以前', '2024-02-18 09:00', 'ok'],
    ['只差十四日', '2024-02-19 09:00', 'not_met'],
  ])('%s', (_, at, code) => expect(codeOfRefusal(play(filed, [renewal(at)], { from: filedNow }))).toBe(code))
  test('期满次日自动失效，名称释放', () => {
    const end = (at: string): Move => ({ by: 'system', do: 'letter_ends', at })
    expect(codeOfRefusal(play(filed, [end('2024-03-04 23:59')], { from: filedNow }))).toBe('too_early')
    const over = play(filed, [end('2024-03-05 00:00')], { from: filedNow })
    expect([
      over.entries.get('organisations.filed WB2021-001-0001')?.standing,
      over.entries.get('organisations.names 半边街社区夕阳红舞蹈队')?.standing,
    ]).toEqual(['expired', 'free'])
  })
})

describe('谁为谁办', () => {
  const own = play(filed, [{ ...apply(), by: 'own' }, file])
  const update = (by: string): Move => ({
    by,
    do: 'update',
    at: '2021-06-01 09:00',
    with: { place: '党群服务中心', members: 60, takesFees: true },
  })
  const renew = (by: string): Move => ({ by, do: 'apply_renewal', at: '2023-06-01 09:00' })
  test.each([
    ['本组织', 'own', 'ok'],
    ['别的组织不能把它报成应当登记', 'other', 'not_met'],
    ['社区', 'worker', 'ok'],
  ])('%s', (_, by, code) =>
    expect([update(by), renew(by)].map((move) => codeOfRefusal(play(filed, [move], { from: own })))).toEqual([
      code,
      code,
    ]),
  )
  test('由社区申请、没有登记经办岗位的，组织岗位不能办', () => {
    const byCommunity = play(filed, [apply(), file])
    expect(codeOfRefusal(play(filed, [update('own')], { from: byCommunity }))).toBe('not_met')
  })
})

test.each([
  ['平常', '2021-03-05', '2024-03-04'],
  ['3月1日，期满在闰年', '2021-03-01', '2024-02-29'],
  ['2月29日，没有对应日：当月最后一日', '2020-02-29', '2023-02-28'],
  ['3月31日', '2021-03-31', '2024-03-30'],
])('[item-3] 通知书三年：%s', (_, day, validTo) => {
  const applied = { ...apply(), at: `${day} 08:00` }
  expect(play(filed, [applied, { ...file, at: `${day} 09:00` }]).case.facts.validTo).toBe(validTo)
})

describe('[item-11] [item-14] 邻里守望', () => {
  const call = entry('organisations.calls', 'c-2021-2', 'open', { from: '2021-09-13', to: '2021-09-22' })
  const body = (standing: string, validTo: string, agent: string | null = null) =>
    entry('organisations.filed', 'wb1', standing, { name: '舞蹈队', validTo, agent })
  const org = (standing: string) =>
    entry('organisations.registered', codeOf('51', 1), standing, { name: '义工协会', agent: 'post-own' })
  const answer = (more: object, by = 'worker', at = '2021-09-15 09:00'): Move => ({
    by,
    do: 'report',
    at,
    with: {
      call: 'c-2021-2',
      bodyKind: 'filed',
      body: 'wb1',
      work: 'elderly',
      heldOn: '2021-09-14',
      what: '走访独居老人',
      served: 40,
      requestCount: 0,
      ...more,
    },
  })
  const registeredBody = { bodyKind: 'registered', body: undefined, org: codeOf('51', 1) }
  test.each([
    ['通知书有效', body('filed', '2021-09-15'), answer({}), 'ok'],
    ['[§6.10-2] 通知书昨天期满：冻结', body('filed', '2021-09-14'), answer({}), 'not_met'],
    ['已经转为期满', body('expired', '2021-09-10'), answer({}), 'not_met'],
    ['应当登记的', body('must_register', '2023-01-01'), answer({}), 'not_met'],
    ['没有备案', body('cancelled', '2023-01-01'), answer({}), 'not_met'],
    ['登记的社会组织，本组织经办', org('normal'), answer(registeredBody, 'own'), 'ok'],
    ['别的组织的经办人', org('normal'), answer(registeredBody, 'other'), 'not_met'],
    ['严重违法失信', org('serious'), answer(registeredBody, 'own'), 'not_met'],
    ['活动不在行动期内', body('filed', '2022-01-01'), answer({ heldOn: '2021-09-12' }), 'not_met'],
    ['活动在将来', body('filed', '2022-01-01'), answer({ heldOn: '2021-09-16' }), 'invalid_field'],
    [
      '诉求件数与列明的不一致',
      body('filed', '2022-01-01'),
      answer({ requestCount: 2, requests: [{ request: '路灯' }] }),
      'not_met',
    ],
  ])('%s', (_, who, move, code) =>
    expect(codeOfRefusal(play(activity, [move], { entries: [call, who] }))).toBe(code),
  )
  test('冻结时说明原因和出路', () =>
    expect(saying(play(activity, [answer({})], { entries: [call, body('filed', '2021-09-14')] }))).toContain(
      '请重新备案',
    ))
  test('有诉求的，由街道答复后办结', () => {
    const withRequest = play(activity, [answer({ requestCount: 1, requests: [{ request: '路灯不亮' }] })], {
      entries: [call, body('filed', '2022-01-01')],
    })
    expect(withRequest.case.step).toBe('asked')
    expect(
      play(
        activity,
        [{ by: 'street', do: 'settle', at: '2021-09-20 09:00', with: { answers: '已转城管部门' } }],
        { from: withRequest },
      ).case.step,
    ).toBe('done')
  })
})
