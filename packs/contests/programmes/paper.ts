/** A part on paper or screen: each contestant answers alone, on a sheet of their own; the key comes from the bank when all are in. */
import { defineProgramme } from 'yimen/kernel/programme'
import { rules } from '../clauses.ts'
import { act, count, line, list, must, none, rolesOf, said, t, whole } from '../shared.ts'
import { live, nextVersion, partAsks, partFields, partLists, questionFields, telling } from './parts.ts'

const law = rules('item-7')
const answers = list(
  '作答',
  'Answers',
  { q: whole('题号', 'Question', 999), given: line('作答', 'Answer', 90) },
  200,
)
const voiding = <const To extends string>(to: To, more = {}) =>
  act(t('判该题作废', 'Void a question'), ['arbiter', 'system'], to, rules('item-9'), {
    asks: { voidQ: 'required', why: 'required' },
    own: ['voidQ', 'why'],
    when: [
      must('not(list contains(voided.q, voidQ))', rules('item-9'), '该题已经作废', 'It is void already'),
    ],
    adds: { voided: '{q: voidQ, why: why, at: moment}' },
    ...more,
  })
const tellingAll = {
  sets: nextVersion,
  effects: [
    telling('marks.rows'),
    {
      kind: 'command',
      case: 'contest',
      outcome: 'people_told',
      input: {
        part: 'part',
        version: 'version',
        people: 'for p in marks.people return {seat: p.seat, no: p.no, points: p.points, rank: p.rank}',
      },
    },
  ],
} as const
const once = must(
  'not(list contains(sheets.seat, seat))',
  law,
  '该参赛号的答卷已经收到，以第一份为准',
  'The sheet of that seat was received: the first stands',
)
const received = { sheets: '{seat: seat, no: no, handed: handed, at: moment}' } as const
const sheetAsks = { seat: 'required', no: 'required', handed: 'required' } as const
const isOurs = must('list contains(teams.no, no)', law, '没有这个队号', 'There is no such team')

export const paper = defineProgramme({
  ...none,
  id: 'contests.paper',
  title: t('个人答题环节', 'A part that each answers alone'),
  summary: t(
    '个人答题和读图：每人一份答卷，收到即回执，第一份为准；按受控词表和认可的别名判分，作废的题对全部选手除去。',
    'Quiz and pictures: one sheet each, receipted when it is in, the first stands; judged by a controlled vocabulary with its synonyms, and a void question is taken out for all.',
  ),
  basis: [law, rules('item-9')],
  subject: { name: 'partName', people: [], place: true },
  roles: rolesOf('host', 'clerk', 'arbiter', 'chief-judge', 'system'),
  fields: {
    ...partFields,
    ...questionFields,
    teams: list('参赛队', 'Teams', { no: whole('队号', 'No.', 999), members: whole('人数', 'Members', 20) }),
    best: whole('计入前几人', 'Best so many', 20, 1),
    seat: line('参赛号', 'Seat', 20),
    no: whole('队号', 'Team', 999),
    handed: answers,
    voidQ: whole('题号', 'Question', 999),
    why: line('理由', 'Why', 90),
  },
  values: { version: count('第几次报成绩', 'Telling'), until: said('截止', 'Until') },
  lists: {
    ...partLists,
    sheets: list(
      '收到的答卷',
      'Sheets received',
      {
        seat: line('参赛号', 'Seat', 20),
        no: whole('队号', 'Team', 999),
        handed: answers,
        at: line('时刻', 'At', 40),
      },
      5_000,
    ),
  },
  decisions: {
    secondsNow: { kind: 'formula', expression: 'if seconds = null then 0 else seconds', clause: law },
  },
  reckonings: {
    answerBy: { ability: 'contests.later@1', with: { from: 'moment', seconds: 'secondsNow' }, clause: law },
    marks: {
      ability: 'contests.paper@2',
      with: { questions: 'questions', keys: 'keys', sheets: 'sheets', voided: 'voided', best: 'best' },
      clause: law,
    },
  },
  opens: {
    open: act(t('由竞赛设立', 'Set up by the contest'), ['system'], 'waiting', rules('item-4'), {
      asks: { ...partAsks, teams: 'required', best: 'required' },
      effects: [live('waiting')],
    }),
  },
  steps: {
    waiting: {
      title: t('待开始', 'Waiting'),
      holder: 'host',
      outcomes: {
        bank_bound: act(t('题库就位', 'The bank is there'), ['system'], 'waiting', rules('item-4'), {
          asks: { bank: 'required' },
        }),
        begin: act(t('开始本环节', 'Begin the part'), ['host'], 'on', law, { effects: [live('begun')] }),
      },
    },
    on: {
      title: t('进行中', 'On'),
      holder: 'host',
      outcomes: {
        ask_next: act(t('出题', 'Ask a question'), ['host'], 'on', rules('item-4'), {
          asks: { q: 'required' },
          when: [
            must('bank != null', rules('item-4'), '题库还没有就位', 'There is no bank yet'),
            must(
              'not(list contains(questions.q, q))',
              rules('item-4'),
              '该题已经出过',
              'It was asked already',
            ),
          ],
          effects: [{ kind: 'command', case: 'bank', outcome: 'give', input: { round: 'caseId', q: 'q' } }],
        }),
        shown: act(t('题目显示', 'The question is shown'), ['system'], 'on', rules('item-4'), {
          asks: {
            q: 'required',
            stem: 'required',
            options: 'optional',
            picture: 'optional',
            worth: 'required',
            seconds: 'required',
          },
          begins: ['options', 'picture'],
          sets: { until: 'answerBy' },
          adds: { questions: '{q: q, points: worth, stem: stem, at: moment}' },
          effects: [
            live('open', {
              q: 'q',
              stem: 'stem',
              options: 'options',
              picture: 'picture',
              seconds: 'seconds',
              until: 'until',
            }),
          ],
        }),
        bell: act(t('停止作答', 'The bell'), ['host'], 'on', law, {
          effects: [live('bell', { q: 'q', stem: 'stem', options: 'options', picture: 'picture' })],
        }),
        sheet_in: act(t('收到答卷', 'A sheet came in'), ['system'], 'on', law, {
          asks: sheetAsks,
          own: ['seat', 'no', 'handed'],
          when: [isOurs, once],
          adds: received,
        }),
        enter_paper: act(t('录入纸质答卷', 'Enter a sheet of paper'), ['clerk'], 'on', law, {
          asks: { ...sheetAsks, why: 'required' },
          own: ['seat', 'no', 'handed', 'why'],
          unordered: true,
          when: [isOurs, once],
          adds: received,
        }),
        tell_key: act(t('公布一题答案', 'Tell the answer of a question'), ['host'], 'on', rules('item-4'), {
          asks: { q: 'required' },
          when: [must('bank != null', rules('item-4'), '题库还没有就位', 'There is no bank yet')],
          effects: [{ kind: 'command', case: 'bank', outcome: 'tell', input: { round: 'caseId', q: 'q' } }],
        }),
        tell_keys: act(t('收卷并判分', 'Collect and mark'), ['chief-judge', 'host'], 'on', rules('item-4'), {
          when: [
            must('bank != null', rules('item-4'), '题库还没有就位', 'There is no bank yet'),
            must('count(sheets) > 0', law, '还没有答卷', 'There is no sheet yet'),
          ],
          effects: [{ kind: 'command', case: 'bank', outcome: 'tell_all', input: { round: 'caseId' } }],
        }),
        key_told: act(t('答案公布', 'The answer is told'), ['system'], 'on', rules('item-4'), {
          asks: { q: 'required', key: 'required', family: 'optional' },
          own: ['q', 'key', 'family'],
          adds: { keys: '{q: q, key: key, family: family}' },
        }),
        void_question: voiding('on'),
        close: act(t('结束本环节', 'End the part'), ['host', 'chief-judge'], 'closed', law, {
          when: [
            must(
              'marks.whole',
              law,
              '还有题目没有答案，没有成绩',
              'A question has no key: there are no marks',
            ),
          ],
          sets: tellingAll.sets,
          effects: [...tellingAll.effects, live('closed')],
        }),
      },
    },
    closed: {
      title: t('已结束，可以裁决', 'Over; rulings may come'),
      holder: 'chief-judge',
      outcomes: {
        void_question: voiding('closed', tellingAll),
        archive: act(t('归档', 'Archive'), ['chief-judge', 'system'], 'archived', rules('item-12')),
      },
    },
    archived: { title: t('已归档', 'Archived'), end: 'done', outcomes: {} },
  },
})
