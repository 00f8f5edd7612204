/** Volunteers and the time bank: what the pack brings to the house. */
import { abilities } from './abilities/index.ts'
import { account } from './programmes/account.ts'
import { activity } from './programmes/activity.ts'
import { certificate } from './programmes/certificate.ts'
import { clearing } from './clearing/agreement.ts'
import { correction } from './programmes/correction.ts'
import { crossing, shift } from './programmes/crossing.ts'
import { elder } from './programmes/elder.ts'
import { figures } from './figures.ts'
import { gaps } from './gaps.ts'
import { gift } from './programmes/gift.ts'
import { meeting } from './programmes/meeting.ts'
import { messages } from './clearing/messages.ts'
import { monthly } from './bulletin.ts'
import { platform, roll } from './programmes/rolls.ts'
import { posting } from './programmes/posting.ts'
import { registers } from './registers.ts'
import { registration } from './programmes/registration.ts'
import { service } from './programmes/service.ts'
import { star } from './programmes/star.ts'
import { team } from './programmes/team.ts'
import { transfer } from './clearing/transfer.ts'
import { units } from './units.ts'
import { words } from './words.ts'

export const volunteers = {
  id: 'volunteers',
  realms: ['431103'],
  programmes: [
    registration,
    roll,
    platform,
    team,
    activity,
    service,
    crossing,
    shift,
    meeting,
    account,
    posting,
    correction,
    star,
    certificate,
    gift,
    elder,
    clearing,
    transfer,
  ],
  figures,
  bulletins: [monthly],
  authorities: [],
  registers,
  messages,
  campaigns: [],
  abilities,
  units,
  words,
  gaps,
} as const
