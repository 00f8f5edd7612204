/** [AR9] [K16] [K31] [K32] [K33] A limit that the moment of the act gives, a picture that is shown again, and a case that one post of many has. */
import { describe, expect, test } from 'vitest'
import { abilitiesOf } from '../ability/index.ts'
import { kernelAbilities } from '../abilities/index.ts'
import { chinaCalendar } from '../clock/index.ts'
import { parseInstant } from '../day/index.ts'
import type { Programme } from '../programme/index.ts'
import { clocksOf, evolve, knownWorld, readClockAt, step, tasksOf, type Case } from './index.ts'
import { out, t } from './testing.ts'

const pictures = { type: 'papers', paper: 'photo', max: 3, title: t('照片') } as const
const repairs = {
  id: 'test.repairs',
  version: 1,
  title: t('报修'),
  summary: t('报修'),
  from: '2021-01-01',
  basis: ['law#1'],
  audience: 'office',
  roles: {
    desk: { title: t('中心'), level: 'county' },
    unit: { title: t('单位'), level: 'county' },
    system: { title: t('系统'), level: 'system' },
  },
  fields: {
    before: pictures,
    after: { ...pictures, unlike: ['before'] },
    toUnit: { type: 'post', title: t('承办单位') },
    until: { type: 'day', title: t('期限') },
    grid: { type: 'area', digits: 15, title: t('网格') },
  },
  papers: { photo: { title: t('照片'), from: 'office', clause: 'law#1' } },
  params: {},
  tallies: {},
  decisions: {},
  obligations: {},
  accounts: {},
  clocks: {
    repair: {
      title: t('期限'),
      limit: { until: 'until', unit: 'working_day' },
      starts: ['give'],
      stops: ['mend', 'take_back'],
      clause: 'law#1',
    },
  },
  values: { givenAt: { title: t('交办时刻'), unit: 'text' } },
  opens: {
    give: out('given', ['desk'], {
      asks: { before: 'optional', toUnit: 'required', until: 'optional', grid: 'optional' },
      sets: { givenAt: 'moment' },
    }),
  },
  steps: {
    given: {
      title: t('待办'),
      holder: 'unit',
      post: 'toUnit',
      outcomes: {
        mend: out('mended', ['unit'], { asks: { after: 'optional' } }),
        take_back: out('mended', ['desk']),
      },
    },
    mended: { title: t('已修'), end: 'done', outcomes: {} },
  },
} satisfies Programme as Programme

const areaPath = ['430271', '430200', '430000']
const bytes: Readonly<Record<string, string>> = { hole: 'aa11', 'hole-again': 'aa11', mended: 'bb22' }
const around = (role: string, post: string, now: string, isHeld = true) => ({
  now: parseInstant(now)!,
  actor: { person: post, post, role, area: '430271', kin: [] },
  areaPath,
  calendar: chinaCalendar,
  abilities: abilitiesOf(kernelAbilities),
  authorities: [],
  personKey: (idNo: string) => idNo,
  posts: (id: string) => (isHeld ? { post: id, person: id, role, area: '430271', kin: [] } : null),
  world: knownWorld({ paper: (id) => (bytes[id] ? { sender: null, picture: bytes[id] } : { sender: null }) }),
})
const given = (input: object = {}): Case => {
  const opened = step(
    repairs,
    null,
    {
      case: 'R-1',
      seq: 0,
      outcome: 'give',
      input: { before: ['hole'], toUnit: 'water', until: '2021-10-09', ...input },
      area: '430271',
    },
    around('desk', 'desk', '2021-09-30T16:55:00+08:00'),
  )
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal))
  return evolve(null, opened.event)
}
const mended = (after: readonly string[], post = 'water', isHeld = true) => {
  const done = step(
    repairs,
    given(),
    { case: 'R-1', seq: 1, outcome: 'mend', input: { after } },
    around('unit', post, '2021-10-08T10:00:00+08:00', isHeld),
  )
  return done.ok ? 'ok' : `${done.refusal.code} ${done.refusal.field ?? ''}`.trim()
}

test('[K31] 公式读到办理的时刻', () => expect(given().facts.givenAt).toBe('2021-09-30T16:55:00.000+08:00'))

describe('[K16] 到某日为止、按工作日计的时限', () => {
  const clock = (input: object = {}) => {
    const setting = { calendar: chinaCalendar, areaPath }
    return readClockAt(
      clocksOf(repairs, given(input), setting)[0]!,
      parseInstant('2021-10-01T09:00:00+08:00')!,
    )
  }
  test('国庆七天不计，逐日说明', () => {
    expect([clock().dueDay, clock().left]).toEqual(['2021-10-09', 2])
    expect(
      clock()
        .days.filter((d) => d.counted)
        .map((d) => d.day),
    ).toEqual(['2021-10-08', '2021-10-09'])
  })
  test('当日为止的，当日 24 时止', () =>
    expect(clock({ until: '2021-09-30' }).due).toBe('2021-09-30T23:59:59.999+08:00'))
})

describe('[K32] 同一张照片', () => {
  test.each([
    ['另拍的', ['mended'], 'ok'],
    ['还是原来那份', ['hole'], 'same_picture after'],
    ['同一文件再传一次', ['hole-again'], 'same_picture after'],
    ['几张里有一张', ['mended', 'hole-again'], 'same_picture after'],
    ['没有照片', [], 'ok'],
  ])('%s', (_, after, code) => expect(mended(after)).toBe(code))
})

describe('[K33] 交给同类岗位中的一个', () => {
  test.each([
    ['收到交办的单位', 'water', true, 'ok'],
    ['同类的另一单位', 'power', true, 'of_another_post'],
    ['那个岗位已经没有人的，同类都可以办', 'power', false, 'ok'],
  ])('%s', (_, post, isHeld, code) => expect(mended(['mended'], post, isHeld)).toBe(code))
  test('任务只在它的待办里；别的角色照办', () => {
    expect(tasksOf(repairs, given(), { calendar: chinaCalendar, areaPath }).map((x) => x.post)).toEqual([
      'water',
    ])
    const taken = step(
      repairs,
      given(),
      { case: 'R-1', seq: 1, outcome: 'take_back', input: {} },
      around('desk', 'desk', '2021-10-08T10:00:00+08:00'),
    )
    expect(taken.ok).toBe(true)
  })
})

describe('[AR9] 问网格的字段', () => {
  test.each([
    ['430271001003012', 'ok'],
    ['430271001003', 'invalid_field'],
    ['43027100100301x', 'invalid_field'],
    ['030271001003012', 'invalid_field'],
  ])('%s', (grid, code) => {
    const opened = step(
      repairs,
      null,
      { case: 'R-2', seq: 0, outcome: 'give', input: { toUnit: 'water', grid }, area: '430271' },
      around('desk', 'desk', '2021-09-30T16:55:00+08:00'),
    )
    expect(opened.ok ? 'ok' : opened.refusal.code).toBe(code)
  })
})
