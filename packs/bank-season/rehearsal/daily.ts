/** Five days of progress: each department's file of each day, checked the next working morning; one day lacks, one is corrected, one spikes and turns. */
import type { Day } from 'yimen/kernel/day'
import {
  CaseFile,
  chinaTime as at,
  inOrder,
  type PlayedLine as Line,
  type PlayedRandom,
} from '../../drafting/index.ts'
import { indicators, indicatorKeys, type IndicatorKey } from '../indicators.ts'
import type { Standing, World } from './world.ts'

/** A day's data, when its file comes, and when it is checked; the files of the last day wait. */
const days: readonly (readonly [day: Day, imported: Day, hour: number, checked: Day | null])[] = [
  ['2021-10-15', '2021-10-15', 17, '2021-10-18'],
  ['2021-10-16', '2021-10-18', 8, '2021-10-19'],
  ['2021-10-17', '2021-10-18', 9, '2021-10-19'],
  ['2021-10-18', '2021-10-18', 17, '2021-10-19'],
  ['2021-10-19', '2021-10-19', 17, null],
]
const workdaysOfSeason = 112
type Row = {
  readonly unit: string
  readonly indicator: IndicatorKey
  readonly day: Day
  readonly value: number
}

export class Daily {
  readonly #world: World
  readonly #standings: readonly Standing[]
  readonly #waves: Line[][]
  readonly #rng: PlayedRandom
  readonly #odd: string
  readonly #lacking: string
  #numbers = 0

  constructor(world: World, all: readonly Standing[], waves: Line[][]) {
    this.#world = world
    this.#standings = all
    this.#waves = waves
    this.#rng = world.random.fork('daily')
    this.#odd = world.teams.find((x) => x.branch === world.branches[3]!.code)!.code
    this.#lacking = world.teams.find((x) => x.branch === world.branches[1]!.code)!.code
  }

  play(): void {
    for (const [n, [day, imported, hour, checked]] of days.entries()) {
      const wave: Line[] = []
      for (const [d, department] of (['personal', 'retail', 'small', 'risk'] as const).entries()) {
        const rows = this.#rows(n, day, department)
        const file = this.#imported(wave, department, `${day}进度`, rows, at(imported, hour, 10 + d * 4))
        if (checked === null) continue
        const head = this.#world.post('department-head', this.#world.city, department)
        if (department === 'personal' && day === '2021-10-17') {
          const missing = [{ unit: this.#lacking, indicator: 'savings', day }]
          file.act(wave, head, 'carry', { missing }, at(checked, 8, 15))
        }
        file.act(wave, head, 'pass', { checkNote: '与业务系统核对一致' }, at(checked, 8, 20 + d))
      }
      this.#waves.push([...inOrder(wave)])
    }
    this.#corrected()
  }

  #imported(wave: Line[], department: string, batchName: string, rows: readonly Row[], ms: number): CaseFile {
    this.#numbers += 1
    const file = new CaseFile(
      'season.daily',
      `B-D${String(this.#numbers).padStart(4, '0')}`,
      this.#world.city,
    )
    const clerk = this.#world.post('department-clerk', this.#world.city, department)
    file.act(wave, clerk, 'begin', { batchName }, ms)
    file.act(wave, clerk, 'rows', { rows }, ms + 60_000)
    file.act(wave, clerk, 'finish', {}, ms + 120_000)
    return file
  }

  /** What a department's core system exports of a day. */
  #rows(n: number, day: Day, department: string): readonly Row[] {
    const keys = indicatorKeys.filter((key) => indicators[key].department === department)
    return keys.flatMap((indicator): readonly Row[] =>
      department === 'risk'
        ? this.#world.branches.map(({ code }, i) => ({
            unit: code,
            indicator,
            day,
            value:
              indicator === 'bad'
                ? 62 + i * 7 - (i % 3 === 0 ? Math.min(n, 2) : 0) + (i === 4 ? 1 : 0)
                : this.#complaints(i, n),
          }))
        : this.#standings.flatMap((s): readonly Row[] =>
            indicator === 'savings' && s.code === this.#lacking && day === '2021-10-17'
              ? []
              : [{ unit: s.code, indicator, day, value: this.#value(s, indicator, n) }],
          ),
    )
  }

  #complaints = (branch: number, n: number): number => (branch === 2 && n === 1 ? 1 : 0)

  /** A balance of a day, or the business of a day. */
  #value(s: Standing, indicator: IndicatorKey, n: number): number {
    const { stock, growth } = s.had[indicator]!
    const pace = (growth * 112 * s.drive) / (100 * 100 * workdaysOfSeason)
    const isBalance = ['average', 'stock'].includes(indicators[indicator].kind)
    if (!isBalance) return Math.max(0, Math.round(pace * (0.6 + this.#rng.next(80) / 100)))
    const balance = Math.round(stock + pace * (n + 1) * 1.6 + this.#rng.between(-12, 12))
    /** Half as much again for a day, and gone the next. */
    const isSpike = indicator === 'savings' && s.code === this.#odd && n === 3
    return isSpike ? Math.round((balance * 3) / 2) : balance
  }

  /** On the 19th a department finds that a day of the week before was wrong. */
  #corrected(): void {
    const wave: Line[] = []
    const team = this.#standings[1]!
    const rows: readonly Row[] = [
      { unit: team.code, indicator: 'savings', day: '2021-10-16', value: team.had['savings']!.stock + 31 },
    ]
    const file = this.#imported(wave, 'personal', '2021-10-16进度（更正）', rows, at('2021-10-19', 10))
    const head = this.#world.post('department-head', this.#world.city, 'personal')
    file.act(wave, head, 'pass', { checkNote: '系统跑批补录，已核对' }, at('2021-10-19', 10, 30))
    this.#waves.push(wave)
  }

  /** This morning a clerk has entered a team's day once more, and not ended it. */
  today(): void {
    const wave: Line[] = []
    const team = this.#standings[2]!
    const value = this.#value(team, 'assets', 4) + 25
    const rows: readonly Row[] = [{ unit: team.code, indicator: 'assets', day: '2021-10-19', value }]
    const file = new CaseFile('season.daily', 'B-D9001', this.#world.city)
    const clerk = this.#world.post('department-clerk', this.#world.city, 'personal')
    file.act(wave, clerk, 'begin', { batchName: '2021-10-19进度（补录）' }, at('2021-10-20', 8, 36))
    file.act(wave, clerk, 'rows', { rows }, at('2021-10-20', 8, 38))
    this.#waves.push(wave)
  }
}
