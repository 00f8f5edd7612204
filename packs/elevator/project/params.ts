/** The numbers of a retrofit project, by day and source. */
import type { Programme } from 'yimen/kernel/programme'
import { licensing, local, maintenance, special } from '../clauses.ts'

export const param = (
  zh: string,
  en: string,
  unit:
    | 'fen'
    | 'days'
    | 'hours'
    | 'minutes'
    | 'months'
    | 'years'
    | 'times'
    | 'percent'
    | 'centimetres'
    | 'points',
  value: number,
  source: string,
) =>
  ({
    title: { zh, en },
    unit,
    history: [{ from: '2020-12-01', value, source, reviewBy: '2022-12-31' }],
  }) as const

export const params = {
  shaftMost: param('井道平面最大边长', 'Largest side of the shaft', 'centimetres', 250, local('item-2')),
  supplementDays: param('补正告知时限', 'Telling what is missing', 'days', 5, licensing('art-32')),
  visitDays: param('踏勘时限', 'Joint visit', 'days', 10, local('item-6')),
  noticeDays: param('公示天数', 'Days of notice', 'days', 10, local('item-7')),
  mediationDays: param('调解期限', 'Mediation', 'days', 30, local('item-8')),
  reviewDays: param('联合审查时限', 'Joint review', 'days', 10, local('item-10')),
  reviewMost: param('联合审查法定上限', 'Statutory cap of joint review', 'days', 45, licensing('art-42')),
  registerDays: param('使用登记时限', 'Registration of use', 'days', 30, special('art-33')),
  archiveDays: param('资料移交时限', 'Hand-over of files', 'days', 30, special('art-24')),
  maintenanceDays: param('维护保养间隔', 'Between two maintenances', 'days', 15, local('item-22')),
  maintenanceHours: param(
    '下次维护保养（十五日）',
    'Next maintenance, fifteen days',
    'hours',
    360,
    local('item-22'),
  ),
  onSiteDays: param('定期检验到场时限', 'Inspectors on site', 'days', 10, local('item-29')),
  contestDays: param('检验结果异议期', 'Contesting the result', 'days', 15, local('item-29')),
  validDays: param('检验有效期', 'An inspection holds', 'days', 365, special('art-40')),
  drillDays: param(
    '应急演练间隔（半年）',
    'Between two drills, half a year',
    'days',
    183,
    maintenance('item-3'),
  ),
  managerDays: param('管理人变更登记时限', 'Registering a new manager', 'days', 30, local('item-28')),
  mediationTries: param(
    '提前附记所需调解次数',
    'Mediations before going on early',
    'times',
    3,
    local('item-8'),
  ),
  fundYears: param(
    '公积金提取年限',
    'Years to withdraw from the provident fund',
    'years',
    3,
    local('item-26'),
  ),
  warrantyDays: param('质保期', 'Warranty', 'days', 365, local('item-27')),
  rescueMinutes: param('救援到达时限', 'Rescue', 'minutes', 30, local('item-21')),
  yearlyDays: param('申报定期检验期限', 'Asking for the yearly inspection', 'days', 335, special('art-40')),
  subsidyFen: param('每台补贴', 'Subsidy', 'fen', 10_000_000, local('item-16')),
  districtPercent: param('区级承担比例', 'District’s part', 'percent', 50, local('item-16')),
  beforeAcceptancePercent: param('验收前支付上限', 'Paid before acceptance', 'percent', 70, local('item-27')),
  depreciationPercent: param('后加入每年折减', 'Less for each full year', 'percent', 5, local('item-18')),
  buyInLeastPercent: param('后加入最低比例', 'Least part of a late joiner', 'percent', 50, local('item-18')),
  earlyStartPoints: param('未备案开工记分', 'Points for starting early', 'points', 6, local('item-13')),
} as const satisfies Programme['params']
