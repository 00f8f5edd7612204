/** A part that a panel scores: a talent show by marks, an operation by a rubric. Who stands aside gives no sheet; a missing sheet leaves no total. */
import { defineProgramme, type Outcome } from 'yimen/kernel/programme'
import { rules } from '../clauses.ts'
import {
  act,
  count,
  line,
  list,
  must,
  none,
  office,
  optional,
  param,
  post,
  rolesOf,
  t,
  whole,
} from '../shared.ts'
import { live, nextVersion, partAsks, partFields, telling } from './parts.ts'
import { items, steps } from './rubric.ts'

const drops = [
  { sheets: 3, drop: 0 },
  { sheets: 4, drop: 0 },
  { sheets: 5, drop: 1 },
  { sheets: 6, drop: 1 },
  { sheets: 7, drop: 1 },
] as const
const law = rules('item-3')
const sheetColumns = { judge: post('裁判', 'Judge'), no: whole('号', 'No.', 999) } as const

const faultList = list(
  '扣分项',
  'Faults',
  { fault: line('扣分项', 'Fault', 20), times: whole('次数', 'Times', 20, 1) },
  40,
)
const marksField = whole('得分（十分制，百分之一分）', 'Marks of ten, in hundredths', 1_000)
const at = line('时刻', 'At', 40)

/** Two of one kind: what a sheet asks, and how it is reckoned, is all that differs. */
function panelled(kind: 'talent' | 'station') {
  const isTalent = kind === 'talent'
  const sheetLine = isTalent
    ? { ...sheetColumns, marks: marksField, at }
    : { ...sheetColumns, faults: optional(faultList), at }
  const live0 = live('begun')
  const scored: Outcome<'on'> = act(t('打分', 'Score'), ['judge'], 'on', law, {
    asks: isTalent ? { no: 'required', marksGiven: 'required' } : { no: 'required', faults: 'optional' },
    own: isTalent ? ['no', 'marksGiven'] : ['no', 'faults'],
    unordered: true,
    when: [
      must('list contains(teams.no, no)', law, '没有这个号', 'There is no such number'),
      must('list contains(panel.judge, actorPost)', law, '不是本环节的裁判', 'They are not of this panel'),
      must(
        'not(some r in recused satisfies r.judge = actorPost and r.no = no)',
        rules('item-2'),
        '本人与该队有关系，应当回避',
        'They have to do with that team, and stand aside',
      ),
      must(
        'not(some s in sheets satisfies s.judge = actorPost and s.no = no)',
        law,
        '已经打过分；更正须裁判提出、裁判长签字',
        'It was scored already: a correction is asked by the judge and signed by the chief',
      ),
      ...(isTalent
        ? []
        : [
            must(
              'faults = null or (every f in faults satisfies list contains(rubricItems, f.fault))',
              law,
              '扣分项不在评分表里',
              'A fault is none of the rubric',
            ),
          ]),
    ],
    adds: {
      sheets: isTalent
        ? '{judge: actorPost, no: no, marks: marksGiven, at: moment}'
        : '{judge: actorPost, no: no, faults: faults, at: moment}',
    },
  })
  const corrected: Readonly<Record<string, Outcome<'on'>>> = {
    ask_correction: act(t('裁判请求更正', 'A judge asks to correct'), ['judge'], 'on', law, {
      asks: isTalent
        ? { no: 'required', marksGiven: 'required', why: 'required' }
        : { no: 'required', faults: 'optional', why: 'required' },
      own: isTalent ? ['no', 'marksGiven', 'why'] : ['no', 'faults', 'why'],
      unordered: true,
      when: [
        must(
          'some s in sheets satisfies s.judge = actorPost and s.no = no',
          law,
          '没有打过分，直接打分即可',
          'They have not scored it: score it',
        ),
        must('wantedBefore = null', law, '已有一份更正待签字', 'A correction waits for its signature'),
      ],
      sets: {
        wantedBefore: 'wanted',
        wanted: isTalent
          ? '{judge: actorPost, no: no, marks: marksGiven}'
          : '{judge: actorPost, no: no, faults: faults}',
      },
    }),
    sign_correction: act(t('裁判长签字更正', 'The chief signs it'), ['chief-judge'], 'on', law, {
      notBy: ['ask_correction'],
      when: [must('signed != null', law, '没有待签字的更正', 'No correction waits')],
      sets: { signed: 'wanted', wanted: 'null' },
      adds: {
        corrections: isTalent
          ? '{judge: signed.judge, no: signed.no, marks: signed.marks, at: moment}'
          : '{judge: signed.judge, no: signed.no, faults: signed.faults, at: moment}',
      },
    }),
  }
  return defineProgramme({
    ...none,
    id: `contests.${kind}`,
    title: isTalent ? t('评委打分环节', 'A part that a panel scores') : t('操作考核环节', 'An operation'),
    summary: isTalent
      ? t(
          '才艺比拼：评委逐队打分，按写明的规则去掉最高最低，缺一份评分表的没有得分。',
          'A talent show: the panel scores each team, extremes are dropped by the written rule, and a missing sheet leaves no marks.',
        )
      : t(
          '操作考核：两名以上裁判按评分表扣分，取平均，超时、提示另扣；裁判只见加密号。',
          'An operation is scored by two or more judges against a rubric; the mean is taken, time and prompting cost more; judges see blinded numbers alone.',
        ),
    basis: [law, rules('item-2')],
    subject: { name: 'partName', people: [], place: true },
    roles: isTalent
      ? rolesOf('host', 'judge', 'chief-judge', 'clerk', 'supervisor', 'system')
      : rolesOf('host', 'judge', 'chief-judge', 'clerk', 'arbiter', 'supervisor', 'system'),
    fields: {
      ...partFields,
      teams: list('参赛号', 'Numbers', { no: whole('号', 'No.', 999), name: line('队名', 'Name', 40) }),
      panel: list('裁判组', 'The panel', { judge: post('裁判', 'Judge') }, 20),
      recused: list('回避', 'Standing aside', sheetColumns),
      no: whole('号', 'No.', 999),
      ...(isTalent
        ? { marksGiven: marksField }
        : { faults: faultList, voidItem: line('扣分项', 'Fault', 20) }),
      tookSeconds: whole('用时（秒）', 'Seconds', 7_200),
      why: line('理由', 'Why', 90),
    },
    values: { version: count('第几次报成绩', 'Telling'), nowNo: count('正在进行的号', 'On now') },
    working: { wanted: office, wantedBefore: office, signed: office },
    lists: {
      sheets: list('评分表', 'Sheets', sheetLine),
      corrections: list('签字的更正', 'Corrections signed', sheetLine),
      times: list('用时', 'Times', { no: whole('号', 'No.', 999), seconds: whole('秒', 'Seconds', 7_200) }),
      prompts: list('场外提示', 'Prompting', { no: whole('号', 'No.', 999), why: line('情况', 'What', 90) }),
      ...(isTalent
        ? {}
        : {
            voided: list('作废的扣分项', 'Void items', {
              fault: line('扣分项', 'Fault', 20),
              why: line('理由', 'Why', 90),
            }),
          }),
    },
    params: {
      limitSeconds: param('时限秒数', 'Time limit (s)', 'count', 300, law),
      overPoints: param('超时扣分', 'Over time', 'points', isTalent ? 1 : 5, law),
      overStep: param('每超多少秒', 'For each (s)', 'count', isTalent ? 30 : 0, law),
      promptPoints: param('场外提示扣分', 'Prompting', 'points', 10, rules('item-11')),
    },
    decisions: isTalent
      ? {}
      : {
          rubricItems: {
            kind: 'formula',
            expression: `[${items.map((i) => `"${i.item}"`).join(', ')}]`,
            clause: law,
          },
        },
    reckonings: {
      marks: {
        ability: 'contests.panel@1',
        with: {
          teams: 'teams',
          panel: 'panel',
          recused: 'recused',
          sheets: 'sheets',
          corrections: 'corrections',
          times: 'times',
          prompts: 'prompts',
          voided: isTalent ? 'null' : 'voided',
          limitSeconds: 'limitSeconds',
          overPoints: 'overPoints',
          overStep: 'overStep',
          promptPoints: 'promptPoints',
        },
        rules: isTalent
          ? { drops, times: 10, apartPercent: 10 }
          : { drops: [{ sheets: 2, drop: 0 }, ...drops], times: 1, apartPercent: 10, steps, items },
        clause: law,
      },
    },
    opens: {
      open: act(t('由竞赛设立', 'Set up by the contest'), ['system'], 'waiting', rules('item-4'), {
        asks: { ...partAsks, teams: 'required', panel: 'required', recused: 'optional' },
        effects: [live('waiting')],
      }),
    },
    steps: {
      waiting: {
        title: t('待开始', 'Waiting'),
        holder: 'host',
        outcomes: {
          begin: act(t('开始本环节', 'Begin the part'), ['host'], 'on', law, { effects: [live0] }),
        },
      },
      on: {
        title: t('进行中', 'On'),
        holder: 'host',
        outcomes: {
          call_up: act(t('请下一号', 'Call up a number'), ['host'], 'on', law, {
            asks: { no: 'required' },
            own: ['no'],
            when: [must('list contains(teams.no, no)', law, '没有这个号', 'There is no such number')],
            sets: { nowNo: 'no' },
            effects: [live('turn', { holder: isTalent ? 'teams[item.no = nowNo][1].name' : 'string(no)' })],
          }),
          score: scored,
          ...corrected,
          time: act(t('记用时', 'Time'), ['clerk'], 'on', law, {
            asks: { no: 'required', tookSeconds: 'required' },
            own: ['no', 'tookSeconds'],
            unordered: true,
            when: [
              must('list contains(teams.no, no)', law, '没有这个号', 'There is no such number'),
              must('not(list contains(times.no, no))', law, '已经记过', 'It was taken already'),
            ],
            adds: { times: '{no: no, seconds: tookSeconds}' },
          }),
          prompting: act(t('记场外提示', 'Prompting'), ['supervisor'], 'on', rules('item-11'), {
            asks: { no: 'required', why: 'required' },
            own: ['no', 'why'],
            unordered: true,
            when: [must('list contains(teams.no, no)', law, '没有这个号', 'There is no such number')],
            adds: { prompts: '{no: no, why: why}' },
          }),
          close: act(t('结束本环节', 'End the part'), ['chief-judge'], 'closed', law, {
            when: [
              must('wanted = null', law, '更正还没有签字', 'A correction waits for its signature'),
              must(
                'marks.whole',
                law,
                '评分表或者用时没有交齐，没有成绩',
                'A sheet or a time is missing: there are no marks',
              ),
            ],
            sets: nextVersion,
            effects: [telling('marks.rows'), live('closed')],
          }),
        },
      },
      closed: {
        title: t('已结束，可以裁决', 'Over; rulings may come'),
        holder: 'chief-judge',
        outcomes: {
          ...(isTalent
            ? {}
            : {
                void_item: act(t('判该扣分项作废', 'Void an item'), ['arbiter'], 'closed', rules('item-9'), {
                  asks: { voidItem: 'required', why: 'required' },
                  own: ['voidItem', 'why'],
                  when: [
                    must(
                      'list contains(rubricItems, voidItem)',
                      law,
                      '评分表没有这一项',
                      'There is no such item',
                    ),
                    must('not(list contains(voided.fault, voidItem))', law, '已经作废', 'It is void already'),
                  ],
                  adds: { voided: '{fault: voidItem, why: why}' },
                  sets: nextVersion,
                  effects: [telling('marks.rows')],
                }),
              }),
          archive: act(t('归档', 'Archive'), ['chief-judge', 'system'], 'archived', rules('item-12')),
        },
      },
      archived: { title: t('已归档', 'Archived'), end: 'done', outcomes: {} },
    },
  })
}

export const talent = panelled('talent')
export const station = panelled('station')
