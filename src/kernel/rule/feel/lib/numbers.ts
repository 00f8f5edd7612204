/** FEEL's functions about numbers. */
import { absolute as unsigned, modulo } from '../../../number/arithmetic.ts'
import { parseNumber } from '../../../number/text.ts'
import { round, ways, wholePart, type Way } from '../../../number/rounding.ts'
import { isNum, type Num } from '../../../number/index.ts'
import { exponential, logarithm, squareRoot } from '../../../number/roots.ts'
import { pay, wrong } from '../budget.ts'
import { builtin } from '../builtin.ts'
import { absolute, isDuration } from '../days.ts'
import { byNought, held } from '../numbers.ts'
import type { Env, Inner } from '../values.ts'

/** The scales that decimal128 knows. */
const [scaleLeast, scaleMost] = [-6111, 6176]

const scaled = (name: string, way: Way, needed = true) =>
  builtin(
    name,
    { n: 'number', scale: needed ? 'number' : 'given number?' },
    ([n, places = 0]: [Num, Num?], env: Env) => {
      /* the standard's own tests cut a fractional scale; in a regulation it is a slip of the pen */
      const scale = env.mode === 'dmn' ? wholePart(places) : places
      return typeof scale === 'number' && scale >= scaleLeast && scale <= scaleMost
        ? held(round(n, scale, way), env)
        : wrong(env, `${name}: the scale must be whole / 小数位数须为整数`)
    },
  )

const abs = ([v]: [Inner], env: Env): Inner => {
  if (v === null) return null
  if (isNum(v)) return unsigned(v)
  if (isDuration(v)) return absolute(v)
  return wrong(env, 'abs needs a number or a duration / abs 的参数须为数值或时长')
}

/** A number as people write it, with the signs that part its groups and its fraction. One argument may be a number already. */
function toNumber([from, group, point]: [Inner, string?, string?], env: Env): Inner {
  if (isNum(from) && group === undefined && point === undefined) return from
  const no = () => wrong(env, `number("${String(from)}") is not a number / 不是数值`)
  if (from === null) return null
  if (typeof from !== 'string') return wrong(env, 'number needs a text / number 的参数须为文字')
  if (group !== undefined && ![' ', ',', '.'].includes(group)) return no()
  if (point !== undefined && ![',', '.'].includes(point)) return no()
  if (group !== undefined && group === point) return no()
  let s = group === undefined ? from : from.split(group).join('')
  if (point !== undefined && point !== '.') s = s.replace('.', '#').replace(point, '.')
  return parseNumber(s) ?? no()
}

/** Roots and logarithms are drawn digit by digit. */
const drawnCost = 200
const drawn = (name: string, draw: (n: Num) => Num | null, none: string) =>
  builtin(name, { number: 'number' }, ([n]: [Num], env) => {
    pay(env, drawnCost)
    return draw(n) ?? wrong(env, none)
  })

export const numberFunctions = [
  scaled('decimal', ways.halfEven),
  scaled('floor', ways.floor, false),
  scaled('ceiling', ways.ceiling, false),
  scaled('round up', ways.up),
  scaled('round down', ways.down),
  scaled('round half up', ways.halfUp),
  scaled('round half down', ways.halfDown),
  builtin('abs', { n: 'any' }, abs),
  builtin('modulo', { dividend: 'number', divisor: 'number' }, ([a, b]: [Num, Num], env) => {
    pay(env, 10)
    return b === 0 ? byNought(env) : held(modulo(a, b), env)
  }),
  drawn('sqrt', squareRoot, 'sqrt of a negative number / 负数不能开方'),
  drawn('log', logarithm, 'log needs a positive number / 对数须为正数'),
  drawn('exp', exponential, 'a number grew too large or is not a number / 数值溢出或无意义'),
  builtin('odd', { number: 'number' }, ([n]: [Num]) => modulo(n, 2) === 1),
  builtin('even', { number: 'number' }, ([n]: [Num]) => modulo(n, 2) === 0),
  builtin('not', { negand: 'any' }, ([v]: [Inner], env) =>
    v === null
      ? null
      : typeof v === 'boolean'
        ? !v
        : wrong(env, 'not needs true or false / not 的参数须为真假'),
  ),
  builtin(
    'number',
    { from: 'any', 'grouping separator': 'string?', 'decimal separator': 'string?' },
    toNumber,
  ),
]
