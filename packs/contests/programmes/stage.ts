/**
 * A part that is played on the stage: guess, ring, must-answer, buzzer, risk. A question comes from the bank when the host asks for it;
 * buzzes are locked by the server's time; what was wrong is struck or void by a new event, and the marks are worked out anew.
 */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { rules } from '../clauses.ts'
import {
  act,
  choice,
  line,
  list,
  must,
  none,
  office,
  optional,
  param,
  post,
  rolesOf,
  said,
  sealedWords,
  t,
  whole,
  yes,
  count,
} from '../shared.ts'
import { live, nextVersion, partAsks, partFields, partLists, questionFields, telling } from './parts.ts'

const marked = {
  right: t('答对', 'Right'),
  wrong: t('答错', 'Wrong'),
  pass: t('跳过', 'Pass'),
  foul: t('犯规（该词作废）', 'Foul: the word is void'),
  help: t('求助', 'Help'),
  early: t('抢跑', 'Early buzz'),
} as const
const desk = ['host', 'clerk'] as const

const onScreen = {
  q: 'q',
  stem: 'stem',
  options: 'options',
  picture: 'picture',
  seconds: 'seconds',
  epoch: 'epoch',
  until: 'until',
} as const
const nameOf = (no: string): string => `teams[item.no = ${no}][1].name`
/** The board of the part: what the host lets the public see, and nothing before that. */
const board: EffectRule = {
  kind: 'enter',
  register: 'contests.board',
  each: 'boardRows',
  alone: true,
  id: 'round + " " + string(no)',
  standing: '"shown"',
  body: {
    round: 'round',
    contest: 'title',
    part: 'partTitle',
    no: 'no',
    name: 'name',
    points: 'points',
    rank: 'rank',
  },
}
const boardRows = {
  boardRows: `for r in marks.rows return {round: caseId, title: contestTitle, partTitle: partName, no: r.no, name: r.name,
    points: string(floor((r.points + 50) / 100) / 100), rank: r.rank}`,
}
/** What was frozen is shown by nobody, by no road: a part's own board would tell the totals. */
const notFrozen = must(
  'ofContest = null or ofContest.frozen = null or ofContest.frozen = "no"',
  rules('item-10'),
  '比分已经冻结',
  'The board is frozen',
)
const retold = { sets: nextVersion, effects: [telling('marks.rows')] } as const

const mark = act(t('记分', 'Mark'), desk, 'on', rules('item-5'), {
  asks: {
    no: 'required',
    what: 'required',
    markedQ: 'optional',
    member: 'optional',
    against: 'optional',
    stake: 'optional',
  },
  own: ['no', 'what', 'markedQ', 'member', 'against', 'stake'],
  unordered: true,
  when: [
    must('list contains(teams.no, no)', rules('item-5'), '没有这个队号', 'There is no such team'),
    must(
      'form != "guess" or until = null or moment <= until',
      rules('item-5'),
      '时间到，不再计分',
      'The bell has rung',
    ),
    must(
      'form != "ring" or what != "wrong" or (member != null and against != null)',
      rules('item-6'),
      '擂台答错的，写明选手和对方队号',
      'In a ring match say which member, and against which team',
    ),
    must(
      `form != "ring" or member = null or not(some l in lines satisfies
        l.no = no and l.member = member and l.what = "wrong"
        and not(list contains(struck.n, l.n)) and not(list contains(voided.q, l.q)))`,
      rules('item-6'),
      '该选手已经下台',
      'That member has left the ring',
    ),
    must(
      'form != "risk" or (stake != null and list contains([20, 40, 60], stake))',
      rules('item-7'),
      '风险题分值为20、40或60分',
      'A risk question is worth 20, 40 or 60',
    ),
  ],
  adds: {
    lines: `{n: count(lines) + 1, q: if markedQ = null then qNow else markedQ, no: no, what: what,
      member: member, against: against, stake: stake, at: moment}`,
  },
})

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
const striking = <const To extends string>(to: To, more = {}) =>
  act(t('撤销一条记分', 'Strike a line'), ['host', 'clerk'], to, rules('item-5'), {
    asks: { lineNo: 'required', why: 'required' },
    own: ['lineNo', 'why'],
    when: [
      must('lineNo <= count(lines)', rules('item-5'), '没有这一条', 'There is no such line'),
      must('not(list contains(struck.n, lineNo))', rules('item-5'), '已经撤销', 'It was struck already'),
    ],
    adds: { struck: '{n: lineNo, why: why, at: moment}' },
    ...more,
  })

export const stage = defineProgramme({
  ...none,
  id: 'contests.stage',
  title: t('台上环节', 'A part on the stage'),
  summary: t(
    '你猜我答、擂台、必答、抢答、风险题：主持人逐题推进，抢答按服务器时间锁定，错记的以新的一条撤销，判作废的题对全部战队作废。',
    'Guess, ring, must-answer, buzzer and risk: ' +
      'the host goes on question by question, buzzes lock by the server’s time, what was marked wrongly is struck by a new line, and a void question is void for all.',
  ),
  basis: [rules('item-4'), rules('item-5'), rules('item-6'), rules('item-7'), rules('item-9')],
  subject: { name: 'partName', people: [], place: true },
  roles: rolesOf('host', 'clerk', 'captain', 'arbiter', 'chief-judge', 'system'),
  fields: {
    ...partFields,
    ...questionFields,
    teams: list('参赛队', 'Teams', {
      no: whole('队号', 'No.', 999),
      name: line('队名', 'Name', 40),
      members: whole('人数', 'Members', 20),
      captain: optional(post('参赛席', 'Table')),
    }),
    toTeam: whole('指定队号', 'To team', 999),
    no: whole('队号', 'Team', 999),
    what: choice('结果', 'What', marked),
    markedQ: whole('题号', 'Question', 999),
    member: whole('第几名选手', 'Member', 20),
    against: whole('对方队号', 'Against', 999),
    stake: whole('风险分值', 'Stake', 100),
    buzzEpoch: whole('抢答轮次', 'Epoch', 9_999),
    latency: whole('网络延迟（毫秒）', 'Latency in ms', 60_000),
    answerEpoch: whole('抢答轮次', 'Epoch', 9_999),
    given: line('作答', 'Answer', 90),
    lineNo: whole('第几条', 'Line', 9_999),
    voidQ: whole('题号', 'Question', 999),
    why: line('理由', 'Why', 90),
    protest: sealedWords('异议', 'Protest', 200),
    isUpheld: yes('异议成立', 'Upheld'),
  },
  values: {
    goAt: said('开始抢答', 'Go at'),
    until: said('截止', 'Until'),
    epoch: count('轮次', 'Epoch'),
    version: count('第几次报成绩', 'Telling'),
    protestQ: count('有异议的题', 'Question in protest'),
  },
  working: {
    boardRows: office,
    isEarly: office,
    mine: office,
    qKept: office,
    goBefore: office,
    protestBefore: office,
  },
  lists: {
    ...partLists,
    struck: list('撤销的记分', 'Struck', {
      n: whole('第几条', 'Line', 9_999),
      why: line('理由', 'Why', 90),
      at: line('时刻', 'At', 40),
    }),
    lines: list(
      '记分',
      'Lines',
      {
        n: whole('第几条', 'Line', 9_999),
        q: whole('题号', 'Question', 999),
        no: whole('队号', 'Team', 999),
        what: choice('结果', 'What', { ...marked, answer: t('作答', 'Answer') }),
        member: optional(whole('第几名选手', 'Member', 20)),
        against: optional(whole('对方队号', 'Against', 999)),
        stake: optional(whole('风险分值', 'Stake', 100)),
        given: optional(line('作答', 'Answer', 90)),
        at: line('时刻', 'At', 40),
      },
      5_000,
    ),
    buzzes: list(
      '抢答回执',
      'Receipts of buzzes',
      {
        q: whole('题号', 'Question', 999),
        epoch: whole('轮次', 'Epoch', 9_999),
        no: whole('队号', 'Team', 999),
        at: { type: 'text', max: 40, title: t('服务器时刻', 'Server time') },
        latency: whole('延迟毫秒', 'Latency', 60_000),
        early: yes('抢跑', 'Early'),
      },
      5_000,
    ),
  },
  params: {
    marginMs: param('同时的毫秒数', 'Same moment within (ms)', 'count', 10, rules('item-8')),
    mostLatency: param('采信的最大延迟毫秒', 'Latency believed up to (ms)', 'count', 200, rules('item-8')),
    earlyPoints: param('再次抢跑扣分', 'A second early buzz', 'points', 20, rules('item-8')),
    helpPoints: param('求助扣分', 'Help', 'points', 10, rules('item-5')),
    knockPoints: param('守擂得分', 'A knock-out', 'points', 10, rules('item-6')),
    lastPoints: param('最后在台加分', 'The last team standing', 'points', 30, rules('item-6')),
    turnSeconds: param('你猜我答秒数', 'A turn of guessing (s)', 'count', 120, rules('item-5')),
  },
  decisions: {
    qNow: { kind: 'formula', expression: 'if q = null then 0 else q', clause: rules('item-5') },
    epochNow: { kind: 'formula', expression: 'if epoch = null then 0 else epoch', clause: rules('item-8') },
    secondsNow: {
      kind: 'formula',
      expression: 'if seconds = null then 0 else seconds',
      clause: rules('item-5'),
    },
    myNo: {
      kind: 'formula',
      expression:
        'if some x in teams satisfies x.captain = actorPost then teams[item.captain = actorPost][1].no else 0',
      clause: rules('item-8'),
    },
    mayAnswer: {
      kind: 'formula',
      expression: 'if form = "must" then toTeam = myNo else first.holder != null and first.holder = myNo',
      clause: rules('item-5'),
    },
  },
  reckonings: {
    marks: {
      ability: 'contests.stage@2',
      with: {
        form: 'form',
        teams: 'teams',
        questions: 'questions',
        lines: 'lines',
        keys: 'keys',
        struck: 'struck',
        voided: 'voided',
        earlyPoints: 'earlyPoints',
        helpPoints: 'helpPoints',
        knockPoints: 'knockPoints',
        lastPoints: 'lastPoints',
      },
      seenBy: 'concerned',
      clause: rules('item-5'),
    },
    first: {
      ability: 'contests.buzz@1',
      with: {
        buzzes: 'buzzes',
        epoch: 'epochNow',
        marginMs: 'marginMs',
        mostLatency: 'mostLatency',
        now: 'moment',
      },
      clause: rules('item-8'),
    },
    answerBy: {
      ability: 'contests.later@1',
      with: { from: 'moment', seconds: 'secondsNow' },
      clause: rules('item-5'),
    },
    turnBy: {
      ability: 'contests.later@1',
      with: { from: 'moment', seconds: 'turnSeconds' },
      clause: rules('item-5'),
    },
  },
  entries: { ofContest: { register: 'contests.contests', id: 'contest' } },
  opens: {
    open: act(t('由竞赛设立', 'Set up by the contest'), ['system'], 'waiting', rules('item-4'), {
      asks: { ...partAsks, teams: 'required' },
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
        begin: act(t('开始本环节', 'Begin the part'), ['host'], 'on', rules('item-5'), {
          sets: { epoch: '0' },
          effects: [live('begun')],
        }),
      },
    },
    on: {
      title: t('进行中', 'On'),
      holder: 'host',
      outcomes: {
        ask_next: act(t('出题', 'Ask a question'), ['host'], 'on', rules('item-4'), {
          asks: { q: 'required', toTeam: { when: 'form = "must"' } },
          begins: ['toTeam'],
          when: [
            must('bank != null', rules('item-4'), '题库还没有就位', 'There is no bank yet'),
            must(
              'not(list contains(questions.q, q))',
              rules('item-4'),
              '该题已经出过',
              'That question was asked already',
            ),
            must('protestQ = null', rules('item-9'), '异议还没有裁决', 'A protest waits for its ruling'),
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
          sets: { epoch: 'epochNow + 1', goAt: 'null', until: 'if form = "must" then answerBy else null' },
          adds: { questions: '{q: q, points: worth, stem: stem, at: moment}' },
          effects: [live('shown', onScreen)],
        }),
        go: act(t('开始抢答', 'Go'), ['host'], 'on', rules('item-8'), {
          when: [must('goBefore = null', rules('item-8'), '已经开始', 'It has begun')],
          sets: { goBefore: 'goAt', goAt: 'moment' },
          effects: [live('open', onScreen)],
        }),
        buzz: act(t('抢答', 'Buzz'), ['captain'], 'on', rules('item-8'), {
          asks: { buzzEpoch: 'required', latency: 'required' },
          own: ['buzzEpoch', 'latency'],
          unordered: true,
          when: [
            must('myNo > 0', rules('item-8'), '不是本场的参赛席', 'That is no table of this part'),
            must(
              'buzzEpoch = epochNow and epochNow > 0',
              rules('item-8'),
              '这一抢属于别的题，不算，也不记抢跑',
              'That buzz is of another question: it counts for nothing, and is no early one',
            ),
            must(
              'not(some b in buzzes satisfies b.epoch = epochNow and b.no = myNo)',
              rules('item-8'),
              '本题已经抢过',
              'They have buzzed already',
            ),
            must('not(first.isLocked)', rules('item-8'), '已经锁定给先抢到的战队', 'It is locked already'),
          ],
          sets: { isEarly: 'goAt = null', mine: 'myNo', until: 'if goAt = null then until else answerBy' },
          adds: {
            buzzes: '{q: qNow, epoch: epochNow, no: mine, at: moment, latency: latency, early: isEarly}',
            lines:
              'if isEarly then {n: count(lines) + 1, q: qNow, no: mine, what: "early", at: moment} else null',
          },
          effects: [live('buzzed', { ...onScreen, holder: `if isEarly then null else ${nameOf('mine')}` })],
        }),
        reask: act(t('重新抢答', 'Ask it again'), ['host'], 'on', rules('item-8'), {
          sets: { epoch: 'epochNow + 1', goAt: 'null', until: 'null' },
          effects: [live('shown', onScreen)],
        }),
        answer: act(t('作答', 'Answer'), ['captain'], 'on', rules('item-5'), {
          asks: { answerEpoch: 'required', given: 'required' },
          own: ['answerEpoch', 'given'],
          unordered: true,
          when: [
            must('answerEpoch = epochNow', rules('item-8'), '该题已经过去', 'That question is over'),
            must('mayAnswer', rules('item-5'), '没有轮到本队作答', 'It is not their turn'),
            must(
              'until = null or moment <= until',
              rules('item-5'),
              '时间到，不再收答案',
              'The bell has rung',
            ),
            must(
              'not(some l in lines satisfies l.q = qNow and l.no = myNo and l.what = "answer")',
              rules('item-5'),
              '已经作答，以第一次为准',
              'They have answered: the first stands',
            ),
          ],
          sets: { mine: 'myNo' },
          adds: {
            lines: '{n: count(lines) + 1, q: qNow, no: mine, what: "answer", given: given, at: moment}',
          },
          effects: [live('answered', { ...onScreen, holder: nameOf('mine') })],
        }),
        turn: act(t('轮到一队', 'A team’s turn'), ['host'], 'on', rules('item-5'), {
          asks: { toTeam: 'required' },
          when: [
            must('list contains(teams.no, toTeam)', rules('item-5'), '没有这个队号', 'There is no such team'),
          ],
          sets: { until: 'turnBy' },
          effects: [live('turn', { holder: nameOf('toTeam'), until: 'until' })],
        }),
        tell_key: act(t('公布答案', 'Tell the answer'), ['host'], 'on', rules('item-4'), {
          when: [must('bank != null and q != null', rules('item-4'), '没有题目', 'There is no question')],
          effects: [{ kind: 'command', case: 'bank', outcome: 'tell', input: { round: 'caseId', q: 'q' } }],
        }),
        key_told: act(t('答案公布', 'The answer is told'), ['system'], 'on', rules('item-4'), {
          asks: { q: 'required', key: 'required', family: 'optional' },
          own: ['key', 'family'],
          adds: { keys: '{q: q, key: key, family: family}' },
          effects: [live('told', { ...onScreen, answer: 'key' })],
        }),
        mark,
        strike: striking('on'),
        protest: act(t('提出异议', 'Protest'), ['captain'], 'on', rules('item-9'), {
          asks: { protest: 'required' },
          unordered: true,
          when: [
            must('myNo > 0', rules('item-9'), '不是本场的参赛席', 'That is no table of this part'),
            must('q != null', rules('item-9'), '没有题目', 'There is no question'),
            must('protestBefore = null', rules('item-9'), '已有异议待裁决', 'One waits already'),
          ],
          sets: { protestBefore: 'protestQ', protestQ: 'qNow' },
        }),
        rule: act(t('裁决异议', 'Rule on it'), ['arbiter'], 'on', rules('item-9'), {
          asks: { isUpheld: 'required', why: 'required' },
          own: ['isUpheld', 'why'],
          when: [must('qKept != null', rules('item-9'), '没有异议', 'There is no protest')],
          sets: { qKept: 'protestQ', protestQ: 'null' },
          adds: { voided: 'if isUpheld then {q: qKept, why: why, at: moment} else null' },
        }),
        void_question: voiding('on'),
        publish: act(t('放出比分', 'Show the score'), ['host'], 'on', rules('item-10'), {
          when: [notFrozen],
          sets: boardRows,
          effects: [board],
        }),
        close: act(t('结束本环节', 'End the part'), ['host', 'chief-judge'], 'closed', rules('item-5'), {
          when: [
            must('protestQ = null', rules('item-9'), '异议还没有裁决', 'A protest waits for its ruling'),
            must('marks.whole', rules('item-5'), '还有作答没有判定', 'An answer waits for its key'),
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
        void_question: voiding('closed', retold),
        strike: striking('closed', retold),
        publish: act(t('放出比分', 'Show the score'), ['host'], 'closed', rules('item-10'), {
          when: [notFrozen],
          sets: boardRows,
          effects: [board],
        }),
        archive: act(t('归档', 'Archive'), ['chief-judge', 'system'], 'archived', rules('item-12'), {}),
      },
    },
    archived: { title: t('已归档', 'Archived'), end: 'done', outcomes: {} },
  },
})
