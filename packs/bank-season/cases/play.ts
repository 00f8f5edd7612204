/** A table-top branch for the rows of this folder: its posts, and figures that are read as they are counted. */
import type { CountedHere } from 'yimen/kernel/case'
import type { Day } from 'yimen/kernel/day'
import { post, TableTop, upTo } from 'yimen/packs/table-top'
import { bankSeason } from '../index.ts'

export { caseOf, codeOf, saying } from 'yimen/packs/table-top'

export const city = '991100'
export const urban = '991101'
export const county = '991104'
export const team = '991101001001'
export const team2 = '991101001002'
export const team3 = '991104001001'
const actors = {
  president: post('president', city),
  office: post('campaign-office', city, 'office'),
  office2: post('campaign-office', city, 'office2'),
  personal: post('department-head', city, 'personal'),
  retail: post('department-head', city, 'retail'),
  small: post('department-head', city, 'small'),
  riskHead: post('department-head', city, 'risk-head'),
  clerk: post('department-clerk', city, 'clerk'),
  risk: post('risk', city),
  urban: post('branch-head', urban, 'urban'),
  county: post('branch-head', county, 'county'),
  team: post('team-head', team, 'team'),
  manager: post('customer-manager', team, 'manager'),
  manager2: post('customer-manager', team, 'manager2'),
  manager3: post('customer-manager', team2, 'manager3'),
}

/** Short keys, of which no two are alike by chance. */
const personKey = (text: string): string =>
  `key-${[...text].reduce((n, letter) => (n * 31 + letter.codePointAt(0)!) % 1_000_000_007, 7)}`

export class Branch extends TableTop {
  constructor() {
    super({
      pack: bankSeason,
      actors,
      pathOf: upTo(city),
      at: city,
      numbers: 'B-',
      prefix: 'season.',
      personKey,
    })
  }

  override reading(figure: string, _on: Day, area: string): CountedHere {
    return { top: this.count(figure, area), bottom: null, records: 0, digest: figure, cases: null }
  }
}
