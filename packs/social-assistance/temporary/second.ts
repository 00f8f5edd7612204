/** The second version of temporary assistance: it says what officials may do with a case beside its outcomes, and at which steps. */
import { reform, type Programme } from 'yimen/kernel'
import { measures } from '../clauses.ts'
import { temporaryAssistance } from './programme.ts'

const clause = measures('art-4')
const township = ['township-clerk', 'township-head', 'township-leader']
const county = ['county-check', 'county-leader', 'county-finance']
const office = [...township, ...county]
/** Where an office has the case and is to make up its mind. */
const desks = ['acceptance', 'visit', 'checking', 'proposal', 'review', 'decision', 'county_decision']
const deciding = ['review', 'decision', 'county_decision']

/** In force from 16 October 2021. Open cases stay with the first version, or move: all of them stand where they stood. */
export const secondTemporary: Programme = reform(temporaryAssistance, {
  version: 2,
  from: '2021-10-16',
  acts: {
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
  },
  moves: [
    {
      from: 1,
      title: {
        zh: '转按可以转办、加签、退回的新版办理',
        en: 'Go on under the version with handing over, signers and sending back',
      },
      by: ['township-clerk'],
      steps: Object.fromEntries(
        Object.entries(temporaryAssistance.steps).flatMap(([name, step]) =>
          step.end === undefined ? [[name, name]] : [],
        ),
      ),
      clause,
    },
  ],
})
