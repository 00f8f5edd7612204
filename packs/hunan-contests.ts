/** The contests of the demonstration province, put together: places, people, and the play of both contests and of the one that is ready. */
import {
  areasOfContests,
  contestPeople,
  contestJudges,
  random,
  type ContestPeople,
} from './rehearsal-hunan/index.ts'
import { rehearseContests, rehearseReady, type Line, type World } from './contests/rehearsal/index.ts'
import { withHistory } from './history.ts'
import { holderAt, placesOf, registryWith, type Login } from './rehearsal-registry.ts'

const province = '430000'

/** The same to the byte for the same whole-number seed. */
export function makeContests(seed: number): Contests {
  const people = contestPeople(seed)
  return withHistory({ registry: registryOf(people) }, () => rehearseContests(worldOf(seed, people)))
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
  return registryWith({
    name: { zh: '湖南竞赛', en: 'Contests of Hunan' },
    areas: placesOf(areasOfContests()),
    organisations: made.organisations,
    people: [...made.people, ...players, made.substitute],
    posts: made.posts,
    logins: loginsOf(made),
    needPhone,
  })
}

/** Whose roles decide or sign. */
const needPhone: ReadonlySet<string> = new Set(['organiser'])
const at = holderAt(province)

const loginsOf = (made: ContestPeople): readonly Login[] => [
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
