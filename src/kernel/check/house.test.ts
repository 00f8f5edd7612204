/**
 * [Q23] [VS4] Two versions of a programme in one house: what a move names is looked for in both, and figures
 * read the later one.
 */
import { describe, expect, test } from 'vitest'
import type { Figure } from '../figure/index.ts'
import type { Programme } from '../programme/index.ts'
import type { Register } from '../register/index.ts'
import type { CheckedPack } from './house.ts'
import { checkPacks } from './index.ts'

const t = (zh: string) => ({ zh, en: 'Something' })
const first: Programme = {
  id: 'test.aid',
  version: 1,
  title: t('测试'),
  summary: t('测试'),
  from: '2020-01-01',
  basis: ['law#1'],
  audience: 'office',
  roles: { clerk: { title: t('经办人'), level: 'township' } },
  fields: {
    amount: { type: 'fen', min: 1, max: 1_000, title: t('金额') },
    reply: { type: 'text', max: 9, title: t('答复') },
  },
  papers: {},
  params: {},
  tallies: {},
  decisions: {},
  clocks: {},
  obligations: {},
  accounts: {},
  opens: {
    apply: {
      title: t('申请'),
      by: ['clerk'],
      to: 'desk',
      asks: { amount: 'required' },
      when: [{ test: 'amount > 5', clause: 'law#1', message: t('太少') }],
      clause: 'law#1',
    },
  },
  steps: {
    desk: {
      title: t('办理'),
      holder: 'clerk',
      outcomes: {
        answer: { title: t('答复'), by: ['clerk'], to: 'done', asks: { reply: 'required' }, clause: 'law#1' },
      },
    },
    done: { title: t('办结'), end: 'done', outcomes: {} },
  },
}
type Move = NonNullable<Programme['moves']>[number]
const move: Move = {
  from: 1,
  title: t('转入'),
  by: ['clerk'],
  steps: { desk: 'table' },
  outcomes: { answer: 'reply' },
  when: [{ test: 'amount > 5', clause: 'law#1', message: t('太少') }],
  sets: { paid: 'amount' },
  clause: 'law#1',
}
const second: Programme = {
  ...first,
  version: 2,
  from: '2021-01-01',
  opens: { apply: { ...first.opens.apply!, to: 'table' } },
  steps: {
    table: {
      title: t('办理'),
      holder: 'clerk',
      outcomes: {
        reply: {
          title: t('答复'),
          by: ['clerk'],
          to: 'done',
          asks: { reply: 'required' },
          sets: { paid: 'amount' },
          clause: 'law#1',
        },
      },
    },
    done: { title: t('办结'), end: 'done', outcomes: {} },
  },
  moves: [move],
}
const figure: Figure = {
  id: 'test.paid',
  version: 1,
  title: t('金额'),
  definition: t('金额'),
  programme: 'test.aid',
  unit: 'fen',
  measure: 'sum',
  counts: { on: ['reply'], value: 'paid' },
  window: 'year_to_date',
  clause: 'law#1',
}
const packOf = (...programmes: readonly Programme[]): CheckedPack => ({
  id: 'test',
  programmes,
  figures: [figure],
  bulletins: [],
  authorities: [],
  registers: [],
})
const said = (pack: CheckedPack, only?: ReadonlySet<string>) =>
  checkPacks(
    [pack],
    { holdsClause: (id) => id === 'law#1', heldRoles: new Set(['clerk']), ...(only ? { only } : {}) },
    [],
  ).map((f) => `${f.programme} ${f.code} ${f.where}`)

test('as it should be', () => {
  expect(said(packOf(first, second))).toEqual([])
})

describe('a move', () => {
  test.each<[string, Partial<Move>, string]>([
    ['from a step that was not', { steps: { desks: 'table' } }, 'test.aid no_such_step moves.0.steps'],
    ['to a step that is not', { steps: { desk: 'tables' } }, 'test.aid no_such_step moves.0.steps.desk'],
    [
      'of an outcome that was not',
      { outcomes: { answers: 'reply' } },
      'test.aid no_such_outcome moves.0.outcomes',
    ],
    [
      'into an outcome that is not',
      { outcomes: { answer: 'rely' } },
      'test.aid no_such_outcome moves.0.outcomes.answer',
    ],
    ['by nobody that there is', { by: ['clark'] }, 'test.aid no_such_role moves.0.by.0'],
    [
      'with a guard on nothing',
      { when: [{ ...move.when![0]!, test: 'amont > 5' }] },
      'test.aid unknown_name moves.0.when.0',
    ],
    [
      'with a guard that is no condition',
      { when: [{ ...move.when![0]!, test: 'amount' }] },
      'test.aid not_boolean moves.0.when.0',
    ],
    ['with a fact of another kind', { sets: { reply: 'amount' } }, 'test.aid wrong_type moves.0.sets.reply'],
  ])('%s', (_, change, expected) => {
    expect(said(packOf(first, { ...second, moves: [{ ...move, ...change }] }))).toEqual([expected])
  })
})

test('what is wrong in the earlier version is told as its own', () => {
  const worse = { ...first, opens: { apply: { ...first.opens.apply!, notBy: ['aply'] } } }
  expect(said(packOf(worse, second))).toEqual(['test.aid@1 no_such_outcome opens.apply.notBy.0'])
})

test('[PK6] one id for two, and what is not asked about is not looked at', () => {
  expect(said(packOf(first, first, second))).toContain('test.aid@1 PK6 programmes.test.aid@1')
  expect(
    said({ ...packOf(first, second), figures: [{ ...figure, counts: { on: ['rely'], value: 'paid' } }] }),
  ).toEqual(['test.paid no_such_outcome figures.test.paid.counts.on'])
  expect(
    said(
      { ...packOf(first, second), figures: [{ ...figure, counts: { on: ['rely'], value: 'paid' } }] },
      new Set(['test.aid']),
    ),
  ).toEqual([])
})

describe('[Q29] [PF1] what one act keeps to itself', () => {
  const desk = first.steps.desk!
  const after = (test: string, apply: Partial<Programme['opens'][string]>): CheckedPack => ({
    ...packOf({
      ...first,
      opens: { apply: { ...first.opens.apply!, ...apply } },
      steps: {
        ...first.steps,
        desk: {
          ...desk,
          outcomes: {
            answer: { ...desk.outcomes.answer!, when: [{ test, clause: 'law#1', message: t('不行') }] },
          },
        },
      },
    }),
    figures: [],
  })
  test.each<[string, string, Partial<Programme['opens'][string]>, readonly string[]]>([
    ['is not known to the next', 'amount > 6', { own: ['amount'] }, ['never_known']],
    ['is known where it is set besides', 'sum > 6', { own: ['amount'], sets: { sum: 'amount' } }, []],
    ['may be asked whether it is known', 'amount = null or amount > 6', { own: ['amount'] }, []],
    ['is known where it is the case’s', 'amount > 6', {}, []],
  ])('%s', (_, test, apply, codes) => {
    expect(said(after(test, apply)).map((f) => f.split(' ')[1])).toEqual(codes)
  })
})

describe('[Q42] figures that tell what their records say', () => {
  const graded: Programme = {
    ...first,
    fields: {
      ...first.fields,
      grade: { type: 'choice', title: t('等次'), options: { special: t('特等奖'), first: t('一等奖') } },
      until: { type: 'day', title: t('期限') },
      month: { type: 'month', title: t('月份') },
    },
    opens: {
      apply: {
        ...first.opens.apply!,
        asks: { amount: 'required', grade: 'required', until: 'required', month: 'required' },
      },
    },
  }
  const words = { special: t('特等奖'), first: t('一等奖') }
  const telling: Figure = {
    ...figure,
    unit: 'case',
    measure: 'same',
    things: true,
    counts: { on: ['apply'], value: 'grade', says: words },
  }
  const slot = (format: 'whole' | 'word' | 'day') => ({
    id: 'test.bulletin',
    version: 1,
    title: t('通报'),
    area: '430523',
    issuer: t('局'),
    mark: '测',
    signedBy: 'clerk',
    slots: { grade: { figure: 'test.paid', format } },
    paragraphs: [{ text: { zh: '{grade}', en: '{grade}' } }],
  })
  const findingsOf = (f: Figure, ...bulletins: CheckedPack['bulletins']) =>
    said({ ...packOf(graded), figures: [f], bulletins }).filter((line) => !line.includes(' Q16 '))

  test.each<[string, Partial<Figure>, readonly string[]]>([
    ['a grade', {}, []],
    ['a day', { counts: { on: ['apply'], value: 'until', says: 'day' } }, []],
    ['a month', { counts: { on: ['apply'], value: 'month', says: 'day' } }, []],
    ['a number', { counts: { on: ['apply'], value: 'amount' }, unit: 'fen' }, []],
    ['no value', { counts: { on: ['apply'] } }, ['test.paid no_value figures.test.paid.counts']],
    [
      'a day that is no day',
      { counts: { on: ['apply'], value: 'amount', says: 'day' } },
      ['test.paid wrong_type figures.test.paid.counts.value'],
    ],
    [
      'a word of no list',
      { counts: { on: ['apply'], value: 'until', says: words } },
      ['test.paid wrong_type figures.test.paid.counts.value'],
    ],
    [
      'a word that is not called anything',
      { counts: { on: ['apply'], value: 'grade', says: { special: words.special } } },
      ['test.paid no_such_option figures.test.paid.counts.says'],
    ],
    ['days added up', { measure: 'count' }, ['test.paid not_added_up figures.test.paid.counts.says']],
    ['among others', { among: { on: ['apply'] } }, ['test.paid no_share figures.test.paid.among']],
    ['what one person’s record says', { people: true }, ['test.paid tells_of_one figures.test.paid']],
  ])('%s', (_, more, expected) => {
    expect(findingsOf({ ...telling, ...more })).toEqual(expected)
  })

  test('a bulletin prints it as what it is, and in no table', () => {
    expect(findingsOf(telling, slot('word'))).toEqual([])
    expect(findingsOf(telling, slot('day'))).toEqual([
      'test.bulletin wrong_format bulletins.test.bulletin.slots.grade.format',
    ])
    const tabled = slot('word')
    expect(
      findingsOf(telling, {
        ...tabled,
        paragraphs: [
          ...tabled.paragraphs,
          { table: { title: t('表'), by: 'township', columns: [{ title: t('等次'), slot: 'grade' }] } },
        ],
      }),
    ).toEqual(['test.bulletin no_number bulletins.test.bulletin.paragraphs.1.table.columns.0'])
  })

  test('no programme reads it as a number', () => {
    const reads = { ...graded, readings: { grade: { figure: 'test.paid', on: 'today()' } } }
    expect(said({ ...packOf(reads), figures: [telling] })).toContain(
      'test.aid no_number readings.grade.figure',
    )
  })
})

describe('[F2] [Q27] the quarter before', () => {
  const among = { as: 'test.paid', version: 1, window: 'last_quarter' } as const
  const against: Figure = {
    ...figure,
    id: 'test.change',
    unit: 'percent',
    measure: 'ratio',
    things: true,
    counts: { as: 'test.paid', version: 1 },
    among,
    window: 'quarter_to_date',
  }
  const findingsOf = (f: Figure, ...bulletins: CheckedPack['bulletins']) =>
    said({ ...packOf(first, second), figures: [figure, f], bulletins })
  test.each<[string, Partial<Figure>, readonly string[]]>([
    ['of things', {}, []],
    ['of people', { people: true }, ['test.change last_quarter_of_people figures.test.change.window']],
    [
      'which is none',
      { among: { ...among, window: 'before' as never } },
      ['test.change no_such_option figures.test.change.among.window'],
    ],
  ])('%s', (_, more, expected) => {
    expect(findingsOf({ ...against, ...more }).map((line) => line.replace(/^\S+/, 'test.change'))).toEqual(
      expected,
    )
  })

  test('[B20] a bulletin prints it as a change, and the lines that it may go on with hold numbers that there are', () => {
    const bulletin = (by: string, format: 'change' | 'percent' | 'whole') => ({
      id: 'test.bulletin',
      version: 1,
      title: t('通报'),
      area: '430523',
      issuer: t('局'),
      mark: '测',
      signedBy: 'clerk',
      slots: { change: { figure: 'test.change', format } },
      paragraphs: [
        {
          text: t('最多的：'),
          greatest: { count: 5, lines: [{ by, text: { zh: '{change}', en: '{change}' } }] },
        },
      ],
    })
    expect(findingsOf(against, bulletin('change', 'change'))).toEqual([])
    expect(findingsOf(against, bulletin('change', 'whole'))).toEqual([
      'test.bulletin wrong_format bulletins.test.bulletin.slots.change.format',
    ])
    expect(findingsOf(against, bulletin('chnge', 'change'))).toEqual([
      'test.bulletin no_such_slot bulletins.test.bulletin.paragraphs.0.greatest.lines.0',
    ])
  })
})

describe('[FM17] a form that is checked by a code', () => {
  const slips: Register = {
    id: 'test.slips',
    title: t('凭条'),
    open: false,
    standings: { valid: t('有效') },
    columns: { number: { title: t('编号'), public: true } },
    clause: 'law#1',
  }
  const asking = { page: t('核验'), intro: t('核验'), title: t('凭条'), label: t('码'), hint: t('码') }
  const prints = (register: string, code: string): Programme => ({
    ...first,
    prints: {
      slip: {
        title: t('凭条'),
        after: ['apply'],
        form: { clause: 'law#1', blocks: [{ kind: 'check', register, code, text: t('扫码') }] },
      },
    },
  })
  const at = 'prints.slip.form.blocks.0'
  test.each<[string, Programme, Register, readonly string[]]>([
    [
      'leads to a register that anybody asks by the whole code',
      prints('test.slips', 'caseId'),
      { ...slips, asked: { ...asking, whole: true } },
      [],
    ],
    [
      'leads nowhere where parts of a name find many',
      prints('test.slips', 'caseId'),
      { ...slips, asked: asking },
      [`test.aid not_asked_by_code ${at}.register`],
    ],
    [
      'leads nowhere where there is no such register',
      prints('test.slip', 'caseId'),
      { ...slips, asked: { ...asking, whole: true } },
      [`test.aid not_asked_by_code ${at}.register`],
    ],
    [
      'has a code that is there',
      prints('test.slips', 'codeOf'),
      { ...slips, asked: { ...asking, whole: true } },
      [`test.aid unknown_name ${at}`],
    ],
  ])('%s', (_, p, register, expected) => {
    expect(said({ ...packOf(p), figures: [], registers: [register] })).toEqual(expected)
  })
})
