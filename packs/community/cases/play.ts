/** A table-top zone for the rows of this folder and for its year: its posts and its residents. */
import { post, resident, TableTop, upTo } from 'yimen/packs/table-top'
import { community } from '../index.ts'

export { caseOf, clauseOf, codeOf, saying } from 'yimen/packs/table-top'

export const zone = '430271'
export const street = '430271008'
export const here = '430271008002'
export const there = '430271009001'
const actors = {
  head: post('community-head', here),
  headThere: post('community-head', there, 'head-there'),
  secretary: post('first-secretary', here),
  member: post('part-time-member', here),
  mediator: post('mediator', here),
  uncle: { ...post('mediator', here, 'uncle'), kin: ['key-430204197001011237'] },
  clerk: post('funds-clerk', here),
  supervisor: post('funds-supervisor', here),
  street: post('party-street', street),
  leader: post('street-leader', street),
  office: post('party-office', zone),
  chief: post('party-office-head', zone),
  finance: post('zone-finance', zone),
  li: resident('li'),
  wang: resident('wang'),
}

export class Zone extends TableTop {
  constructor() {
    super({
      pack: community,
      actors,
      pathOf: upTo(zone, '430200', '430000'),
      at: here,
      numbers: 'C-',
      prefix: 'community.',
    })
  }
}
