/**
 * Numbers in JSON. A safe integer is a JSON number. Any other decimal is `{"decimal":"0.1"}`: a bare JSON number would be
 * a double to the next reader, and a bare text could be a text; this comes back the same through every JSON.parse,
 * JSON.stringify and jsonb, and whoever adds it to a number without knowing it gets nonsense instead of almost the sum.
 */
import { compare } from './arithmetic.ts'
import { digitsMax, isDecimal, type Num } from './decimal.ts'
import { fromDouble, parseNumber, printNumber } from './text.ts'

export type DecimalJson = { readonly decimal: string }

/** [N3] The one form of a number in facts and answers. */
export const numberToJson = (n: Num): number | DecimalJson =>
  typeof n === 'number' ? n : { decimal: printNumber(n) }

/** Only the one form: `{"decimal":"0.10"}` and `{"decimal":"7"}` are contexts with a text in them. */
export function isDecimalJson(v: unknown): v is DecimalJson {
  if (typeof v !== 'object' || v === null) return false
  const { decimal } = v as DecimalJson
  if (typeof decimal !== 'string' || Object.keys(v).length !== 1) return false
  const number = parseNumber(decimal)
  return isDecimal(number) && printNumber(number) === decimal
}

/** A number out of a JSON value, where it is one; old facts hold doubles, and each is the shortest decimal of its text. */
export const numberFromJson = (v: unknown): Num | null =>
  typeof v === 'number' ? fromDouble(v) : isDecimalJson(v) ? parseNumber(v.decimal) : null

/** The text of a number of a fact, exactly; null for what is none. */
export function numberText(v: unknown): string | null {
  const number = numberFromJson(v)
  return number === null ? null : printNumber(number)
}

/** A number that a double may not hold: sixteen digits and more, or an exponent. It stands behind nothing, a colon, a comma or a bracket. */
const suspect = /(?:^|[:,[])\s*-?(?:[\d.]{16}|[\d.]+[eE])/
const textOrNumber = /"(?:[^"\\]+|\\.)*"|-?\d[\d.eE+-]*/gs
const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/**
 * [N5] The one door for JSON from outside: like JSON.parse, but a number that a double would change comes in its exact
 * form, and one that 34 digits would change is refused. Throws a SyntaxError for what is no JSON, a RangeError for such a number.
 */
export function readJson(
  text: string,
  reviver?: (this: unknown, key: string, value: unknown) => unknown,
): unknown {
  return JSON.parse(suspect.test(text) ? text.replace(textOrNumber, exactly) : text, reviver)
}

function exactly(token: string): string {
  if (token.startsWith('"') || !jsonNumber.test(token)) return token
  const number = parseNumber(token)
  if (number === null || significant(token) > digitsMax)
    throw new RangeError(`${token.slice(0, 50)} has more digits than a number holds`)
  const double = fromDouble(Number(token))
  return double !== null && compare(double, number) === 0 ? token : JSON.stringify(numberToJson(number))
}

/** Noughts at either end say only how large it is. */
const significant = (token: string): number =>
  token
    .replace(/[eE].*/, '')
    .replace(/[-.]/g, '')
    .replace(/^0+|0+$/g, '').length

const decimalWritten = /\{\s*"decimal":\s*"(-?\d+(?:\.\d+)?(?:E[+-]\d+)?)"\s*\}/g

/** [N5] JSON for readers that know no form of ours: exact numbers stand as numbers, with all their digits. */
export const writeJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(decimalWritten, (whole, digits: string) =>
    isDecimalJson({ decimal: digits }) ? digits : whole,
  )
