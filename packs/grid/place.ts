/**
 * Where something is: an address, and where a phone tells it the point in millionths of a degree (WGS 84). A field of points, and the
 * grid of a point on a day, take the place of these two numbers and of `grid.apart@1`; the case's own place is the grid.
 */
import type { Field } from 'yimen/kernel/programme'
import { line, t } from './shared.ts'

const degree = (zh: string, en: string, min: number, max: number): Field => ({
  type: 'integer',
  min,
  max,
  unit: 'degree',
  title: t(zh, en),
})
const [west, east, south, north] = [73_000_000, 136_000_000, 3_000_000, 54_000_000]

export const address = line('地址', 'Address', 80)
export const lng = degree('经度', 'Longitude', west, east)
export const lat = degree('纬度', 'Latitude', south, north)
export const checkLng = degree('核查经度', 'Longitude of the check', west, east)
export const checkLat = degree('核查纬度', 'Latitude of the check', south, north)
