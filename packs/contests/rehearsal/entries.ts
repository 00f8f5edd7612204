/** A contest from its notice to the draw: teams entered by their delegations, somebody replaced, judges, and a number called out. */
import { lotsOf, seedOf } from '../abilities/draw.ts'
import { sha256 } from '../abilities/sha256.ts'
import type { Play, Team, Time, World } from './world.ts'

export type Lot = {
  readonly team: Team
  readonly id: string
  readonly no: number
  readonly blind: number
  readonly school: string | null
}
export type Drawn = {
  readonly id: string
  readonly lots: readonly Lot[]
  /** The case of each part, by its code. */
  readonly parts: Readonly<Record<string, string>>
}
export type PartSetting = {
  readonly part: string
  readonly name: string
  readonly form: string
  readonly weight: number
  readonly blinded: boolean
  readonly best: number
}
export type Setting = {
  readonly id: string
  readonly notice: Readonly<Record<string, unknown>>
  readonly parts: readonly PartSetting[]
  readonly schools: readonly string[]
  readonly teams: readonly Team[]
  /** Judges of each panel part: the post's number and the unit that they come from. */
  readonly judges: readonly (readonly [number, string, string])[]
  /** What the called number has to bring about: of a hundred that were tried in the rehearsal's own making. */
  readonly wants: (lots: readonly Lot[]) => boolean
  /** The team of which the second member falls ill before the draw. */
  readonly sick: Team | null
}

const idOf = (s: Setting, team: Team): string => `${s.id}-${team.key}`

function lotsWith(s: Setting, called: string): readonly Lot[] {
  const ids = s.teams.map((team) => idOf(s, team))
  const seed = seedOf(ids, called)
  const blind = lotsOf(ids, sha256(`blind ${seed}`))
  const schools = lotsOf(s.schools, sha256(`school ${seed}`))
  return lotsOf(ids, seed).map((id, i) => ({
    id,
    team: s.teams.find((team) => idOf(s, team) === id)!,
    no: i + 1,
    blind: 100 + blind.indexOf(id) + 1,
    school: schools[i] ?? null,
  }))
}

/** In the order in which the contest opens its parts. */
const groups: readonly (readonly string[])[] = [
  ['talent'],
  ['practical'],
  ['guess', 'ring', 'must', 'buzzer', 'risk'],
  ['paper', 'picture'],
]

export function enterAndDraw(
  world: World,
  play: Play,
  s: Setting,
  notice: Time,
  entries: Time,
  draw: Time,
): Drawn {
  const { province } = world
  const organiser = world.post('organiser')
  play.act(
    s.id,
    organiser,
    'announce',
    { ...s.notice, parts: s.parts, schools: s.schools.map((school) => ({ school })) },
    notice,
    { programme: 'contests.contest', area: province },
  )
  play.settle()
  for (const team of s.teams) {
    play.act(
      idOf(s, team),
      world.post('delegate', team.city),
      'enter',
      {
        contest: s.id,
        teamName: team.name,
        unit: team.unit,
        place: team.place,
        leader: team.leader,
        tutor: team.tutor,
        ...(team.table === null ? {} : { captain: team.table }),
        members: team.members.map(({ name }, i) => ({ n: i + 1, name })),
        ids: team.members.map(({ idNo }, i) => ({ n: i + 1, idNo })),
      },
      entries.later(300),
      { programme: 'contests.team', area: team.city },
    )
    play.skip(s.id)
  }
  play.settle()
  if (s.sick !== null) {
    play.act(
      idOf(s, s.sick),
      world.post('delegate', s.sick.city),
      'substitute',
      {
        outN: 2,
        newName: world.substitute.name,
        newIds: [{ n: 2, idNo: world.substitute.idNo }],
        reason: '因病不能参赛',
      },
      entries.later(600),
    )
    play.skip(s.id)
    play.settle()
  }
  for (const [n, unit, part] of s.judges)
    play.act(
      s.id,
      organiser,
      'appoint',
      { judgePost: world.judges[n]!, judgeUnit: unit, part },
      entries.later(60),
    )
  play.act(s.id, organiser, 'close_entries', {}, entries.later(600))
  let called = 0
  while (!s.wants(lotsWith(s, String(called)))) called += 1
  play.act(s.id, world.post('supervisor'), 'draw', { called: String(called) }, draw)
  const seq = play.seq(s.id)
  const inOrder = groups.flatMap((forms) => s.parts.filter((p) => forms.includes(p.form)))
  const parts = Object.fromEntries(inOrder.map((p, i) => [p.part, `${s.id}-${seq}-${i + 1}`]))
  for (const id of Object.values(parts)) play.skip(id)
  play.settle()
  return { id: s.id, lots: lotsWith(s, String(called)), parts }
}

/** A bank for a part: entered, sealed, and given to it. */
export function sealBank(
  world: World,
  play: Play,
  id: string,
  name: string,
  questions: readonly object[],
  part: string,
  at: Time,
): void {
  const setter = world.post('question-setter')
  play.act(id, setter, 'begin', { bankName: name }, at, { programme: 'contests.bank', area: world.province })
  play.act(id, setter, 'add', { more: questions, cameFrom: 'sheet' }, at.later(600))
  play.act(id, world.post('supervisor'), 'commit', {}, at.later(600))
  play.act(id, world.post('supervisor'), 'bind', { toRound: part }, at.later(60))
  play.skip(part)
  play.settle()
}
