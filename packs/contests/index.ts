/** Contests: what the pack brings to the house. */
import { abilities } from './abilities/index.ts'
import { news } from './bulletin.ts'
import { figures } from './figures.ts'
import { gaps } from './gaps.ts'
import { appeal } from './programmes/appeal.ts'
import { bank } from './programmes/bank.ts'
import { contest } from './programmes/contest.ts'
import { paper } from './programmes/paper.ts'
import { sheet } from './programmes/sheet.ts'
import { stage } from './programmes/stage.ts'
import { talent, station } from './programmes/panel.ts'
import { team } from './programmes/team.ts'
import { training } from './programmes/training.ts'
import { registers } from './registers.ts'
import { stageOfContests } from './stage.ts'
import { units } from './units.ts'
import { words } from './words.ts'

export const contests = {
  id: 'contests',
  realms: [{ key: 'contests-430000', area: '430000' }],
  programmes: [contest, team, bank, talent, station, stage, paper, sheet, appeal, training],
  figures,
  bulletins: news,
  authorities: [],
  registers,
  campaigns: [],
  stages: [stageOfContests],
  abilities,
  units,
  words,
  gaps,
} as const
