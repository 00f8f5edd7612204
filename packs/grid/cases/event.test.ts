/** The loop of an event: accepted, filed with its limit, dispatched, returned, extended, overdue, checked, closed, rated. */
import { describe, expect, test } from 'vitest'
import {
  checked,
  clauseOf,
  codeOf,
  eventAt,
  grid11,
  grid12,
  grid13,
  pothole,
  reported,
  saying,
  Zone,
} from './play.ts'

const workers: Readonly<Record<string, string>> = {
  [grid11]: 'neighbourWorker',
  [grid12]: 'worker',
  [grid13]: 'strangeWorker',
}
const setUp = (gridCode: string) => ({
  gridCode,
  gridName: `${gridCode.slice(12)}网格`,
  type: 'general',
  headPost: 'post-grid-head',
  workerPost: 'post-worker',
  phone: '13907330000',
  complaints: '0731-28660000',
  households: 300,
})

const at = '2021-09-06 10:00'

describe('[item-4] 时限：紧急的按钟表时间，其他的按工作时间', () => {
  test.each([
    [
      '[§2.9-4] 燃气异味，长假前一天16:55，红色2小时',
      '2021-09-30 16:55',
      'red',
      '2021-09-30T18:55:00.000+08:00',
    ],
    ['黄色24小时，假期照走', '2021-09-30 16:55', 'yellow', '2021-10-01T16:55:00.000+08:00'],
    ['蓝色72小时', '2021-09-30 16:55', 'blue', '2021-10-03T16:55:00.000+08:00'],
    [
      '[§2.9-4] 路灯不亮，三个工作日跳过国庆七天',
      '2021-09-30 16:55',
      'ordinary',
      '2021-10-11T23:59:59.999+08:00',
    ],
    ['当场解决的，当日', '2021-09-30 16:55', 'same_day', '2021-09-30T23:59:59.999+08:00'],
    [
      '当场解决的，放假日报来的顺延到上班第一天',
      '2021-10-02 09:00',
      'same_day',
      '2021-10-08T23:59:59.999+08:00',
    ],
    ['疑难七个工作日，周六补班也算', '2021-09-30 16:55', 'hard', '2021-10-15T23:59:59.999+08:00'],
  ])('%s', (_, day, level, due) => {
    const z = new Zone()
    const id = eventAt(z, 'filed', { at: day, level })
    expect(z.clock(id, 'handle', day)?.due).toBe(due)
  })
  test('[§2.9-4] 两种计法都逐日列出：灯的节假日一天也不计', () => {
    const z = new Zone()
    const lamp = eventAt(z, 'filed', { at: '2021-09-30 16:55', input: { kind: 'c060201' } })
    const gas = eventAt(z, 'filed', { at: '2021-09-30 16:55', level: 'red', input: { kind: 'c020201' } })
    const counted = (id: string) =>
      z
        .clock(id, 'handle', '2021-09-30 17:00')!
        .days.filter((d) => d.counted)
        .map((d) => d.day)
    expect(counted(lamp)).toEqual(['2021-10-08', '2021-10-09', '2021-10-11'])
    expect(z.clock(gas, 'handle', '2021-09-30 17:55')?.left).toBe(1)
  })
})

describe('[item-3] 受理', () => {
  test.each([
    ['受理', 'accept', {}, 'ok'],
    ['不予受理要写理由', 'reject', { rejectReason: 'untrue' }, 'missing_field'],
    ['不予受理', 'reject', { rejectReason: 'untrue', note: '现场没有坑' }, 'ok'],
    ['并入不存在的事件', 'merge_into', { duplicateOf: 'E-9999' }, 'not_met'],
    ['并入自己', 'merge_into', { duplicateOf: 'E-0001' }, 'not_met'],
  ])('%s', (_, outcome, input, code) => {
    const z = new Zone()
    expect(codeOf(z.act(eventAt(z, 'found'), 'command', outcome, at, input))).toBe(code)
  })
  test('两件互相并入：先到的成立，后到的被拒绝，不会两件都没有', () => {
    const z = new Zone()
    const [a, b] = [eventAt(z, 'found'), eventAt(z, 'found')]
    expect(codeOf(z.act(a, 'command', 'merge_into', at, { duplicateOf: b }))).toBe('ok')
    expect(codeOf(z.act(b, 'command2', 'merge_into', at, { duplicateOf: a }))).toBe('not_met')
    expect([z.step(a), z.step(b)]).toEqual(['merged', 'found'])
  })
  test('超过五百字的描述', () =>
    expect(
      codeOf(new Zone().open('grid.event', 'worker', 'find', at, { ...pothole, matter: '坑'.repeat(501) })),
    ).toBe('invalid_field'))
  test('[§2.9-7] 民间纠纷不是城市管理事件', () =>
    expect(
      saying(new Zone().open('grid.event', 'worker', 'find', at, { ...pothole, kind: 'c110101' })),
    ).toContain('转人民调解'))
  test('30分钟受理', () => {
    const z = new Zone()
    expect(z.clock(eventAt(z, 'found'), 'accept', '2021-09-06 09:10')?.due).toBe(
      '2021-09-06T09:30:00.000+08:00',
    )
  })
})

describe('自行处置：一次填完，当场办结', () => {
  const solve = (more: object) =>
    new Zone().open('grid.event', 'worker', 'self_solve', at, {
      ...pothole,
      after: ['mended'],
      result: '已清理',
      ...more,
    })
  test.each([
    ['有处置后照片', {}, 'ok'],
    ['没有处置后照片', { after: undefined }, 'missing_field'],
    ['照片与处置前是同一文件', { after: ['hole'] }, 'same_picture'],
    ['同一文件换个名字再传', { after: ['hole-again'] }, 'same_picture'],
  ])('%s', (_, more, code) => expect(codeOf(solve(more))).toBe(code))
})

describe('[item-5] 派遣、签收、退回', () => {
  const give = (z: Zone, id: string, when: string, unit = 'water') =>
    z.act(id, 'command', 'dispatch', when, { toUnit: `post-${unit}`, reasonKind: 'distance' })
  const back = { returnReason: '不是本单位管养的路段' }

  test('派遣理由随件保存；只在该单位的待办里', () => {
    const z = new Zone()
    const id = eventAt(z, 'filed')
    expect(codeOf(z.act(id, 'command', 'dispatch', at, { toUnit: 'post-water' }))).toBe('missing_field')
    give(z, id, at)
    expect(z.inbox(id)).toEqual(['post-water'])
    expect(z.fact(id, 'dispatches')).toEqual([
      { unit: 'post-water', reason: 'distance', how: 'dispatched', on: '2021-09-06' },
    ])
    expect(codeOf(z.act(id, 'power', 'sign', at))).toBe('of_another_post')
  })
  test('[§2.9-3] 退回两次以后由中心指定，第三次退回被拒绝', () => {
    const z = new Zone()
    const id = eventAt(z, 'filed')
    give(z, id, at)
    expect(codeOf(z.act(id, 'water', 'return_it', at, back))).toBe('ok')
    give(z, id, at, 'roads')
    expect(codeOf(z.act(id, 'roads', 'return_it', at, back))).toBe('ok')
    const third = give(z, id, at, 'power')
    expect([codeOf(third), clauseOf(third)]).toEqual([
      'not_met',
      'weifang-hotline-regulations(2021-12-06).md#art-22',
    ])
    const designated = { toUnit: 'post-roads', reasonKind: 'duty', note: '按职责指定' }
    expect(codeOf(z.act(id, 'command', 'designate', at, designated))).toBe('ok')
    const again = z.act(id, 'roads', 'return_it', at, back)
    expect([saying(again), clauseOf(again)]).toEqual([
      '指挥中心指定承办的，不得退回',
      'weifang-hotline-regulations(2021-12-06).md#art-22',
    ])
    expect(z.fact(id, 'returns')).toBe(2)
  })
  test('单位和副手同一秒再退：都被拒绝，只有一次指定', () => {
    const z = new Zone()
    const id = eventAt(z, 'dispatched')
    z.act(id, 'water', 'return_it', at, back)
    give(z, id, at)
    z.act(id, 'water', 'return_it', at, back)
    z.act(id, 'command', 'designate', at, { toUnit: 'post-water', reasonKind: 'duty', note: '指定' })
    expect([1, 2].map(() => codeOf(z.act(id, 'water', 'return_it', at, back)))).toEqual([
      'not_met',
      'not_met',
    ])
    expect(
      (z.fact(id, 'dispatches') as readonly { how: string }[]).filter((d) => d.how === 'designated'),
    ).toHaveLength(1)
  })
  test('职责不清的，不等退回就可以指定', () => {
    const z = new Zone()
    const id = eventAt(z, 'filed')
    z.act(id, 'command', 'designate', at, { toUnit: 'post-water', reasonKind: 'duty', note: '职责不清' })
    expect(codeOf(z.act(id, 'water', 'return_it', at, back))).toBe('not_met')
  })
  test.each([
    ['次日退回', '2021-09-07 17:00', 'ok'],
    ['超过一个工作日', '2021-09-08 09:00', 'not_met'],
  ])('退回期限：%s', (_, when, code) => {
    const z = new Zone()
    expect(codeOf(z.act(eventAt(z, 'dispatched'), 'water', 'return_it', when, back))).toBe(code)
  })
  test('[notes] 两名调度员同时派一件：一次派遣成立，后到的知道已被他人办理', () => {
    const z = new Zone()
    const id = eventAt(z, 'filed')
    expect(codeOf(give(z, id, at))).toBe('ok')
    expect(codeOf(z.act(id, 'command2', 'dispatch', at, { toUnit: 'post-power', reasonKind: 'load' }))).toBe(
      'wrong_step',
    )
    expect(z.fact(id, 'toUnit')).toBe('post-water')
  })
})

describe('[item-6] 延期', () => {
  const more = { totalDays: 6, extensionReason: '等待沥青' }
  const ask = (when: string, input: object = more, level = 'ordinary') => {
    const z = new Zone()
    const id = eventAt(z, 'handling', { level })
    return { z, id, answer: z.act(id, 'water', 'ask_extension', when, input) }
  }
  test.each([
    ['到期以前', '2021-09-09 17:00', more, 'ordinary', 'ok'],
    ['[§2.9-5] 到期以后', '2021-09-10 00:00', more, 'ordinary', 'not_met'],
    ['累计超过十五个工作日', '2021-09-08 09:00', { ...more, totalDays: 16 }, 'ordinary', 'not_met'],
    ['不比现在的到期日晚', '2021-09-08 09:00', { ...more, totalDays: 3 }, 'ordinary', 'not_met'],
    ['紧急事件不延期', '2021-09-06 09:30', more, 'red', 'not_met'],
  ])('%s', (_, when, input, level, code) => expect(codeOf(ask(when, input, level).answer)).toBe(code))
  test('[§2.9-5] 批准以后到期日改变，原到期日照样列示', () => {
    const { z, id } = ask('2021-09-09 17:00')
    expect(codeOf(z.act(id, 'chief', 'grant_extension', '2021-09-10 09:00'))).toBe('ok')
    expect([z.fact(id, 'firstDue'), z.fact(id, 'dueBy')]).toEqual(['2021-09-09', '2021-09-14'])
    expect(z.clock(id, 'handle', '2021-09-10 10:00')?.dueDay).toBe('2021-09-14')
    expect(z.fact(id, 'rung')).not.toBe('red')
    expect(saying(z.act(id, 'water', 'ask_extension', '2021-09-13 09:00', { ...more, totalDays: 9 }))).toBe(
      '只能延期一次',
    )
  })
  test('17:59写好、到期18:00、18:20收到的，以收到为准，拒绝', () => {
    const z = new Zone()
    const id = eventAt(z, 'handling', { level: 'red', at: '2021-09-06 16:00' })
    expect(codeOf(z.act(id, 'water', 'ask_extension', '2021-09-06 18:20', more))).toBe('not_met')
  })
  test('不同意的，到期即红', () => {
    const { z, id } = ask('2021-09-09 17:00')
    z.act(id, 'chief', 'refuse_extension', '2021-09-10 09:00', { note: '不同意' })
    z.pass('2021-09-10 09:01')
    expect([z.fact(id, 'late'), z.fact(id, 'rung')]).toEqual([true, 'red'])
  })
})

describe('[item-10] 督办阶梯', () => {
  test.each([
    ['三个工作日用到2.4日', 'ordinary', '2021-09-09 12:13', 'yellow'],
    ['还没有到百分之八十', 'ordinary', '2021-09-09 12:12', 'none'],
    ['到期次日零时', 'ordinary', '2021-09-10 00:00', 'red'],
    ['再过三个工作日', 'ordinary', '2021-09-15 00:00', 'order'],
    ['再过三个工作日，通报', 'ordinary', '2021-09-18 00:00', 'circular'],
    ['红色2小时的百分之八十，96分钟', 'red', '2021-09-06 10:36', 'none'],
    ['96分钟过后', 'red', '2021-09-06 10:37', 'yellow'],
    ['满2小时', 'red', '2021-09-06 11:01', 'red'],
    ['满4小时', 'red', '2021-09-06 13:01', 'order'],
    ['满6小时', 'red', '2021-09-06 15:01', 'circular'],
  ])('%s（%s，%s）：%s', (_, level, when, rung) => {
    const z = new Zone()
    const id = eventAt(z, 'handling', { level })
    z.pass(when)
    expect(z.fact(id, 'rung')).toBe(rung)
  })
  test('到期告知承办单位负责人，通报告知区领导；约谈在通报以后', () => {
    const z = new Zone()
    const id = eventAt(z, 'handling', { level: 'red' })
    z.pass('2021-09-06 11:01')
    expect(z.told(id).some((x) => x.startsWith('unit-head 事件已经超期'))).toBe(true)
    const note = { interviewNote: '约谈' }
    expect(codeOf(z.act(id, 'zoneLeader', 'interview', '2021-09-06 12:00', note))).toBe('not_met')
    expect(codeOf(z.act(id, 'zoneLeader', 'interview', '2021-09-06 15:30', note))).toBe('ok')
  })
  test('停机以后补办：四级各办一次，各按自己的时刻', () => {
    const z = new Zone()
    const id = eventAt(z, 'handling', { level: 'red' })
    z.pass('2021-09-08 09:00')
    z.pass('2021-09-08 09:00')
    expect(z.events.filter((e) => e.case === id && e.run).map((e) => e.outcome)).toEqual([
      'remind',
      'overdue',
      'give_order',
      'circulate',
    ])
  })
})

describe('[item-16] 逐级上报', () => {
  test('网格、社区、街道、区，到市一级由中心负责人报', () => {
    const z = new Zone()
    const id = eventAt(z, 'handling')
    const up = { upReason: '超出本级职权' }
    expect(codeOf(z.act(id, 'chief', 'to_city', at, up))).toBe('not_met')
    for (const rank of ['community', 'street', 'zone']) {
      expect(codeOf(z.act(id, 'water', 'escalate', at, up))).toBe('ok')
      expect(z.fact(id, 'rank')).toBe(rank)
      z.act(id, 'command', 'dispatch', at, { toUnit: 'post-water', reasonKind: 'duty' })
      z.act(id, 'water', 'sign', at)
    }
    expect(codeOf(z.act(id, 'water', 'escalate', at, up))).toBe('not_met')
    expect(codeOf(z.act(id, 'chief', 'to_city', at, up))).toBe('ok')
    expect([z.step(id), z.fact(id, 'rank')]).toEqual(['at_city', 'city'])
  })
})

describe('[item-7] 挂账', () => {
  const pended = () => {
    const z = new Zone()
    const id = eventAt(z, 'handling')
    z.act(id, 'water', 'ask_pending', at, { explanation: '须整体改造，列入明年计划' })
    z.act(id, 'chief', 'pend', at, { note: '属实' })
    return { z, id }
  }
  test('在挂账库中，不计时限，不督办', () => {
    const { z, id } = pended()
    z.pass('2021-09-30 09:00')
    expect([
      z.standing('grid.events', id),
      z.fact(id, 'rung'),
      z.clock(id, 'handle', '2021-09-30 09:00')?.state,
    ]).toEqual(['pending', 'none', 'stopped'])
  })
  test('每季度复核；条件具备的重新派遣，时限重新计算', () => {
    const { z, id } = pended()
    z.pass('2021-10-08 09:00')
    expect(z.events.at(-1)?.outcome).toBe('review')
    z.act(id, 'command', 'resume', '2021-10-11 09:00', { level: 'ordinary', note: '资金落实' })
    expect([z.step(id), z.fact(id, 'dueBy')]).toEqual(['to_dispatch', '2021-10-14'])
  })
})

describe('[item-8] 核查', () => {
  const check = (input: object) => {
    const z = new Zone()
    return z.act(eventAt(z, 'checking'), 'worker', 'pass', '2021-09-07 10:00', { ...checked, ...input })
  }
  test.each([
    ['现场新拍，在旁边', {}, 'ok'],
    ['[§2.9-6] 与处置前照片是同一文件', { checkPhotos: ['hole-again'] }, 'same_picture'],
    ['与单位的处置后照片是同一文件', { checkPhotos: ['mended'] }, 'same_picture'],
    ['[§2.9-6] 在两公里以外', { checkPoint: { lon: 113_190_000, lat: 27_870_100 } }, 'not_met'],
    ['没有定位', { checkPoint: undefined }, 'missing_field'],
    ['四百多米', { checkPoint: { lon: 113_170_100, lat: 27_874_000 } }, 'ok'],
    ['五百多米', { checkPoint: { lon: 113_170_100, lat: 27_875_000 } }, 'not_met'],
  ])('%s', (_, input, code) => expect(codeOf(check(input))).toBe(code))
  test('不通过的退回处置，计一次返工，时限不停', () => {
    const z = new Zone()
    const id = eventAt(z, 'checking')
    z.act(id, 'worker', 'fail', '2021-09-07 10:00', { checkNote: '坑还在' })
    expect([z.step(id), z.fact(id, 'reworks')]).toEqual(['handling', 1])
    z.pass('2021-09-10 00:00')
    expect(z.fact(id, 'late')).toBe(true)
  })
  test('核查期限为次一工作日', () => {
    const z = new Zone()
    expect(
      z.clock(eventAt(z, 'checking', { at: '2021-09-30 16:00' }), 'check', '2021-09-30 16:30')?.dueDay,
    ).toBe('2021-10-08')
  })
})

describe('[item-17] 联办', () => {
  const dispatch = {
    coUnits: [
      { unit: 'post-power', task: '切断电源' },
      { unit: 'post-roads', task: '设置围挡' },
    ],
  }
  test('牵头和配合单位各有任务；全部反馈后牵头才能报办结', () => {
    const z = new Zone()
    const id = eventAt(z, 'handling', { dispatch })
    const [power, roads] = [...z.cases.values()]
      .filter((c) => c.programme.id === 'grid.part')
      .map((c) => c.id)
    expect([z.inbox(power!), z.inbox(roads!)]).toEqual([['post-power'], ['post-roads']])
    expect(codeOf(z.act(power!, 'roads', 'tell', at, { result: '越俎代庖' }))).toBe('of_another_post')
    z.act(power!, 'power', 'tell', at, { result: '已断电' })
    const done = { result: '已修补', after: ['mended'] }
    expect(saying(z.act(id, 'water', 'done', at, done))).toContain('还有配合单位没有反馈')
    z.act(roads!, 'roads', 'tell', at, { result: '已围挡' })
    expect(codeOf(z.act(id, 'water', 'done', at, done))).toBe('ok')
    expect([z.fact(id, 'units'), z.lost]).toEqual([3, []])
  })
  test('牵头单位不能又是配合单位', () => {
    const z = new Zone()
    const input = { toUnit: 'post-power', reasonKind: 'duty', ...dispatch }
    expect(codeOf(z.act(eventAt(z, 'filed'), 'command', 'dispatch', at, input))).toBe('not_met')
  })
  test('退回后重派，配合单位不重复交办', () => {
    const z = new Zone()
    const id = eventAt(z, 'dispatched', { dispatch })
    z.act(id, 'water', 'return_it', at, { returnReason: '不属本单位' })
    z.act(id, 'command', 'dispatch', at, { toUnit: 'post-water', reasonKind: 'duty', ...dispatch })
    expect([...z.cases.values()].filter((c) => c.programme.id === 'grid.part')).toHaveLength(2)
  })
})

describe('[item-9] 环节数是参数', () => {
  const accepted = (stepSet: number) => {
    const z = new Zone({ stepSet })
    const opened = z.open('grid.event', 'worker', 'find', at, pothole)
    const id = opened.ok ? opened.case : ''
    return { z, id, answer: z.act(id, 'command', 'accept', at, stepSet <= 7 ? { level: 'ordinary' } : {}) }
  }
  test.each([
    [8, 'accepted'],
    [7, 'to_dispatch'],
    [6, 'to_dispatch'],
  ])('%s步：受理以后到%s', (stepSet, to) => {
    const { z, id, answer } = accepted(stepSet)
    expect([codeOf(answer), z.step(id)]).toEqual(['ok', to])
  })
  test('七步的，受理就定等级和时限', () => {
    const { z, id } = accepted(7)
    expect(z.fact(id, 'dueBy')).toBe('2021-09-09')
    expect(codeOf(z.act(id, 'command', 'accept', at))).toBe('wrong_step')
  })
  test('六步的，结案与评价一并办理', () => {
    const { z, id } = accepted(6)
    z.act(id, 'command', 'dispatch', at, { toUnit: 'post-water', reasonKind: 'duty' })
    z.act(id, 'water', 'sign', at)
    z.act(id, 'water', 'done', at, { result: '已修补' })
    z.act(id, 'worker', 'pass', at, checked)
    expect(codeOf(z.act(id, 'command', 'close', at, { answer: '已修好' }))).toBe('not_met')
    z.act(id, 'command', 'close_rated', at, { answer: '已修好', rating: 5 })
    expect(z.step(id)).toBe('archived')
  })
})

describe('[item-9] 评价和重办', () => {
  test('七日不评价，自动归档', () => {
    const z = new Zone()
    const id = eventAt(z, 'closed')
    z.pass('2021-09-14 00:00')
    expect([z.step(id), z.standing('grid.events', id)]).toEqual(['archived', 'archived'])
  })
  test('重办一次，第二次被拒绝', () => {
    const z = new Zone()
    const id = eventAt(z, 'closed')
    const reason = { reopenReason: '又陷下去了' }
    expect(codeOf(z.act(id, 'community', 'reopen', at, reason))).toBe('ok')
    z.act(id, 'command', 'dispatch', at, { toUnit: 'post-water', reasonKind: 'duty' })
    z.act(id, 'water', 'sign', at)
    z.act(id, 'water', 'done', at, { result: '重修', after: ['mended-2'] })
    z.act(id, 'worker', 'pass', at, { ...checked, checkPhotos: ['check-2'] })
    z.act(id, 'command', 'close', at, { answer: '已重修' })
    expect(codeOf(z.act(id, 'community', 'reopen', at, reason))).toBe('once_only')
  })
})

describe('[§2.9-2] 边界和合并的网格', () => {
  test('事件保留上报时的网格：网格并走以后也不改', () => {
    const z = new Zone()
    const id = eventAt(z, 'found')
    z.act(id, 'command', 'accept', at)
    expect(z.cases.get(id)?.area).toBe('430271001003012')
    expect(codeOf(z.act(eventAt(z, 'checking'), 'neighbourWorker', 'pass', at, checked))).toBe('wrong_area')
  })
})

describe('[item-1] [AR11] 点位所在的网格', () => {
  const [inTwelve, onBorder] = [
    { lon: 113_170_000, lat: 27_870_000 },
    { lon: 113_165_000, lat: 27_870_000 },
  ]
  const find = (when: string, area: string, more: object) => {
    const z = new Zone()
    const answer = z.open('grid.event', workers[area]!, 'find', when, { ...pothole, ...more }, area)
    return { z, said: saying(answer), grid: answer.ok ? z.fact(answer.case, 'seenGrid') : null }
  }
  test.each<[string, string, string, object, string, string | null]>([
    ['在所选的网格内', at, grid12, {}, 'ok', grid12],
    ['手选了另一个网格', at, grid11, {}, '所选网格不是点位所在的网格', null],
    ['在两个网格的边界上，归代码较小的', at, grid11, { point: onBorder }, 'ok', grid11],
    ['在边界上，选了代码较大的', at, grid12, { point: onBorder }, '在边界上的归代码较小的网格', null],
    [
      '在各网格以外',
      at,
      grid12,
      { point: { lon: 113_300_000, lat: 27_870_000 } },
      '点位不在本区任何网格内',
      null,
    ],
    ['经纬度填反', at, grid12, { point: { lon: 27_870_000, lat: 113_170_000 } }, '填反', null],
    ['没有点位的，凭地址和所选网格', at, grid12, { point: undefined }, 'ok', null],
    ['今早并入的网格，仍选原网格', '2021-11-01 09:30', grid12, {}, '已经并入其他网格的', null],
    ['今早并入的网格，选并入后的', '2021-11-01 09:30', grid11, {}, 'ok', grid11],
  ])('%s', (_, when, area, more, zh, seen) => {
    const { said, grid } = find(when, area, more)
    expect(said).toContain(zh)
    expect(grid).toBe(seen)
  })

  test.each<[string, string, string, string]>([
    ['并入前一天离线写好，合并以后送到：记看到当日的网格，由并入后的网格承办', '2021-10-31', grid11, 'ok'],
    ['送到没有关系的网格', '2021-10-31', grid13, '所选网格不是点位所在的网格'],
    ['合并当天看到的，按当天的边界', '2021-11-01', grid11, 'ok'],
  ])('[notes] %s', (_, seenOn, area, zh) => {
    const z = new Zone()
    for (const code of [grid11, grid12])
      z.open('grid.duty', 'command', 'set_up', '2021-01-04 09:00', setUp(code), code)
    const twelve = [...z.cases.keys()].at(-1)!
    const merged = z.act(twelve, 'command', 'merge_grid', '2021-11-01 08:00', {
      successor: grid11,
      handedOver: '全部',
    })
    expect(saying(merged)).toBe('ok')
    const answer = z.open(
      'grid.event',
      workers[area]!,
      'find',
      '2021-11-01 11:00',
      { ...pothole, point: inTwelve, seenOn },
      area,
    )
    expect(saying(answer)).toContain(zh)
    if (answer.ok)
      expect([z.fact(answer.case, 'seenGrid'), z.cases.get(answer.case)!.area]).toEqual([
        seenOn === '2021-10-31' ? grid12 : grid11,
        grid11,
      ])
  })
  test('以后的日子不能写', () =>
    expect(
      codeOf(new Zone().open('grid.event', 'worker', 'find', at, { ...pothole, seenOn: '2021-09-07' })),
    ).toBe('invalid_field'))
  test('居民反映的点位同样判断，随件到事件；当天以后边界改了，事件记的网格不变', () => {
    const z = new Zone()
    const withPoint = { ...reported, point: inTwelve }
    expect(saying(z.open('grid.report', 'li', 'report', '2021-10-31 20:00', withPoint, grid11))).toContain(
      '所选网格不是点位所在的网格',
    )
    const answer = z.open('grid.report', 'li', 'report', '2021-10-31 20:00', withPoint)
    const id = answer.ok ? answer.case : ''
    z.act(id, 'command', 'accept', '2021-11-01 09:00', { matter: '路面坑洞' })
    const event = z.children(id, 'grid.event').at(-1)!
    expect([z.fact(event, 'point'), z.fact(event, 'seenOn'), z.fact(event, 'seenGrid')]).toEqual([
      inTwelve,
      '2021-10-31',
      grid12,
    ])
  })
})
