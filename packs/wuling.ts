/** Rehearsal Wuling, put together: its places, officials, organisations and teams, and the year that is played in them. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { decidingRoles } from 'yimen/kernel/authority'
import {
  areasOfWuling,
  banbianjie,
  bodiesOf,
  expertPosts,
  qiming,
  random,
  teamsOf,
  wuling,
  wulingOffices,
  type WulingOffices,
} from './rehearsal-hunan/index.ts'
import { rehearseOrganisations, type Line, type World } from './social-organisations/rehearsal/index.ts'
import { socialOrganisations } from './social-organisations/index.ts'
import { withHistory } from './history.ts'
import { holderAt, type Login, placesOf, postIn, registryWith } from './rehearsal-registry.ts'

/** More than stand: some came new, some left, some are under way. */
const made = { bodies: 345, associations: 208, teams: 1_270 } as const
/** Kinds lie mixed among those that stood when the year began. */
const step = 101

/** The same to the byte for the same whole-number seed. */
export function makeWuling(seed: number): {
  readonly registry: ReturnType<typeof registryOf>
  readonly waves: readonly (readonly Line[])[]
} {
  const offices = wulingOffices(seed)
  return withHistory({ registry: registryOf(offices) }, () => rehearseOrganisations(worldOf(seed, offices)))
}

function worldOf(seed: number, offices: WulingOffices): World {
  const bodies = bodiesOf(seed, made.bodies, made.associations)
  return {
    district: wuling,
    home: banbianjie,
    bodies: bodies.map((_, i) => bodies[(i * step) % bodies.length]!),
    teams: teamsOf(seed, made.teams),
    experts: Array.from({ length: expertPosts }, (_, i) =>
      offices.people.find((p) => p.id === `p-${wuling}-expert-${i + 1}`)!,
    ),
    post: postIn(offices.posts),
    random: random(seed).fork('wuling history'),
    digest: (text) => bytesToHex(sha256(utf8ToBytes(text))),
  }
}

function registryOf(offices: WulingOffices) {
  return registryWith({
    name: { zh: '武陵区', en: 'Wuling District' },
    areas: placesOf(areasOfWuling()),
    organisations: offices.organisations,
    people: offices.people,
    posts: offices.posts,
    authorities: socialOrganisations.authorities,
    logins,
    needPhone,
  })
}

/** Whose roles decide or sign, and who works through whole lists. */
const needPhone: ReadonlySet<string> = new Set([
  ...decidingRoles(socialOrganisations.programmes, socialOrganisations.bulletins),
  'registrar',
  'registrar-head',
  'finance',
  'finance-head',
])
const at = holderAt(wuling)
const logins: readonly Login[] = [
  ['organisation', at('organisation', 3)],
  ['applicant', at('organisation', 7)],
  ['window', at('service-window', 1)],
  ['street', at('street-clerk', undefined, qiming)],
  ['registrar', at('registrar', 1)],
  ['registrar-head', at('registrar-head')],
  ['supervisor', at('supervising-unit', 3)],
  ['party', at('party-committee')],
  ['expert', at('expert', 1)],
  ['purchaser', at('purchaser')],
  ['purse', at('finance')],
  ['purse-head', at('finance-head')],
  ['figures', at('statistician')],
  ['auditor', at('auditor'), 'audit'],
]
