/** The season of a bank's branch: what the pack brings to the house. */
import { abilities } from './abilities/index.ts'
import { bulletins } from './bulletin.ts'
import { campaigns } from './campaign.ts'
import { figures } from './figures.ts'
import { gaps } from './gaps.ts'
import {
  activity,
  allocation,
  carried,
  claim,
  daily,
  difficulty,
  kickOff,
  letter,
  opinion,
  praise,
  question,
  redLine,
  round,
  score,
  seasonPlan,
} from './programmes/index.ts'
import { registers } from './registers.ts'
import { units } from './units.ts'
import { words } from './words.ts'

export const bankSeason = {
  id: 'bank-season',
  realms: [{ key: 'psbc-4311', area: '991100' }],
  programmes: [
    seasonPlan,
    opinion,
    allocation,
    kickOff,
    difficulty,
    letter,
    daily,
    carried,
    question,
    claim,
    round,
    score,
    redLine,
    activity,
    praise,
  ],
  figures,
  bulletins,
  campaigns,
  authorities: [],
  registers,
  abilities,
  units,
  words,
  gaps,
} as const
