/** The bank's Yongzhou branch, put together: its own tree of places, who works there, and the season that is played in it. */
import {
  areasOfBank,
  bankOffices,
  binjiang,
  binjiangFirst,
  binjiangMain,
  branchesOfBank,
  cityBranch,
  random,
  teamsOfBank,
  type BankOffices,
} from './rehearsal-hunan/index.ts'
import { rehearseSeason, type World } from './bank-season/rehearsal/index.ts'
import { password, rehearsalSecret } from './rehearsal-accounts.ts'
import { withHistory } from './history.ts'

/** The same to the byte for the same whole-number seed. */
export function makePsbcYongzhou(seed: number): {
  readonly registry: ReturnType<typeof registryOf>
  readonly waves: readonly (readonly object[])[]
} {
  return withHistory({ registry: registryOf(bankOffices(seed)) }, () => rehearseSeason(worldOf(seed)))
}

const worldOf = (seed: number): World => ({
  city: cityBranch,
  branches: branchesOfBank.map(({ code, group }) => ({ code, group })),
  teams: teamsOfBank.map(({ code, branch }) => ({ code, branch })),
  post: (role, area, which) => `${area}-${role}${which === undefined ? '' : `-${which}`}`,
  random: random(seed).fork('bank season'),
})

function registryOf(offices: BankOffices) {
  return {
    name: { zh: '中国邮政储蓄银行永州市分行（演练）', en: 'PSBC Yongzhou Branch (rehearsal)' },
    rehearsal: true,
    startsAt: '2021-10-20T09:00:00+08:00',
    areas: areasOfBank(),
    organisations: offices.organisations,
    people: offices.people.map(({ id, name, idNo }) => ({ id, name, idNo })),
    kin: [],
    posts: offices.posts,
    successions: [],
    substitutions: [],
    authorities: [],
    logins: logins.map(([login, person, ...permissions]) => ({
      login,
      person,
      password,
      permissions,
      ...(permissions.length > 0 || offices.posts.some((p) => p.person === person && needPhone.has(p.role))
        ? { totp: rehearsalSecret(login) }
        : {}),
    })),
  }
}

/** Whose roles decide or sign, and who sees the whole branch at once. */
const needPhone: ReadonlySet<string> = new Set(['president', 'campaign-office', 'department-head', 'risk'])
const at = (role: string, area: string = cityBranch, which?: string): string =>
  `p-${area}-${role}${which === undefined ? '' : `-${which}`}`
/** A login, whose it is, and what it may do beyond its posts. */
const logins: readonly (readonly [string, string, ...string[]])[] = [
  ['president', at('president')],
  ['office', at('campaign-office', cityBranch, '1')],
  ['office2', at('campaign-office', cityBranch, '2')],
  ['personal', at('department-head', cityBranch, 'personal')],
  ['retail', at('department-head', cityBranch, 'retail')],
  ['small', at('department-head', cityBranch, 'small')],
  ['risk-head', at('department-head', cityBranch, 'risk')],
  ['data', at('department-clerk', cityBranch, 'personal')],
  ['risk', at('risk')],
  ['branch', at('branch-head', binjiang)],
  ['branch2', at('branch-head', branchesOfBank[3]!.code)],
  ['branch7', at('branch-head', branchesOfBank[6]!.code)],
  ['outlet', at('outlet-head', binjiangMain)],
  ['team', at('team-head', binjiangFirst)],
  ['manager', at('customer-manager', binjiangFirst, '1')],
  ['manager2', at('customer-manager', binjiangFirst, '2')],
  ['auditor', at('auditor'), 'audit'],
]
