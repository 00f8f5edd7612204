/** Lists of people: pupils whom a school registers offline, and those whom the national system gives out. One person is one key on both. */
import { defineProgramme, type EffectRule, type Programme, type SheetRule } from 'yimen/kernel/programme'
import { local, minors, service } from '../clauses.ts'
import {
  act,
  count,
  fullName,
  idNo,
  line,
  mobile,
  must,
  none,
  past,
  rolesOf,
  t,
  whoIs,
  words,
  yes,
  type Post,
} from '../shared.ts'

/** So many rows an event. */
export const rowsAtOnce = 1_000
const one = (...headings: readonly string[]) => ({ headings })

const sheetOf = (columns: SheetRule['columns']): SheetRule => ({
  list: 'rows',
  begin: 'begin',
  rows: 'rows',
  finish: 'finish',
  undo: ['abandon', 'undo'],
  name: 'batchName',
  digest: 'fileDigest',
  reason: 'reason',
  atOnce: rowsAtOnce,
  most: 60_000,
  yes: ['是', '同意', '√', 'Y', 'yes', '1'],
  no: ['否', '不同意', '×', 'N', 'no', '0'],
  unknown: ['不详', '未知', '-', '—', '/'],
  columns,
  guidance: t(
    '每人一行；没有身份证号的，姓名、出生日期和监护人电话都要写；没有监护人同意的先空着。',
    'One row a person; without an ID number, name, birthday and the guardian’s telephone; consent that is not there yet stays blank.',
  ),
  clause: local('item-19'),
})

const columns = {
  name: one('姓名', '学生姓名'),
  idNo: one('身份证号', '身份证件号'),
  birth: one('出生日期', '出生年月日'),
  guardianPhone: one('监护人电话', '家长电话'),
  group: one('班级', '服务队'),
  seat: one('座号', '学号'),
  card: one('卡号', '志愿者卡号'),
  consents: one('监护人同意', '家长同意'),
} as const
const { card: _, ...ofPlatform } = columns

/** [item-1] A number that the case knows by another list stands for the person. */
const volunteer = 'if alias != null then alias.volunteer else who.key'

const entering = (register: string): EffectRule => ({
  kind: 'enter',
  register,
  each: 'rows',
  alone: true,
  id: volunteer,
  standing: 'if consents != null and consents then "registered" else "no_consent"',
  body: {
    group: 'group',
    ...(register === 'volunteers.pupils' ? { seat: 'seat' } : {}),
    bothChannels: 'other != null',
  },
})

/** The number on a pupil's card; who has none is on the roll by key alone, and their line here is nobody's. */
const carded: EffectRule = {
  kind: 'enter',
  register: 'volunteers.cards',
  each: 'rows',
  alone: true,
  id: 'if card = null then "-" else card',
  standing: '"valid"',
  body: {
    volunteer: `if card = null then null else (${volunteer})`,
    school: 'batchName',
    group: 'group',
    seat: 'seat',
  },
}

const importOf = (
  kind: 'pupils' | 'online',
  title: Programme['title'],
  summary: Programme['summary'],
  by: readonly Post[],
) => {
  const register = `volunteers.${kind}`
  const takenBack: readonly EffectRule[] = [
    { kind: 'take_back', register },
    ...(kind === 'pupils' ? [{ kind: 'take_back', register: 'volunteers.cards' } as const] : []),
  ]
  const other = `volunteers.${kind === 'pupils' ? 'online' : 'pupils'}`
  return defineProgramme({
    ...none,
    id: `volunteers.${kind === 'pupils' ? 'roll' : 'platform'}`,
    title,
    summary,
    basis: [local('item-1'), local('item-19'), minors('art-28'), service('art-7')],
    audience: 'office',
    roles: rolesOf(...new Set([...by, 'education' as const])),
    fields: {
      batchName: line('名单名称', 'Name of the list', 80),
      fileDigest: line('文件校验值（SHA-256）', 'SHA-256 of the file', 64),
      rows: {
        type: 'list',
        max: rowsAtOnce,
        title: t('名单', 'List'),
        of: {
          name: { ...fullName('姓名', 'Name') },
          idNo: { ...idNo('身份证号', 'ID number'), optional: true },
          birth: { ...past('出生日期', 'Birthday'), sensitive: true, optional: true },
          guardianPhone: { ...mobile('监护人电话', 'Guardian’s telephone'), optional: true },
          group: { ...line('班级', 'Class', 30), optional: true },
          seat: { ...line('座号', 'Seat', 10), optional: true },
          ...(kind === 'pupils' ? { card: { ...line('卡号', 'Card', 20), optional: true } } : {}),
          consents: { ...yes('监护人同意', 'The guardian consents'), optional: true },
        },
      },
      reason: words('撤回理由', 'Why', 300),
    },
    reckonings: { who: whoIs({ name: 'name', birth: 'birth', phone: 'guardianPhone' }) },
    entries: {
      alias: { register: 'volunteers.aliases', id: 'who.named' },
      other: { register: other, id: volunteer },
    },
    values: { rowTotal: count('已录入行数', 'Rows entered') },
    about: ['rowTotal'],
    sheet: sheetOf(kind === 'pupils' ? columns : ofPlatform),
    opens: {
      begin: act(t('开始导入', 'Begin'), by, 'entering', local('item-19'), {
        asks: { batchName: 'required', fileDigest: 'optional' },
      }),
    },
    steps: {
      entering: {
        title: t('录入中', 'Being entered'),
        holder: by[0]!,
        outcomes: {
          rows: act(t('录入名单', 'Enter rows'), by, 'entering', local('item-19'), {
            asks: { rows: 'required' },
            own: ['rows'],
            when: [must('count(rows) > 0', local('item-19'), '名单是空的', 'The list is empty')],
            sets: { rowTotal: '(if rowTotal = null then 0 else rowTotal) + count(rows)' },
            effects: kind === 'pupils' ? [entering(register), carded] : [entering(register)],
          }),
          finish: act(t('录入完毕', 'Finish'), by, 'entered', local('item-19'), {
            when: [must('rowTotal > 0', local('item-19'), '名单是空的', 'The list is empty')],
          }),
          abandon: act(t('撤回整批', 'Take all back'), by, 'taken_back', local('item-19'), {
            asks: { reason: 'required' },
            effects: takenBack,
          }),
        },
      },
      entered: {
        title: t('已入册', 'On the list'),
        end: 'done',
        outcomes: {
          undo: act(t('撤回整批', 'Take all back'), [...by], 'taken_back', local('item-19'), {
            asks: { reason: 'required' },
            effects: takenBack,
          }),
        },
      },
      taken_back: { title: t('已撤回', 'Taken back'), end: 'withdrawn', outcomes: {} },
    },
  })
}

export const roll = importOf(
  'pupils',
  t('学生志愿者线下登记', 'A school’s roll of pupils'),
  t(
    '学校把经监护人同意的学生造册登记，按身份合并，号码只记密文。',
    'A school puts pupils with their guardians’ consent on its roll, merged by identity; numbers are kept as keys.',
  ),
  ['teacher', 'education'],
)
export const platform = importOf(
  'online',
  t('线上注册名单导入', 'List of those registered online'),
  t(
    '全国系统导出的线上注册名单，逐行合并入册。',
    'Those whom the national system registered online, merged line by line.',
  ),
  ['education', 'civilisation'],
)
