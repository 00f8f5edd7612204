/** The bank of a part: questions come in, are committed by their digest before the start, and leave one by one when the host asks for them. */
import { defineProgramme } from 'yimen/kernel/programme'
import { rules } from '../clauses.ts'
import {
  aCase,
  act,
  choice,
  count,
  line,
  list,
  must,
  none,
  office,
  optional,
  rolesOf,
  said,
  t,
  whole,
} from '../shared.ts'

const law = rules('item-4')
const question = {
  q: whole('题号', 'Question', 999, 1),
  stem: line('题干', 'Question', 400),
  options: optional(line('选项', 'Options', 400)),
  picture: optional(line('图片', 'Picture', 60)),
  key: line('答案', 'Key', 200),
  family: optional(line('类别', 'Family', 200)),
  points: whole('分值', 'Worth', 100, 1),
  seconds: whole('秒数', 'Seconds', 600, 1),
} as const
const choiceColumn = (letter: string) => optional(line(`选项${letter}`, `Choice ${letter}`, 90))
/** As teachers keep them: choices in columns of their own, and no number. */
const asKept = {
  stem: line('题干', 'Question', 400),
  a: choiceColumn('A'),
  b: choiceColumn('B'),
  c: choiceColumn('C'),
  d: choiceColumn('D'),
  e: choiceColumn('E'),
  f: choiceColumn('F'),
  key: line('答案', 'Key', 200),
  family: optional(line('类别', 'Family', 200)),
  picture: optional(line('图片', 'Picture', 60)),
  points: optional(whole('分值', 'Worth', 100, 1)),
  seconds: optional(whole('秒数', 'Seconds', 600, 1)),
} as const
const setters = ['question-setter'] as const
const one = (column: string): string => `questionsSoFar[item.q = askedQ][1].${column}`
const isThere = must(
  'list contains(questionsSoFar.q, q)',
  law,
  '题库没有这一题',
  'The bank has no such question',
)

export const bank = defineProgramme({
  ...none,
  id: 'contests.bank',
  title: t('题库', 'A bank of questions'),
  summary: t(
    '一个环节的题目：命题组录入，赛前封存并公布摘要，主持人出题时才离开题库，赛后公布盐供核对。',
    'The questions of a part: entered by the setters, sealed before the start with their digest published, leaving one by one as the host asks; the salt is told afterwards.',
  ),
  basis: [law],
  subject: { name: 'bankName', people: [], place: true },
  roles: rolesOf('question-setter', 'supervisor', 'system'),
  fields: {
    bankName: line('题库名称', 'The bank', 60),
    more: list('题目', 'Questions', question, 200),
    cameFrom: {
      forTheFile: true,
      ...choice('来源', 'From', {
        typed: t('录入', 'Typed'),
        sheet: t('表格导入', 'Spreadsheet'),
        gift: t('GIFT导入', 'GIFT'),
      }),
    },
    giftText: {
      type: 'text',
      max: 40_000,
      lines: true,
      inClear: t('题目由命题组录入，没有个人信息', 'Questions of the setters: nothing about a person'),
      title: t('GIFT文本', 'Text in GIFT'),
    },
    sheetRows: list('题目表', 'Questions of a sheet', asKept, 200),
    giftPoints: whole('每题分值', 'Worth of each', 100, 1),
    giftSeconds: whole('每题秒数', 'Seconds for each', 600, 1),
    toRound: aCase('环节', 'The part'),
    round: aCase('环节', 'The part'),
    q: whole('题号', 'Question', 999),
  },
  values: {
    digest: said('题目摘要', 'Digest'),
    size: count('题数', 'Questions'),
    notTaken: said('没有收的行', 'Lines not taken'),
  },
  working: { kept: office, keptBefore: office, toTell: office, askedQ: office },
  lists: { given: list('已出', 'Given', { q: whole('题号', 'Question', 999), at: line('时刻', 'At', 40) }) },
  decisions: {
    lastQ: {
      kind: 'formula',
      expression: 'if count(questionsSoFar) = 0 then 0 else max(questionsSoFar.q)',
      clause: law,
    },
    questionsSoFar: { kind: 'formula', expression: 'if kept = null then [] else kept', clause: law },
  },
  reckonings: {
    read: { ability: 'contests.gift@2', with: { text: 'giftText', after: 'lastQ' }, clause: law },
    rowsRead: {
      ability: 'contests.sheet@2',
      with: { rows: 'sheetRows', held: 'keptBefore', after: 'lastQ' },
      clause: law,
    },
    committed: {
      ability: 'contests.digest@2',
      with: { questions: 'questionsSoFar', of: 'caseId' },
      clause: law,
    },
  },
  opens: {
    begin: act(t('建题库', 'Begin a bank'), setters, 'collecting', law, { asks: { bankName: 'required' } }),
  },
  steps: {
    collecting: {
      title: t('命题', 'Being set'),
      holder: 'question-setter',
      outcomes: {
        add: act(t('录入题目', 'Add questions'), setters, 'collecting', law, {
          asks: { more: 'required', cameFrom: 'required' },
          own: ['more', 'cameFrom'],
          when: [
            must(
              'count(distinct values(questionsSoFar.q)) = count(questionsSoFar)',
              law,
              '题号重复',
              'A number is used twice',
            ),
          ],
          sets: { kept: 'concatenate(questionsSoFar, more)' },
        }),
        add_gift: act(t('导入GIFT', 'Import GIFT'), setters, 'collecting', law, {
          asks: { giftText: 'required', giftPoints: 'required', giftSeconds: 'required' },
          own: ['giftText', 'giftPoints', 'giftSeconds'],
          when: [
            must('count(read.questions) > 0', law, '一道题也没有读出来', 'Not one question could be read'),
          ],
          sets: {
            kept: `concatenate(questionsSoFar, for x in read.questions return {q: x.q, stem: x.stem, options: x.options,
              picture: x.picture, key: x.key, family: x.family, points: giftPoints, seconds: giftSeconds})`,
            notTaken: 'read.refused',
          },
        }),
        add_sheet: act(t('导入表格', 'Import a spreadsheet'), setters, 'collecting', law, {
          asks: { sheetRows: 'required', giftPoints: 'required', giftSeconds: 'required' },
          own: ['sheetRows', 'giftPoints', 'giftSeconds'],
          when: [
            must(
              'count(rowsRead.questions) > 0',
              law,
              '一道题也没有读出来',
              'Not one question could be read',
            ),
          ],
          sets: {
            keptBefore: 'questionsSoFar',
            kept: `concatenate(questionsSoFar, for x in rowsRead.questions return {q: x.q, stem: x.stem, options: x.options,
              picture: x.picture, key: x.key, family: x.family,
              points: if x.points = null then giftPoints else x.points,
              seconds: if x.seconds = null then giftSeconds else x.seconds})`,
            notTaken: 'rowsRead.refused',
          },
        }),
        commit: act(t('封存并公布摘要', 'Seal, and publish the digest'), ['supervisor'], 'sealed', law, {
          when: [must('count(questionsSoFar) > 0', law, '没有题目', 'There is no question')],
          sets: { digest: 'committed.digest', size: 'count(questionsSoFar)' },
          effects: [
            {
              kind: 'enter',
              register: 'contests.commitments',
              id: 'caseId',
              standing: '"sealed"',
              body: { name: 'bankName', digest: 'digest', size: 'size', on: 'today' },
            },
          ],
        }),
      },
    },
    sealed: {
      title: t('已封存', 'Sealed'),
      holder: 'supervisor',
      outcomes: {
        bind: act(t('交给环节', 'Give it to a part'), ['supervisor'], 'sealed', law, {
          asks: { toRound: 'required' },
          effects: [{ kind: 'command', case: 'toRound', outcome: 'bank_bound', input: { bank: 'caseId' } }],
        }),
        give: act(t('出题', 'Give a question'), ['system'], 'sealed', law, {
          asks: { round: 'required', q: 'required' },
          own: ['round', 'q'],
          when: [must('round = toRound', law, '不是本题库的环节', 'That is another part'), isThere],
          sets: { askedQ: 'q' },
          adds: { given: '{q: q, at: moment}' },
          effects: [
            {
              kind: 'command',
              case: 'round',
              outcome: 'shown',
              input: {
                q: 'q',
                stem: one('stem'),
                options: one('options'),
                picture: one('picture'),
                worth: one('points'),
                seconds: one('seconds'),
              },
            },
          ],
        }),
        tell: act(t('公布一题答案', 'Tell a key'), ['system'], 'sealed', law, {
          asks: { round: 'required', q: 'required' },
          own: ['round', 'q'],
          when: [must('round = toRound', law, '不是本题库的环节', 'That is another part'), isThere],
          sets: { askedQ: 'q' },
          effects: [
            {
              kind: 'command',
              case: 'round',
              outcome: 'key_told',
              input: { q: 'q', key: one('key'), family: one('family') },
            },
          ],
        }),
        tell_all: act(t('公布已出题的答案', 'Tell the keys of what was given'), ['system'], 'sealed', law, {
          asks: { round: 'required' },
          own: ['round'],
          when: [must('round = toRound', law, '不是本题库的环节', 'That is another part')],
          sets: {
            toTell:
              'for k in questionsSoFar[list contains(given.q, item.q)] return {round: round, q: k.q, key: k.key, family: k.family}',
          },
          effects: [
            {
              kind: 'command_each',
              list: 'toTell',
              case: 'round',
              outcome: '"key_told"',
              input: { q: 'q', key: 'key', family: 'family' },
            },
          ],
        }),
        disclose: act(t('公布盐', 'Tell the salt'), ['supervisor'], 'disclosed', law, {
          effects: [
            {
              kind: 'enter',
              register: 'contests.commitments',
              id: 'caseId',
              standing: '"disclosed"',
              body: { name: 'bankName', digest: 'digest', size: 'size', on: 'today', salt: 'committed.salt' },
            },
          ],
        }),
      },
    },
    disclosed: { title: t('已公布', 'Disclosed'), end: 'done', outcomes: {} },
  },
})
