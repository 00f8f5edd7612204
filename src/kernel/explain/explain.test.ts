/** What an official reads of a small programme: formulas in words, articles, steps, drawings, a redline. */
import { describe, expect, test } from 'vitest'
import { ability, given, how } from '../ability/index.ts'
import { houseOfPacks } from '../check/index.ts'
import { defineProgramme, reform, type Programme } from '../programme/index.ts'
import { alignedSteps, besideOf, type Beside, type Walked } from './beside.ts'
import type { ExplainContext } from './explanation.ts'
import { explain, tellerOf } from './explain.ts'
import { compared, redline } from './redline.ts'
import { nounsOf } from './nouns.ts'
import { sayerOf } from './say.ts'

const t = (zh: string) => ({ zh, en: zh })
const grant = defineProgramme({
  id: 'test.grant',
  version: 1,
  title: t('补助'),
  summary: t('说明'),
  from: '2021-01-01',
  basis: ['law#1'],
  audience: 'resident',
  roles: {
    person: { title: t('申请人'), level: 'person' },
    clerk: { title: t('经办人'), level: 'township' },
    head: { title: t('负责人'), level: 'county' },
  },
  fields: {
    kind: { type: 'choice', title: t('类型'), options: { fire: t('火灾'), illness: t('重病') } },
    cost: { type: 'fen', min: 0, max: 1_000_000, title: t('支出') },
    income: { type: 'fen', min: 0, max: 1_000_000, title: t('收入') },
    visitedOn: { type: 'day', title: t('入户日') },
    real: { type: 'boolean', title: t('困难属实') },
    proofs: { type: 'papers', paper: 'proof', max: 3, title: t('证明') },
    members: {
      type: 'list',
      max: 9,
      title: t('成员'),
      of: {
        name: { type: 'name', title: t('姓名') },
        paid: { type: 'fen', min: 0, max: 9, title: t('已付') },
      },
    },
    reason: { type: 'text', max: 99, title: t('理由') },
  },
  papers: { proof: { title: t('困难证明'), from: 'applicant', clause: 'law#2' } },
  params: {
    standard: {
      title: t('标准'),
      unit: 'fen',
      history: [
        { from: '2021-01-01', value: 50_000, source: 'law#2', reviewBy: '2021-12-31' },
        { from: '2021-07-01', value: 56_000, source: 'law#3', reviewBy: '2022-12-31' },
      ],
    },
    part: {
      title: t('比例'),
      unit: 'percent',
      history: [{ from: '2021-01-01', value: 150, source: 'law#2', reviewBy: '2021-12-31' }],
    },
    days: {
      title: t('期限'),
      unit: 'days',
      history: [{ from: '2021-01-01', value: 5, source: 'law#3', reviewBy: '2021-12-31' }],
    },
  },
  tallies: {},
  decisions: {
    amount: { kind: 'formula', expression: 'floor(min(cost, standard) / 100) * 100', clause: 'law#2' },
    free: { kind: 'formula', expression: 'cost - income' },
  },
  clocks: {
    decide: {
      title: t('办结时限'),
      limit: { param: 'days', unit: 'working_day' },
      starts: ['apply'],
      stops: ['grant', 'refuse', 'withdraw'],
      clause: 'law#3',
    },
  },
  obligations: {},
  accounts: {},
  values: { amount: { title: t('应补金额'), unit: 'fen' }, free: { title: t('自付'), unit: 'fen' } },
  opens: {
    apply: {
      title: t('申请'),
      by: ['person'],
      to: 'visit',
      asks: {
        kind: 'required',
        cost: 'required',
        income: 'required',
        proofs: 'optional',
        members: 'optional',
      },
      clause: 'law#2',
    },
  },
  steps: {
    visit: {
      title: t('调查'),
      holder: 'clerk',
      outcomes: {
        report: {
          title: t('报告'),
          by: ['clerk'],
          to: 'decision',
          asks: { visitedOn: 'required', real: 'required' },
          when: [{ test: 'visitedOn <= today', clause: 'law#3', message: t('不能晚于今天') }],
          clause: 'law#2',
        },
        withdraw: { title: t('撤回'), by: ['person'], to: 'withdrawn', clause: 'law#2' },
      },
    },
    decision: {
      title: t('审批'),
      holder: 'head',
      suspends: { clocks: ['decide'], reason: t('不计时'), clause: 'law#3' },
      outcomes: {
        grant: {
          title: t('批准'),
          by: ['head'],
          to: 'granted',
          when: [{ test: 'real', clause: 'law#2', message: t('困难不属实') }],
          sets: { amountGranted: 'amount' },
          notBy: ['report'],
          clause: 'law#2',
        },
        refuse: {
          title: t('不予'),
          by: ['head'],
          to: 'refused',
          asks: { reason: 'required' },
          clause: 'law#3',
        },
        again: { title: t('退回'), by: ['head'], to: 'visit', asks: { reason: 'required' }, clause: 'law#3' },
        withdraw: { title: t('撤回'), by: ['person'], to: 'withdrawn', clause: 'law#2' },
      },
    },
    granted: { title: t('已补'), end: 'granted', outcomes: {} },
    refused: { title: t('未补'), end: 'refused', outcomes: {} },
    withdrawn: { title: t('已撤回'), end: 'withdrawn', outcomes: {} },
  },
})
const later = reform(grant, {
  version: 2,
  from: '2022-01-01',
  formulas: { 'visitedOn <= today': 'visitedOn < today' },
})
const article = (n: number, text: string) => ({
  id: `law#${n}`,
  law: '办法',
  title: `《办法》第${n}条 名`,
  text,
})
const context: ExplainContext = {
  house: houseOfPacks([{ programmes: [grant, later], registers: [], figures: [] }]),
  authorities: [],
  figures: [],
  articles: [
    article(1, '目的。\nThe aim.'),
    article(2, '给予补助。'),
    article(3, '期限五日。'),
    article(4, '公示。\nNotice.'),
  ],
  words: { amountGranted: t('批准金额') },
  gaps: [{ programme: 'test.grant', clause: 'law#3', text: t('不延长') }],
}
const say = sayerOf(nounsOf(grant, context))

describe('[EX2] conditions in words', () => {
  test.each([
    ['real', '「困难属实」为“是”'],
    ['not(real)', '「困难属实」为“否”'],
    ['real = false', '「困难属实」为“否”'],
    ['kind = "fire"', '「类型」是“火灾”'],
    ['kind != "fire"', '「类型」不是“火灾”'],
    ['kind != "fire" or real', '「类型」是“火灾”的，须「困难属实」为“是”'],
    ['if kind = "fire" then true else real', '「类型」不是“火灾”的，须「困难属实」为“是”'],
    ['kind = "fire" or real', '「类型」是“火灾”，或者「困难属实」为“是”'],
    [
      'kind = "fire" and (real or cost > income)',
      '「类型」是“火灾”，且（「困难属实」为“是”，或者「支出」超过「收入」）',
    ],
    ['cost <= 50000', '「支出」不超过500元'],
    ['cost > 0', '「支出」超过0元'],
    ['visitedOn <= today', '「入户日」不晚于当日'],
    ['visitedOn = null', '未填「入户日」'],
    ['visitedOn = null or visitedOn < today', '已填「入户日」的，须「入户日」早于当日'],
    [
      'date(today) <= date(visitedOn) + duration("P" + string(days) + "D")',
      '当日不晚于自「入户日」起满「期限」之日',
    ],
    ['count(members) > 0', '有「成员」'],
    ['every m in members satisfies m.paid = 0', '「成员」的每一项，都须其「已付」等于0元'],
    ['some m in members satisfies m.paid > 0', '「成员」中至少有一项，其「已付」超过0元'],
    ['income * 100 <= part * standard', '「收入」不超过「比例」×「标准」'],
    ['list contains(["fire", "illness"], kind)', '「类型」是“火灾”、“重病”之一'],
    ['list contains(lapsed, "decide")', '已经届满的时限中有“办结时限”'],
    ['actorRole = "clerk"', '办理人的岗位是“经办人”'],
  ])('%s', (formula, words) => expect(say.condition(formula).zh).toBe(words))
})

describe('[EX2] values in words', () => {
  test.each([
    ['floor(min(cost, standard) / 100) * 100', '「支出」与「标准」中较小的，不足一元的舍去'],
    ['max(cost - income, 0)', '「支出」－「收入」（不足零的按零）'],
    ['cost - (income - standard)', '「支出」－（「收入」－「标准」）'],
    ['(cost + income) * 2', '（「支出」＋「收入」）×2'],
    ['modulo(cost, 2)', '「支出」除以2的余数'],
    ['floor(cost * part / 100)', '「支出」×「比例」，取整（舍去尾数）'],
    ['if count(members) = 0 then 0 else sum(members.paid)', '「成员」的「已付」合计（没有的，为零）'],
    ['if kind = "fire" then cost else income', '「类型」是“火灾”的，为「支出」；否则，为「收入」'],
    ['members[item.paid > 0][1].name', '「成员」中「已付」超过0元的那一项的「姓名」'],
    ['(date(today) - date(visitedOn)).days', '自「入户日」至当日的天数'],
    ['years and months duration(date(visitedOn), date(today)).years', '自「入户日」至当日的整年数'],
  ])('%s', (formula, words) => expect(say.value(formula).zh).toBe(words))

  test('in English too', () => {
    expect(say.condition('cost <= 50000').en).toBe('“支出” is at most 500 yuan')
  })
})

const e = explain(grant, context)

describe('[EX1] under its articles', () => {
  const itemsOf = (clause: string) =>
    e.articles.find((a) => a.clause === clause)!.items.map((i) => `${i.kind} ${i.title.zh}`)
  test('each rule under the article that it names, the basis first', () => {
    expect(e.articles.map((a) => [a.clause, a.text.zh])).toEqual([
      ['law#1', '目的。'],
      ['law#2', '给予补助。'],
      ['law#3', '期限五日。'],
    ])
    expect(itemsOf('law#1')).toEqual([])
    expect(itemsOf('law#2')).toEqual([
      'act 申请',
      'act 报告',
      'act 撤回',
      'act 批准',
      'amount 应补金额',
      'number 标准',
      'number 比例',
      'paper 困难证明',
    ])
    expect(itemsOf('law#3')).toEqual([
      'act 不予',
      'act 退回',
      'condition 用于「报告」',
      'number 标准',
      'number 期限',
      'clock 办结时限',
      'pause 不计时',
    ])
  })
  test('an act with its conditions, and what is said when one fails', () => {
    const act = e.articles.flatMap((a) => a.items).find((i) => i.key === 'act grant')!
    expect(act.lines.map((l) => [l.label.zh, l.text.zh, l.otherwise?.zh])).toEqual([
      ['办理人', '负责人', undefined],
      ['环节', '「审批」→转入「已补」，办结', undefined],
      ['回避', '不得与办理「报告」的是同一人', undefined],
      ['条件', '「困难属实」为“是”', '困难不属实'],
      ['记下', '「批准金额」＝「应补金额」', undefined],
    ])
  })
  test('a dated number with its value, day and source', () => {
    const amount = e.articles.flatMap((a) => a.items).find((i) => i.key === 'amount amount')!
    expect(amount.lines.at(-1)!.text.zh).toBe(
      '「标准」：2021年1月1日起500元，2021年7月1日起560元（《办法》第2条、《办法》第3条）',
    )
  })
})

test('[EX4] what is not modelled, what stands on nothing, what authors left out', () => {
  expect(e.bare.map((a) => a.clause)).toEqual(['law#4'])
  expect(e.loose.map((i) => i.key)).toEqual(['amount free'])
  expect(e.articles.find((a) => a.clause === 'law#3')!.gaps.map((g) => g.zh)).toEqual(['不延长'])
})

test('[EX3] a name without a word is told as such', () => {
  expect(e.unnamed).toEqual([])
  const bare = sayerOf(nounsOf(grant, context))
  expect(bare.value('secretName').zh).toBe('「secretName」')
  expect([...bare.unnamed]).toEqual(['secretName'])
})

describe('[EX5] the table of steps', () => {
  test.each([
    ['opens.apply', '申请', '申请人', '', '困难证明（可交）|填报：类型、支出、收入', 'on 申请→调查'],
    [
      'visit',
      '调查',
      '经办人',
      '办结时限：5个工作日',
      '填报：入户日、困难属实',
      'on 报告→审批|withdraw 撤回→已撤回',
    ],
    [
      'decision',
      '审批',
      '负责人',
      '办结时限：5个工作日，本环节不计入',
      '填报：理由',
      'on 批准→已补|refuse 不予→未补|back 退回→调查|withdraw 撤回→已撤回',
    ],
    ['granted', '已补', '', '', '', ''],
  ])('%s', (step, title, holders, clocks, papers, ways) => {
    const row = e.steps.find((r) => r.step === step)!
    const zh = (all: readonly { readonly zh: string }[]) => all.map((x) => x.zh).join('|')
    expect([row.title.zh, zh(row.holders), zh(row.clocks), zh(row.papers)]).toEqual([
      title,
      holders,
      clocks,
      papers,
    ])
    expect(row.ways.map((w) => `${w.kind} ${w.title.zh}→${w.to.zh}`).join('|')).toBe(ways)
  })
})

test('[EX6] what is withdrawn or refused is a mark, what goes back is an arrow back', () => {
  const [chapter, ...others] = e.diagram
  expect(others).toEqual([])
  expect(chapter!.nodes.map((n) => [n.id, n.kind, n.marks.map((m) => m.kind).join()])).toEqual([
    ['visit', 'step', 'withdraw'],
    ['decision', 'step', 'withdraw,refuse'],
    ['granted', 'end', ''],
    ['opens.apply', 'open', ''],
  ])
  expect(chapter!.edges.map((x) => [x.from, x.to, x.isBack])).toEqual([
    ['opens.apply', 'visit', false],
    ['visit', 'decision', false],
    ['decision', 'granted', false],
    ['decision', 'visit', true],
  ])
})

describe('[EX7] a redline', () => {
  test('of two versions', () => {
    const difference = redline(e, explain(later, context))
    expect(
      difference.changes.map((c) => [c.kind, c.title.zh, c.zh.map((p) => `${p.kind}:${p.text}`).join('|')]),
    ).toEqual([
      [
        'changed',
        '报告',
        'same:条件：「入户日」|gone:不晚|new:早|same:于当日（《办法》第3条）；否则告知：不能晚于今天',
      ],
      [
        'changed',
        '用于「报告」',
        'same:条件：「入户日」|gone:不晚|new:早|same:于当日；否则告知：不能晚于今天',
      ],
    ])
  })
  test('of the same version nothing', () => expect(redline(e, e).changes).toEqual([]))
  test.each([
    ['甲乙丙', '甲丁丙'],
    ['一\n二\n三', '一\n四\n三\n五'],
    ['「甲」为3', '「乙」为13'],
    ['', '新'],
  ])('the pieces of %j and %j give both back', (before, after) => {
    const pieces = compared(before, after)
    const of = (not: 'gone' | 'new') =>
      pieces
        .filter((p) => p.kind !== not)
        .map((p) => p.text)
        .join('')
        .split('\n')
        .filter(Boolean)
    for (const line of of('new')) expect(before.split('\n')).toContain(line)
    for (const line of of('gone')) expect(after.split('\n')).toContain(line)
  })
})

describe('[EX9] a reckoning in words', () => {
  const says = {
    takes: { paid: { unit: 'fen' }, on: { maybe: 'day' } },
    gives: { of: { back: { unit: 'fen' } } },
    rules: given.record({ most: given.whole(1) }),
  } as const
  const refund = ability({ id: 'test.refund@1', ...says }).does({
    work: ({ paid }, { most }) => ({ back: Math.min(paid, most) }),
    explains: ({ most }, read) => ({
      lines: [
        how(`${read('paid').zh}，最多${most}分${read('on').zh}`, `${read('paid').en}, at most ${most}`),
      ],
    }),
  })
  const silent = ability({ id: 'test.silent@1', ...says }).does({ work: ({ paid }) => ({ back: paid }) })
  const linesOf = (id: string, rules: unknown) => {
    const p = {
      ...grant,
      reckonings: { refund: { ability: id, with: { paid: 'cost' }, rules, clause: 'law#2' } },
    }
    const house = houseOfPacks([{ programmes: [p], registers: [], figures: [], abilities: [refund, silent] }])
    const { articles } = explain(p, { ...context, house, words: { refund: t('退还') } })
    return articles
      .flatMap((a) => a.items)
      .filter((i) => i.title.zh === '退还')
      .flatMap((i) => i.lines.map((l) => l.text.zh))
  }
  test.each([
    [
      'its ability says what it does, and nothing of a part that was not given',
      'test.refund@1',
      { most: 5 },
      '「支出」，最多5分',
    ],
    ['an ability that does not say is told by its parts', 'test.silent@1', { most: 5 }, '由「支出」得出'],
    ['so are rules that it cannot read', 'test.refund@1', { most: 'all' }, '由「支出」得出'],
    ['and an ability that is gone', 'test.gone@1', {}, '由「支出」得出'],
  ])('%s', (_, id, rules, expected) => {
    expect(linesOf(id, rules)).toEqual([expected])
  })
})

describe('[EX10] one case beside the versions of its programme', () => {
  const { visit, decision, ...ends } = grant.steps
  const devolved = defineProgramme({
    ...grant,
    version: 3,
    from: '2023-01-01',
    steps: {
      visit: {
        ...visit!,
        outcomes: {
          ...visit!.outcomes,
          grant: { ...decision!.outcomes.grant!, by: ['clerk'], decides: { act: 'grant', amount: 'cost' } },
        },
      },
      ...ends,
    },
  } as Programme)
  const authorities = [
    {
      id: 'g1',
      act: 'grant',
      programme: 'test.grant',
      role: 'clerk',
      area: '1',
      max: { fen: 300_000 },
      from: '2023-01-01',
      to: null,
      delegatedBy: null,
      clause: 'law#3',
    },
  ] as const
  const walked = [
    { outcome: 'apply', to: 'visit', at: '2021-03-01T09:00:00.000+08:00' },
    { outcome: 'report', to: 'decision', at: '2021-03-03T10:00:00.000+08:00' },
    { outcome: 'act.note', to: 'decision', at: '2021-03-03T11:00:00.000+08:00' },
    { outcome: 'again', to: 'visit', at: '2021-03-04T09:00:00.000+08:00' },
    { outcome: 'report', to: 'decision', at: '2021-03-05T10:00:00.000+08:00' },
    { outcome: 'grant', to: 'granted', at: '2021-03-08T10:00:00.000+08:00' },
  ] as const
  const under = (
    p: Programme,
    c = { version: 1, walked: walked as readonly Walked[], end: 'granted' as string | null },
  ) => besideOf(tellerOf(p, { ...context, authorities }), c)
  const lines = ({ steps }: Beside) =>
    steps.map(
      (s) => `${s.title.zh}：${s.acts.map((a) => `${a.title.zh}${a.at?.slice(5, 10) ?? ''}`).join('、')}`,
    )

  test('under its own version stands what was done, twice where it was done twice', () => {
    const own = under(grant)
    expect(own.isOwn).toBe(true)
    expect(lines(own)).toEqual([
      '申请：申请03-01',
      '调查：报告03-03、报告03-05',
      '审批：退回03-04、批准03-08',
      '已补：',
    ])
  })

  test('under another the way that leads to the same end, who decides it and how far', () => {
    const other = under(devolved)
    expect([other.isOwn, lines(other)]).toEqual([false, ['申请：申请', '调查：批准', '已补：']])
    expect(other.steps[1]!.acts[0]!.decides.map((d) => d.zh)).toEqual(['经办人不超过3,000元'])
    expect(other.steps[1]!.holders.map((h) => h.zh)).toEqual(['经办人'])
  })

  test('under way, what is still ahead is told too; a refusal only where the case was refused', () => {
    const standing = { version: 1, walked: walked.slice(0, 2), end: null }
    expect(lines(under(later, standing))).toEqual(['申请：申请', '调查：报告', '审批：批准', '已补：'])
    expect(lines(under(grant, standing))).toEqual([
      '申请：申请03-01',
      '调查：报告03-03',
      '审批：批准',
      '已补：',
    ])
    const refused = {
      version: 1,
      walked: [...walked.slice(0, 2), { ...walked[5], outcome: 'refuse', to: 'refused' }],
      end: 'refused',
    }
    expect(lines(under(later, refused))).toEqual(['申请：申请', '调查：报告', '审批：不予', '未补：'])
  })

  test('the steps of all stand in one order', () => {
    expect(alignedSteps([under(devolved), under(grant)])).toEqual(['opens', 'visit', 'decision', 'granted'])
  })
})
