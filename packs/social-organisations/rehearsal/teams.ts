/** The filed community organisations: those with a letter, those that filed this year, letters that ended, and what is under way. */
import { addDays, type Day } from 'yimen/kernel/day'
import { openFile, type File, type Line, type Team, type World } from './world.ts'

const counts = { stand: 930, ended: 14, cancelled: 9, fresh: 290, applied: 6, refused: 3 } as const

export type KnownTeam = { readonly team: Team; readonly file: File; readonly fileNo: string }

const numberOf = (team: Team, year: string): string =>
  `WB${year}-${team.area.slice(6, 9)}-${String(team.n + 1).padStart(4, '0')}`

export function filedTeams(world: World, begin: Line[], autumn: Line[]): readonly KnownTeam[] {
  const clerkOf = (team: Team) => world.post('street-clerk', team.area.slice(0, 9))
  let next = 0
  const take = (n: number): readonly Team[] => {
    const teams = world.teams.slice(next, next + n)
    next += n
    return teams
  }
  const opened = (team: Team): File =>
    openFile('organisations.filed', `B-${String(team.n + 1).padStart(4, '0')}`, team.area, team.n)
  const takenOver = (team: Team, issuedOn: Day, more: Readonly<Record<string, unknown>> = {}): KnownTeam => {
    const [file, fileNo] = [opened(team), numberOf(team, issuedOn.slice(0, 4))]
    file.act(
      begin,
      clerkOf(team),
      'take_over',
      {
        orgName: team.name,
        class: team.class,
        place: team.place,
        members: team.members,
        takesFees: false,
        fileNo,
        issuedOn,
        ...more,
      },
      addDays('2021-01-11', team.n % 12),
    )
    return { team, file, fileNo }
  }
  const standing = take(counts.stand).map((team, i) => {
    /** Two have grown and take fees: they must register. */
    const hasGrown = i === 40 || i === 41
    const issuedOn: Day = i < 5 ? '2018-11-20' : addDays('2018-12-01', (i * 7) % 740)
    const agent = i === 60 ? { agent: world.post('organisation', world.district, 7) } : {}
    return takenOver(team, issuedOn, { ...(hasGrown ? { members: 56, takesFees: true } : {}), ...agent })
  })
  const ended = take(counts.ended).map((team, i) =>
    takenOver(team, i === 0 ? '2018-10-20' : addDays('2018-02-01', i * 17)),
  )
  for (const [i, filedTeam] of take(counts.cancelled)
    .map((team, k) => takenOver(team, addDays('2019-03-04', k * 11)))
    .entries())
    filedTeam.file.act(
      autumn,
      clerkOf(filedTeam.team),
      'cancel',
      { reason: '成员解散，不再活动' },
      addDays('2021-09-01', i),
    )
  const apply = (wave: Line[], team: Team, day: Day): File => {
    const file = opened(team)
    file.act(
      wave,
      world.post('community-worker', team.area),
      'apply',
      {
        orgName: team.name,
        class: team.class,
        isOfMembers: true,
        place: team.place,
        promoters: 2 + (team.n % 4),
        members: team.members,
        takesFees: false,
        headName: team.head.name,
        headId: team.head.idNo,
      },
      day,
    )
    return file
  }
  const fresh = take(counts.fresh).map((team, i): KnownTeam => {
    const day = addDays('2021-02-01', (i * 11) % 240)
    const file = apply(begin, team, day)
    const fileNo = numberOf(team, '2021')
    file.act(begin, clerkOf(team), 'file', { fileNo }, addDays(day, 2 + (i % 5)))
    return { team, file, fileNo }
  })
  for (const [i, team] of take(counts.refused).entries()) {
    const file = apply(begin, team, addDays('2021-05-10', i))
    file.act(
      begin,
      clerkOf(team),
      'refuse',
      { reason: '活动场所未经产权人同意，书面告知' },
      addDays('2021-05-14', i),
    )
  }
  /** One of these waits for the listed street. */
  const home = world.home.slice(0, 9)
  const waiting = [
    ...world.teams
      .slice(next)
      .filter((team) => team.area.startsWith(home))
      .slice(0, 2),
    ...world.teams
      .slice(next)
      .filter((team) => !team.area.startsWith(home))
      .slice(0, counts.applied - 2),
  ]
  for (const [i, team] of waiting.entries()) apply(autumn, team, addDays('2021-10-14', i))
  for (const filedTeam of standing.slice(0, 5))
    filedTeam.file.act(
      autumn,
      world.post('community-worker', filedTeam.team.area),
      'apply_renewal',
      {},
      '2021-10-15',
    )
  for (const filedTeam of fresh.slice(0, 12))
    filedTeam.file.act(
      autumn,
      world.post('community-worker', filedTeam.team.area),
      'update',
      { place: `${filedTeam.team.place}二楼`, members: filedTeam.team.members + 3, takesFees: false },
      '2021-09-28',
    )
  return [...standing.slice(50), ...fresh.slice(12), ...ended.slice(0, 0)]
}
