/** [TA3]-[TA10] What a case does by itself, on an allowance small enough to see through: paid each month, objected to for ten days. */
import { describe, expect, test } from 'vitest'
import { kernelAbilities } from '../abilities/index.ts'
import { abilitiesOf } from '../ability/index.ts'
import { chinaCalendar as calendar } from '../clock/index.ts'
import { commitOf } from '../commit/commit.ts'
import { isDue } from './due.ts'
import { decideCommand } from '../commit/testing.ts'
import { parseInstant, type Day, type Instant } from '../day/index.ts'
import { withMoves, type Programme } from '../programme/index.ts'
import {
  knownWorld,
  openingDays,
  refusedRuns,
  runsOf,
  tasksOf,
  type Case,
  type Command,
  type TimeRun,
} from './index.ts'
import { out, t } from './testing.ts'

const rate = (from: Day, value: number) => ({ from, value, source: 'law#1', reviewBy: '2030-01-01' }) as const

const one: Programme = {
  id: 'test.allowance',
  version: 1,
  title: t('津贴'),
  summary: t('津贴'),
  from: '2021-01-01',
  basis: ['law#1'],
  audience: 'resident',
  roles: { clerk: { title: t('经办'), level: 'county' }, system: { title: t('系统'), level: 'system' } },
  fields: { card: { type: 'text', max: 9, title: t('账号') }, month: { type: 'day', title: t('月份') } },
  papers: {},
  params: {
    rate: { title: t('标准'), unit: 'fen', history: [rate('2021-01-01', 100), rate('2021-03-01', 120)] },
    ten: { title: t('天数'), unit: 'days', history: [rate('2021-01-01', 10)] },
  },
  tallies: {},
  decisions: {},
  clocks: {
    objection: {
      title: t('异议期'),
      limit: { param: 'ten', unit: 'calendar_day' },
      starts: ['publish'],
      stops: ['object', 'settle', 'close'],
      lapses: { outcome: 'settle', tells: t('已自动归档；仍有异议的，可以申请复核') },
      clause: 'law#1',
    },
  },
  obligations: {},
  accounts: {},
  opens: { grant: out('paid', ['clerk'], { asks: { card: 'optional' } }), publish: out('shown', ['clerk']) },
  steps: {
    paid: {
      title: t('发放'),
      holder: 'clerk',
      dormant: true,
      outcomes: {
        pay: out('paid', ['system', 'clerk'], {
          asks: { month: 'optional' },
          sets: { paid: 'rate', on: 'today' },
          when: [{ test: 'card != null', clause: 'law#1', message: t('没有账号') }],
        }),
        correct: out('paid', ['clerk'], { asks: { card: 'required' } }),
        pause: out('held', ['clerk']),
      },
    },
    held: { title: t('暂停'), holder: 'clerk', outcomes: { resume: out('paid', ['clerk']) } },
    shown: {
      title: t('公示'),
      holder: 'clerk',
      outcomes: {
        object: out('held', ['clerk']),
        settle: out('done', ['system', 'clerk'], { onlyAfter: 'objection' }),
      },
    },
    done: { title: t('归档'), end: 'done', outcomes: {} },
  },
  schedules: {
    monthly: {
      title: t('按月发放'),
      every: 'month',
      on: 10,
      missed: 'all',
      does: { outcome: 'pay', at: ['paid'], input: { month: 'today' } },
      clause: 'law#1',
    },
  },
}

const now = (text: string): Instant => parseInstant(`${text.replace(' ', 'T')}:00+08:00`)!
const setting = { calendar, areaPath: ['430523'] }
const rows = (programmes: readonly Programme[]) => ({
  setting: () => setting,
  programme: (of: { version: number }) => programmes.find((p) => p.version === of.version)!,
  figures: [],
  registers: [],
  personKey: (idNo: string) => idNo,
})
const roles = { clerk: 'p-clerk', system: 'system' } as const

/** Plays commands one after another, each by somebody at a time; gives the case and what the last said. */
function play(
  acts: readonly (readonly [at: string, by: keyof typeof roles, outcome: string, more?: Partial<Command>])[],
  programmes: readonly Programme[] = [one],
) {
  let c: Case | null = null
  let last: ReturnType<typeof decideCommand> | null = null
  for (const [at, by, outcome, more] of acts) {
    const p: Programme = withMoves(
      programmes.find((x) => x.version === (c?.programme.version ?? 1))!,
      programmes,
    )
    last = decideCommand(
      p,
      c,
      { case: 'A001', seq: c?.seq ?? 0, outcome, input: {}, area: '430523', ...more },
      {
        now: now(at),
        ...(more?.run ? { due: more.run.due } : {}),
        actor: { person: roles[by], post: null, role: by, area: '430523', kin: [] },
        areaPath: ['430523'],
        calendar,
        authorities: [],
        abilities: abilitiesOf(kernelAbilities),
        personKey: (x) => x,
        world: knownWorld(),
      },
      rows(programmes),
    )
    if (last.ok) c = last.commit.state
  }
  return { c: c!, last: last! }
}
const run = (day: string, name = 'monthly'): { run: TimeRun } => ({
  run: { by: 'schedule', name, due: `${day}T00:00:00.000+08:00` },
})
const granted = ['2021-01-20 09:00', 'clerk', 'grant', { input: { card: '6217' } }] as const
const waits = (c: Case, p: Programme = one) =>
  runsOf(p, c, setting).map((r) => `${r.name} ${r.due.slice(0, 10)}`)

describe('a schedule and its cases', () => {
  test.each([
    ['[TA3] 1月20日批准，第一次是2月10日', [granted], ['monthly 2021-02-10']],
    [
      '[TA3] 当天来的不算当天的',
      [['2021-02-10 09:00', 'clerk', 'grant', { input: {} }]],
      ['monthly 2021-03-10'],
    ],
    [
      '[TA3] 做过一次，等下一次',
      [granted, ['2021-02-10 00:01', 'system', 'pay', run('2021-02-10')]],
      ['monthly 2021-03-10'],
    ],
    [
      '[TA4] 停了两个月，先做最早的一次',
      [granted, ['2021-04-20 08:00', 'system', 'pay', run('2021-02-10')]],
      ['monthly 2021-03-10'],
    ],
    ['[TA3] 暂停的不做', [granted, ['2021-02-01 09:00', 'clerk', 'pause']], []],
    [
      '[TA3] 暂停期间的不补，恢复后从下一次做起',
      [granted, ['2021-02-01 09:00', 'clerk', 'pause'], ['2021-06-20 09:00', 'clerk', 'resume']],
      ['monthly 2021-07-10'],
    ],
  ] as const)('%s', (_, acts, expected) => {
    expect(waits(play(acts as never).c)).toEqual(expected)
  })

  test('[TA3] 3月的发放在5月补做：标准、日期按应办日，办理时间是5月，日志写明没有人办', () => {
    const { last } = play([
      granted,
      ['2021-05-02 08:00', 'system', 'pay', run('2021-02-10')],
      ['2021-05-02 08:00', 'system', 'pay', run('2021-03-10')],
    ])
    expect(last.ok && last.commit.event).toMatchObject({
      at: now('2021-05-02 08:00'),
      by: { person: 'system', post: null, role: 'system' },
      run: { by: 'schedule', name: 'monthly', due: now('2021-03-10 00:00') },
      input: { month: '2021-03-10' },
      sets: { paid: 120, on: '2021-03-10' },
    })
  })

  test.each([
    [
      '[TA5] 第二次',
      'stale_seq',
      [['2021-02-10 00:01', 'system', 'pay', run('2021-02-10')]],
      run('2021-02-10'),
    ],
    ['[TA5] 不是它等的那一天', 'stale_seq', [], run('2021-02-11')],
    ['[TA5] 还没到日子', 'too_early', [], run('2021-03-10')],
    [
      '[TA6] 讲历史讲乱了次序',
      'time_order',
      [['2021-02-20 09:00', 'clerk', 'correct', { input: { card: '1' } }]],
      run('2021-02-10'),
    ],
  ] as const)('%s：什么也不记', (_, code, acts, again) => {
    const { last } = play([
      granted,
      ...(acts as unknown as never[]),
      ['2021-02-12 08:00', 'system', 'pay', again],
    ])
    expect(last).toMatchObject({ ok: false, refusal: { code } })
  })

  test('[TA4] 只做最近一次的，前面的不再等', () => {
    const latest = {
      ...one,
      schedules: { monthly: { ...one.schedules!.monthly!, missed: 'latest' as const } },
    }
    const { c, last } = play([granted, ['2021-04-20 08:00', 'system', 'pay', run('2021-04-10')]], [latest])
    expect(last.ok).toBe(true)
    expect(waits(c, latest)).toEqual(['monthly 2021-05-10'])
  })
})

describe('[TA8] what was refused', () => {
  const noCard = ['2021-01-20 09:00', 'clerk', 'grant'] as const
  const tried = ['2021-02-10 00:01', 'system', 'pay', run('2021-02-10')] as const

  test('is an event that changes nothing, with its reason, and a task of the holder', () => {
    const { c, last } = play([noCard, tried])
    expect(last.ok && last.commit.event).toMatchObject({
      outcome: 'run_refused',
      to: 'paid',
      refused: { code: 'not_met', message: { zh: '没有账号' } },
      effects: [],
    })
    expect(refusedRuns(one, c).map((a) => a.run.due)).toEqual([now('2021-02-10 00:00')])
    expect(tasksOf(one, c, setting).map((x) => x.role)).toEqual(['clerk'])
    expect(waits(c)).toEqual(['monthly 2021-03-10'])
  })

  test('is tried again when somebody acted on the case, for its own day, and is then done', () => {
    const corrected = [
      noCard,
      tried,
      ['2021-02-15 09:00', 'clerk', 'correct', { input: { card: '6217' } }],
    ] as const
    expect(waits(play(corrected).c)).toEqual(['monthly 2021-02-10'])
    const { c } = play([...corrected, ['2021-02-15 09:01', 'system', 'pay', run('2021-02-10')]])
    expect(c.facts.on).toBe('2021-02-10')
    expect(refusedRuns(one, c)).toEqual([])
    expect(tasksOf(one, c, setting)).toEqual([])
    expect(waits(c)).toEqual(['monthly 2021-03-10'])
  })

  test('is not tried again by what time itself did: two that are refused do not chase one another', () => {
    const { c } = play([noCard, tried, ['2021-03-10 00:01', 'system', 'pay', run('2021-03-10')]])
    expect(refusedRuns(one, c)).toHaveLength(2)
    expect(waits(c)).toEqual(['monthly 2021-04-10'])
  })
})

describe('[TA9] a step that is nobody’s task', () => {
  test('has no task while nothing is due', () => {
    expect(tasksOf(one, play([granted]).c, setting)).toEqual([])
  })
})

describe('[TA7] a clock that lapses', () => {
  const shown = ['2021-03-01 09:00', 'clerk', 'publish'] as const
  const lapse: { run: TimeRun } = { run: { by: 'clock', name: 'objection', due: now('2021-03-12 00:00') } }

  test('is due the moment after its limit, and what it did says when that was and tells the one concerned', () => {
    const { c } = play([shown])
    expect(runsOf(one, c, setting)).toEqual([lapse.run])
    const { last } = play([shown, ['2021-06-01 08:00', 'system', 'settle', lapse]])
    expect(last.ok && last.commit.event).toMatchObject({
      outcome: 'settle',
      to: 'done',
      at: now('2021-06-01 08:00'),
      run: lapse.run,
      effects: [{ kind: 'notify', to: 'applicant', text: t('已自动归档；仍有异议的，可以申请复核') }],
    })
  })

  test.each([
    ['停了的', one, [shown, ['2021-03-05 09:00', 'clerk', 'object']]],
    [
      '版本没有这样说的',
      {
        ...one,
        clocks: { objection: { ...one.clocks.objection!, lapses: undefined } },
      } as unknown as Programme,
      [shown],
    ],
  ] as const)('%s什么也不做', (_, p, acts) => {
    expect(runsOf(p, play(acts as never, [p]).c, setting).filter((r) => r.by === 'clock')).toEqual([])
  })

  const silent = {
    ...one,
    clocks: { objection: { ...one.clocks.objection!, lapses: undefined } },
  } as unknown as Programme
  const two: Programme = {
    ...one,
    version: 2,
    from: '2021-03-01',
    moves: [{ from: 1, title: t('转入'), by: ['clerk'], steps: { shown: 'shown' }, clause: 'law#1' }],
  }
  test.each([
    ['转入时还没有到期的，到期时办', '2021-03-05 09:00', [lapse.run]],
    ['转入时早已到期的，仍等人办', '2021-03-20 09:00', []],
  ] as const)('%s', (_, movedAt, expected) => {
    const { c } = play([shown, [movedAt, 'clerk', 'move_to_2']], [silent, two])
    expect(c.programme.version).toBe(2)
    expect(runsOf(two, c, setting)).toEqual(expected)
    expect(isDue(two, c, lapse.run, setting)).toBe(expected.length > 0)
  })
})

describe('[TA10] a schedule that opens', () => {
  const opening = (version: number, from: Programme['from'], on: number, missed: 'all' | 'latest' = 'all') =>
    ({
      ...one,
      version,
      from,
      schedules: {
        batch: { ...one.schedules!.monthly!, on, missed, does: { opens: 'grant', per: 'county' } },
      },
    }) as Programme
  const first = opening(1, '2021-01-01', 10)
  test.each([
    [
      '每天按当天施行的版本',
      [first, opening(2, '2021-03-05', 4)],
      ['1 2021-02-10', '2 2021-04-04', '2 2021-05-04'],
    ],
    [
      '新版本当月已过的日子不补，没到的照办',
      [first, opening(2, '2021-03-05', 20)],
      ['1 2021-02-10', '2 2021-03-20', '2 2021-04-20', '2 2021-05-20'],
    ],
    ['后来的版本说只要最近一次', [first, opening(2, '2021-03-05', 4, 'latest')], ['2 2021-05-04']],
  ] as const)('%s', (_, versions, expected) => {
    expect(
      openingDays(versions, 'batch', calendar, '2021-01-15', '2021-05-31').map(
        (d) => `${d.programme.version} ${d.day}`,
      ),
    ).toEqual(expected)
  })
})

test('[TA11] what a case does next is a row of its commit, and none where time does not act', () => {
  const { last } = play([granted])
  expect(last.ok && [last.commit.timed, last.commit.runs]).toEqual([
    true,
    [{ by: 'schedule', name: 'monthly', due: now('2021-02-10 00:00'), case: 'A001' }],
  ])
  const still = { ...one, schedules: undefined, clocks: {} } as unknown as Programme
  const commit = last.ok ? commitOf(still, null, last.commit.event, rows([still])) : null
  expect([commit?.timed, commit?.runs]).toEqual([false, []])
})
