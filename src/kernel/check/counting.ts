/**
 * [Q27] A figure counts what there is: outcomes, steps, obligations, entries and other figures, in a unit
 * that its values have.
 */
import type { Count, Figure } from '../figure/index.ts'
import type { Programme } from '../programme/index.ts'
import { finding, strangersTo, unanswered, waysOf, type CheckFinding, type Look } from './finding.ts'
import { faultFinding } from './formulas.ts'
import { entryOf, figureNames, typesOf } from './types/environment.ts'
import { programmeOf, type House } from './of-house.ts'
import { fault } from './types/faults.ts'
import { infer } from './types/infer.ts'
import type { Names } from './types/scope.ts'
import { measureOf } from './types/measure.ts'
import { boolean, goesWith, number, say, text, textOf, type Type } from './types/type.ts'

const measures = ['count', 'sum', 'persons', 'streets', 'communities', 'ratio', 'per']
const windows = [
  'year_to_date',
  'half_year_to_date',
  'quarter_to_date',
  'month_to_date',
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
    ...countFindings(f, f.counts, 'counts', house, programme),
    ...(f.among ? countFindings(f, f.among, 'among', house, programme) : []),
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
    return isSum && part === 'counts'
      ? [
          finding('Q27', where, '求和的指标没有写明数值', 'a sum has no value to add up', f.id, {
            code: 'no_value',
          }),
        ]
      : []
  if (!isSum) return []
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

function otherFigure(
  c: { readonly as: string; readonly version: number },
  where: string,
  house: House,
): readonly CheckFinding[] {
  const other = house.figures.find((x) => x.id === c.as)
  if (!other) return [noFigure(c.as, `${where}.as`, house)]
  return other.version === c.version
    ? []
    : [
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
  Object.entries(p.readings ?? {}).flatMap(([name, r]) =>
    context.house === undefined || context.house.figures.some((f) => f.id === r.figure)
      ? []
      : [noFigure(r.figure, `readings.${name}.figure`, context.house)],
  )

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
    ...formula(c.value, 'value', number({ base: null, percent: null })),
    ...formula(c.key, 'key'),
    ...worth(f, where.endsWith('among') ? 'among' : 'counts', c.value, names, where),
  ]
}
