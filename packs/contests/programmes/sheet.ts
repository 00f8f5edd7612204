/** A contestant's own sheet of one part: it is nobody else's to see or to answer on, and what was stored first stands. */
import { defineProgramme } from 'yimen/kernel/programme'
import { rules } from '../clauses.ts'
import { aCase, act, line, list, must, none, office, rolesOf, t, whole } from '../shared.ts'

const law = rules('item-7')
const mine = [
  must('me != null', law, '不是登记的选手', 'They are no contestant on the roll'),
  must(
    'now != null and me != null and me.contest = now.contest',
    law,
    '不是本场竞赛的选手',
    'They are no contestant of this contest',
  ),
]
const seated = { seat: 'string(me.no) + "-" + string(me.n)', no: 'me.no', round: 'round' } as const
const handing = {
  kind: 'command',
  case: 'round',
  outcome: 'sheet_in',
  input: { seat: 'seat', no: 'no', handed: 'answersNow' },
} as const

export const sheet = defineProgramme({
  ...none,
  id: 'contests.sheet',
  title: t('答卷', 'A sheet'),
  summary: t(
    '选手本人的答卷：按正在显示的题作答，收到即有回执，断线重连不丢，交卷后不再收。',
    'A contestant’s own sheet: they answer what is shown, each answer is receipted, nothing is lost by a broken line, and nothing comes in after it was handed in.',
  ),
  basis: [law],
  audience: 'resident',
  subject: { name: 'seat', people: ['idNo'] },
  roles: rolesOf('resident'),
  fields: {
    round: aCase('环节', 'The part'),
    idNo: { type: 'resident_id', sensitive: true, title: t('身份证号', 'ID number') },
    handed: list(
      '作答',
      'Answers',
      { q: whole('题号', 'Question', 999), given: line('作答', 'Answer', 90) },
      200,
    ),
    answerQ: whole('题号', 'Question', 999),
    given: line('作答', 'Answer', 90),
  },
  values: {
    seat: { title: t('参赛号', 'Seat'), unit: 'text' },
    no: { title: t('队号', 'Team'), unit: 'count' },
  },
  working: { answersNow: office },
  lists: {
    answers: list('已收到的作答', 'Answers received', {
      q: whole('题号', 'Question', 999),
      given: line('作答', 'Answer', 90),
      at: line('服务器时刻', 'Server time', 40),
    }),
  },
  reckonings: { who: { ability: 'contests.person@1', with: { idNo: 'idNo' }, clause: law } },
  entries: { me: { register: 'contests.seats', id: 'who' }, now: { register: 'contests.live', id: 'round' } },
  opens: {
    start: act(t('开始答题', 'Begin'), ['resident'], 'open', law, {
      asks: { round: 'required', idNo: 'required' },
      kinMayAct: true,
      when: mine,
      sets: { seat: seated.seat, no: seated.no },
    }),
    hand_in_whole: act(t('交整份答卷', 'Hand in a whole sheet'), ['resident'], 'handed', law, {
      asks: { round: 'required', idNo: 'required', handed: 'required' },
      kinMayAct: true,
      when: mine,
      sets: { seat: seated.seat, no: seated.no, answersNow: 'handed' },
      effects: [handing],
    }),
  },
  steps: {
    open: {
      title: t('答题中', 'Answering'),
      holder: 'resident',
      outcomes: {
        answer: act(t('作答', 'Answer'), ['resident'], 'open', law, {
          asks: { answerQ: 'required', given: 'required' },
          own: ['answerQ', 'given'],
          unordered: true,
          kinMayAct: true,
          when: [
            must(
              'now.standing = "open" and now.q = answerQ',
              law,
              '该题没有在作答时间内',
              'That question is not open',
            ),
            must(
              'now = null or now.until = null or moment <= now.until',
              law,
              '时间到，不再收答案',
              'The bell has rung',
            ),
            must(
              'not(list contains(answers.q, answerQ))',
              law,
              '该题已经作答，以第一次为准',
              'It was answered: the first stands',
            ),
          ],
          adds: { answers: '{q: answerQ, given: given, at: moment}' },
        }),
        hand_in: act(t('交卷', 'Hand in'), ['resident'], 'handed', law, {
          kinMayAct: true,
          sets: { answersNow: 'for a in answers return {q: a.q, given: a.given}' },
          effects: [handing],
        }),
      },
    },
    handed: { title: t('已交卷', 'Handed in'), end: 'done', outcomes: {} },
  },
})
