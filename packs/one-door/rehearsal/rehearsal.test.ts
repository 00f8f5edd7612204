/** The year of the hall is accepted line by line by the kernel, and gives the page's numbers; the same for the same seed. */
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
import type { Programme } from 'yimen/kernel/programme'
import type { Entry } from 'yimen/kernel/register'
import type { Facts } from 'yimen/kernel/rule'
import { makeZhuzhou } from '../../zhuzhou.ts'
import { oneDoor } from '../index.ts'
import type { Line } from './world.ts'

const seed = 20_211_020
const programmes = new Map<string, Programme>(oneDoor.programmes.map((p) => [p.id, p]))
const pathOf = (area: string): readonly string[] =>
  [area, area.slice(0, 9), '430271', '430200', '430000'].filter((code, i, all) => all.indexOf(code) === i)
const system: Actor = { person: 'system', post: null, role: 'system', area: null, kin: [] }

/** Plays the lines as the house would: what a case sets going is done at once, what falls due at each `until`. */
function played(part: number) {
  const { registry, waves } = makeZhuzhou(seed, part)
  const posts = new Map(registry.posts.map((p) => [p.id, p]))
  const cases = new Map<string, Case>()
  const entries = new Map<string, Entry>()
  const refused: string[] = []
  const counted = new Map<string, number>()
  const commit = (event: CaseEvent): void => {
    cases.set(event.case, evolve(cases.get(event.case) ?? null, event))
    const name = `${event.programme.id} ${event.outcome}`
    counted.set(name, (counted.get(name) ?? 0) + 1)
    for (const effect of event.effects) {
      if (effect.kind === 'enter')
        for (const [i, x] of effect.entries.entries()) {
          const lines = effect.list === undefined ? [] : (event.input[effect.list] as readonly Facts[])
          entries.set(`${effect.register} ${x.id}`, {
            register: effect.register,
            ...x,
            body: { ...lines[i], ...x.body },
            case: event.case,
            seq: event.seq,
            from: dayOfInstant(event.at),
          })
        }
      if (effect.kind === 'command') {
        const to = cases.get(effect.case)
        const command = {
          case: effect.case,
          seq: to?.seq ?? 0,
          outcome: effect.outcome,
          input: effect.input,
          area: effect.area ?? to!.area,
        }
        give(effect.programme ?? to!.programme.id, system, command, event.at)
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
      abilities: abilitiesOf([...kernelAbilities, ...oneDoor.abilities]),
      authorities: [],
      personKey: (idNo) => `key-${idNo}`,
      world: knownWorld({
        entry: (register, id) => entries.get(`${register} ${id}`) ?? null,
        paper: () => ({ sender: null, picture: 'paper' }),
        opened: (_, __, value) => value,
      }),
    })
    if (stepped.ok) commit(stepped.event)
    else refused.push(`${command.case} ${command.seq} ${command.outcome}: ${stepped.refusal.message.zh}`)
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
        const command = { case: id, seq: c.seq, outcome: outcomeOfRun(p, run)!, input: {}, run }
        give(p.id, system, command, now, run.due)
        if (refused.length > 0) return
      }
  }
  for (const line of waves.flat() as readonly (Line | { readonly until: string })[]) {
    if (refused.length > 0) break
    if ('until' in line) {
      settle(line.until as Instant)
      continue
    }
    /** Other packs play in the same zone. */
    if (!line.key.startsWith('door-')) continue
    const post = posts.get(line.as)
    if (post === undefined) throw new Error(`nobody is ${line.as}`)
    const actor: Actor = { person: post.person, post: post.id, role: post.role, area: post.area, kin: [] }
    give(line.programme ?? cases.get(line.case)!.programme.id, actor, line as Command, line.at as Instant)
  }
  return { refused, counted, cases, entries: [...entries.values()] }
}

let once: ReturnType<typeof played> | undefined
const year = () => (once ??= played(100))
const listed = (which: (body: Facts) => boolean): number =>
  new Set(
    year()
      .entries.filter((e) => e.register === 'door.mapped' && e.standing === 'listed' && which(e.body))
      .map((e) => e.body['ours']),
  ).size

test('每一行都被接受；23个社区各一名帮代办员；通办45项、21项、24项；通办办件150件和40件', () => {
  const { refused, cases, entries } = year()
  expect(refused).toEqual([])
  const atWork = entries.filter((e) => e.register === 'door.helpers' && e.standing === 'on')
  expect([atWork.length, new Set(atWork.map((e) => e.id)).size]).toEqual([23, 23])
  expect([
    listed((b) => b['side'] === 'livelihood' && b['partner'] === 'yuhua'),
    listed((b) => b['side'] === 'livelihood' && b['partner'] === 'liuyang'),
    listed((b) => b['side'] === 'enterprise' && b['partner'] !== 'luohu'),
    listed((b) => b['partner'] === 'luohu'),
  ]).toEqual([45, 45, 21, 24])
  const across = [...cases.values()].filter((c) => c.programme.id === 'door.cross')
  expect([
    across.filter((c) => c.facts['isAcross'] === false).length,
    across.filter((c) => c.facts['isAcross'] === true).length,
  ]).toEqual([150, 40])
})

test('通办办件停在每一种状态', () => {
  const steps = new Set(
    [...year().cases.values()].filter((c) => c.programme.id === 'door.cross').map((c) => c.step),
  )
  expect(Object.keys(programmes.get('door.cross')!.steps).filter((name) => !steps.has(name))).toEqual([])
})

test('六类服务在一个窗口', () =>
  expect(
    new Set(
      year()
        .entries.filter((e) => e.register === 'door.items')
        .map((e) => e.body['service']),
    ).size,
  ).toBe(6))

test('与罗湖区的协议在2021年7月签订', () =>
  expect(
    String(
      year().entries.find((e) => e.register === 'door.agreements' && e.id === 'luohu')!.body['signedOn'],
    ).slice(0, 7),
  ).toBe('2021-07'))

test.each([
  ['补正', 'door.application supplement'],
  ['容缺受理', 'door.application accept_deferred'],
  ['告知承诺', 'door.application grant_on_promise'],
  ['承诺不实撤销', 'door.application revoke'],
  ['特别程序', 'door.application end_special'],
  ['差评整改', 'door.application mend'],
  ['撤回退费', 'door.application withdraw'],
  ['一件事一次告知', 'door.bundle tell'],
  ['帮代办上门', 'door.order visit'],
  ['办不成事答复', 'door.stuck answer'],
  ['新版本生效', 'door.version comes_in'],
  ['原件遗失重新收取', 'door.cross collect_again'],
])('一年里有：%s', (_, name) => expect(year().counted.get(name)).toBeGreaterThan(0))

test('同一种子，逐字相同', () =>
  expect(JSON.stringify(makeZhuzhou(seed, 100).waves)).toBe(JSON.stringify(makeZhuzhou(seed, 100).waves)))
