/**
 * [Q12] A clock that starts is stopped on every way to an end: a limit that nobody meets is a limit without a
 * consumer. [Q13] A clock that runs within another allows no more time than the whole. Working days, days and
 * hours compare only with their own kind.
 */
import { readOn } from '../day/index.ts'
import type { Programme } from '../programme/index.ts'
import { finding, reachAfter, waysOf, type CheckFinding, type Look } from './finding.ts'

export const clocks: Look = (p) =>
  Object.keys(p.clocks).flatMap((name) => [...strangers(p, name), ...forgotten(p, name), ...larger(p, name)])

function strangers(p: Programme, name: string): readonly CheckFinding[] {
  const { starts, stops, limit } = p.clocks[name]!
  const there = new Set(waysOf(p).map((w) => w.name))
  return [
    ...[...starts, ...stops]
      .filter((o) => !there.has(o))
      .map((o) => finding('Q12', `clocks.${name}`, `没有“${o}”这个动作`, `there is no outcome ${o}`, o)),
    ...('until' in limit
      ? Object.hasOwn(p.fields, limit.until) ||
        waysOf(p).some((w) => Object.hasOwn(w.outcome.sets ?? {}, limit.until))
        ? []
        : [
            finding(
              'Q12',
              `clocks.${name}`,
              `没有字段“${limit.until}”`,
              `there is no field ${limit.until}`,
              limit.until,
            ),
          ]
      : Object.hasOwn(p.params, limit.param)
        ? []
        : [
            finding(
              'Q12',
              `clocks.${name}`,
              `没有参数“${limit.param}”`,
              `there is no parameter ${limit.param}`,
              limit.param,
            ),
          ]),
    ...(stops.length === 0
      ? [
          finding(
            'Q12',
            `clocks.${name}`,
            '时限开始后没有动作使它停止',
            'nothing stops it',
            starts.join('、'),
          ),
        ]
      : []),
  ]
}

/** Where the clock is running, with the way that led there since it started. */
function running(p: Programme, name: string): ReadonlyMap<string, readonly string[]> {
  const { starts, stops } = p.clocks[name]!
  const started = waysOf(p).filter((w) => starts.includes(w.name))
  return new Map(started.flatMap((opened) => [...reachAfter(p, opened, (w) => stops.includes(w.name))]))
}

function forgotten(p: Programme, name: string): readonly CheckFinding[] {
  const stray = [...running(p, name)].find(([s]) => p.steps[s]!.end !== undefined)
  return stray
    ? [
        finding(
          'Q12',
          `clocks.${name}`,
          '办件办结了，时限还在走',
          'a case can end while it still runs',
          `${stray[1].join(' → ')} → ${stray[0]}`,
        ),
      ]
    : []
}

function larger(p: Programme, name: string): readonly CheckFinding[] {
  const whole = p.clocks[name]!
  const wholeLimit = whole.limit
  if ('until' in wholeLimit) return []
  const where = running(p, name)
  return Object.entries(p.clocks).flatMap(([part, clock]) => {
    const partLimit = clock.limit
    if ('until' in partLimit) return []
    const starting = waysOf(p).filter((w) => clock.starts.includes(w.name))
    const within =
      part !== name &&
      partLimit.unit === wholeLimit.unit &&
      p.params[partLimit.param]?.unit === p.params[wholeLimit.param]?.unit &&
      starting.length > 0 &&
      starting.every(
        (w) =>
          w.from !== null &&
          where.has(w.from) &&
          !whole.starts.includes(w.name) &&
          !whole.stops.includes(w.name),
      )
    if (!within) return []
    return (p.params[wholeLimit.param]?.history ?? []).flatMap((entry) => {
      const read = readOn(
        p.params[partLimit.param]?.history ?? [],
        entry.from,
        entry.area === undefined ? [] : [entry.area],
      )
      return read.kind === 'in_force' && entry.value !== null && read.value > entry.value
        ? [
            finding(
              'Q13',
              `clocks.${part}`,
              `它在“${whole.title.zh}”之内，期限却更长`,
              `runs within ${name} and allows more`,
              `${read.value} > ${entry.value}，${entry.from}`,
            ),
          ]
        : []
    })
  })
}
