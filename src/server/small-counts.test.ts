/** [P8] An attacker in office, with unlimited questions over one town and most of a year of days, learns no group of fewer than five. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse, type Visitor } from '../../tools/house.ts'
import { random, yankoupu } from '../../packs/rehearsal-hunan/index.ts'
import type {
  BulletinView,
  FigureView,
  PageFigureView,
  Problem,
  ReadingView,
  RecordsView,
  SlotRecordsView,
} from './contract/index.ts'

const today = '2021-10-20'
const dayOf = (n: number): string =>
  new Date(Date.UTC(2021, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)
const days = Array.from({ length: 293 }, (_, n) => dayOf(n)).filter((d) => d < today)

let house: TestHouse
let statistician: Visitor
let clerk: Visitor
let county: Visitor
let villages: readonly string[]
let towns: readonly string[]

type Row = {
  readonly figure: string
  readonly part: 'top' | 'bottom'
  readonly case: string
  readonly area: string
  readonly person: string
  readonly from: string
  readonly to: string | null
}
const rows: Row[] = []
/** The same by what they count. */
const rowsOf = new Map<string, Row[]>()
const grants = 'assistance.temporary.grants'
const figures = [
  grants,
  'assistance.temporary.county_grants',
  'assistance.temporary.persons',
  'assistance.temporary.applications',
  'assistance.temporary.withdrawn',
]

/** A town of few villages with many people and some single ones, and its neighbours, told by nothing but their records. */
function happen(): void {
  const rng = random(8)
  let n = 0
  const one = (area: string, from: number, person = `q${n}`): void => {
    const id = `S-${n++}`
    const add = (figure: string, part: 'top' | 'bottom', at: number, to: number | null = null): void => {
      if (at < days.length)
        rows.push({
          figure,
          part,
          case: id,
          area,
          person,
          from: dayOf(at),
          to: to === null || to >= days.length ? null : dayOf(to),
        })
    }
    add('assistance.temporary.applications', 'top', from)
    const decided = from + rng.between(2, 9)
    const how = rng.between(0, 99)
    if (how < 6) return add('assistance.temporary.withdrawn', 'top', decided)
    add(grants, 'bottom', decided)
    if (how < 14) return
    const isCounty = how > 85
    const until = rng.between(0, 60) === 0 ? decided + rng.between(5, 40) : null
    if (isCounty) add('assistance.temporary.county_grants', 'top', decided, until)
    else add(grants, 'top', decided, until)
    add('assistance.temporary.county_grants', 'bottom', decided, until)
    add('assistance.temporary.persons', 'top', decided, until)
  }
  for (const [i, village] of villages.entries())
    for (let day = 0; day < days.length; day++)
      for (let k = rng.between(0, i < 4 ? 5 : 1); k > 0; k--)
        one(village, day, rng.between(0, 9) === 0 && n > 9 ? `q${n - 7}` : undefined)
  for (const town of towns.slice(0, 6))
    for (let day = 0; day < days.length; day++) for (let k = rng.between(0, 4); k > 0; k--) one(town, day)
}

beforeAll(async () => {
  house = await openTestHouse()
  const { places } = house.house
  villages = places
    .children(yankoupu, today)
    .map((a) => a.code)
    .slice(0, 6)
  towns = places
    .children('430523', today)
    .map((a) => a.code)
    .filter((code) => code !== yankoupu)
  happen()
  for (const r of rows) {
    const name = `${r.figure} ${r.part}`
    const others = rowsOf.get(name)
    if (others) others.push(r)
    else rowsOf.set(name, [r])
  }
  await house.house.pool.query(
    `insert into figure_record (realm, figure, version, part, case_id, seq, area, person, from_day, to_day, value)
      select '430523', r.figure, 1, r.part, r."case", 1, r.area, r.person, r."from", r."to", 1
      from jsonb_to_recordset($1::jsonb) as r(figure text, part text, "case" text, area text, person text, "from" date, "to" date)`,
    [JSON.stringify(rows)],
  )
  ;[statistician, clerk, county] = await Promise.all([
    house.as('statistician'),
    house.as('clerk'),
    house.as('county'),
  ])
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

/** What the attacker wrote down: a number of a place, and, known to the test alone, whose it is. */
type Note = { readonly place: string; readonly what: string; readonly value: number; readonly day: string }
const notes: Note[] = []

const under = (place: string, area: string): boolean =>
  place === '430523' || place === area || (place === yankoupu && villages.includes(area))
const records = new Map<string, ReadonlyMap<string, string>>()
/** The cases behind a note, each with its person. */
function casesOf({ what, place, day }: Note): ReadonlyMap<string, string> {
  const key = `${what} ${place} ${day}`
  const before = records.get(key)
  if (before) return before
  const counted = (rowsOf.get(what) ?? []).filter(
    (r) => r.from <= day && (r.to === null || r.to > day) && under(place, r.area),
  )
  const cases = new Map(counted.map((r) => [r.case, r.person]))
  records.set(key, cases)
  return cases
}

/** How many people one number has more than another, where the one holds all of the other: else the difference is of no group. */
function groupBetween(
  a: ReadonlyMap<string, string>,
  ...less: readonly ReadonlyMap<string, string>[]
): number {
  const people = new Set<string>()
  let sign = 0
  /** Whether what one case adds to the difference leaves it the number of a group. */
  const isOfGroup = (person: string, sum: number): boolean => {
    if (sum === 0) return true
    if (sign !== 0 && Math.sign(sum) !== sign) return false
    sign = Math.sign(sum)
    people.add(person)
    return true
  }
  for (const [id, person] of a)
    if (
      !isOfGroup(
        person,
        less.reduce((sum, b) => (b.has(id) ? sum - 1 : sum), 1),
      )
    )
      return 0
  for (const b of less) for (const [id, person] of b) if (!a.has(id) && !isOfGroup(person, -1)) return 0
  return people.size
}

function write(
  what: string,
  place: string,
  reading: Pick<ReadingView, 'numerator' | 'denominator' | 'published'>,
): void {
  if (reading.published === null) throw new Error(`${what} of ${place} is told as it counts`)
  const day = reading.published
  notes.push({ what: `${what} top`, place, value: reading.numerator.count, day })
  if (reading.denominator)
    notes.push({ what: `${what} bottom`, place, value: reading.denominator.count, day })
}

describe('[P8] the attacker', () => {
  test('asks every day, of the county, the town and every village, of whatever is counted', async () => {
    for (const figure of figures)
      for (const day of days.filter((_, n) => n % (figure.endsWith('grants') ? 1 : 4) === 0)) {
        for (const area of ['430523', yankoupu]) {
          const { status, body } = await statistician.get<ReadingView>(
            `/api/figures/${figure}/reading?area=${area}&asOf=${day}`,
          )
          if (status === 200) write(figure, area, body)
          else expect(status).toBe(403)
        }
      }
    for (const figure of figures)
      for (const day of days.filter((_, n) => n % 9 === 0)) {
        const { status, body } = await statistician.get<FigureView>(
          `/api/figures/${figure}?area=${yankoupu}&asOf=${day}&borders=${days[0]}`,
        )
        if (status !== 200) continue
        for (const r of body.byArea)
          if (r.published !== null && r.records !== null && !r.rest)
            notes.push({ what: `${figure} top`, place: r.area, value: r.records, day: r.published })
      }
    expect(new Set(notes.map((n) => `${n.what} ${n.place} ${n.day}`)).size).toBeGreaterThan(50)
  })

  test('who sees their own town learns nothing of the others by taking it away from the whole', async () => {
    const readings: ReadingView[] = []
    for (const day of days.filter((_, n) => n % 3 === 0)) {
      const { status, body } = await clerk.get<ReadingView>(
        `/api/figures/${grants}/reading?area=430523&asOf=${day}`,
      )
      if (status === 200) readings.push(body)
    }
    const answers = readings.flatMap(({ published: day, numerator }) => {
      if (day === null) return []
      const note = { what: `${grants} top`, place: '430523', value: numerator.count, day }
      expect(numerator.count).toBe(casesOf(note).size)
      const own = casesOf({ ...note, place: yankoupu })
      return [{ day, others: new Map([...casesOf(note)].filter(([id]) => !own.has(id))) }]
    })
    expect(answers.length).toBeGreaterThan(5)
    for (const [i, a] of answers.entries())
      for (const b of answers.slice(i + 1)) {
        const n = groupBetween(b.others, a.others)
        expect(n === 0 || n >= 5, `${a.day} ${b.day}: ${n}`).toBe(true)
      }
  })

  test('today is not over: what happens in it changes no answer', async () => {
    const ask = async () =>
      (await statistician.get<ReadingView>(`/api/figures/${grants}/reading?area=430523`)).body
    const before = await ask()
    await house.house.pool.query(
      `insert into figure_record (realm, figure, version, part, case_id, seq, area, person, from_day, value)
        values ('430523', $1, 1, 'top', 'S-today', 1, $2, 'q-today', $3, 1)`,
      [grants, yankoupu, today],
    )
    expect(await ask()).toEqual(before)
    expect((await county.get<ReadingView>(`/api/figures/${grants}/reading`)).body.value).toBeGreaterThan(
      before.value!,
    )
  })

  test('every door tells the same: trend, records, the draft of the circular, its files, the page', async () => {
    const day = days[250]!
    const reading = (await statistician.get<ReadingView>(`/api/figures/${grants}/reading?asOf=${day}`)).body
    const view = (await statistician.get<FigureView>(`/api/figures/${grants}?asOf=${day}`)).body
    expect(view.trend.at(-1)!.value).toBe(reading.value)
    expect(view.borders.changes).toEqual([])
    const listed = (await statistician.get<RecordsView>(`/api/figures/${grants}/records?asOf=${day}`)).body
    expect(listed).toMatchObject({ total: reading.records, seen: 0, records: [] })
    const draft = (await statistician.get<BulletinView>(`/api/bulletins/assistance.monthly?asOf=${day}`)).body
    expect(draft.slots.grants!.reading).toMatchObject({ value: reading.value, published: reading.published })
    expect(draft.slots.grants!.printed).toBe(String(reading.value))
    const slot = await statistician.get<SlotRecordsView>(
      `/api/bulletins/assistance.monthly/slots/grants/records?asOf=${day}`,
    )
    expect(slot.body).toMatchObject({ total: reading.records, seen: 0 })
    const text = (
      await statistician.file(`/api/bulletins/assistance.monthly?asOf=${day}&format=md`)
    ).body.toString()
    expect(text).toContain(String(reading.value))
    const page = (await statistician.get<readonly PageFigureView[]>(`/api/page?asOf=${day}`)).body
    expect(page.find((f) => f.figure === grants)).toMatchObject({
      value: reading.value,
      records: reading.records,
    })
  })

  test('who may see the cases is told what counts, on the day itself; who signs the circular too', async () => {
    const day = days[251]!
    const truth = casesOf({ what: `${grants} top`, place: '430523', value: 0, day }).size
    const auditor = await house.as('auditor')
    for (const visitor of [county, auditor, house.console]) {
      const reading = (await visitor.get<ReadingView>(`/api/figures/${grants}/reading?asOf=${day}`)).body
      expect(reading).toMatchObject({ value: truth, published: null })
      const page = (await visitor.get<readonly PageFigureView[]>(`/api/page?asOf=${day}`)).body
      expect(page.find((f) => f.figure === grants)).toMatchObject({ value: truth })
    }
  })

  test('a village of three is not told, and the refusal does not say that there are three', async () => {
    const few = house.house.places.children(towns[7]!, today as never)[0]!.code
    const answer = await statistician.get<Problem>(`/api/figures/${grants}/reading?area=${few}`)
    expect(answer).toMatchObject({ status: 403, body: { code: 'small_count' } })
    await house.house.pool.query(
      `insert into figure_record (realm, figure, version, part, case_id, seq, area, person, from_day, value)
        select '430523', $1, 1, 'top', 'S-few-' || n, 1, $2, 'q-few-' || n, '2021-03-01', 1 from generate_series(1, 3) as n`,
      [grants, few],
    )
    expect((await statistician.get<Problem>(`/api/figures/${grants}/reading?area=${few}`)).body).toEqual(
      answer.body,
    )
  })

  test('the days are worked out once: a question after that takes less than 50 ms', async () => {
    await statistician.get(`/api/figures/${grants}/reading?area=${yankoupu}`)
    const took: number[] = []
    for (let i = 0; i < 9; i++) {
      const began = performance.now()
      await statistician.get(`/api/figures/${grants}/reading?area=${yankoupu}&asOf=${days[i * 30]}`)
      took.push(performance.now() - began)
    }
    console.info(`a question of a published state: ${Math.min(...took).toFixed(1)} ms`)
    expect(Math.min(...took)).toBeLessThan(50)
  })

  test('what they were told was so on the day that it is said to be of', () => {
    for (const n of notes) expect(casesOf(n).size, JSON.stringify(n)).toBe(n.value)
  })

  test('finds no number of fewer than five, and no difference of two numbers of a place that is the number of fewer', () => {
    const byPlace = new Map<string, Map<string, Note>>()
    for (const n of notes) {
      const list = byPlace.get(n.place) ?? new Map<string, Note>()
      byPlace.set(n.place, list.set(`${n.what} ${n.day}`, n))
    }
    for (const list of byPlace.values()) {
      const all = [...list.values()]
      for (const [i, a] of all.entries()) {
        const people = new Set(casesOf(a).values()).size
        expect(people === 0 || people >= 5, JSON.stringify(a)).toBe(true)
        for (const b of all.slice(i + 1)) {
          if (Math.abs(a.value - b.value) > 12) continue
          const n = groupBetween(casesOf(a), casesOf(b))
          expect(n === 0 || n >= 5, `${JSON.stringify([a, b])} tells of ${n}`).toBe(true)
        }
      }
    }
  })

  test('finds none in what the county decided: granted at all levels, less granted by townships', () => {
    const at = (what: string, day: string) =>
      notes.filter((n) => n.place === '430523' && n.what === what && n.day <= day).at(-1)
    for (const day of days) {
      const [all, town, countyOwn] = [
        at(`${grants} bottom`, day),
        at(`${grants} top`, day),
        at('assistance.temporary.county_grants top', day),
      ]
      if (!all || !town || !countyOwn) continue
      const n = groupBetween(casesOf(all), casesOf(town), casesOf(countyOwn))
      expect(n === 0 || n >= 5, `${day}: ${n} who were refused`).toBe(true)
    }
  })
})
