/** Its part of a million families: each one's income, class, eligibility and amount by the pack's own rules, in a process of its own. */
import { abilitiesOf } from '../src/kernel/ability/index.ts'
import { kernelAbilities } from '../src/kernel/abilities/index.ts'
import { knowledge, knownWorld, type Surroundings } from '../src/kernel/case/index.ts'
import { chinaCalendar } from '../src/kernel/clock/index.ts'
import { residentIdCheck } from '../src/kernel/identity/index.ts'
import type { Facts } from '../src/kernel/rule/index.ts'
import { random } from '../packs/rehearsal-hunan/index.ts'
import { secondLiving } from '../packs/social-assistance/living/programme.ts'

export type Part = { readonly from: number; readonly count: number }
export type PartDone = {
  readonly fit: number
  readonly marginal: number
  readonly fen: number
  readonly cpuSeconds: number
}

const s: Surroundings = {
  now: '2021-10-20T09:00:00.000+08:00',
  actor: { person: 'bench', post: null, role: 'system', area: null, kin: [] },
  areaPath: ['430523104211', '430523104', '430523', '430500', '430000'],
  calendar: chinaCalendar,
  abilities: abilitiesOf(kernelAbilities),
  authorities: [],
  world: knownWorld({}),
  personKey: (idNo) => idNo,
}

const healths = ['healthy', 'healthy', 'healthy', 'illness', 'severe', 'disabled'] as const
const labours = ['able', 'able', 'partly', 'none'] as const

/** The same family for the same number. */
function familyOf(n: number): Facts {
  const r = random(n)
  const members = Array.from({ length: 1 + r.next(5) }, (_, i) => {
    const first = `430523${1935 + r.next(85)}0${1 + r.next(9)}1${r.next(10)}${String(r.next(1000)).padStart(3, '0')}`
    return {
      name: '某某',
      idNo: `${first}${residentIdCheck(first)}`,
      relation: i === 0 ? 'self' : 'child',
      living: 'shared',
      health: healths[r.next(healths.length)]!,
      labour: labours[r.next(labours.length)]!,
      status: r.next(4) === 0 ? 'student' : 'plain',
    }
  })
  return {
    hukou: r.next(7) === 0 ? 'urban' : 'rural',
    members,
    incomes: [
      { kind: 'wage', amount: r.next(300_000) },
      { kind: 'farming', amount: r.next(1_200_000) },
    ],
    assetsOver: r.next(50) === 0,
  }
}

function work({ from, count }: Part): PartDone {
  const before = process.cpuUsage()
  let [fit, marginal, fen] = [0, 0, 0]
  for (let n = from; n < from + count; n++) {
    const said = familyOf(n)
    const form = knowledge(secondLiving, null, [], said, s)
    const derived = Object.fromEntries(
      ['heads', 'income', 'points'].map((name) => [name, form.read(secondLiving.derived![name]!.value)]),
    )
    const family = knowledge(secondLiving, null, [], { ...said, ...derived }, s)
    const category = family.read('classified')
    if (category === 'allowance') {
      fit++
      fen += family.read('benefitNow') as number
    } else if (category === 'marginal') marginal++
  }
  const { user, system } = process.cpuUsage(before)
  return { fit, marginal, fen, cpuSeconds: (user + system) / 1e6 }
}

process.once('message', (part: Part) => process.send!(work(part), () => process.exit(0)))
