/** Rehearsal Zhuzhou City, put together: its brigades, the campaign's office, companies and residents, and the campaign that is played in them. */
import { decidingRoles } from 'yimen/kernel/authority'
import {
  areasOfZhuzhouCity,
  bodies,
  cityOffices,
  companies,
  countiesOfZhuzhou,
  officersOfBrigade,
  pointOfCounty,
  random,
  someone,
  zhuzhouCity,
  type CityOffices,
} from './rehearsal-hunan/index.ts'
import { rehearseHelmets, type Line, type World } from './helmets/rehearsal/index.ts'
import { helmets } from './helmets/index.ts'
import { withHistory } from './history.ts'
import { holderAt, placesOf, registryWith, type Login } from './rehearsal-registry.ts'

/** The same to the byte for the same whole-number seed; `part`: of what was done on the road, one in so many. */
export function makeZhuzhouCity(
  seed: number,
  part = 1,
): { readonly registry: ReturnType<typeof registryOf>; readonly waves: readonly (readonly Line[])[] } {
  const offices = cityOffices(seed)
  return withHistory({ registry: registryOf(offices) }, () => rehearseHelmets(worldOf(seed, offices), part))
}

function worldOf(seed: number, offices: CityOffices): World {
  const postIds = new Set(offices.posts.map((p) => p.id))
  const chance = random(seed)
  return {
    city: zhuzhouCity,
    counties: countiesOfZhuzhou,
    officers: officersOfBrigade,
    post(role, area, which) {
      const id = `${area}-${role}${which === undefined ? '' : `-${which}`}`
      if (!postIds.has(id)) throw new Error(`the rehearsal has no post ${id}`)
      return id
    },
    point: pointOfCounty,
    rider: (county, n) => someone(chance.fork(`rider ${county} ${n}`), county, n),
    residents: offices.residents,
    companies,
    bodies,
    random: chance.fork('zhuzhou city history'),
  }
}

function registryOf(offices: CityOffices) {
  return registryWith({
    name: { zh: '株洲市', en: 'Zhuzhou City' },
    areas: placesOf(areasOfZhuzhouCity()),
    organisations: offices.organisations,
    people: [...offices.people, ...offices.residents],
    posts: offices.posts,
    logins,
    needPhone,
  })
}

/** Whose roles decide or sign, and who sees the whole city at once. */
const needPhone: ReadonlySet<string> = new Set([
  ...decidingRoles(helmets.programmes, helmets.bulletins),
  'brigade-head',
  'campaign-office',
  'campaign-leader',
])
const tianyuan = '430211'
const at = holderAt(zhuzhouCity)
const logins: readonly Login[] = [
  ['officer', at('officer', '1', tianyuan)],
  ['officer2', at('officer', '2', tianyuan)],
  ['squad', at('squad-leader', '1', tianyuan)],
  ['brigade', at('brigade-head', undefined, tianyuan)],
  ['observer', at('observer', '1', tianyuan)],
  ['campaign', at('campaign-office', '1')],
  ['campaign2', at('campaign-office', '2')],
  ['leader', at('campaign-leader')],
  ['employer', at('employer', 'courier')],
  ['organ', at('organ', 'finance')],
  ['figures', at('statistician')],
  ['auditor', at('auditor'), 'audit'],
  ['resident', 'resident-1'],
  ['resident2', 'resident-2'],
  ['resident3', 'resident-3'],
]
