/** The contests of the demonstration province, put together: places, people, and the play of both contests and of the one that is ready. */
import {
  areasOfContests,
  contestPeople,
  contestJudges,
  random,
  type ContestPeople,
} from './rehearsal-hunan/index.ts'
import { rehearseContests, rehearseReady, type Line, type World } from './contests/rehearsal/index.ts'
import { password, rehearsalSecret } from './rehearsal-accounts.ts'

const province = '430000'

/** The same to the byte for the same whole-number seed. */
export function makeContests(seed: number): Contests {
  const people = contestPeople(seed)
  return { registry: registryOf(people), waves: rehearseContests(worldOf(seed, people)) }
}

/** The same people, and the small quiz alone that they are to play. */
export function makeReadyContest(seed: number): Contests {
  const people = contestPeople(seed)
  return { registry: registryOf(people), waves: rehearseReady(worldOf(seed, people)) }
}

type Contests = {
  readonly registry: ReturnType<typeof registryOf>
  readonly waves: readonly (readonly Line[])[]
}

const worldOf = (seed: number, people: ContestPeople): World => ({
  province,
  quiz: people.quiz,
  skills: people.skills,
  ready: people.ready,
  substitute: people.substitute,
  judges: Array.from({ length: contestJudges }, (_, n) => `${province}-judge-${n + 1}`),
  post: (role, area = province) => `${area}-${role}`,
  random: random(seed).fork('contests play'),
})

function registryOf(made: ContestPeople) {
  const players = [...made.quiz, ...made.skills, ...made.ready].flatMap((team) => team.members)
  return {
    name: { zh: '湖南竞赛', en: 'Contests of Hunan' },
    rehearsal: true,
    startsAt: '2021-10-20T09:00:00+08:00',
    areas: areasOfContests().map(({ code, parent, name, kind, from, to }) => ({
      code,
      parent,
      name,
      kind,
      from,
      to,
    })),
    organisations: made.organisations,
    people: [...made.people, ...players, made.substitute].map(({ id, name, idNo }) => ({ id, name, idNo })),
    kin: [],
    posts: made.posts,
    successions: [],
    substitutions: [],
    authorities: [],
    logins: loginsOf(made).map(([login, person, ...permissions]) => ({
      login,
      person,
      password,
      permissions,
      ...(permissions.length > 0 || made.posts.some((p) => p.person === person && needPhone.has(p.role))
        ? { totp: rehearsalSecret(login) }
        : {}),
    })),
  }
}

/** Whose roles decide or sign. */
const needPhone: ReadonlySet<string> = new Set(['organiser'])
const at = (role: string, n?: number, area: string = province): string =>
  `p-${area}-${role}${n === undefined ? '' : `-${n}`}`

/** A login, whose it is, and what it may do beyond its posts. */
const loginsOf = (made: ContestPeople): readonly (readonly [string, string, ...string[]])[] => [
  ['organiser', at('organiser')],
  ['host', at('host')],
  ['clerk', at('clerk')],
  ['chief', at('chief-judge')],
  ['judge', at('judge', 1)],
  ['judge2', at('judge', 2)],
  ['judge3', at('judge', 3)],
  ['judge4', at('judge', 4)],
  ['supervisor', at('supervisor')],
  ['arbiter', at('arbiter')],
  ['setter', at('question-setter')],
  ['delegate', at('delegate', undefined, '430500')],
  ['delegate2', at('delegate', undefined, '431100')],
  ['table1', at('captain', 1)],
  ['table2', at('captain', 2)],
  ['table3', at('captain', 3)],
  ['table4', at('captain', 4)],
  ['player', made.ready[0]!.members[0]!.id],
  ['player2', made.ready[1]!.members[0]!.id],
  ['figures', at('statistician')],
  ['auditor', at('auditor'), 'audit'],
]
