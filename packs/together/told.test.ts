/** What each reader is told: rows that an owner and the community would check against each other. */
import { describe, expect, test } from 'vitest'
import type { Facts, Value } from 'yimen/kernel/rule'
import type { Reckoning } from 'yimen/kernel/programme'
import { abilitiesOf, asTold, formerOf, panelsOf, type Panel, type PanelReader } from 'yimen/kernel/ability'
import { kernelAbilities } from 'yimen/kernel/abilities'
import { project } from '../elevator/project/programme.ts'
import { secondProject } from '../elevator/project/second.ts'
import { together } from './index.ts'
import { hundredths } from './words.ts'

const abilities = abilitiesOf([...kernelAbilities, ...together.abilities])
const asItIsTold = asTold(abilities, project)
const flat = (room: string, owner: string) => ({
  room,
  floor: Number(room[0]),
  area: 10_000,
  owners: [owner],
  head: room,
})
const roll = [flat('301', 'li'), flat('401', 'zhang'), flat('501', 'wang')]
const shares = [
  { room: '401', amount: 4_000 },
  { room: '501', amount: 6_000 },
]
const facts: Facts = {
  voters: roll,
  finalShares: shares,
  payments: [{ room: '501', amount: 6_000, source: 'own', on: '2021-10-18' }],
  paidOut: [{ stage: 'contract', amount: 1_000, on: '2021-10-20' }],
}

/** Each formula of a reckoning is what the table says; what it does not say is not known. */
const knows = (values: Readonly<Record<string, unknown>>): Parameters<typeof panelsOf>[3] => ({
  read: (formula) => (values[formula] ?? null) as Value,
  with: (more) => knows({ ...values, ...more }),
})
const reader = (person: string, more: Partial<PanelReader> = {}): PanelReader => ({
  person,
  role: 'resident',
  official: false,
  subject: '1栋1单元',
  supposed: {},
  options: (name, column) =>
    column === 'source'
      ? { own: { zh: '自筹', en: 'own' } }
      : name === 'choice'
        ? { agree: { zh: '同意', en: 'Agree' }, disagree: { zh: '不同意', en: 'Disagree' } }
        : {},
  most: () => 2,
  offers: () => null,
  may: () => false,
  parties: () => ({}),
  been: () => false,
  roleTitle: (role) => ({ zh: role, en: role }),
  due: () => null,
  ...more,
})
const office = reader('clerk', { official: true })
function panels(name: string, who: PanelReader, values: Readonly<Record<string, unknown>>): readonly Panel[] {
  const r: Reckoning = asItIsTold.reckonings![name]!
  const knowledge = knows(values)
  const parts = Object.fromEntries(
    Object.entries(r.with).map(([part, formula]) => [part, knowledge.read(formula)] as const),
  )
  const ability = abilities.get(r.ability)!
  const rules = ability.readRules(r.rules)
  if ('fault' in rules) throw new Error(rules.fault.at)
  const value = ability.work(parts, rules.rules, {
    today: '2021-10-20' as never,
    calendar: null as never,
    personKey: (id) => id,
    pictureHash: () => null,
    parties: () => ({}),
    lapsed: () => [],
  })
  return panelsOf(abilities, r, value, knowledge, who)
}

test.each([
  [116_707, '1,167.07'],
  [8_310, '83.10'],
  [5, '0.05'],
  [100_000_000, '1,000,000.00'],
])('%i hundredths of a square metre are written %s, in a caption as in the bars beside it', (n, written) =>
  expect(hundredths(n)).toBe(written),
)

describe('[AB6] a text written before abilities told it', () => {
  test.each([
    ['the first version', project],
    ['the second', secondProject],
  ])('%s stays as it is, and is told by abilities', (_, p) => {
    const now = asTold(abilities, p)
    expect(Object.keys(now.reckonings!).filter((name) => !Object.hasOwn(p.reckonings!, name))).toEqual([
      'dwelling',
      'estimate',
      'fund',
      'cost',
    ])
    expect({ ...now, reckonings: p.reckonings }).toEqual(p)
    expect(asTold(abilities, p)).toBe(now)
  })

  test('what cannot be read is found, and nothing of it is told', () => {
    const wrong = { ...project, shared: { ...project.shared, payments: 3 } }
    expect(formerOf(abilities, wrong)).toMatchObject({ fault: { at: 'shared.payments' } })
    expect(asTold(abilities, wrong)).toBe(wrong)
  })

  test('a house without the pack tells nothing of it', () => {
    const bare = abilitiesOf(kernelAbilities)
    expect(asTold(bare, project)).toBe(project)
  })
})

describe('[CS3] shares', () => {
  const all = (who: PanelReader) => panels('cost', who, facts).find((x) => x.kind === 'table')!
  test.each([
    ['an owner', reader('zhang'), ['房号', '应分摊'], ['401', '501']],
    ['the office', office, ['房号', '应分摊', '已缴', '缴款'], ['401', '501']],
  ])('%s', (_, who, columns, rooms) => {
    const table = all(who) as Panel & { readonly kind: 'table' }
    expect(table.columns.map((c) => c.title.zh)).toEqual(columns)
    expect(table.rows.map((r) => (r.cells[0] as { zh: string }).zh)).toEqual(rooms)
  })

  test.each([
    ['who has paid nothing', 'zhang', '401 应出', '已缴0.00 元，还差40.00 元。'],
    ['who has paid all', 'wang', '501 应出', '已缴清。（自筹60.00 元）'],
  ])('%s', (_, person, says, note) => {
    const own = panels('cost', reader(person), facts).find((x) => x.kind === 'sum')!
    expect([own.says!.zh, own.notes!.map((n) => n.zh)]).toEqual([says, [note]])
  })

  test('whose dwelling does not pay may join later, for what it would cost that dwelling', () => {
    const may = reader('li', { offers: () => ({ title: { zh: '', en: '' }, clause: 'x' }) })
    const joining = panels('cost', may, { ...facts, buyIn: 2_500 }).filter((x) => x.kind === 'sum')
    expect(joining.map((x) => x.says?.zh ?? (x.sum as { zh: string }).zh)).toEqual([
      '您家当初没有出资。',
      '301 今天补缴加入',
    ])
  })
})

describe('[CS4] before there are shares', () => {
  const before = {
    ...facts,
    finalShares: null,
    'if price != null then price else budget': 90_000,
    subsidyFen: 30_000,
  }
  const tried = (supposed: PanelReader['supposed']) =>
    panels('estimate', reader('zhang', { supposed }), before)[0] as Panel & { readonly kind: 'try' }
  test.each([
    ['as the plan has it', {}, '减去财政补贴300.00 元，由3户分摊600.00 元：', 20_000],
    ['another price', { price: 60_000 }, '减去财政补贴300.00 元，由3户分摊300.00 元：', 10_000],
    ['from the fourth floor', { least: '4' }, '减去财政补贴300.00 元，由2户分摊600.00 元：', 30_000],
    ['a floor that is not there', { least: '9' }, '减去财政补贴300.00 元，由3户分摊600.00 元：', 20_000],
  ])('%s', (_, supposed, says, byArea) => {
    const panel = tried(supposed)
    expect([panel.says!.text.zh, panel.answers[0]!.is]).toEqual([says, [{ amount: byArea, unit: 'fen' }]])
  })
  test.each([
    ['nothing that can be read', null],
    ['less than the subsidy', 20_000],
    ['part of a fen', 60_000.5],
  ])('%s comes to nothing', (_, price) => expect(tried({ price }).answers).toEqual([]))
})

describe('[CS5] the account', () => {
  test('to officials: in, out, what is there', () => {
    const [sum] = panels('fund', office, facts) as readonly (Panel & { readonly kind: 'sum' })[]
    expect([sum!.sum, sum!.parts!.map((x) => [x.title.zh, x.is])]).toEqual([
      { amount: 5_000, unit: 'fen' },
      [
        ['缴入', { amount: 6_000, unit: 'fen' }],
        ['支付', { amount: 1_000, unit: 'fen' }],
        ['现在最多可付', { zh: '本环节不支付', en: 'nothing at this step' }],
      ],
    ])
  })
  test('nothing of it to an owner', () => expect(panels('fund', reader('zhang'), facts)).toEqual([]))
})

describe('[BL8] [P9] the ballot, one by one', () => {
  const voting = {
    voters: roll,
    closesOn: '2021-11-05',
    ballots: [
      { room: '301', choice: 'agree', owner: 'li', all: false, on: '2021-10-20' },
      {
        room: '501',
        choice: 'disagree',
        owner: null,
        all: true,
        on: '2021-10-20',
        paper: true,
        papers: ['p1'],
      },
    ],
  }
  const cells = (who: PanelReader) =>
    (panels('consent', who, voting).find((x) => x.kind === 'grid') as Panel & { readonly kind: 'grid' }).rows
      .flatMap((row) => row.cells)
      .map((c) => [c.id, c.says.zh, c.notes?.zh ?? '', c.papers ?? []])
  test.each([
    [
      'an owner who voted',
      'li',
      [
        ['501', '已表决', '', []],
        ['401', '未表决', '', []],
        ['301', '同意', '10月20日手机签署', []],
      ],
    ],
    [
      'an owner who has not',
      'zhang',
      [
        ['501', '已表决', '', []],
        ['401', '未表决', '', []],
        ['301', '已表决', '', []],
      ],
    ],
  ])('%s', (_, person, rows) => expect(cells(reader(person))).toEqual(rows))
  test('before anybody voted, tests of those who take part say so, and not that nothing is short of nothing', () => {
    const grid = panels('consent', office, { ...voting, ballots: [] }).find((x) => x.kind === 'grid')
    const says = (grid as Panel & { readonly kind: 'grid' }).bars.map((bar) => bar.says?.zh)
    expect(says.slice(0, 2)).toEqual(['0.00㎡，还差200.00㎡（须200.00㎡）', '0人，还差2人（须2人）'])
    expect(says.slice(2)).toEqual(['还没有票', '还没有票'])
  })
  test('the office', () =>
    expect(cells(office)).toEqual([
      ['501', '不同意', '10月20日社区录入纸质票', ['p1']],
      ['401', '未表决', '', []],
      ['301', '同意', '10月20日手机签署', []],
    ]))
  test('an owner who supposes what others say is told what is so', () => {
    const supposed = { '501': 'agree', '401': 'agree' }
    expect(cells(reader('li', { supposed }))).toEqual(cells(reader('li')))
    expect(cells({ ...office, supposed }).map((c) => c[1])).toEqual(['同意', '同意', '同意'])
  })
})
