/** FEEL's functions about numbers. */
import { wrong } from '../budget.ts'
import { builtin } from '../builtin.ts'
import { absolute, isDuration } from '../days.ts'
import { halfDown, halfEven, halfUp, rounded, tidy, up } from '../numbers.ts'
import { type Env, type Inner } from '../values.ts'

/** A scale that is unknown makes the answer unknown; one that is left out, where it may be, is 0. */
const scaled = (name: string, how: (x: number) => number, needed = true) => {
  const declared = builtin(
    name,
    { n: 'number', scale: needed ? 'number' : 'number?' },
    ([n, scale = 0]: [number, number?], env: Env) =>
      Number.isInteger(scale) && Math.abs(scale) <= 6176
        ? tidy(rounded(n, scale, how), env)
        : wrong(env, `${name}: the scale must be whole / 小数位数须为整数`),
  )
  const [, f] = declared
  return [
    name,
    { ...f, call: (args, env) => (args[1] === null ? null : f.call(args, env)) },
  ] as typeof declared
}

const abs = ([n]: [Inner], env: Env): Inner => {
  if (n === null) return null
  if (typeof n === 'number') return Math.abs(n)
  if (isDuration(n)) return absolute(n)
  return wrong(env, 'abs needs a number or a duration / abs 的参数须为数值或时长')
}

/** The remainder takes the sign of the divisor, as the standard has it; exact for whole numbers. */
function modulo([a, b]: [number, number], env: Env): Inner {
  if (b === 0) return wrong(env, 'modulo by zero / 除数为零')
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) return tidy(((a % b) + b) % b, env)
  const m = tidy(a - b * Math.floor(tidy(a / b, env) ?? 0), env)
  return m === b ? 0 : m
}

function toNumber([from, group, point]: [string, string?, string?], env: Env): Inner {
  const no = () => wrong(env, `number("${from}") is not a number / 不是数值`)
  if (group !== undefined && ![' ', ',', '.'].includes(group)) return no()
  if (point !== undefined && ![',', '.'].includes(point)) return no()
  if (group !== undefined && group === point) return no()
  let s = group === undefined ? from : from.split(group).join('')
  if (point !== undefined && point !== '.') s = s.replace('.', '#').replace(point, '.')
  return /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(s) ? tidy(Number(s), env) : no()
}

export const numberFunctions = [
  scaled('decimal', halfEven),
  scaled('floor', Math.floor, false),
  scaled('ceiling', Math.ceil, false),
  scaled('round up', up),
  scaled('round down', Math.trunc),
  scaled('round half up', halfUp),
  scaled('round half down', halfDown),
  builtin('abs', { n: 'any' }, abs),
  builtin('modulo', { dividend: 'number', divisor: 'number' }, modulo),
  builtin('sqrt', { number: 'number' }, ([n]: [number], env) =>
    n < 0 ? wrong(env, 'sqrt of a negative number / 负数不能开方') : tidy(Math.sqrt(n), env),
  ),
  builtin('log', { number: 'number' }, ([n]: [number], env) =>
    n <= 0 ? wrong(env, 'log needs a positive number / 对数须为正数') : tidy(Math.log(n), env),
  ),
  builtin('exp', { number: 'number' }, ([n]: [number], env) => tidy(Math.exp(n), env)),
  builtin('odd', { number: 'number' }, ([n]: [number]) => Math.abs(n) % 2 === 1),
  builtin('even', { number: 'number' }, ([n]: [number]) => Math.abs(n) % 2 === 0),
  builtin('not', { negand: 'any' }, ([v]: [Inner], env) =>
    v === null
      ? null
      : typeof v === 'boolean'
        ? !v
        : wrong(env, 'not needs true or false / not 的参数须为真假'),
  ),
  builtin(
    'number',
    { from: 'string', 'grouping separator': 'string?', 'decimal separator': 'string?' },
    toNumber,
  ),
]
