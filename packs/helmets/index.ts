/** The helmet campaign: what the pack brings to the house. */
import { abilities } from './abilities/index.ts'
import { campaigns } from './campaign.ts'
import { daily, monthly, weekly } from './bulletin.ts'
import { figures } from './figures.ts'
import { gaps } from './gaps.ts'
import { briefing, reading } from './programmes/briefing.ts'
import { hold } from './programmes/hold.ts'
import { judgement } from './programmes/judgement.ts'
import { letter } from './programmes/letter.ts'
import { observation } from './programmes/observation.ts'
import { plan } from './programmes/plan.ts'
import { plate } from './programmes/plate.ts'
import { post } from './programmes/post.ts'
import { shift } from './programmes/shift.ts'
import { violation } from './programmes/violation.ts'
import { registers } from './registers.ts'
import { units } from './units.ts'
import { words } from './words.ts'

export const helmets = {
  id: 'helmets',
  realms: ['430200'],
  programmes: [plan, post, shift, observation, judgement, violation, hold, plate, letter, briefing, reading],
  figures,
  bulletins: [monthly, weekly, daily],
  authorities: [],
  registers,
  campaigns,
  abilities,
  units,
  words,
  gaps,
} as const
