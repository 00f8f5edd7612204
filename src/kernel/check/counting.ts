/**
 * [Q27] A figure counts what there is: outcomes, steps, obligations, entries and other figures, in a unit
 * that its values have.
 */
import { tellsOfPeople, tellsOne, type Count, type Figure } from '../figure/index.ts'
import { saysOf, type Says } from '../figure/said.ts'
import type { Programme } from '../programme/index.ts'
import { finding, strangersTo, unanswered, waysOf, type CheckFinding, type Look } from './finding.ts'
import { faultFinding } from './formulas.ts'
import { entryOf, figureNames, typesOf } from './types/environment.ts'
import { programmeOf, type House } from './of-house.ts'
import { fault } from './types/faults.ts'
import { infer } from './types/infer.ts'
import type { Names } from './types/scope.ts'
import { measureOf } from './types/measure.ts'
import { boolean, day, goesWith, month, number, say, text, textOf, type Type } from './types/type.ts'

const measures = [
  'count',
  'sum',
  'persons',
  'streets',
  'communities',
  'ratio',
  'per',
  'same',
  'least',
  'most',
]
const windows = [
  'year_to_date',
  'half_year_to_date',
  'quarter_to_date',
  'last_quarter',
  'month_to_date',
  'today',
  'last_7_days',
  'last_365_days',
  'cumulative',
  'now',
]

/** What is wrong with one figure. Formulas about cases are looked at with their programme. */
export function figureFindings(f: Figure, house: House): readonly CheckFinding[] {
  const where = `figures.${f.id}`
  const programme = programmeOf(house, f.programme)
  return [
    ...(programme ? [] : [noProgramme(f.programme, `${where}.programme`, house)]),
    ...oneOfThese(f.measure, `${where}.measure`, measures, ['算法', 'measure']),
    ...oneOfThese(f.unit, `${where}.unit`, Object.keys(house.units), ['单位', 'unit']),
    ...oneOfThese(f.window, `${where}.window`, windows, ['统计期', 'window']),
    ...((f.measure === 'ratio' || f.measure === 'per') && f.among === undefined
      ? [finding('Q27', where, '比率没有分母', 'a ratio has nothing to be among', f.id, { code: 'no_among' })]
      : []),
    ...saying(f),
    ...lastQuarter(f),
    ...countFindings(f, f.counts, 'counts', house, programme),
    ...(f.among ? countFindings(f, f.among, 'among', house, programme) : []),
  ]
}

/** [P8] What is told of small counts of people over time begins with the record: the quarter before, which begins later, is told of things alone. */
function lastQuarter(f: Figure): readonly CheckFinding[] {
  const own = [f.counts, f.among].map((c) => (c && 'as' in c ? c.window : undefined))
  return tellsOfPeople(f) && [f.window, ...own].includes('last_quarter')
    ? [
        finding(
          'Q27',
          `figures.${f.id}.window`,
          '上一季只能统计事物（things）或者本来公开的（public）',
          'the quarter before is counted of things alone, or of what is public (things, public)',
          f.id,
          { code: 'last_quarter_of_people' },
        ),
      ]
    : []
}

/** [Q42] What tells what a record says tells of one record: of a thing, or of what is public; and it is no share. */
function saying(f: Figure): readonly CheckFinding[] {
  const where = `figures.${f.id}`
  const wrong = (at: string, zh: string, en: string, code: string) => [
    finding('Q42', `${where}${at}`, zh, en, f.id, { code }),
  ]
  if (!tellsOne(f))
    return saysOf(f) === undefined
      ? []
      : wrong('.counts.says', '日期和用语不能相加、计数', 'days and words are not added up', 'not_added_up')
  return [
    ...(f.among === undefined
      ? []
      : wrong('.among', '说的是记录的内容，没有分母', 'what records say is no share', 'no_share')),
    ...(tellsOfPeople(f)
      ? wrong(
          '',
          '直接说出记录的内容，只能是事物的或者本来公开的（things、public）',
          'it tells what a record says: only of things, or of what is public (things, public)',
          'tells_of_one',
        )
      : []),
  ]
}

const oneOfThese = (
  name: string,
  where: string,
  among: readonly string[],
  [zh, en]: readonly [string, string],
): readonly CheckFinding[] =>
  among.includes(name)
    ? []
    : [
        unanswered(
          'Q27',
          'no_such_option',
          where,
          `没有“${name}”这种${zh}`,
          `there is no ${en} ${name}`,
          name,
          among,
        ),
      ]

const noProgramme = (id: string, where: string, house: House): CheckFinding =>
  unanswered(
    'Q27',
    'no_such_programme',
    where,
    `没有事项“${id}”`,
    `there is no programme ${id}`,
    id,
    house.programmes.map((p) => p.id),
  )

function countFindings(
  f: Figure,
  c: Count,
  part: 'counts' | 'among',
  house: House,
  own: Programme | undefined,
): readonly CheckFinding[] {
  const where = `figures.${f.id}.${part}`
  if ('as' in c) return otherFigure(c, where, house)
  if ('entries' in c) return entriesCounted(f, c, where, house)
  const p = c.programme === undefined ? own : programmeOf(house, c.programme)
  if (!p) return c.programme === undefined ? [] : [noProgramme(c.programme, `${where}.programme`, house)]
  const each = strangersTo(p, where)
  if ('overdue' in c)
    return each([c.overdue], 'overdue', 'obligation', ['待补事项', 'obligation'], Object.keys(p.obligations))
  const outcomes = [...new Set(waysOf(p).map((w) => w.name))]
  const names = figureNames(p, typesOf(p, house))
  return [
    ...('at' in c
      ? each(c.at, 'at', 'step', ['环节', 'step'], Object.keys(p.steps))
      : [
          ...each(c.on, 'on', 'outcome', ['动作', 'outcome'], outcomes),
          ...each(c.until, 'until', 'outcome', ['动作', 'outcome'], outcomes),
        ]),
    ...worth(f, part, c.value, names, where),
  ]
}

/** What is summed is money where the figure is, and no money where it is not. */
function worth(
  f: Figure,
  part: 'counts' | 'among',
  value: string | undefined,
  names: Names,
  where: string,
): readonly CheckFinding[] {
  const isSum = f.measure === 'sum'
  if (value === undefined)
    return (isSum || tellsOne(f)) && part === 'counts'
      ? [
          finding('Q27', where, '求和的指标没有写明数值', 'a sum has no value to add up', f.id, {
            code: 'no_value',
          }),
        ]
      : []
  const says = saysOf(f)
  if (says !== undefined) return spoken(says, value, names, where)
  if (!isSum && !tellsOne(f)) return []
  const type = infer(value, names).type
  const unit = number(f.unit === 'fen' ? measureOf('fen') : { base: f.unit, percent: 0 })
  const isMoney = type.kind === 'number' && type.measure.base === 'fen'
  const fits = f.unit === 'fen' ? goesWith(type, unit) : !isMoney
  return fits
    ? []
    : [
        faultFinding(
          fault(
            'wrong_type',
            { from: 0, to: value.length },
            `指标的单位是${f.unit}，公式给出${say(type).zh}`,
            `the figure is in ${f.unit}, and the formula gives ${say(type).en}`,
          ),
          `${where}.value`,
          value,
        ),
      ]
}

/** [Q42] A day is told by days or months, a word by what can be none but one of its words. */
function spoken(says: Says, value: string, names: Names, where: string): readonly CheckFinding[] {
  const type = infer(value, names).type
  const wrong = (zh: string, en: string) => [
    faultFinding(fault('wrong_type', { from: 0, to: value.length }, zh, en), `${where}.value`, value),
  ]
  if (says === 'day')
    return [day, month].some((wanted) => goesWith(type, wanted))
      ? []
      : wrong(
          `这里要日期或者月份，公式给出${say(type).zh}`,
          `a day or a month is needed here, and the formula gives ${say(type).en}`,
        )
  const options = type.kind === 'text' ? type.options : undefined
  if (options === undefined)
    return wrong(
      '这里要有固定选项的内容（单选字段）',
      'what has fixed options is needed here: a field that is a choice',
    )
  const unnamed = options.filter((option) => !Object.hasOwn(says, option))
  return unnamed.length === 0
    ? []
    : [
        unanswered(
          'Q42',
          'no_such_option',
          `${where}.says`,
          `没有写明“${unnamed[0]}”怎么说`,
          `it is not said what ${unnamed[0]} is called`,
          unnamed[0]!,
          Object.keys(says),
        ),
      ]
}

function otherFigure(
  c: { readonly as: string; readonly version: number; readonly window?: Figure['window'] },
  where: string,
  house: House,
): readonly CheckFinding[] {
  const other = house.figures.find((x) => x.id === c.as)
  if (!other) return [noFigure(c.as, `${where}.as`, house)]
  const days =
    c.window === undefined ? [] : oneOfThese(c.window, `${where}.window`, windows, ['统计期', 'window'])
  return other.version === c.version
    ? days
    : [
        ...days,
        finding(
          'Q27',
          `${where}.version`,
          `指标“${c.as}”没有第${c.version}版`,
          `${c.as} has no version ${c.version}`,
          `${c.as}@${c.version}`,
          { code: 'no_such_version', right: String(other.version) },
        ),
      ]
}

/** A figure that is named and not there. */
export const noFigure = (id: string, where: string, house: House): CheckFinding =>
  unanswered(
    'Q27',
    'no_such_figure',
    where,
    `没有指标“${id}”`,
    `there is no figure ${id}`,
    id,
    house.figures.map((x) => x.id),
  )

/** The figures that a programme reads are there. */
export const readings: Look = (p, context) =>
  Object.entries(p.readings ?? {}).flatMap(([name, r]) => {
    if (context.house === undefined) return []
    const where = `readings.${name}.figure`
    const figure = context.house.figures.find((f) => f.id === r.figure)
    if (!figure) return [noFigure(r.figure, where, context.house)]
    return saysOf(figure) === undefined
      ? []
      : [
          finding(
            'Q42',
            where,
            '办事读到的指标要是数',
            'what a programme reads of a figure is a number',
            r.figure,
            { code: 'no_number' },
          ),
        ]
  })

/** Entries are counted by their own columns. */
function entriesCounted(
  f: Figure,
  c: Extract<Count, { readonly entries: string }>,
  where: string,
  house: House,
): readonly CheckFinding[] {
  const register = house.registers.find((r) => r.id === c.entries)
  if (!register)
    return [
      unanswered(
        'Q27',
        'no_such_register',
        `${where}.entries`,
        `没有登记册“${c.entries}”`,
        `there is no register ${c.entries}`,
        c.entries,
        house.registers.map((r) => r.id),
      ),
    ]
  const entry = entryOf(c.entries, house)
  const { since: _, case: __, ...columns } = entry.kind === 'record' ? entry.columns : {}
  const all: Readonly<Record<string, Type>> = { ...columns, id: text, area: textOf('area') }
  const names: Names = {
    lookUp: (name) => (Object.hasOwn(all, name) ? all[name] : undefined),
    all: () => Object.keys(all),
  }
  const formula = (source: string | undefined, at: string, wanted?: Type): readonly CheckFinding[] => {
    if (source === undefined) return []
    const { type, faults } = infer(source, names)
    const stray =
      wanted && !goesWith(type, wanted)
        ? [
            fault(
              wanted.kind === 'boolean' ? 'not_boolean' : 'wrong_type',
              { from: 0, to: source.length },
              `这里要${say(wanted).zh}，公式给出${say(type).zh}`,
              `${say(wanted).en} is needed here, and the formula gives ${say(type).en}`,
            ),
          ]
        : []
    return [...faults, ...stray].map((x) => faultFinding(x, `${where}.${at}`, source))
  }
  const standings = Object.keys(register.standings)
  return [
    ...(c.standing ?? [])
      .filter((s) => !standings.includes(s))
      .map((s) =>
        unanswered(
          'Q27',
          'no_such_standing',
          `${where}.standing`,
          `登记册“${register.id}”没有“${s}”这个状态`,
          `${register.id} has no standing ${s}`,
          s,
          standings,
        ),
      ),
    ...formula(c.where, 'where', boolean),
    ...formula(c.value, 'value', c.says === undefined ? number({ base: null, percent: null }) : undefined),
    ...formula(c.key, 'key'),
    ...worth(f, where.endsWith('among') ? 'among' : 'counts', c.value, names, where),
  ]
}
