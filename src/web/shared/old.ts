/**
 * [OB1] What browsers of 2022 lack of the arrays and objects of today: they are on many phones and office computers. A build's
 * target rewrites how things are written, never what there is. Nothing is replaced that is there.
 */
type Method = (this: readonly unknown[], ...given: never[]) => unknown

function give(on: object, methods: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(methods))
    if (!(name in on)) Object.defineProperty(on, name, { value, writable: true, configurable: true })
}
const index = (n: number, length: number): number => (n < 0 ? length + Math.trunc(n) : Math.trunc(n) || 0)

type Holds = (value: unknown, at: number, all: readonly unknown[]) => unknown
function lastIndex(all: readonly unknown[], holds: Holds): number {
  for (let at = all.length - 1; at >= 0; at--) if (holds(all[at], at, all)) return at
  return -1
}

const finding: Readonly<Record<string, Method>> = {
  at(n: number) {
    return this[index(n, this.length)]
  },
  findLast(holds: Holds) {
    return this[lastIndex(this, holds)]
  },
  findLastIndex(holds: Holds) {
    return lastIndex(this, holds)
  },
}
const copying: Readonly<Record<string, Method>> = {
  toReversed() {
    return [...this].reverse()
  },
  toSorted(order?: (a: unknown, b: unknown) => number) {
    return [...this].sort(order)
  },
  toSpliced(start: number, ...rest: [number, ...unknown[]]) {
    const copy = [...this]
    copy.splice(start, ...rest)
    return copy
  },
  with(n: number, value: unknown) {
    const copy = [...this]
    const at = index(n, copy.length)
    if (at < 0 || at >= copy.length) throw new RangeError('no such place')
    copy[at] = value
    return copy
  },
}

give(Array.prototype, { ...finding, ...copying })
give(Object.getPrototypeOf(Uint8Array.prototype) as object, finding)
give(String.prototype, {
  at(this: string, n: number) {
    return this[index(n, this.length)]
  },
})
give(Object, { hasOwn: (of: object, name: PropertyKey) => Object.prototype.hasOwnProperty.call(of, name) })
