/** Campaigns: targets, pace, lights, ranking, forecast. */
export * from './campaign.ts'
export * from './forecast.ts'
export * from './lights.ts'
export * from './pace.ts'
export * from './percent.ts'
export * from './ranking.ts'
