/** Dispatch, bulletin, assessment: how a city drives its work. */
import { abilities, formerKinds } from './abilities/index.ts'
import { assessmentBulletin } from './bulletin.ts'
import { figures } from './figures.ts'
import { formerly } from './formerly.ts'
import {
  assessment,
  document,
  matter,
  meeting,
  order,
  report,
  reportSettling,
  revision,
  target,
  visit,
  weekly,
} from './programmes/index.ts'
import { registers } from './registers.ts'
import { units } from './units.ts'
import { words } from './words.ts'

export const dispatch = {
  id: 'dispatch',
  realms: ['430300'],
  programmes: [
    document,
    target,
    weekly,
    report,
    reportSettling,
    revision,
    meeting,
    matter,
    order,
    visit,
    assessment,
  ],
  figures,
  bulletins: [assessmentBulletin],
  campaigns: [],
  authorities: [],
  registers,
  abilities,
  units,
  formerKinds,
  formerly,
  words,
} as const
