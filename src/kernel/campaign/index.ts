/** Campaigns 专项行动: targets, time, lights, ranks, totals and what is to be expected. */
export { both, compareShares, completion, printHundredths, printPercent, type Rate, type RevisedRate, type Share } from './share.ts'
export { timeline, timelineRules, type Timeline, type TimelineRule } from './timeline.ts'
export { compareBehind, need, pace, ringGrowth, type Need, type Pace } from './pace.ts'
