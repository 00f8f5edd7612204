/**
 * Where something is: an address, and where a phone or a map tells it a point. The grid of a point is that of the
 * borders on the day it was seen; the case's own place is that grid, or the one that this has gone into since.
 */
import type { Field, Guard, Programme } from 'yimen/kernel/programme'
import { local } from './clauses.ts'
import { line, must, past, said, t } from './shared.ts'

export const aPoint = (zh: string, en: string): Field => ({ type: 'point', title: t(zh, en) })

export const address = line('地址', 'Address', 80)
export const point = aPoint('位置', 'Point')
export const checkPoint = aPoint('核查位置', 'Point of the check')
export const seenOn = past('看到的日期', 'Seen on')

/** [AR11] [GD8] By the borders of the day on which it was seen: what nobody tells a day of was seen today. */
export const located: NonNullable<Programme['located']> = {
  seenIn: {
    title: t('点位所在网格', 'Grid of the point'),
    point: 'point',
    on: 'if seenOn = null then today else seenOn',
  },
}
export const seenGridTitle = said('看到当日所在网格', 'Grid on the day it was seen')
/** What stays of it, whatever becomes of the border. */
export const seen = { seenGrid: 'seenIn.area' } as const
export const seenEntry = { register: 'grid.grids', id: 'seenIn.area' } as const

/**
 * [item-1] A point outside every grid, or in another one than was chosen, is refused; where its grid has gone into
 * another since, that one takes it.
 */
export const rightGrid: readonly Guard[] = [
  must(
    'point = null or seenIn.area != null',
    local('item-1'),
    '点位不在本区任何网格内：请在地图上重新点选；' +
      '说不准的不填点位，写明地址并选定网格；不在本区的，请向所在地反映',
    'The point lies in no grid of the zone: mark it on the map again; if unsure leave the point out, write ' +
      'the address and choose the grid; what lies elsewhere is reported there',
  ),
  must(
    'point = null or seenIn.area = caseArea or (seenGridNow != null and seenGridNow.standing = "ended" ' +
      'and seenGridNow.successor = caseArea)',
    local('item-1'),
    '所选网格不是点位所在的网格：请选点位所在的网格，在边界上的归代码较小的网格；' +
      '该网格已经并入其他网格的，选并入后的网格',
    'The grid that was chosen is not that of the point: choose the one it lies in, ' +
      'on a border the smaller code, and after a merger the grid that it went into',
  ),
]
