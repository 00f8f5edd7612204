/** A stair unit as the survey writes it down, row by row. */
import type { Asking, Register, RegisterColumn } from 'yimen/kernel/register'
import type { Field } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { criteria } from './criteria.ts'
import { sheet } from './sheet.ts'

const yesNo = (zh: string, en: string, optional = true): Field & { readonly optional?: boolean } => ({
  type: 'boolean',
  title: { zh, en },
  optional,
})
/** Up to `max`, beyond which a unit was mistaken: metres written as centimetres, or the other way round. */
const centimetres = (zh: string, en: string, max: number): Field & { readonly optional?: boolean } => ({
  type: 'integer',
  min: 1,
  max,
  title: { zh, en },
  optional: true,
})
const degrees = (zh: string, en: string, max: number): Field & { readonly optional?: boolean } => ({
  type: 'integer',
  min: -max * 1_000_000,
  max: max * 1_000_000,
  title: { zh, en },
  optional: true,
})

/** Columns of a row. What may be blank is not known yet, which is not a no. */
export const unitFields = {
  community: { type: 'area', title: { zh: '社区代码', en: 'Community' } },
  estate: { type: 'text', max: 40, title: { zh: '小区', en: 'Estate' } },
  building: { type: 'text', max: 20, title: { zh: '楼栋', en: 'Building' } },
  unit: { type: 'text', max: 20, title: { zh: '单元', en: 'Stair unit' } },
  yearBuilt: {
    type: 'integer',
    min: 1900,
    max: 2100,
    past: true,
    title: { zh: '建成年份', en: 'Year built' },
    optional: true,
  },
  floors: { type: 'integer', min: 1, max: 40, title: { zh: '地上层数', en: 'Floors above ground' } },
  doorsPerFloor: { type: 'integer', min: 1, max: 20, title: { zh: '每层户数', en: 'Doors a floor' } },
  dwellings: { type: 'integer', min: 1, max: 400, title: { zh: '户数', en: 'Dwellings' } },
  structure: {
    type: 'choice',
    title: { zh: '结构', en: 'Structure' },
    options: {
      brick_concrete: { zh: '砖混', en: 'Brick and concrete' },
      frame: { zh: '框架', en: 'Frame' },
      shear_wall: { zh: '剪力墙', en: 'Shear wall' },
      other: { zh: '其他', en: 'Other' },
    },
  },
  hasElevator: yesNo('已有电梯', 'Has an elevator', false),
  legalProof: {
    type: 'choice',
    title: { zh: '合法性证明', en: 'Proof that it is lawful' },
    options: {
      certificate: { zh: '不动产权证', en: 'Title certificate' },
      planning: { zh: '规划核实', en: 'Planning verification' },
      approval: { zh: '合法批准', en: 'Approval' },
      none: { zh: '无', en: 'None' },
    },
    optional: true,
  },
  expropriation: yesNo('列入征收计划', 'In an expropriation plan'),
  danger: {
    type: 'choice',
    title: { zh: '危险等级', en: 'Danger rating' },
    options: {
      A: { zh: 'A', en: 'A' },
      B: { zh: 'B', en: 'B' },
      C: { zh: 'C', en: 'C' },
      D: { zh: 'D', en: 'D' },
    },
    optional: true,
  },
  singleOwner: yesNo('单一产权', 'Single owner', false),
  insideRedLine: yesNo('在红线内', 'Inside the red line'),
  fireLane: centimetres('消防车道净宽（厘米）', 'Fire lane (cm)', 5_000),
  spacing: centimetres('间距（厘米）', 'Spacing (cm)', 30_000),
  sunlightOk: yesNo('日照满足', 'Sunlight kept'),
  courtyard: {
    type: 'choice',
    title: {
      zh: '涉及的底层院落（不涉及的留空）',
      en: 'Ground-floor courtyard that is touched, blank for none',
    },
    options: {
      common: { zh: '共有', en: 'Common' },
      consented: { zh: '专有，业主已书面同意', en: 'Private, its owner agrees in writing' },
      open: { zh: '专有，业主未同意', en: 'Private, its owner has not agreed' },
    },
    optional: true,
  },
  pipelines: { type: 'text', max: 60, title: { zh: '需迁改管线', en: 'Pipelines to move' }, optional: true },
  groundFloorUse: {
    type: 'choice',
    title: { zh: '底层用途', en: 'Ground floor' },
    options: {
      dwelling: { zh: '住宅', en: 'Dwelling' },
      shop: { zh: '商铺', en: 'Shop' },
      garage: { zh: '车库', en: 'Garage' },
      void: { zh: '架空', en: 'Open' },
    },
    optional: true,
  },
  longitude: degrees('经度（百万分之一度）', 'Longitude (millionths of a degree)', 180),
  latitude: degrees('纬度（百万分之一度）', 'Latitude (millionths of a degree)', 90),
  surveyor: { type: 'text', max: 60, title: { zh: '摸底单位', en: 'Surveyor' } },
  reportNo: { type: 'text', max: 40, title: { zh: '报告编号', en: 'Report' } },
  surveyedOn: { type: 'day', past: true, title: { zh: '摸底日期', en: 'Surveyed on' } },
} as const satisfies Readonly<Record<string, Field & { readonly optional?: boolean }>>

/** The name by which a unit is known: its place, its estate, its building and its own. */
export const unitId = 'community + "/" + estate + "/" + building + "/" + unit'
export const buildingId = 'community + "/" + estate + "/" + building'

const kinds: Readonly<Record<string, Pick<RegisterColumn, 'kind' | 'unit'>>> = {
  surveyedOn: { kind: 'day' },
  longitude: { kind: 'degree' },
  latitude: { kind: 'degree' },
  fireLane: { unit: 'centimetre' },
  spacing: { unit: 'centimetre' },
}
/** What an owner may know of the stair: what was found, by whom, and why. Who owns it and how its papers stand is not among it. */
const published: readonly string[] = [
  'estate',
  'building',
  'unit',
  'yearBuilt',
  'floors',
  'hasElevator',
  'fireLane',
  'spacing',
  'surveyor',
  'reportNo',
  'surveyedOn',
]
/**
 * Of what the sheet fills the register speaks in the sheet's own headings, so that its list, exported, is a sheet again; in the one
 * without a unit, which stands in the cells. A place is told by its code there.
 */
function titleOf(name: string, field: { readonly title: RegisterColumn['title'] }): RegisterColumn['title'] {
  const headings = sheet.columns[name]?.headings
  if (headings === undefined || name === 'community') return field.title
  return {
    zh: headings.find((h) => !h.includes('（')) ?? headings[0]!,
    en: field.title.en.replace(/ \(.*\)$/, ''),
  }
}
const criteriaColumn = (zh: string, en: string): RegisterColumn => ({
  title: { zh, en },
  options: Object.fromEntries(criteria.map((c) => [c.name, c.title])),
  clauses: Object.fromEntries(criteria.map((c) => [c.name, c.clause])),
  public: true,
})

/** How an owner asks: the survey’s result and the project of a stair are found by the same name. */
export const asking: Omit<Asking, 'title'> = {
  page: { zh: '我的楼栋', en: 'My building' },
  intro: {
    zh: '写出小区、楼栋和单元，看看摸底结论、还差什么、项目进行到哪一步。不用登录；这里不显示业主和住户的任何信息。',
    en:
      'Write the estate, the building and the stair to see what the survey found, ' +
      'what is missing and how far a project is. No sign-in is needed, ' +
      'and nothing of owners or residents is shown.',
  },
  label: { zh: '小区、楼栋、单元', en: 'Estate, building, stair' },
  hint: { zh: '例如：三湘鑫苑 1栋 2单元', en: 'For example: 三湘鑫苑 1栋 2单元' },
}

export const units: Register = {
  id: 'elevator.units',
  title: { zh: '既有住宅单元摸底名册', en: 'Register of surveyed stair units' },
  open: false,
  asked: { ...asking, title: { zh: '能不能加装电梯', en: 'May the stair have an elevator?' } },
  called: ['estate', 'building', 'unit'],
  brief: ['floors', 'dwellings', 'failed', 'toFix', 'missing'],
  map: { longitude: 'longitude', latitude: 'latitude' },
  also: ['elevator.projects'],
  note: {
    text: {
      zh: '摸底结论供业主参考；对结论有疑问，或者整改以后，业主和街道都可以申请复核。',
      en:
        'The result is for the owners’ information; owners and the street may ask for a second survey, ' +
        'also once something was put right.',
    },
    clause: local('item-25'),
  },
  standings: {
    fit: { zh: '具备条件', en: 'Eligible' },
    conditional: { zh: '有条件', en: 'Conditional' },
    unfit: { zh: '不具备条件', en: 'Not eligible' },
  },
  columns: {
    ...Object.fromEntries(
      Object.entries(unitFields).map(([name, f]): [string, RegisterColumn] => [
        name,
        {
          title: titleOf(name, f),
          ...('options' in f ? { options: f.options } : {}),
          ...kinds[name],
          ...(published.includes(name) ? { public: true } : {}),
        },
      ]),
    ),
    failed: criteriaColumn('不符合的条件', 'Conditions that fail'),
    toFix: criteriaColumn('未满足、可整改的条件', 'Not met, can be put right'),
    missing: criteriaColumn('待查明的条件', 'Not known yet'),
  },
  clause: local('item-25'),
}
