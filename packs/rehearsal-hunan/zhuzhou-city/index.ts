/** The demonstration in Zhuzhou City: its brigades and its campaign. */
export { areasOfZhuzhouCity, countiesOfZhuzhou, pointOfCounty, zhuzhouCity, type County } from './areas.ts'
export { someone } from '../xiangtan/people.ts'
export { bodies, cityOffices, companies, officersOfBrigade, type CityOffices, type Rider } from './offices.ts'
