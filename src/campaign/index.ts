/** Campaigns 专项行动: targets, time, lights, ranks, totals and what is to be expected. */
export type { Campaign } from './campaign.ts'
export { campaignCheck } from './findings.ts'
export { printNames, type NamedRow } from './names.ts'
export { both, compareShares, type Rate, type RevisedRate, type Share } from './share.ts'
export { timeline, timelineRules, type Timeline, type TimelineRule } from './timeline.ts'
export { compareBehind, need, pace, ringGrowth, type Need, type Pace } from './pace.ts'
export {
  ranking,
  totals,
  type CampaignRow,
  type RankedRow,
  type Ranking,
  type RowFlag,
  type Totals,
  type UnrankedRow,
} from './ranking.ts'
export { bands, laggards, leaders, type Band } from './standing.ts'
export { reconcile, type Amounts, type Discrepancy, type PublishedRow } from './reconcile.ts'
export {
  consequencesOf,
  lightOf,
  monthsMissed,
  undecidedTexts,
  type Consequence,
  type DueConsequence,
  type Light,
  type LightFacts,
  type LightReading,
  type LightReason,
  type LightRules,
  type LightTest,
} from './light.ts'
export { forecast, type Outlook, type Point } from './forecast.ts'
export { dispatchDay, type Dispatch } from './dispatch.ts'
export { meetingsUntil, nextMeeting, type NextMeeting } from './meetings.ts'
export { countOn, revisedOn, targetOn, type Revised, type Span, type TargetSpan } from './spans.ts'
export { caseOn, pressingStep, standing, stuckOf, type Stuck, type StuckRule } from './stuck.ts'
export { checksOf, type Check, type CheckRule } from './checks.ts'
export {
  campaignView,
  type CampaignAsked,
  type CampaignLine,
  type CampaignPace,
  type CampaignPlace,
  type CampaignReading,
  type Counts,
} from './view.ts'
