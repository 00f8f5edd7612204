/** [SK4] The list of those to be visited, by village, with room for what the visit finds out. */
import { exportNumberMark } from '#rows'
import { chineseInstant, type Mark } from '#paper'
import { listSheet } from './list-sheet.ts'

export type Visit = {
  readonly areaName: string
  /** Names and what they are called by, in clear, in the order of the headings. */
  readonly called: readonly string[]
  readonly facts: readonly string[]
  readonly fits: boolean
  readonly unknown: readonly string[]
}

export type VisitList = {
  readonly title: string
  readonly purpose: string
  readonly called: readonly string[]
  readonly facts: readonly string[]
  readonly visits: readonly Visit[]
}

/** What is written down at the door. */
const toFill = ['走访人', '走访日期', '走访情况']

export function visitSheet(list: VisitList, mark: Mark): Promise<Uint8Array> {
  const columns = [
    { title: '村（社区）', width: 22 },
    ...list.called.map((title) => ({ title, width: 16 })),
    ...list.facts.map((title) => ({ title, width: 18 })),
    { title: '按已掌握的情况', width: 18 },
    { title: '上门要问', width: 36 },
    ...toFill.map((title) => ({ title, width: 16 })),
  ]
  const byPlace = list.visits.toSorted(
    (a, b) => Number(a.areaName > b.areaName) - Number(a.areaName < b.areaName),
  )
  return listSheet(columns, [
    ...byPlace.map((v) => [
      v.areaName,
      ...v.called,
      ...v.facts,
      v.fits ? '符合' : '还不清楚',
      v.unknown.join('；'),
      ...toFill.map(() => null),
    ]),
    [`${list.title}，共${list.visits.length}户，目的：${list.purpose}`],
    [`导出人：${mark.by}，导出时间：${chineseInstant(mark.at)}，${exportNumberMark}${mark.number}`],
  ])
}
