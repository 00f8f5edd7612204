/** Plus, minus, times, divided by: for numbers by what they measure, for texts, days and durations. */
import { children, type Node } from '../../rule/feel/node.ts'
import { fault, unlike } from './faults.ts'
import type { Scope, Work } from './scope.ts'
import { alike, either, literal, per, times, type Measure } from './measure.ts'
import {
  anything,
  count,
  duration,
  isOpen,
  marked,
  nothing,
  number,
  say,
  text,
  type TextKind,
  type Type,
} from './type.ts'

export function worked(node: Node, work: Work, scope: Scope): Type {
  const parts = children(node)
  if (parts.length === 2) {
    const value = work.type(parts[1]!, scope)
    return value.kind === 'duration' ? value : marked(negated(value), value)
  }
  const [left, op, right] = [parts[0]!, work.of(parts[1]!), parts[2]!]
  const [a, b] = [work.type(left, scope), work.type(right, scope)]
  return marked(both(op, a, b, node, work, [left, right]), a, b)
}
const negated = (t: Type): Type => (t.kind === 'number' ? t : count)

function both(op: string, a: Type, b: Type, node: Node, work: Work, sides: readonly [Node, Node]): Type {
  if (isOpen(a) || isOpen(b)) return halfUnknown(op, a, b)
  if (a.kind === 'number' && b.kind === 'number') return numbers(op, a.measure, b.measure, a, b, node, work)
  const temporal = moved(op, a, b)
  if (temporal) return temporal
  if (op === '+' && a.kind === 'text' && b.kind === 'text') return text
  const [x, y] = [say(a), say(b)]
  const right = repaired(op, a, b, sides, work)
  if (op === '+' || op === '-') work.say(() => unlike('cannot_add', node, a, b, right))
  else
    work.say(() =>
      fault(
        'cannot_work_out',
        node,
        `${x.zh}和${y.zh}不能这样运算`,
        `${x.en} ${op} ${y.en} cannot be worked out`,
        right,
      ),
    )
  return anything
}

/** Of one side nothing is known: a sum has the kind of the other. */
function halfUnknown(op: string, a: Type, b: Type): Type {
  const other = isOpen(a) ? b : a
  if (op === '+' && other.kind === 'text') return text
  if ((op === '+' || op === '-') && other.kind === 'number') return other
  return a.kind === 'nothing' || b.kind === 'nothing' ? nothing : anything
}

function numbers(op: string, a: Measure, b: Measure, x: Type, y: Type, node: Node, work: Work): Type {
  switch (op) {
    case '+':
    case '-':
      if (!alike(a, b)) work.say(() => unlike('cannot_add', node, x, y))
      return number(a.literal && b.literal ? literal : either(a, b))
    case '*':
      return number(times(a, b))
    case '/':
      return number(per(a, b))
    default:
      return count
  }
}

/** Days and durations; null where they are neither. */
function moved(op: string, a: Type, b: Type): Type | null {
  const [x, y] = [a.kind, b.kind]
  const isTemporal = (kind: Type['kind']) => kind === 'date' || kind === 'date time' || kind === 'time'
  if (op === '+' || op === '-') {
    if (isTemporal(x) && y === 'duration') return a
    if (op === '+' && x === 'duration' && isTemporal(y)) return b
    if (op === '-' && isTemporal(x) && isTemporal(y)) return duration
    if (x === 'duration' && y === 'duration') return duration
  }
  if (op === '*' && ((x === 'duration' && y === 'number') || (x === 'number' && y === 'duration')))
    return duration
  if (op === '/' && x === 'duration') return y === 'number' ? duration : y === 'duration' ? count : null
  return null
}

/** A day is read with `date`, a number written with `string`. */
function repaired(
  op: string,
  a: Type,
  b: Type,
  [left, right]: readonly [Node, Node],
  work: Work,
): string | undefined {
  const isOf = (kind: TextKind) => (t: Type) => t.kind === 'text' && t.of === kind
  const [isDay, isMonth] = [isOf('day'), isOf('month')]
  const [x, y] = [work.of(left), work.of(right)]
  if (isMonth(a) && b.kind === 'number') return `addMonths(${x}, ${op === '-' ? `-(${y})` : y})`
  if (isMonth(a) && isMonth(b) && op === '-') return `monthsBetween(${y}, ${x})`
  if (isDay(a) || isDay(b)) return `${isDay(a) ? `date(${x})` : x} ${op} ${isDay(b) ? `date(${y})` : y}`
  if (op === '+' && a.kind === 'text' && b.kind === 'number') return `${x} + string(${y})`
  return op === '+' && a.kind === 'number' && b.kind === 'text' ? `string(${x}) + ${y}` : undefined
}
