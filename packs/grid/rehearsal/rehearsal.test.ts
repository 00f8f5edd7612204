/** The year of the zone is accepted line by line by the kernel, and gives the page's numbers; the same for the same seed. */
import { expect, test } from 'vitest'
import { abilitiesOf } from 'yimen/kernel/ability'
import { kernelAbilities } from 'yimen/kernel/abilities'
import {
  evolve,
  knownWorld,
  outcomeOfRun,
  runsOf,
  step,
  type Actor,
  type Case,
  type CaseEvent,
  type Command,
} from 'yimen/kernel/case'
import { chinaCalendar } from 'yimen/kernel/clock'
import { dayOfInstant, toEpochMs, type Instant } from 'yimen/kernel/day'
import { contributions } from 'yimen/kernel/figure'
import type { Programme } from 'yimen/kernel/programme'
import type { Entry } from 'yimen/kernel/register'
import { makeZhuzhou } from '../../zhuzhou.ts'
import { figures } from '../figures.ts'
import { grid } from '../index.ts'
import { openGroundInTime, readGround } from '../../../src/ground/index.ts'
import type { Line } from './index.ts'

const seed = 20_211_020
const programmes = new Map<string, Programme>(grid.programmes.map((p) => [p.id, p]))
const pathOf = (area: string): readonly string[] =>
  [area, area.slice(0, 12), area.slice(0, 9), '430271', '430200', '430000'].filter(
    (code, i, all) => all.indexOf(code) === i,
  )
const system: Actor = { person: 'system', post: null, role: 'system', area: null, kin: [] }

/** Plays the lines as the house would: what a case sets going is done at once, what falls due at each `until`. */
function played(part: number) {
  const { registry, ground, waves } = makeZhuzhou(seed, part)
  const borders = openGroundInTime(
    readGround(ground.ground, { frame: 'WGS-84' })
      .drawn.filter((d) => d.code.length === 15)
      .map((d) => ({ ...d, from: ground.from, to: null })),
  )
  const posts = new Map(registry.posts.map((p) => [p.id, p]))
  const cases = new Map<string, Case>()
  const entries = new Map<string, Entry>()
  const refused: string[] = []
  const counted = new Map<string, number>()
  const joint = figures.find((f) => f.id === 'grid.events.joint')!
  const commit = (event: CaseEvent): void => {
    const before = cases.get(event.case) ?? null
    const after = evolve(before, event)
    cases.set(event.case, after)
    counted.set(event.outcome, (counted.get(event.outcome) ?? 0) + 1)
    if (event.programme.id === 'grid.event') {
      const { adds } = contributions([joint], programmes.get('grid.event')!, before, after, event, {
        calendar: chinaCalendar,
        areaPath: [event.area],
      })
      counted.set('joint', (counted.get('joint') ?? 0) + adds.length)
    }
    for (const effect of event.effects) {
      if (effect.kind === 'enter')
        for (const x of effect.entries)
          entries.set(`${effect.register} ${x.id}`, {
            register: effect.register,
            ...x,
            case: event.case,
            seq: event.seq,
            from: dayOfInstant(event.at),
          })
      if (effect.kind === 'command') {
        const to = cases.get(effect.case)
        give(
          effect.programme ?? to!.programme.id,
          system,
          {
            case: effect.case,
            seq: to?.seq ?? 0,
            outcome: effect.outcome,
            input: effect.input,
            area: effect.area ?? to!.area,
          },
          event.at,
        )
      }
    }
  }
  const give = (programme: string, actor: Actor, command: Command, now: Instant, due?: Instant): void => {
    const c = cases.get(command.case) ?? null
    const stepped = step(programmes.get(programme)!, c, command, {
      now,
      ...(due === undefined ? {} : { due }),
      actor,
      areaPath: pathOf(c?.area ?? command.area!),
      calendar: chinaCalendar,
      abilities: abilitiesOf([...kernelAbilities, ...grid.abilities]),
      authorities: [],
      personKey: (idNo) => `key-${idNo}`,
      world: knownWorld({
        entry: (register, id) => entries.get(`${register} ${id}`) ?? null,
        paper: (id) => ({ sender: null, picture: id }),
        ground: (lon, lat, on) => {
          const { area, onBorderOf } = borders.on(on).at(lon, lat)
          return { area, path: area === null ? [] : pathOf(area), onBorderOf }
        },
        reading: (figure) => ({ top: 0, bottom: null, records: 0, digest: figure, cases: null }),
      }),
    })
    if (stepped.ok) commit(stepped.event)
    else
      refused.push(
        `${command.case} ${command.seq} ${command.outcome}: ${stepped.refusal.code} ${stepped.refusal.field ?? ''} ${stepped.refusal.message.zh}`,
      )
  }
  const settle = (until: Instant): void => {
    for (const id of cases.keys())
      for (;;) {
        const c = cases.get(id)!
        const p = programmes.get(c.programme.id)!
        if (p.steps[c.step]!.end !== undefined) break
        const [run] = runsOf(p, c, { calendar: chinaCalendar, areaPath: pathOf(c.area) })
        if (run === undefined || toEpochMs(run.due) > toEpochMs(until)) break
        const last = c.acts.at(-1)!.at
        const now = toEpochMs(last) > toEpochMs(run.due) ? last : run.due
        give(
          p.id,
          system,
          { case: id, seq: c.seq, outcome: outcomeOfRun(p, run)!, input: {}, run },
          now,
          run.due,
        )
        if (refused.length > 0) return
      }
  }
  for (const line of waves.flat() as readonly Line[]) {
    if (refused.length > 0) break
    if ('until' in line) {
      settle(line.until as Instant)
      continue
    }
    /** What a schedule opened is the house's: `zone-year.test.ts` plays it. */
    if (line.case.startsWith('@')) continue
    /** Other packs play in the same year. */
    if (!programmes.has(line.programme ?? cases.get(line.case)?.programme.id ?? '')) continue
    const post = posts.get(line.as)
    if (post === undefined && !line.as.startsWith('applicant-')) throw new Error(`nobody is ${line.as}`)
    const actor: Actor = post
      ? { person: post.person, post: post.id, role: post.role, area: post.area, kin: [] }
      : { person: line.as, post: null, role: 'resident', area: null, kin: [] }
    give(line.programme ?? cases.get(line.case)!.programme.id, actor, line as Command, line.at as Instant)
  }
  return { refused, counted, cases, entries }
}

let once: ReturnType<typeof played> | undefined
const year = () => (once ??= played(60))

test('每一行都被接受；23个社区、41个网格、41名网格员、9名工作人员，联办380余件', () => {
  const { refused, counted, cases, entries } = year()
  expect(refused).toEqual([])
  const standing = [...entries.values()].filter((e) => e.register === 'grid.grids' && e.standing === 'valid')
  expect([
    new Set(standing.map((e) => e.body['community'])).size,
    standing.length,
    new Set(standing.map((e) => e.body['worker'])).size,
    [...entries.values()].filter((e) => e.register === 'grid.staff' && e.standing === 'on').length,
  ]).toEqual([23, 41, 41, 9])
  expect(counted.get('joint')).toBeGreaterThan(380)
  expect(counted.get('joint')).toBeLessThan(390)
  expect(counted.get('overdue')).toBeGreaterThan(0)
  const steps = new Set([...cases.values()].filter((c) => c.programme.id === 'grid.event').map((c) => c.step))
  for (const at of [
    'found',
    'accepted',
    'to_dispatch',
    'dispatched',
    'handling',
    'checking',
    'closed',
    'archived',
  ])
    expect([...steps]).toContain(at)
})

test('同一种子，逐字相同', () =>
  expect(JSON.stringify(makeZhuzhou(seed, 60).waves)).toBe(JSON.stringify(makeZhuzhou(seed, 60).waves)))

test.each([
  ['退回', 'return_it'],
  ['两次退回以后指定', 'designate'],
  ['到期以前申请延期', 'ask_extension'],
  ['同意延期', 'grant_extension'],
  ['不同意延期', 'refuse_extension'],
  ['重办', 'reopen'],
  ['挂账', 'pend'],
  ['季度复核', 'review'],
  ['吹哨', 'blow'],
  ['按时到场', 'came'],
  ['拒不到场', 'would_not'],
  ['评分', 'score'],
  ['督办拒不到场的', 'rule'],
  ['布置批量任务', 'assign'],
  ['网格完成批量任务', 'take_back'],
  ['居民自己反映', 'report'],
  ['并入已有事件', 'merge'],
  ['并案的反映人得到答复', 'answered'],
])('一年里有：%s', (_, outcome) => expect(year().counted.get(outcome)).toBeGreaterThan(0))

test('评价从一分到五分都有；三种哨型都有；延期的原到期日照样在', () => {
  const all = [...year().cases.values()]
  const valuesOf = (programme: string, name: string) => [
    ...new Set(all.flatMap((c) => (c.programme.id === programme ? (c.facts[name] ?? []) : []))),
  ]
  expect(valuesOf('grid.event', 'rating').toSorted()).toEqual([1, 2, 3, 4, 5])
  expect(valuesOf('grid.whistle', 'type').toSorted()).toEqual(['daily', 'emergency', 'special'])
  const extended = all.filter((c) => c.facts['extended'] === true)
  expect(extended.length).toBeGreaterThan(0)
  expect(extended.every((c) => String(c.facts['firstDue']) < String(c.facts['dueBy']))).toBe(true)
})

test('[AR11] 每件有点位的，记的网格就是点位所在的网格', () =>
  expect(
    [...year().cases.values()].filter(
      (c) => c.facts['point'] !== undefined && c.facts['point'] !== null && c.facts['seenGrid'] !== c.area,
    ),
  ).toEqual([]))
