/** The realm of contests: the province as its root, its cities, and their counties, one of which each laboratory team comes from. */
import { areas, type Area } from '../areas.ts'

export const contestsRealm = 'contests-430000'
const isCounty = (a: Area): boolean => /^\d{6}$/.test(a.code)
export const areasOfContests = (): readonly Area[] => areas().filter(isCounty)
export const citiesOfHunan: readonly Area[] = areas().filter((a) => isCounty(a) && a.parent === '430000')
export const countiesOfHunan: readonly Area[] = areas().filter(
  (a) => isCounty(a) && a.parent !== null && a.parent !== '430000' && a.kind === 'district',
)
