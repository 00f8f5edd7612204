/**
 * [Q1]-[Q19] [FM1] Bad programmes, one fault each, and what the checker says of them: the rule and the
 * example are the proof that it understood.
 */
import { describe, expect, test } from 'vitest'
import type { AuthorityGrant } from '../authority/index.ts'
import { checkProgramme } from './index.ts'
import { good, grant, out, param, t } from './testing.ts'
import type { FormBlock, Outcome, Programme } from '../programme/index.ts'

const check = (p: Programme, authorities: readonly AuthorityGrant[] = [grant], held = ['clerk', 'leader']) =>
  checkProgramme(p, {
    holdsClause: (id) => id === 'law#1',
    authorities,
    heldRoles: new Set(held),
    figures: [],
  })

test('a good programme has no findings', () => {
  expect(check(good)).toEqual([])
})

const steps = (more: Programme['steps']): Programme => ({ ...good, steps: { ...good.steps, ...more } })
const desk = (more: Readonly<Record<string, Outcome>>): Programme =>
  steps({ desk: { ...good.steps.desk!, outcomes: { ...good.steps.desk!.outcomes, ...more } } })

const printing = (
  more: { readonly at?: readonly string[]; readonly after?: readonly string[] },
  block: FormBlock = { kind: 'text', text: t('单') },
): Programme => ({
  ...good,
  prints: { slip: { title: t('单'), after: ['apply'], ...more, form: { clause: 'law#1', blocks: [block] } } },
})

describe('one fault each', () => {
  test.each<[string, string, string, Programme, (readonly AuthorityGrant[])?, (readonly string[])?]>([
    [
      'Q1',
      'steps.attic',
      'apply → … ↛ attic',
      steps({ attic: { title: t('阁楼'), holder: 'clerk', outcomes: { leave: out('done') } } }),
    ],
    [
      'Q2',
      'steps.trap',
      'apply → stray → trap',
      {
        ...desk({ stray: out('trap') }),
        steps: {
          ...desk({ stray: out('trap') }).steps,
          trap: { title: t('死路'), holder: 'clerk', outcomes: { again: out('trap') } },
        },
        clocks: {},
        params: {},
      },
    ],
    ['Q3', 'steps.desk.outcomes.lose', 'desk → lose → ?', desk({ lose: out('nowhere') })],
    [
      'Q4',
      'steps.desk.outcomes.odd.when.0',
      'amont > 5',
      desk({ odd: out('desk', { when: [{ test: 'amont > 5', clause: 'law#1', message: t('不行') }] }) }),
    ],
    [
      'Q4',
      'steps.desk.outcomes.odd.when.0',
      'amount >',
      desk({ odd: out('desk', { when: [{ test: 'amount >', clause: 'law#1', message: t('不行') }] }) }),
    ],
    [
      'Q5',
      'decisions',
      'a > b > a',
      {
        ...good,
        decisions: {
          a: { kind: 'formula', expression: 'b + 1' },
          b: { kind: 'formula', expression: 'a + 1' },
        },
      },
    ],
    [
      'Q6',
      'decisions.tier',
      '{"amount":100}',
      {
        ...good,
        decisions: {
          tier: {
            kind: 'table',
            hitPolicy: 'unique',
            inputs: [{ expression: 'amount' }],
            outputs: [{ name: 'tier' }],
            rules: [
              { when: ['< 100'], then: ['1'] },
              { when: ['> 100'], then: ['2'] },
            ],
          },
        },
      },
    ],
    [
      'Q6',
      'decisions.tier',
      '{"amount":100}',
      {
        ...good,
        decisions: {
          tier: {
            kind: 'table',
            hitPolicy: 'unique',
            inputs: [{ expression: 'amount' }],
            outputs: [{ name: 'tier' }],
            rules: [
              { when: ['<= 100'], then: ['1'] },
              { when: ['>= 100'], then: ['2'] },
            ],
          },
        },
      },
    ],
    [
      'Q7',
      'params.days.history.1',
      '2020-01-01, 2020-01-01',
      { ...good, params: { days: { ...param(5), history: [...param(5).history, ...param(6).history] } } },
    ],
    ['Q8', 'steps.desk.outcomes.grant', '800.01元，2020-01-01', good, [{ ...grant, max: { fen: 80_000 } }]],
    ['Q8', 'authorities.grant', '2021-01-01', good, [{ ...grant, to: '2020-12-31' }]],
    ['Q9', 'authorities.b', '1元，2020-01-01', good, [grant, { ...grant, id: 'b' }]],
    [
      'Q10',
      'authorities.b',
      '900元 > 800元，2020-01-01',
      good,
      [
        grant,
        { ...grant, id: 'c', role: 'leader', max: { fen: 80_000 } },
        { ...grant, id: 'b', role: 'deputy', max: { fen: 90_000 }, delegatedBy: 'c' },
      ],
    ],
    ['Q11', 'steps.desk.outcomes.grant', 'clerk', good, [{ ...grant, role: 'leader' }]],
    ['Q12', 'clocks.whole', 'apply → slip → done', desk({ slip: out('done') })],
    [
      'Q12',
      'clocks.whole',
      'explode',
      { ...good, clocks: { whole: { ...good.clocks.whole!, stops: ['grant', 'refuse', 'explode'] } } },
    ],
    [
      'Q13',
      'clocks.part',
      '9 > 5，2020-01-01',
      {
        ...desk({ ask: out('asking') }),
        params: { days: param(5), more: param(9) },
        clocks: {
          ...good.clocks,
          part: {
            title: t('部分'),
            limit: { param: 'more', unit: 'working_day' },
            starts: ['ask'],
            stops: ['answer'],
            clause: 'law#1',
          },
        },
        steps: {
          ...desk({ ask: out('asking') }).steps,
          asking: { title: t('询问'), holder: 'clerk', outcomes: { answer: out('desk') } },
        },
      },
    ],
    [
      'Q14',
      'obligations.papers',
      'advance → leave → done',
      {
        ...desk({ advance: out('owing', { effects: [{ kind: 'open_obligation', obligation: 'papers' }] }) }),
        clocks: {},
        params: {},
        obligations: { papers: { title: t('补办'), clock: 'whole', clause: 'law#1' } },
        steps: {
          ...desk({ advance: out('owing', { effects: [{ kind: 'open_obligation', obligation: 'papers' }] }) })
            .steps,
          owing: { title: t('待补'), holder: 'clerk', outcomes: { leave: out('done') } },
        },
      },
    ],
    [
      'Q15',
      'steps.desk.outcomes.sign',
      'leader',
      {
        ...desk({ sign: out('desk', { by: ['leader'] }) }),
        roles: { ...good.roles, leader: { title: t('领导'), level: 'township' } },
      },
      [grant],
      ['clerk'],
    ],
    ['Q15', 'steps.desk.outcomes.sign', 'ghost', desk({ sign: out('desk', { by: ['ghost'] }) })],
    [
      'Q16',
      'fields.colour',
      'colour',
      {
        ...good,
        fields: { ...good.fields, colour: { type: 'choice', options: { red: t('红') }, title: t('颜色') } },
        opens: { apply: out('desk', { asks: { amount: 'required', colour: 'required' } }) },
      },
    ],
    [
      'Q16',
      'fields.note',
      'note',
      { ...good, fields: { ...good.fields, note: { type: 'text', max: 10, title: t('说明') } } },
    ],
    ['Q16', 'params.spare', 'spare', { ...good, params: { days: param(5), spare: param(1) } }],
    [
      'Q19',
      'sections.plan',
      'colour',
      { ...good, sections: [{ id: 'plan', title: t('方案'), facts: ['amount', 'colour'] }] },
    ],
    [
      'Q19',
      'sections.plan',
      'yearly',
      { ...good, sections: [{ id: 'plan', title: t('方案'), facts: [], clocks: ['yearly'] }] },
    ],
    [
      'Q19',
      'lists.votes',
      'votes',
      { ...good, lists: { votes: { type: 'list', max: 9, title: t('票'), of: {} } } },
    ],
    ['Q19', 'urgent', 'ring', { ...good, urgent: { outcome: 'ring', count: 'amount' } }],
    [
      'Q19',
      'objections',
      'by',
      {
        ...desk({ object: out('desk', { adds: { said: 'amount', answered: 'amount' } }) }),
        lists: {
          said: {
            type: 'list',
            max: 9,
            title: t('异议'),
            of: { no: { type: 'integer', min: 1, max: 9, title: t('编号') } },
          },
          answered: {
            type: 'list',
            max: 9,
            title: t('答复'),
            of: { no: { type: 'integer', min: 1, max: 9, title: t('编号') } },
          },
        },
        objections: { list: 'said', answers: 'answered', open: 'said', outcome: 'object', clause: 'law#1' },
      },
    ],
    ['FM1', 'prints.slip', 'prints.slip', printing({ after: [] })],
    ['FM1', 'prints.slip', 'attic', printing({ at: ['attic'] })],
    ['FM1', 'prints.slip', 'explode', printing({ after: ['explode'] })],
    [
      'FM1',
      'prints.slip',
      'explode',
      { ...good, prints: { slip: { title: t('单'), form: 'receipt', after: ['explode'] } } },
    ],
    [
      'FM1',
      'prints.slip.form.blocks.0',
      'colour',
      printing({}, { kind: 'text', text: { zh: '{colour}', en: '{colour}' } }),
    ],
    [
      'FM1',
      'prints.slip.form.blocks.0',
      '金额{amount}',
      printing({}, { kind: 'text', text: { zh: '金额{amount}', en: 'Amount' } }),
    ],
    [
      'FM1',
      'prints.slip.form.blocks.0',
      'amont + 1',
      printing({}, { kind: 'cells', pairs: 1, cells: [{ title: t('金额'), value: 'amont + 1' }] }),
    ],
    [
      'FM1',
      'prints.slip.form.blocks.0',
      'amount +',
      printing({}, { kind: 'table', list: 'amount +', columns: [{ title: t('金额'), width: 10 }] }),
    ],
    [
      'FM1',
      'prints.slip.form',
      'colour',
      printing(
        {},
        { kind: 'cells', pairs: 1, cells: [{ title: t('颜色'), value: 'amount', like: 'colour' }] },
      ),
    ],
    [
      'FM1',
      'prints.slip.form',
      'amount',
      printing({}, { kind: 'cells', pairs: 1, cells: [{ title: t('金额'), value: 'amount', as: 'boxes' }] }),
    ],
    [
      'Q17',
      'programme.opens.apply.clause',
      'law#404',
      { ...good, opens: { apply: out('desk', { asks: { amount: 'required' }, clause: 'law#404' }) } },
    ],
    [
      'Q18',
      'programme.fields.rank.options',
      '1',
      {
        ...good,
        fields: {
          ...good.fields,
          rank: { type: 'choice', forTheFile: true, options: { 1: t('一') }, title: t('名次') },
        },
        opens: { apply: out('desk', { asks: { amount: 'required', rank: 'optional' } }) },
      },
    ],
    ['Q18', 'programme.summary', '{"zh":"","en":""}', { ...good, summary: t('') }],
  ])('[%s] at %s: %s', (rule, where, example, p, authorities, held) => {
    expect(check(p, authorities as readonly AuthorityGrant[], held as string[])).toContainEqual(
      expect.objectContaining({ rule, where, example }),
    )
  })
})

test('a guard that refuses large amounts closes the gap above the highest tier', () => {
  const capped = desk({
    grant: out('done', {
      decides: { act: 'grant', amount: 'amount' },
      when: [{ test: 'amount <= 80000', clause: 'law#1', message: t('超过上限') }],
    }),
  })
  expect(check(capped, [{ ...grant, max: { fen: 80_000 } }])).toEqual([])
})

test('a way that a guard closes to such cases leaves nothing owed', () => {
  const opening: Outcome = out('owing', {
    asks: { amount: 'required' },
    effects: [{ kind: 'open_obligation', obligation: 'papers' }],
  })
  const p: Programme = {
    ...good,
    clocks: {},
    params: {},
    obligations: { papers: { title: t('补办'), clock: 'whole', clause: 'law#1' } },
    opens: { advance: opening },
    steps: {
      owing: {
        title: t('待补'),
        holder: 'clerk',
        outcomes: {
          leave: out('done', { when: [{ test: 'amount = null', clause: 'law#1', message: t('不行') }] }),
          settle: out('done', {
            effects: [{ kind: 'close_obligation', obligation: 'papers', how: 'regularised' }],
          }),
        },
      },
      done: good.steps.done!,
    },
  }
  expect(check(p, []).filter((f) => f.rule === 'Q14')).toEqual([])
})
