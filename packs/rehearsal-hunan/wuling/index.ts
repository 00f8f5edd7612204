/** The demonstration in Wuling District. */
export { areasOfWuling, banbianjie, communitiesOfWuling, qiming, streetsOfWuling, wuling } from './areas.ts'
export { bodiesOf, teamsOf, type Body, type Team } from './bodies.ts'
export { agents, expertPosts, supervisors, wulingOffices, type WulingOffices } from './offices.ts'
