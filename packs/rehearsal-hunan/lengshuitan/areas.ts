/** Lengshuitan District of Yongzhou City: real names and codes of the 2023 edition, down to its streets and towns. */
import { areas, childrenOf, type Area } from '../areas.ts'

export const lengshuitan = '431103'
/** 梅湾街道, where the listed teacher and team leader work. */
export const meiwan = '431103001'

/** Streets, towns and a township, in the order of their codes. */
export const streetsOfLengshuitan: readonly Area[] = childrenOf(lengshuitan)

/** The realm: the province, the city, the district, its streets and towns. */
export const areasOfLengshuitan = (): readonly Area[] => [
  ...areas().filter((a) => a.code === '430000' || a.code === '431100' || a.code === lengshuitan),
  ...streetsOfLengshuitan,
]
