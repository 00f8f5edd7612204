/** The catalogue enters as the office keeps it: a spreadsheet, row by row, each judged as it comes; an import can be taken back as a whole. */
import { defineProgramme } from 'yimen/kernel/programme'
import { local, service } from '../clauses.ts'
import { publishable } from '../criteria.ts'
import { itemFields } from '../item.ts'
import { act, count, line, must, none, rolesOf, t, words } from '../shared.ts'
import { rowsAtOnce, sheet } from './sheet.ts'

const manager = ['item-manager'] as const
const law = local('item-1')
const takenBack = act(t('撤回整批', 'Take all back'), manager, 'takenBack', law, {
  asks: { reason: 'required' },
  effects: [{ kind: 'take_back', register: 'door.items' }],
})

export const catalogue = defineProgramme({
  ...none,
  id: 'door.catalogue',
  title: t('事项目录导入', 'Import of the catalogue'),
  summary: t(
    '从部门自己的表格导入事项目录：两行同一代码为错误，有缺陷的行留作草稿不发布，整批可撤回，各版本留有历史。',
    'The catalogue from the offices’ own spreadsheet: two rows of one code are a fault, a faulty row stays a draft, a whole import can be taken back, and versions keep their history.',
  ),
  basis: [law, service('art-13')],
  audience: 'office',
  roles: rolesOf('item-manager'),
  fields: {
    batchName: line('批次名称', 'Name'),
    fileDigest: line('文件校验值（SHA-256）', 'SHA-256 of the file', 64),
    rows: { type: 'list', max: rowsAtOnce, title: t('事项', 'Items'), of: itemFields },
    reason: words('撤回理由', 'Reason'),
  },
  reckonings: { judged: publishable((name) => name) },
  values: { rowTotal: count('已录入事项数', 'Items entered') },
  about: ['rowTotal'],
  sheet,
  opens: {
    begin: act(t('开始导入', 'Begin'), manager, 'entering', law, {
      asks: { batchName: 'required', fileDigest: 'optional' },
    }),
  },
  steps: {
    entering: {
      title: t('录入中', 'Being entered'),
      holder: 'item-manager',
      outcomes: {
        rows: act(t('录入事项', 'Enter items'), manager, 'entering', law, {
          asks: { rows: 'required' },
          when: [
            must('count(rows) > 0', law, '没有事项', 'There are no items'),
            must(
              'count(distinct values(rows.code)) = count(rows)',
              law,
              '同一实施编码出现两行',
              'One code stands in two rows',
            ),
            must(
              'every r in rows satisfies r.effectiveFrom <= today',
              law,
              '实施日期未到的新版本，请用“事项新版本”按日期发布',
              'What is in force from a later day is published by a version of its own',
            ),
          ],
          sets: { rowTotal: '(if rowTotal = null then 0 else rowTotal) + count(rows)' },
          effects: [
            {
              kind: 'enter',
              register: 'door.items',
              each: 'rows',
              id: 'code',
              standing: 'if judged.result = "fit" then "published" else "draft"',
              body: { faults: 'judged.toFix' },
            },
          ],
        }),
        finish: act(t('录入完毕', 'Finish'), manager, 'entered', law, {
          when: [must('rowTotal > 0', law, '没有事项', 'There are no items')],
        }),
        abandon: takenBack,
      },
    },
    entered: { title: t('已入目录', 'In the catalogue'), end: 'done', outcomes: { undo: takenBack } },
    takenBack: { title: t('已撤回', 'Taken back'), end: 'withdrawn', outcomes: {} },
  },
})
