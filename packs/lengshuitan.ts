/** Rehearsal Lengshuitan, put together: its places, officials, schools and pupils, and the year of young volunteers that is played in them. */
import { decidingRoles } from 'yimen/kernel/authority'
import {
  areasOfLengshuitan,
  lengshuitan,
  lengshuitanOffices,
  meiwan,
  pupilsOf,
  random,
  schoolsOfLengshuitan,
  someone,
  type LengshuitanOffices,
  type Pupil,
} from './rehearsal-hunan/index.ts'
import { rehearseVolunteers, type Line, type World } from './volunteers/rehearsal/index.ts'
import { volunteers } from './volunteers/index.ts'
import { withHistory } from './history.ts'
import { holderAt, placesOf, registryWith, type Login } from './rehearsal-registry.ts'

/** The same to the byte for the same whole-number seed; `part` of its lists and activities, for a house without its newspaper. */
export function makeLengshuitan(
  seed: number,
  part = 1,
): { readonly registry: ReturnType<typeof registryOf>; readonly waves: readonly (readonly Line[])[] } {
  const offices = lengshuitanOffices(seed)
  return withHistory({ registry: registryOf(offices) }, () =>
    rehearseVolunteers(worldOf(seed, offices), part),
  )
}

function worldOf(seed: number, offices: LengshuitanOffices): World {
  const held = new Set(offices.posts.map((p) => p.id))
  const grownUps = random(seed).fork('lengshuitan grown-ups')
  const made = new Map<number, ReturnType<typeof someone>>()
  const elders = Array.from({ length: 200 }, (_, n) =>
    someone(grownUps.fork(`elder ${n}`), lengshuitan, 60_000 + n),
  ).filter(({ idNo }) => idNo.slice(6, 10) < '1960')
  let counted = 0
  const starts = new Map<string, number>()
  const pupils = new Map<string, readonly Pupil[]>()
  for (const school of schoolsOfLengshuitan) {
    starts.set(school.code, counted)
    counted += school.pupils
  }
  return {
    district: lengshuitan,
    schools: schoolsOfLengshuitan.map((s) => ({ ...s, name: s.name.zh })),
    pupils({ code }) {
      const before = pupils.get(code)
      if (before) return before
      const school = schoolsOfLengshuitan.find((s) => s.code === code)!
      const all = pupilsOf(seed, school, starts.get(code)!)
      pupils.set(code, all)
      return all
    },
    elder: (n) => elders[n]!,
    adult(n) {
      const before = made.get(n)
      if (before) return before
      const adult = someone(grownUps.fork(`${n}`), lengshuitan, 20_000 + n)
      made.set(n, adult)
      return adult
    },
    post(role, area = lengshuitan, which) {
      const [id, first] = [`${area}-${role}${which === undefined ? '' : `-${which}`}`, `${area}-${role}-1`]
      const post = [id, first].find((x) => held.has(x))
      if (post === undefined) throw new Error(`the rehearsal has no ${role} over ${area}`)
      return post
    },
    residents: offices.residents,
    random: random(seed).fork('lengshuitan history'),
  }
}

function registryOf(offices: LengshuitanOffices) {
  return registryWith({
    name: { zh: '冷水滩区', en: 'Lengshuitan District' },
    areas: placesOf(areasOfLengshuitan()),
    organisations: offices.organisations,
    people: [...offices.people, ...offices.residents],
    posts: offices.posts,
    authorities: volunteers.authorities,
    logins,
    needPhone,
  })
}

/** Whose roles decide or sign, and who works through whole lists. */
const needPhone: ReadonlySet<string> = new Set([
  ...decidingRoles(volunteers.programmes, volunteers.bulletins),
  'civilisation',
  'education',
  'reviewer',
])
const at = holderAt(lengshuitan)
const logins: readonly Login[] = [
  ['volunteer', 'resident-1'],
  ['guardian', 'resident-2'],
  ['volunteer2', 'resident-3'],
  ['teacher', at('teacher', 'S01', meiwan)],
  ['leader', at('team-leader', 'S01', meiwan)],
  ['reviewer', at('reviewer', '1')],
  ['education', at('education', '1')],
  ['civilisation', at('civilisation', '1')],
  ['civilisation-head', at('civilisation-head')],
  ['civil', at('civil')],
  ['keeper', at('keeper')],
  ['police', at('traffic-police', '1')],
  ['figures', at('statistician')],
  ['auditor', at('auditor'), 'audit'],
]
