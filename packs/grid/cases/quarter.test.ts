/** §2.7: the quarterly report of 12345 with shares and change, from the records of two quarters; and the brief of a day. */
import { expect, test } from 'vitest'
import { print, runsOf, type FigureReading, type Slot } from 'yimen/kernel/bulletin'
import { keptAs, valueFrom, windowOf, type Figure } from 'yimen/kernel/figure'
import type { Day } from 'yimen/kernel/day'
import { daily } from '../bulletin.ts'
import { figures } from '../figures.ts'
import { quarterly } from '../hotline.ts'
import { caseOf, eventAt, grid12, reported, Zone } from './play.ts'

/** As the house reads it, of what still counts at the end. */
function readOn(z: Zone, slot: Slot, asOf: Day): FigureReading {
  const f: Figure = figures.find((x) => x.id === slot.figure)!
  const part = (name: 'top' | 'bottom') => {
    const [key, { from, to }] = [keptAs(f, name), windowOf(f, asOf, name)]
    const records = z
      .records()
      .filter((r) => r.figure === key.figure && r.part === key.part && from <= r.from && r.from <= to)
    return { count: records.length, sum: records.reduce((n, r) => n + r.value, 0), persons: records.length }
  }
  const [numerator, denominator] = [part('top'), f.among ? part('bottom') : null]
  return {
    figure: f.id,
    definition: f.version,
    area: grid12,
    asOf,
    window: windowOf(f, asOf),
    unit: f.unit,
    value: valueFrom(f, numerator, denominator),
    numerator,
    denominator,
    records: numerator.count,
    digest: '',
  }
}
const readingsOf = (z: Zone, slots: Readonly<Record<string, Slot>>, asOf: Day) =>
  Object.fromEntries(Object.entries(slots).map(([name, slot]) => [name, readOn(z, slot, asOf)]))

const calls = (z: Zone, kind: string, ...days: readonly string[]): readonly string[] =>
  days.map((day) =>
    caseOf(z.open('grid.report', 'hotline', 'take_call', `${day} 09:00`, { ...reported, kind })),
  )

/** Two potholes and two lamps in spring; three potholes, one lamp and a posted wall in summer. */
function twoQuarters() {
  const z = new Zone()
  calls(z, 'c060101', '2021-04-01', '2021-06-30')
  calls(z, 'c060201', '2021-05-06', '2021-05-07')
  const summer = calls(z, 'c060101', '2021-07-01', '2021-08-02', '2021-09-30')
  calls(z, 'c060201', '2021-07-05')
  calls(z, 'c050102', '2021-07-06')
  caseOf(z.open('grid.report', 'li', 'report', '2021-09-01 10:00', reported))
  return { z, summer }
}
const printed = (z: Zone, asOf: Day, ...names: readonly string[]): readonly string[] =>
  names.map((name) => print(quarterly.slots[name]!, readOn(z, quarterly.slots[name]!, asOf)))

test.each<[string, Day, readonly string[]]>([
  ['季末', '2021-09-30', ['5', '4', '增长25.0%', '4', '80.0', '持平', '1', '20.0', '—']],
  ['季初：与上季全季相比', '2021-07-01', ['1', '4', '下降75.0%', '1', '100.0', '下降75.0%', '0', '0.0', '—']],
  ['下一季', '2021-10-20', ['0', '5', '下降100.0%', '0', '—', '下降100.0%', '0', '—', '下降100.0%']],
])('[§2.7] 12345季报，%s：居民自己反映的不在其中', (_, asOf, said) => {
  expect(
    printed(
      twoQuarters().z,
      asOf,
      'received',
      'before',
      'change',
      'c06',
      'c06Share',
      'c06Change',
      'c05',
      'c05Share',
      'c05Change',
    ),
  ).toEqual(said)
})

test('[§2.7] [B13] [B20] 各类相加等于总数；只列最多的几类，没有的不列', () => {
  const { z } = twoQuarters()
  const readings = readingsOf(z, quarterly.slots, '2021-09-30')
  const [{ whole, of }] = quarterly.parts as [{ whole: string; of: readonly string[] }]
  expect(of.reduce((n, code) => n + readings[code]!.value!, 0)).toBe(readings[whole]!.value)
  const words = quarterly.paragraphs.flatMap((p) =>
    p.greatest
      ? [
          runsOf(p, quarterly, readings, '2021-09-30', {}, 'zh')
            .map((r) => r.text)
            .join(''),
        ]
      : [],
  )
  expect(words).toEqual([
    '反映较多的类别（至多列五类）：市政设施4件，占80.0%，较上季持平；市容环境1件，占20.0%，较上季—。',
  ])
})

test('[§2.7] 受理、并案、拆出再受理都只计一次；不予受理的另计', () => {
  const { z, summer } = twoQuarters()
  const [first, second, third] = summer as [string, string, string]
  const matter = { matter: '路面坑洞' }
  z.act(first, 'command', 'accept', '2021-09-30 10:00', matter)
  const event = z.children(first, 'grid.event').at(-1)!
  z.act(second, 'command', 'merge', '2021-09-30 10:05', { event })
  z.act(second, 'command', 'split', '2021-09-30 10:10', { splitReason: '不是同一处' })
  z.act(second, 'command', 'accept', '2021-09-30 10:15', matter)
  z.act(third, 'command', 'reject', '2021-09-30 10:20', { rejectReason: 'untrue', rightChannel: '无需办理' })
  expect(printed(z, '2021-09-30', 'accepted', 'rejected')).toEqual(['2', '1'])
})

test('[§2.7] 每日简报只说当天，在办的说日终', () => {
  const z = new Zone()
  eventAt(z, 'closed', { at: '2021-09-06 09:00' })
  eventAt(z, 'handling', { at: '2021-09-07 09:00', level: 'red' })
  calls(z, 'c060101', '2021-09-06', '2021-09-07')
  caseOf(z.open('grid.report', 'li', 'report', '2021-09-07 10:00', reported))
  const said = (asOf: Day) =>
    ['reports', 'hotline', 'filed', 'closed', 'solved', 'open', 'urgent', 'pending'].map((name) =>
      print(daily.slots[name]!, readOn(z, daily.slots[name]!, asOf)),
    )
  expect(said('2021-09-07')).toEqual(['2', '1', '1', '0', '0', '1', '1', '0'])
  expect(said('2021-09-06').slice(0, 5)).toEqual(['1', '1', '1', '1', '0'])
})
