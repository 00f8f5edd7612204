/** The fourth version of the project: it says what officials may do with a case beside its outcomes, and at which steps. */
import { reform, type Programme } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { thirdProject } from './third.ts'
import { department } from './roles.ts'

const clause = local('item-10')
const parties = Object.keys(department)
const district = ['district-office', 'district-housing', 'district-housing-head']
const city = ['city-office', 'city-inspection', 'drawing-review', ...parties]
const office = ['community-worker', 'street-worker', 'street-mediator', ...district, ...city]
const heads = ['district-housing-head', 'city-office-head', 'city-leader']
/** Where an office of the district or the city has the case and makes up its mind. */
const desks = ['acceptance', 'visit', 'convening', 'jointReview', 'relief', 'claimReview', 'claimDecision']
const openSteps = Object.fromEntries(
  Object.entries(thirdProject.steps).flatMap(([name, step]) =>
    step.end === undefined ? [[name, name]] : [],
  ),
)
const moveFrom = (from: number) => ({
  from,
  title: {
    zh: '转按可以转办、加签、退回的新版办理',
    en: 'Go on under the version with handing over, signers and sending back',
  },
  by: ['district-office'],
  steps: openSteps,
  clause,
})

/** In force from 1 December 2021. Open projects stay with their version, or move: all of them stand where they stood. */
export const fourthProject: Programme = reform(thirdProject, {
  version: 4,
  from: '2021-12-01',
  acts: {
    handOver: { by: office, clause },
    entrust: { by: [...district, ...city], at: desks, clause },
    addSigner: {
      by: ['district-office', 'district-housing-head', 'city-office'],
      at: ['visit', 'jointReview', 'claimDecision'],
      clause,
    },
    sendBack: {
      by: ['city-office', 'district-housing-head'],
      at: ['jointReview', 'claimDecision'],
      to: { jointReview: ['convening'], claimDecision: ['claimReview'] },
      clause,
    },
    takeBack: { by: ['street-worker', ...district, ...city], clause },
    urge: { by: ['resident', ...office, ...heads], clause },
    copy: { by: [...office, ...heads], clause },
    supervise: { by: [...heads, 'city-office', 'district-office'], clause },
    note: { by: [...office, ...heads], clause },
    handSign: {
      by: [...parties, 'city-office', 'district-housing-head'],
      at: ['jointReview', 'claimDecision'],
      clause,
    },
  },
  moves: [moveFrom(2), moveFrom(3)],
})
