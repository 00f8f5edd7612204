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
import { withHistory } from './history.ts'
import { holderAt, registryWith, type Login } from './rehearsal-registry.ts'

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
  return registryWith({
    name: { zh: '中国邮政储蓄银行永州市分行（演练）', en: 'PSBC Yongzhou Branch (rehearsal)' },
    areas: areasOfBank(),
    organisations: offices.organisations,
    people: offices.people,
    posts: offices.posts,
    logins,
    needPhone,
  })
}

/** Whose roles decide or sign, and who sees the whole branch at once. */
const needPhone: ReadonlySet<string> = new Set(['president', 'campaign-office', 'department-head', 'risk'])
const at = holderAt(cityBranch)
const logins: readonly Login[] = [
  ['president', at('president')],
  ['office', at('campaign-office', '1')],
  ['office2', at('campaign-office', '2')],
  ['personal', at('department-head', 'personal')],
  ['retail', at('department-head', 'retail')],
  ['small', at('department-head', 'small')],
  ['risk-head', at('department-head', 'risk')],
  ['data', at('department-clerk', 'personal')],
  ['risk', at('risk')],
  ['branch', at('branch-head', undefined, binjiang)],
  ['branch2', at('branch-head', undefined, branchesOfBank[3]!.code)],
  ['branch7', at('branch-head', undefined, branchesOfBank[6]!.code)],
  ['outlet', at('outlet-head', undefined, binjiangMain)],
  ['team', at('team-head', undefined, binjiangFirst)],
  ['manager', at('customer-manager', '1', binjiangFirst)],
  ['manager2', at('customer-manager', '2', binjiangFirst)],
  ['auditor', at('auditor'), 'audit'],
]
