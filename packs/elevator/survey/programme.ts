/** The feasibility survey: rows enter the register of stair units, each judged as it comes; an import can be taken back as a whole. */
import { defineProgramme } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { eligibility } from './criteria.ts'
import { rowsAtOnce, sheet } from './sheet.ts'
import { unitFields, unitId } from './unit.ts'

export const survey = defineProgramme({
  id: 'elevator.survey',
  version: 2,
  title: { zh: '加装电梯可行性摸底导入', en: 'Import of the feasibility survey' },
  summary: {
    zh: '把第三方逐单元摸底的结果导入名册，逐行判定是否具备加装条件；整批可撤回，复查留有历史。',
    en:
      'The third party’s findings enter the register unit by unit and are judged row by row; ' +
      'a whole import can be taken back, and a later survey keeps the history.',
  },
  from: '2020-12-01',
  basis: [local('item-25'), local('item-1'), local('item-2')],
  audience: 'office',
  roles: {
    'survey-firm': { title: { zh: '第三方摸底单位', en: 'Surveyor' }, level: 'city' },
    'city-office': { title: { zh: '市加装电梯工作专班', en: 'City office' }, level: 'city' },
    'city-office-head': { title: { zh: '市专班负责人', en: 'Head of the city office' }, level: 'city' },
  },
  fields: {
    batchName: { type: 'text', max: 80, title: { zh: '批次名称', en: 'Name' } },
    fileDigest: { type: 'text', max: 64, title: { zh: '文件校验值（SHA-256）', en: 'SHA-256 of the file' } },
    rows: { type: 'list', max: rowsAtOnce, title: { zh: '摸底明细', en: 'Rows' }, of: unitFields },
    reason: { type: 'text', max: 300, lines: true, title: { zh: '撤回理由', en: 'Reason' } },
  },
  papers: {},
  params: {
    floorsLeast: {
      title: { zh: '最低层数', en: 'Least floors' },
      unit: 'floors',
      history: [{ from: '2020-01-01', value: 4, source: local('item-1'), reviewBy: '2022-12-31' }],
    },
    fireLaneLeast: {
      title: { zh: '消防车道最小净宽', en: 'Least width of the fire lane' },
      unit: 'centimetres',
      history: [{ from: '2020-01-01', value: 400, source: local('item-2'), reviewBy: '2022-12-31' }],
    },
    spacingLeast: {
      title: { zh: '最小间距', en: 'Least spacing' },
      unit: 'centimetres',
      history: [{ from: '2020-01-01', value: 600, source: local('item-2'), reviewBy: '2022-12-31' }],
    },
  },
  tallies: {},
  /** The rows are counted where they are asked for: a decision would keep them a second time in its trace. */
  decisions: {},
  reckonings: { eligibility },
  values: { rowTotal: { title: { zh: '已录入行数', en: 'Rows entered' }, unit: 'count' } },
  about: ['rowTotal'],
  sheet,
  clocks: {},
  obligations: {},
  accounts: {},
  opens: {
    begin: {
      title: { zh: '开始导入', en: 'Begin' },
      by: ['survey-firm', 'city-office'],
      to: 'entering',
      asks: { batchName: 'required', fileDigest: 'optional' },
      clause: local('item-25'),
    },
  },
  steps: {
    entering: {
      title: { zh: '录入中', en: 'Being entered' },
      holder: 'city-office',
      outcomes: {
        rows: {
          title: { zh: '录入明细', en: 'Enter rows' },
          by: ['survey-firm', 'city-office'],
          to: 'entering',
          asks: { rows: 'required' },
          when: [
            {
              test: 'count(rows) > 0',
              clause: local('item-25'),
              message: { zh: '没有明细', en: 'There are no rows' },
            },
            {
              test: `
                count(distinct values(for r in rows
                  return r.community + "/" + r.estate + "/" + r.building + "/" + r.unit))
                = count(rows)
              `,
              clause: local('item-25'),
              message: { zh: '同一单元出现两次', en: 'A unit is listed twice' },
            },
          ],
          sets: { rowTotal: '(if rowTotal = null then 0 else rowTotal) + count(rows)' },
          effects: [
            {
              kind: 'enter',
              register: 'elevator.units',
              each: 'rows',
              id: unitId,
              area: 'community',
              standing: 'eligibility.result',
              body: {
                failed: 'eligibility.failed',
                toFix: 'eligibility.toFix',
                missing: 'eligibility.missing',
              },
            },
          ],
          clause: local('item-25'),
        },
        finish: {
          title: { zh: '录入完毕', en: 'Finish' },
          by: ['survey-firm', 'city-office'],
          to: 'entered',
          when: [
            {
              test: 'rowTotal > 0',
              clause: local('item-25'),
              message: { zh: '没有明细', en: 'There are no rows' },
            },
          ],
          clause: local('item-25'),
        },
        abandon: {
          title: { zh: '撤回整批', en: 'Take all back' },
          by: ['survey-firm', 'city-office'],
          to: 'takenBack',
          asks: { reason: 'required' },
          effects: [{ kind: 'take_back', register: 'elevator.units' }],
          clause: local('item-25'),
        },
      },
    },
    entered: {
      title: { zh: '已入册', en: 'On the register' },
      end: 'done',
      outcomes: {
        undo: {
          title: { zh: '撤回整批', en: 'Take the whole import back' },
          by: ['city-office', 'city-office-head'],
          to: 'takenBack',
          asks: { reason: 'required' },
          effects: [{ kind: 'take_back', register: 'elevator.units' }],
          clause: local('item-25'),
        },
      },
    },
    takenBack: { title: { zh: '已撤回', en: 'Taken back' }, end: 'withdrawn', outcomes: {} },
  },
})
