/** Elevator retrofit: what the pack brings to the house. */
import { formerKinds, together } from '../together/index.ts'
import { authorities } from './authorities.ts'
import { elevatorBulletin } from './bulletin.ts'
import { campaign } from './campaign.ts'
import { figures } from './figures.ts'
import { formerly } from './formerly.ts'
import { firm } from './firm/programme.ts'
import { secondFirm } from './firm/second.ts'
import { thirdFirm } from './firm/third.ts'
import { project } from './project/programme.ts'
import { secondProject } from './project/second.ts'
import { fourthProject } from './project/fourth.ts'
import { thirdProject } from './project/third.ts'
import { registers } from './registers.ts'
import { units } from './units.ts'
import { survey } from './survey/programme.ts'
import { gaps } from './gaps.ts'
import { wording } from './wording.ts'
import { words } from './words.ts'

export const elevator = {
  id: 'elevator',
  realms: ['430300'],
  programmes: [survey, project, firm, secondProject, secondFirm, thirdProject, thirdFirm, fourthProject],
  figures,
  bulletins: [elevatorBulletin],
  campaigns: [campaign],
  authorities,
  registers,
  abilities: together.abilities,
  units: { ...together.units, ...units },
  formerKinds,
  formerly,
  words,
  wording,
  gaps,
} as const
