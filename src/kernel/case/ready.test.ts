/** [A8] What is above one's authority is said before the form is opened, and what brings the case to who can is offered first. */
import { describe, expect, test } from 'vitest'
import { kernelAbilities } from '../abilities/index.ts'
import { abilitiesOf } from '../ability/index.ts'
import type { AuthorityGrant } from '../authority/index.ts'
import { chinaCalendar as calendar } from '../clock/index.ts'
import { parseInstant } from '../day/index.ts'
import type { Programme } from '../programme/index.ts'
import {
  barredBy,
  knownWorld,
  offeredFirst,
  outcomesAt,
  step,
  ways,
  type Case,
  type Surroundings,
} from './index.ts'
import { out, t } from './testing.ts'

const yuan = 100
const programme: Programme = {
  id: 'test.aid',
  version: 1,
  title: t('救助'),
  summary: t('救助'),
  from: '2021-01-01',
  basis: ['law#1'],
  audience: 'office',
  subject: { name: 'name', people: [] },
  roles: { town: { title: t('乡镇'), level: 'township' }, county: { title: t('县'), level: 'county' } },
  fields: {
    name: { type: 'text', max: 9, title: t('姓名') },
    proposed: { type: 'fen', min: 0, max: 1_000_000 * yuan, title: t('拟定金额') },
    advance: { type: 'fen', min: 0, max: 1_000_000 * yuan, title: t('先付金额') },
    reason: { type: 'text', max: 99, title: t('理由') },
  },
  papers: {},
  params: {},
  tallies: {},
  decisions: {},
  clocks: {},
  obligations: {},
  accounts: {},
  opens: { apply: out('town', ['town']) },
  steps: {
    town: {
      title: t('乡镇审批'),
      holder: 'town',
      outcomes: {
        approve: out('paid', ['town'], {
          when: [{ test: 'proposed > 0', clause: 'law#2', message: t('拟不予救助') }],
          decides: { act: 'approve', amount: 'proposed' },
        }),
        refuse: out('ended', ['town'], { asks: { reason: 'required' } }),
        payFirst: out('paid', ['town'], {
          asks: { advance: 'required' },
          decides: { act: 'pay_first', amount: 'advance' },
        }),
        refer: out('county', ['town']),
      },
    },
    county: {
      title: t('县级审批'),
      holder: 'county',
      outcomes: { approve: out('paid', ['county'], { decides: { act: 'approve', amount: 'proposed' } }) },
    },
    paid: { title: t('发放'), holder: 'town', outcomes: {} },
    ended: { title: t('不予救助'), end: 'refused', outcomes: {} },
  },
}
const grantTo = (role: string, max: number | null, more: Partial<AuthorityGrant> = {}): AuthorityGrant => ({
  id: role,
  act: 'approve',
  programme: 'test.aid',
  role,
  area: '430523',
  max: max === null ? null : { fen: max * yuan },
  from: '2020-01-01',
  to: null,
  delegatedBy: null,
  clause: `law#${role}`,
  ...more,
})
const caseWith = (proposed: number): Case => ({
  id: 'A',
  programme: { id: 'test.aid', version: 1 },
  area: '430523',
  step: 'town',
  seq: 1,
  facts: { proposed: proposed * yuan },
  people: [],
  acts: [
    {
      seq: 1,
      outcome: 'apply',
      to: 'town',
      at: parseInstant('2021-02-01T09:00:00+08:00')!,
      person: 'x',
      post: 'x',
      role: 'town',
    },
  ],
  obligations: [],
})
const around = (authorities: readonly AuthorityGrant[]): Surroundings => ({
  now: parseInstant('2021-03-01T09:00:00+08:00')!,
  actor: { person: 'li', post: 'p', role: 'town', area: '430523', kin: [] },
  areaPath: ['430523'],
  calendar,
  authorities,
  abilities: abilitiesOf(kernelAbilities),
  personKey: (idNo) => idNo,
  world: knownWorld({}),
})
const county = grantTo('county', null)

describe('[A8] 还没有打开表单', () => {
  test.each<[string, number, readonly AuthorityGrant[], string | null, string]>([
    ['限额之内', 3_000, [grantTo('town', 3_000), county], null, 'approve'],
    [
      '超过限额一分也先说，主按钮是报上级',
      3_000.01,
      [grantTo('town', 3_000), county],
      'above_authority law#town',
      'refer',
    ],
    ['没有这项权限，主按钮是报上级', 100, [county], 'no_authority law#county', 'refer'],
    [
      '授权已经终止',
      100,
      [grantTo('town', 3_000, { to: '2021-02-28' }), county],
      'no_authority law#town',
      'refer',
    ],
    [
      '须共同决定，不是报上级的事',
      100,
      [grantTo('town', 3_000, { jointly: ['refuse'] }), county],
      'not_joint law#town',
      'refuse',
    ],
    ['规则不许，先说规则', 0, [county], 'not_met law#2', 'refuse'],
  ])('%s', (_, proposed, grants, bar, first) => {
    const [c, s] = [caseWith(proposed), around(grants)]
    const toldWays = ways(programme, c, s).map((w) => ({
      ...w,
      barred: barredBy(programme, c, outcomesAt(programme, c)[w.outcome]!, s, w.outcome),
    }))
    const { barred } = toldWays.find((w) => w.outcome === 'approve')!
    expect(barred && `${barred.code} ${barred.clause}`).toBe(bar)
    expect(offeredFirst(programme, c, toldWays)).toBe(first)
    /** What bars the way is what the act itself would be refused with. */
    const done = step(programme, c, { case: 'A', seq: 1, outcome: 'approve', input: {} }, s)
    expect(done.ok ? null : `${done.refusal.code} ${done.refusal.clauses[0]}`).toBe(bar)
  })

  test('金额写在表单上的，填了才知道', () => {
    const c = caseWith(100)
    expect(
      barredBy(programme, c, programme.steps.town!.outcomes.payFirst!, around([county]), 'payFirst'),
    ).toBeNull()
  })
})
