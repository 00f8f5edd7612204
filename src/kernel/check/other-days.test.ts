/** [LG1]-[LG3] [K30] What the checker says of months, calls, other days and branches that are wrong: one mistake a row. */
import { describe, expect, test } from 'vitest'
import type { Programme } from '../programme/index.ts'
import { checkProgramme } from './index.ts'

const t = (zh: string) => ({ zh, en: 'Something' })
const law = 'law#1'
const dated = (unit: string, value: number) => ({
  title: t('参数'),
  unit,
  history: [{ from: '2020-01-01', value, source: law, reviewBy: '2030-01-01' }] as const,
})

/** Good as it stands: a rate, a table by class and age, back pay, and a review where there is doubt. */
const good: Programme = {
  id: 'test.days',
  version: 1,
  title: t('测试'),
  summary: t('测试'),
  from: '2020-01-01',
  basis: [law],
  audience: 'resident',
  roles: { clerk: { title: t('经办'), level: 'township' } },
  fields: {
    since: { type: 'month', title: t('起始月份') },
    born: { type: 'day', title: t('出生日期') },
    kind: { type: 'choice', title: t('类别'), options: { a: t('甲'), b: t('乙') } },
    doubtful: { type: 'boolean', title: t('有疑义') },
  },
  papers: {},
  params: { rate: dated('fen', 100), window: dated('days', 30) },
  tallies: {
    before: {
      title: t('此前'),
      programmes: ['test.days'],
      measure: 'sum',
      window: { kind: 'days', param: 'window' },
      clause: law,
    },
  },
  decisions: {
    share: {
      kind: 'table',
      hitPolicy: 'unique',
      takes: {
        kind: { type: 'choice', title: t('类别'), options: { a: t('甲'), b: t('乙') } },
        years: { type: 'integer', min: 0, max: 150, title: t('周岁') },
      },
      inputs: [{ expression: 'kind' }, { expression: 'years' }],
      outputs: [{ name: 'percent' }],
      rules: [
        { when: ['"a"', '>= 60'], then: ['50'] },
        { when: ['"a"', '< 60'], then: ['20'] },
        { when: ['"b"', '-'], then: ['0'] },
      ],
    },
    due: { kind: 'formula', expression: 'rate * share(kind, age(born, today)) / 100', clause: law },
    sofar: { kind: 'formula', expression: 'before + rate', clause: law },
  },
  clocks: {},
  obligations: {},
  accounts: {},
  opens: {
    apply: {
      title: t('申请'),
      by: ['clerk'],
      to: 'desk',
      asks: { since: 'required', born: 'required', kind: 'required', doubtful: 'required' },
      clause: law,
    },
  },
  steps: {
    desk: {
      title: t('审核'),
      holder: 'clerk',
      outcomes: {
        grant: {
          title: t('确认'),
          by: ['clerk'],
          to: 'done',
          branches: [{ title: t('有疑义'), when: 'doubtful', to: 'review', clause: law }],
          sets: {
            owed: 'sum(for m in monthsFrom(since, monthOf(today)) return valueOn(due, firstDay(m)))',
            total: 'sofar + owed',
          },
          effects: [{ kind: 'award', amount: 'total', tag: 'kind' }],
          clause: law,
        },
      },
    },
    review: {
      title: t('评议'),
      holder: 'clerk',
      outcomes: { agree: { title: t('通过'), by: ['clerk'], to: 'done', clause: law } },
    },
    done: { title: t('办结'), end: 'done', outcomes: {} },
  },
}

const check = (p: Programme) =>
  checkProgramme(p, {
    holdsClause: (id) => id === law,
    authorities: [],
    heldRoles: new Set(['clerk']),
    figures: [],
  })
/** What nothing reads any more is told too, and is no matter here. */
const mistakes = (p: Programme) => check(p).filter((f) => f.rule !== 'Q16')
const findingsAt = (p: Programme) => check(p).map((f) => [f.rule, f.code, f.where])

const owing = (owed: string): Programme => {
  const { grant } = good.steps.desk!.outcomes
  return {
    ...good,
    steps: {
      ...good.steps,
      desk: { ...good.steps.desk!, outcomes: { grant: { ...grant!, sets: { ...grant!.sets, owed } } } },
    },
  }
}
const deciding = (decisions: Programme['decisions']): Programme => ({
  ...good,
  decisions: { ...good.decisions, ...decisions },
})
const at = 'steps.desk.outcomes.grant.sets.owed'

test('it is good as it stands', () => expect(check(good)).toEqual([]))

describe('[LG1] months, days and ages', () => {
  test.each([
    ['monthOf(since)', 'Q22', 'wrong_argument'],
    ['firstDay(born)', 'Q22', 'wrong_argument'],
    ['firstDay("2021-13")', 'Q28', 'no_such_day'],
    ['monthOf("2021-02-29")', 'Q28', 'no_such_day'],
    ['age(born)', 'Q22', 'wrong_arity'],
    ['age(born, since)', 'Q22', 'wrong_argument'],
    ['if since < "2021-1" then rate else rate', 'Q28', 'no_such_day'],
    ['if since < born then rate else rate', 'Q21', 'cannot_compare'],
    ['if since < today then rate else rate', 'Q21', 'cannot_compare'],
  ])('%s', (owed, rule, code) => {
    expect(findingsAt(owing(owed)).slice(0, 1)).toEqual([[rule, code, at]])
  })

  test.each([
    ['since + 1', 'addMonths(since, 1)'],
    ['since - 2', 'addMonths(since, -(2))'],
    ['since - monthOf(born)', 'monthsBetween(monthOf(born), since)'],
  ])('%s is told what to write: %s', (owed, right) => {
    expect(check(owing(owed))[0]).toMatchObject({ rule: 'Q21', right })
  })
})

describe('[LG2] a decision that takes arguments', () => {
  test.each([
    ['rate * share(kind) / 100', 'Q22', 'wrong_arity'],
    ['rate * share(born, 3) / 100', 'Q22', 'wrong_argument'],
    ['rate * share("c", 3) / 100', 'Q22', 'no_such_option'],
    ['rate * share(kind: kind, age: 3) / 100', 'Q22', 'wrong_argument'],
    ['rate * share / 100', 'Q21', 'cannot_work_out'],
    ['rate * shares(kind, 3) / 100', 'Q22', 'unknown_function'],
  ])('%s', (owed, rule, code) => {
    expect(findingsAt(owing(owed))[0]).toEqual([rule, code, at])
  })

  test('by name is fine', () =>
    expect(mistakes(owing('rate * share(years: 3, kind: kind) / 100'))).toEqual([]))

  test('that calls itself is a circle', () => {
    const twice = {
      kind: 'formula',
      takes: { n: { type: 'integer', min: 0, max: 9, title: t('数') } },
      expression: 'if n = 0 then rate else twice(n - 1)',
    } as const
    expect(
      findingsAt(deciding({ twice, due: { kind: 'formula', expression: 'twice(3)' } })).map(([r]) => r),
    ).toContain('Q5')
  })

  test.each([
    ['age', 'years', 'name_taken'],
    ['actorPost', 'years', 'name_taken'],
    ['half', 'other', 'LG2'],
  ])('named %s, reading %s', (name, argument, code) => {
    const decision = {
      kind: 'formula',
      takes: { [argument]: { type: 'integer', min: 0, max: 9, title: t('数') } },
      expression: argument === 'years' ? 'rate * years' : 'rate',
    } as const
    expect(
      check(deciding({ [name]: decision }))
        .filter((f) => f.rule === 'LG2')
        .map((f) => f.code),
    ).toEqual([code])
  })

  test('that reads an argument in the cells of its table alone reads it', () => {
    const share = {
      kind: 'table',
      hitPolicy: 'unique',
      takes: { years: { type: 'integer', min: 0, max: 150, title: t('周岁') } },
      inputs: [{ expression: 'rate' }],
      outputs: [{ name: 'percent' }],
      rules: [
        { when: ['>= years'], then: ['50'] },
        { when: ['< years'], then: ['20'] },
      ],
    } as const
    expect(check(deciding({ half: share })).filter((f) => f.rule === 'LG2')).toEqual([])
  })
})

describe('[LG3] on another day', () => {
  test.each([
    ['valueOn(sofar, born)', 'not_on_another_day'],
    ['valueOn(if doubtful then 1 else 2, born)', 'same_every_day'],
  ])('%s', (owed, code) => {
    expect(findingsAt(owing(owed)).filter(([r]) => r === 'LG3')).toEqual([['LG3', code, at]])
  })
  test.each(['valueOn(rate, since)', 'valueOn(rate, 3)', 'valueOn(rate)'])('%s', (owed) => {
    expect(findingsAt(owing(owed))[0]![0]).toBe('Q22')
  })
  test('not what other cases are by now', () => {
    const elsewhere: Programme['elsewhere'] = {
      paid: { title: t('已领'), programme: 'test.days', at: ['done'], sum: 'total', clause: law },
    }
    expect(
      check({ ...owing('valueOn(rate - paid, born)'), elsewhere })
        .filter((f) => f.rule === 'LG3')
        .map((f) => f.code),
    ).toEqual(['not_on_another_day'])
  })
  test('a formula, not a name alone', () => expect(mistakes(owing('valueOn(rate * 2, born)'))).toEqual([]))
})

describe('[K30] branches', () => {
  const branching = (when: string, to: string): Programme => {
    const { grant } = good.steps.desk!.outcomes
    return {
      ...good,
      steps: {
        ...good.steps,
        desk: {
          ...good.steps.desk!,
          outcomes: { grant: { ...grant!, branches: [{ title: t('有疑义'), when, to, clause: law }] } },
        },
      },
    }
  }
  const where = 'steps.desk.outcomes.grant'
  test('lead to steps that there are, and what only they lead to can be reached', () => {
    expect(findingsAt(branching('doubtful', 'nowhere'))).toEqual([
      ['Q3', 'Q3', where],
      ['Q1', 'Q1', 'steps.review'],
    ])
  })
  test('hold or do not', () => {
    expect(findingsAt(branching('rate', 'review'))).toContainEqual([
      'Q21',
      'not_boolean',
      `${where}.branches.0`,
    ])
  })
  test('stand on an article whose text is held', () => {
    const p = branching('doubtful', 'review')
    const [branch] = p.steps.desk!.outcomes.grant!.branches!
    const stray = {
      ...p,
      steps: {
        ...p.steps,
        desk: {
          ...p.steps.desk!,
          outcomes: {
            grant: { ...p.steps.desk!.outcomes.grant!, branches: [{ ...branch!, clause: 'law#9' }] },
          },
        },
      },
    }
    expect(check(stray).map((f) => f.rule)).toEqual(['Q17'])
  })
})
