/** The demonstration in Zhuzhou's Economic Development Zone. */
export {
  areasOfZone,
  communitiesOfZone,
  gridsOfZone,
  registeredIn,
  streetsOfZone,
  xuefu,
  xuefuFirst,
  zhuzhouZone,
  zone,
} from './areas.ts'
export {
  closed,
  groundOfZone,
  mapAsGeoJson,
  placesAsGeoJson,
  type Ground,
  type Lake,
  type Plot,
  type Way,
} from './ground.ts'
export { addressAt, homeOf, homesOfZone, type GridHomes, type GridType } from './homes.ts'
export { commandPosts, unitsOfZone, zoneOffices, type Resident, type ZoneOffices } from './offices.ts'
export { doubleArea, isInside, pointIn, type Corner, type Ring } from './shape.ts'
export { someone } from '../xiangtan/people.ts'
