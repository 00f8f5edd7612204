/** Social organisations: what the pack brings to the house. */
import { abilities } from './abilities/index.ts'
import { organisationsBulletin } from './bulletin.ts'
import { activity, call } from './call/programme.ts'
import { figures } from './figures.ts'
import { filed } from './filed/programme.ts'
import { statistics } from './filed/statistics.ts'
import { gaps } from './gaps.ts'
import { grade } from './grade/programme.ts'
import { inspection } from './inspection/programme.ts'
import { round } from './inspection/round.ts'
import { expert, serviceAddress } from './purchase/expert.ts'
import { purchase } from './purchase/programme.ts'
import { registered } from './registered/programme.ts'
import { registers } from './registers.ts'
import { units } from './units.ts'
import { words } from './words.ts'

export const socialOrganisations = {
  id: 'social-organisations',
  realms: ['430702'],
  programmes: [
    registered,
    filed,
    statistics,
    inspection,
    round,
    grade,
    call,
    activity,
    expert,
    serviceAddress,
    purchase,
  ],
  figures,
  bulletins: [organisationsBulletin],
  authorities: [],
  registers,
  campaigns: [],
  abilities,
  units,
  ends: { struck: { zh: '已撤销登记', en: 'revoked', tone: 'bad' } },
  words,
  gaps,
} as const
