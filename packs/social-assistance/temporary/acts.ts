/** What officials may do with a case of temporary assistance beside its outcomes, and at which steps. */
import type { Programme } from 'yimen/kernel/programme'
import { measures } from '../clauses.ts'

const clause = measures('art-4')
const township = ['township-clerk', 'township-head', 'township-leader']
const county = ['county-check', 'county-leader', 'county-finance']
const office = [...township, ...county]
/** Where an office has the case and is to make up its mind. */
const desks = ['acceptance', 'visit', 'checking', 'proposal', 'review', 'decision', 'county_decision']
const deciding = ['review', 'decision', 'county_decision']

export const officeActs: NonNullable<Programme['acts']> = {
  handOver: { by: office, clause },
  entrust: { by: office, at: desks, clause },
  addSigner: { by: ['township-head', 'township-leader', 'county-leader'], at: deciding, clause },
  sendBack: {
    by: ['township-clerk', 'township-head', 'township-leader'],
    at: ['proposal', 'review', 'decision'],
    to: { proposal: ['visit'], review: ['proposal', 'visit'], decision: ['review', 'proposal', 'visit'] },
    clause,
  },
  takeBack: { by: township, clause },
  urge: { by: ['resident', 'village-worker', 'grid-worker', ...office], clause },
  copy: { by: office, clause },
  supervise: { by: ['township-head', 'township-leader', 'county-leader'], clause },
  note: { by: ['village-worker', ...office], clause },
  handSign: { by: ['township-head', 'township-leader', 'county-leader'], at: deciding, clause },
}
