/** Campaigns 专项行动: targets, time, lights, ranks, totals and what is to be expected. */
export { both, compareShares, completion, printHundredths, printPercent, type Rate, type RevisedRate, type Share } from './share.ts'
export { timeline, timelineRules, type Timeline, type TimelineRule } from './timeline.ts'
export { compareBehind, need, pace, ringGrowth, type Need, type Pace } from './pace.ts'
export { ranking, totals, type CampaignRow, type RankedRow, type Ranking, type RowFlag, type Totals, type UnrankedRow } from './ranking.ts'
export { bands, laggards, leaders, type Band } from './standing.ts'
export { reconcile, type Amounts, type Discrepancy, type PublishedRow } from './reconcile.ts'
export { consequencesOf, lightOf, monthsMissed, type Consequence, type DueConsequence, type Light, type LightFacts, type LightReading, type LightReason, type LightRules, type LightTest } from './light.ts'
export { guangyuan, lightRules, longchang, sanming, songyang, suqian, yinchuan } from './light-rules.ts'
