/** Community and party building: what the pack brings to the house. */
import { abilities } from './abilities/index.ts'
import { activity } from './programmes/activity.ts'
import { appraisal } from './programmes/appraisal.ts'
import { covenant, honour } from './programmes/civic.ts'
import { budget, pension, spending } from './programmes/funds.ts'
import { keyMatter } from './programmes/key-matter.ts'
import { need, project, resource } from './programmes/lists.ts'
import { liveClass } from './programmes/live-class.ts'
import { mediation } from './programmes/mediation.ts'
import { decision, meeting } from './programmes/meeting.ts'
import { partner } from './programmes/partner.ts'
import { estate, place } from './programmes/places.ts'
import { problem } from './programmes/problem.ts'
import { claim, reportIn, wish } from './programmes/report-in.ts'
import { rolls } from './programmes/roll.ts'
import { premisesFund, standard } from './programmes/standard.ts'
import { monthly } from './bulletin.ts'
import { figures } from './figures.ts'
import { gaps } from './gaps.ts'
import { registers } from './registers.ts'
import { units } from './units.ts'
import { words } from './words.ts'

export const community = {
  id: 'community',
  realms: [{ key: '430200-edz', area: '430271' }],
  programmes: [
    keyMatter,
    mediation,
    reportIn,
    claim,
    wish,
    meeting,
    decision,
    need,
    resource,
    project,
    problem,
    activity,
    liveClass,
    covenant,
    honour,
    ...rolls,
    partner,
    estate,
    place,
    standard,
    premisesFund,
    budget,
    spending,
    pension,
    appraisal,
  ],
  figures,
  bulletins: [monthly],
  authorities: [],
  registers,
  campaigns: [],
  abilities,
  units,
  words,
  gaps,
} as const
