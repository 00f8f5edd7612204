/** What each function of a formula takes and gives: its arguments by kind, and the type of its answer. */
import { alike, either, measureOf, plain } from './measure.ts'
import {
  anything,
  boolean,
  count,
  date,
  day,
  duration,
  elementOf,
  goesWith,
  joinAll,
  listOf,
  month,
  number,
  oneOf,
  record,
  text,
  type Type,
} from './type.ts'

/** `list` takes a list; a `?` behind the kind makes it optional. */
export type Want =
  | 'number'
  | 'text'
  | 'list'
  | 'boolean'
  | 'temporal'
  /** As facts hold them; a day also as a date that was read. */
  | 'day'
  | 'month'
  | 'day or month'
  | 'duration'
  | 'range'
  | 'function'
  | 'record'
  | 'any'
export type Argument = { readonly name: string; readonly want: Want; readonly optional: boolean }
export type Signature = {
  readonly args: readonly Argument[]
  /** The last argument may come any number of times: numbers one by one, or in a list. */
  readonly many?: true
  readonly gives: (given: readonly Type[]) => Type
  /** How many there must be at least, where it is not told by which are optional. */
  readonly least?: number
}

const signature = (
  args: string,
  gives: Type | Signature['gives'],
  more: Partial<Signature> = {},
): Signature => ({
  args: args === '' ? [] : args.split(', ').map(argument),
  gives: typeof gives === 'function' ? gives : () => gives,
  ...more,
})
function argument(said: string): Argument {
  const [name = '', want = 'any'] = said.split(': ')
  return { name, want: want.replace('?', '') as Want, optional: want.endsWith('?') }
}

const first = (given: readonly Type[]): Type => given[0] ?? anything
const element = (given: readonly Type[]): Type => elementOf(first(given))
/** Given as one list, or one by one. */
const whole = (given: readonly Type[]): Type =>
  given.length === 1 && first(given).kind === 'list' ? element(given) : joinAll(given)
/** The same number, told apart from the literals it was made with. */
function scaled(given: readonly Type[]): Type {
  const n = first(given)
  return n.kind === 'number' ? number(n.measure.literal ? plain : n.measure) : count
}
/** The remainder measures what was divided. */
function remainder(given: readonly Type[]): Type {
  const [a, b] = given
  return a?.kind === 'number' && b?.kind === 'number' && alike(a.measure, b.measure)
    ? number(either(a.measure, b.measure))
    : count
}
const list = (given: readonly Type[]): Type =>
  first(given).kind === 'list' ? first(given) : listOf(first(given))
const lists = (given: readonly Type[]): Type => listOf(joinAll(given.map(elementOf)))
const appended = ([to = anything, ...more]: readonly Type[]): Type =>
  listOf(joinAll([elementOf(to), ...more]))
const flat = (t: Type): Type => (t.kind === 'list' ? flat(t.of) : t)

const monthsCount = number(measureOf('months'))
const rounding = signature('n: number, scale: number?', scaled)
const numbers = signature('list: number', count, { many: true })
const truths = signature('list: boolean', boolean, { many: true })
const points = signature('point1: any, point2: any', boolean)
const ranges = signature('range1: range, range2: range', boolean)
const pointInRange = signature('point: any, range: range', boolean)
const rangeOfPoint = signature('range: range, point: any', boolean)
const ofDay = (gives: Type) => signature('date: temporal', gives)

/** Each stays what it is: a text that stands there is a month or a day by its length. */
const moved = ([when = anything]: readonly Type[]): Type =>
  when.kind === 'text' && when.literal ? (when.options![0]!.length === 7 ? month : day) : when

/** Every function that a programme's formula may call; a test holds this list to the evaluator's. */
export const signatures: ReadonlyMap<string, Signature> = new Map([
  ...['decimal', 'round up', 'round down', 'round half up', 'round half down'].map(
    (name) => [name, { ...rounding, args: rounding.args.map((a) => ({ ...a, optional: false })) }] as const,
  ),
  ['floor', rounding],
  ['ceiling', rounding],
  ['abs', signature('n: any', first)],
  ['modulo', signature('dividend: number, divisor: number', remainder)],
  ['sqrt', signature('number: number', count)],
  ['log', signature('number: number', count)],
  ['exp', signature('number: number', count)],
  ['odd', signature('number: number', boolean)],
  ['even', signature('number: number', boolean)],
  ['not', signature('negand: boolean', boolean)],
  ['number', signature('from: text, grouping separator: text?, decimal separator: text?', count)],
  ['string', signature('from: any', text)],
  ['substring', signature('string: text, start position: number, length: number?', text)],
  ['string length', signature('string: text', count)],
  ['upper case', signature('string: text', text)],
  ['lower case', signature('string: text', text)],
  ['substring before', signature('string: text, match: text', text)],
  ['substring after', signature('string: text, match: text', text)],
  ['contains', signature('string: text, match: text', boolean)],
  ['starts with', signature('string: text, match: text', boolean)],
  ['ends with', signature('string: text, match: text', boolean)],
  ['string join', signature('list: list, delimiter: text?, prefix: text?, suffix: text?', text)],
  ['list contains', signature('list: list, element: any?', boolean)],
  ['list replace', signature('list: list, position: any?, newItem: any, match: function?', list)],
  ['count', signature('list: list', count)],
  ['min', signature('list: any', whole, { many: true })],
  ['max', signature('list: any', whole, { many: true })],
  ['sum', signature('list: any', whole, { many: true })],
  ['mean', signature('list: number', whole, { many: true })],
  ['product', numbers],
  ['median', signature('list: number', whole, { many: true })],
  ['stddev', numbers],
  ['mode', signature('list: number', (given) => listOf(whole(given)), { many: true })],
  ['all', truths],
  ['any', truths],
  ['sublist', signature('list: list, start position: number, length: number?', list)],
  ['append', signature('list: list, item: any', appended, { many: true, least: 1 })],
  ['concatenate', signature('list: list', lists, { many: true })],
  ['union', signature('list: list', lists, { many: true })],
  [
    'insert before',
    signature('list: list, position: number, newItem: any', ([to = anything, , item = anything]) =>
      appended([to, item]),
    ),
  ],
  ['remove', signature('list: list, position: number', list)],
  ['reverse', signature('list: list', list)],
  ['index of', signature('list: list, match: any', listOf(count))],
  ['distinct values', signature('list: list', list)],
  ['flatten', signature('list: list', (given) => listOf(flat(first(given))))],
  ['sort', signature('list: list, precedes: function?', list)],
  ['date', signature('year: any, month: number?, day: number?, from: any?', date, { least: 1 })],
  ['date and time', signature('date: any, time: any?, from: any?', { kind: 'date time' }, { least: 1 })],
  [
    'time',
    signature(
      'hour: any, minute: number?, second: number?, offset: duration?, from: any?',
      { kind: 'time' },
      { least: 1 },
    ),
  ],
  ['duration', signature('from: any', duration)],
  ['years and months duration', signature('from: temporal, to: temporal', duration)],
  ['day of year', ofDay(count)],
  ['week of year', ofDay(count)],
  [
    'day of week',
    ofDay(oneOf(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'])),
  ],
  ['month of year', ofDay(text)],
  ['monthOf', signature('day: day', month)],
  ['addMonths', signature('when: day or month, months: number', moved)],
  ['monthsBetween', signature('from: month, to: month', monthsCount)],
  ['monthsFrom', signature('from: month, to: month', listOf(month))],
  ['valueOn', signature('formula: any, day: day', first)],
  ['firstDay', signature('month: month', day)],
  ['lastDay', signature('month: month', day)],
  ['fullMonths', signature('from: day, day: day', monthsCount)],
  ['age', signature('birth: day, day: day', number(measureOf('years')))],
  ['birthOf', signature('idNumber: text', day)],
  ['is', signature('value1: any?, value2: any?', boolean)],
  ...['before', 'after', 'coincides'].map((name) => [name, points] as const),
  ...['meets', 'met by', 'overlaps', 'overlaps before', 'overlaps after'].map(
    (name) => [name, ranges] as const,
  ),
  ...['finishes', 'during', 'starts'].map((name) => [name, pointInRange] as const),
  ...['finished by', 'includes', 'started by'].map((name) => [name, rangeOfPoint] as const),
  ['range', signature('from: text', { kind: 'range', of: anything })],
  ['get value', signature('m: record, key: text', anything)],
  ['get entries', signature('m: record', listOf(record({ key: text, value: anything })))],
  ['context', signature('entries: list', anything)],
  ['context put', signature('context: record, key: any?, value: any, keys: list?', first)],
  ['context merge', signature('contexts: list', (given) => element(given))],
])

/** Whether a value may be this argument. */
export function takes(want: Want, t: Type): boolean {
  if (t.kind === 'anything' || t.kind === 'nothing' || want === 'any') return true
  switch (want) {
    case 'temporal':
      return t.kind === 'date' || t.kind === 'date time'
    case 'day':
      return goesWith(t, day) || t.kind === 'date' || t.kind === 'date time'
    case 'month':
      return goesWith(t, month)
    case 'day or month':
      return takes('day', t) || takes('month', t)
    case 'list':
      return t.kind === 'list' || t.kind === 'range'
    default:
      return t.kind === want
  }
}

/** Numbers or truths one by one, or in one list. */
export const taken = (want: Want, t: Type, many: boolean): boolean =>
  takes(want, t) || (many && want !== 'list' && t.kind === 'list' && takes(want, t.of))

export const wantWords: Readonly<Record<Want, readonly [zh: string, en: string]>> = {
  number: ['数', 'a number'],
  text: ['文字', 'a text'],
  list: ['列表', 'a list'],
  boolean: ['是或否', 'yes or no'],
  temporal: ['日期值，如 date(…)', 'a date, as date(…)'],
  day: ['日期', 'a day'],
  month: ['月份，如 2021-10', 'a month, as 2021-10'],
  'day or month': ['日期或者月份', 'a day or a month'],
  duration: ['时长', 'a duration'],
  range: ['区间', 'a range'],
  function: ['函数', 'a function'],
  record: ['一组值', 'a set of values'],
  any: ['任何值', 'anything'],
}
