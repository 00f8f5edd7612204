/** [EC1] [EC2] What other cases of the same people exclude, or take off. */
import { describe, expect, test } from 'vitest'
import { kernelAbilities } from '../abilities/index.ts'
import { abilitiesOf } from '../ability/index.ts'
import { chinaCalendar as calendar } from '../clock/index.ts'
import { parseInstant } from '../day/index.ts'
import type { Elsewhere } from '../programme/elsewhere.ts'
import type { Stepped } from './case.ts'
import type { Outcome, Programme } from '../programme/index.ts'
import { barredBy, knownWorld, step, type Case, type Surroundings } from './index.ts'
import { out as outBy, t } from './testing.ts'

const out = (to: string, more: Partial<Outcome> = {}): Outcome => outBy(to, ['clerk'], more)
const supported: Elsewhere = {
  title: t('是特困供养对象'),
  programme: 'test.support',
  at: ['supported'],
  bars: { outcomes: ['grant'], message: t('特困供养对象不享受本津贴') },
  clause: 'law#9',
}
const care: Elsewhere = {
  title: t('已领护理补贴'),
  programme: 'test.care',
  at: ['paid'],
  sum: 'monthly',
  clause: 'law#8',
}
const programme: Programme = {
  id: 'test.allowance',
  version: 1,
  title: t('津贴'),
  summary: t('津贴'),
  from: '2021-01-01',
  basis: ['law#1'],
  audience: 'office',
  subject: { name: 'name', people: ['idNo', 'members.idNo'] },
  roles: { clerk: { title: t('经办'), level: 'county' } },
  fields: {
    name: { type: 'text', max: 9, title: t('户主') },
    idNo: { type: 'text', max: 18, title: t('证件') },
    members: {
      type: 'list',
      max: 9,
      title: t('家庭成员'),
      of: { idNo: { type: 'text', max: 18, title: t('证件') } },
    },
  },
  papers: {},
  params: {},
  tallies: {},
  decisions: {},
  clocks: {},
  obligations: {},
  accounts: {},
  elsewhere: {
    supported,
    care,
    household: {
      title: t('本户已有在办的申请'),
      programme: 'test.allowance',
      at: ['asked', 'paid'],
      bars: { outcomes: ['apply'], message: t('一户只办一件') },
      clause: 'law#7',
    },
  },
  opens: { apply: out('asked', { asks: { idNo: 'required', members: 'optional' } }) },
  steps: {
    asked: {
      title: t('待批'),
      holder: 'clerk',
      outcomes: { grant: out('paid', { sets: { amount: 'max(0, 100 - care)' } }) },
    },
    paid: { title: t('发放中'), holder: 'clerk', outcomes: {} },
  },
}

const at = (id: string, of: string, stands: string, people: readonly string[], facts = {}): Case => ({
  id,
  programme: { id: of, version: 1 },
  area: '430523',
  step: stands,
  seq: 1,
  facts,
  people,
  acts: [
    {
      seq: 1,
      outcome: 'apply',
      to: stands,
      at: parseInstant('2021-02-01T09:00:00+08:00')!,
      person: 'li',
      post: 'p',
      role: 'clerk',
    },
  ],
  obligations: [],
})
const mine = at('A', 'test.allowance', 'asked', ['wang', 'zhao'], { idNo: 'wang' })
const around = (elsewhere: readonly Case[]): Surroundings => ({
  now: parseInstant('2021-03-01T09:00:00+08:00')!,
  actor: { person: 'li', post: 'p', role: 'clerk', area: '430523', kin: [] },
  areaPath: ['430523'],
  calendar,
  authorities: [],
  abilities: abilitiesOf(kernelAbilities),
  personKey: (idNo) => idNo,
  world: knownWorld({ elsewhere }),
})
const grant = (elsewhere: readonly Case[], c: Case = mine): Stepped =>
  step(programme, c, { case: c.id, seq: 1, outcome: 'grant', input: {} }, around(elsewhere))
const apply = (elsewhere: readonly Case[], idNo: string, members: readonly string[] = []): Stepped =>
  step(
    programme,
    null,
    {
      case: 'B',
      seq: 0,
      outcome: 'apply',
      input: { idNo, ...(members.length > 0 ? { members: members.map((m) => ({ idNo: m })) } : {}) },
      area: '430523',
    },
    around(elsewhere),
  )
const said = (s: Stepped) =>
  s.ok ? 'ok' : `${s.refusal.code} ${s.refusal.clauses.join(' ')} ${s.refusal.message.zh}`

describe('[EC1] [EC2] 批准时', () => {
  test.each<[string, readonly Case[], string]>([
    ['他处什么也没有', [], 'ok'],
    [
      '本人正在供养',
      [at('S', 'test.support', 'supported', ['wang'])],
      'excluded law#9 特困供养对象不享受本津贴',
    ],
    [
      '家里另一个人正在供养，也不行，不说是谁',
      [at('S', 'test.support', 'supported', ['zhao'])],
      'excluded law#9 特困供养对象不享受本津贴',
    ],
    ['供养已经终止', [at('S', 'test.support', 'ended', ['wang'])], 'ok'],
    ['供养的是别人', [at('S', 'test.support', 'supported', ['sun'])], 'ok'],
  ])('%s：%s', (_, elsewhere, expected) => {
    expect(said(grant(elsewhere))).toBe(expected)
  })

  test('[K18] 还没有填表，页面上就说为什么不行', () => {
    const there = around([at('S', 'test.support', 'supported', ['wang'])])
    const { grant: way } = programme.steps.asked!.outcomes
    expect(barredBy(programme, mine, way!, there, 'grant')).toEqual({
      code: 'excluded',
      clause: 'law#9',
      message: supported.bars!.message,
    })
    expect(barredBy(programme, mine, way!, around([]), 'grant')).toBeNull()
  })

  test.each<[string, readonly Case[], unknown]>([
    ['没有护理补贴，全额', [], 100],
    ['一份补贴，扣减', [at('C', 'test.care', 'paid', ['wang'], { monthly: 30 })], 70],
    [
      '两个人各有一份，都扣减；已停发的不算',
      [
        at('C', 'test.care', 'paid', ['wang'], { monthly: 30 }),
        at('D', 'test.care', 'paid', ['zhao'], { monthly: 20 }),
        at('E', 'test.care', 'ended', ['zhao'], { monthly: 90 }),
      ],
      50,
    ],
    [
      '一户一件补贴写了两个人，只扣一次',
      [at('C', 'test.care', 'paid', ['wang', 'zhao'], { monthly: 30 })],
      70,
    ],
  ])('%s', (_, elsewhere, expected) => {
    const s = grant(elsewhere)
    expect(s.ok && s.event.sets.amount).toBe(expected)
  })

  test('补贴的金额还不知道，就不当作零', () => {
    const s = grant([at('C', 'test.care', 'paid', ['wang'], { monthly: null })])
    expect(s.ok && s.event.sets.amount).toBeNull()
  })

  test('依据的条款写进事件', () => {
    const s = grant([])
    expect(s.ok && s.event.clauses).toContain('law#9')
  })
})

describe('[EC1] [EC2] 一户一件', () => {
  test.each<[string, Stepped, string]>([
    ['第一件', apply([], 'wang'), 'ok'],
    ['同一个人再申请', apply([mine], 'wang'), 'excluded law#7 一户只办一件'],
    ['家庭成员另外申请', apply([mine], 'zhao'), 'excluded law#7 一户只办一件'],
    ['别的户把已在办的人写成成员', apply([mine], 'sun', ['zhao']), 'excluded law#7 一户只办一件'],
    ['不相干的户', apply([mine], 'sun', ['qian']), 'ok'],
  ])('%s', (_, answer, expected) => {
    expect(said(answer)).toBe(expected)
  })

  test('办件自己不妨碍自己', () => {
    expect(said(grant([mine]))).toBe('ok')
  })

  test('没有写明是谁的，判断不了，不当作没有', () => {
    expect(said(grant([], { ...mine, people: [], facts: {} }))).toBe(
      'not_known law#9 尚缺信息，无法判断：是特困供养对象',
    )
  })
})
