/** The surveyor's own spreadsheet: how its columns are headed and filled. */
import type { SheetRule } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'

/** So many rows an event: the event stays readable, and memory flat. */
export const rowsAtOnce = 500

const one = (...headings: readonly string[]) => ({ headings })
/** Metres as measured, kept in centimetres. A limit is compared with them: nothing is rounded. */
const metres = (...headings: readonly string[]) => ({ headings, places: 2, units: ['米', 'm'] })
/** Degrees kept in millionths, a tenth of a metre; instruments give more. */
const degrees = (...headings: readonly string[]) =>
  ({ headings, places: 6, round: true, units: ['°', '度'] }) as const

export const sheet: SheetRule = {
  list: 'rows',
  begin: 'begin',
  rows: 'rows',
  finish: 'finish',
  undo: ['abandon', 'undo'],
  name: 'batchName',
  digest: 'fileDigest',
  reason: 'reason',
  atOnce: rowsAtOnce,
  most: 100_000,
  yes: ['是', '有', '√', '满足', 'Y', 'yes', '1'],
  no: ['否', '无', '×', '不满足', 'N', 'no', '0'],
  unknown: ['不详', '未知', '待查', '不清楚', '-', '—', '/'],
  columns: {
    community: {
      headings: ['社区', '社区名称', '社区（村）', '社区代码'],
      within: ['街道', '街道名称', '街道（镇）', '街道（乡镇）'],
      endings: ['社区居委会', '社区', '居委会', '村'],
    },
    estate: one('小区', '小区名称'),
    building: one('楼栋', '栋号', '楼栋号'),
    unit: one('单元', '单元号'),
    yearBuilt: { ...one('建成年份', '建成年代', '竣工年份'), units: ['年'] },
    floors: { ...one('地上层数', '层数', '楼层数'), units: ['层'] },
    doorsPerFloor: { ...one('每层户数', '一梯户数'), units: ['户'] },
    dwellings: { ...one('户数', '总户数'), units: ['户'] },
    structure: {
      ...one('结构', '结构类型'),
      words: { brick_concrete: ['砖混结构'], frame: ['框架结构'], shear_wall: ['剪力墙结构'] },
    },
    hasElevator: one('已有电梯', '是否已有电梯', '有无电梯'),
    legalProof: { ...one('合法性证明', '合法建成证明'), words: { certificate: ['房产证', '产权证'] } },
    expropriation: one('列入征收计划', '是否列入征收计划'),
    danger: { ...one('危险等级', '房屋危险等级'), words: { A: ['A级'], B: ['B级'], C: ['C级'], D: ['D级'] } },
    singleOwner: one('单一产权', '是否单一产权'),
    insideRedLine: one('在红线内', '加装部位在红线内'),
    fireLane: metres('消防车道净宽（米）', '消防车道净宽'),
    spacing: metres('间距（米）', '间距'),
    sunlightOk: one('日照满足', '日照是否满足'),
    pipelines: one('需迁改管线', '管线迁改'),
    groundFloorUse: {
      ...one('底层用途', '首层用途'),
      words: { dwelling: ['居住'], shop: ['商业', '门面'], garage: ['杂物间', '车棚'] },
    },
    longitude: degrees('经度'),
    latitude: degrees('纬度'),
    surveyor: one('摸底单位', '调查单位'),
    reportNo: one('报告编号', '编号'),
    surveyedOn: one('摸底日期', '调查日期'),
  },
  /** The four words for a building are one, and two of them for a stair. */
  alike: [
    ['栋', '幢', '号楼', '座'],
    ['单元', '门洞', '梯口'],
  ],
  guidance: {
    zh: '每个单元一行；一格填一项，不用公式，不合并单元格；不清楚的留空，不填“否”。',
    en:
      'One row for each stair unit, one thing in a cell, no formulas, no merged cells; ' +
      'leave blank what is not known, and do not write no.',
  },
  clause: local('item-25'),
}
