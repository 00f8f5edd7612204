/** The demonstration of the contests. */
export { contestPeople, judges as contestJudges, type ContestPeople, type MadeTeam } from './people.ts'
export { areasOfContests, citiesOfHunan, contestsRealm, countiesOfHunan } from './places.ts'
