/** The stage of a contest: what the hall reads, which key does what at the desk, whom the judges score by what, and what players send. */
import type { Cue, Judging, Stage } from 'yimen/room'
import { items, steps } from './programmes/rubric.ts'
import { t } from './shared.ts'

const team = { kind: 'pick', list: 'teams', column: 'no', title: 'name' } as const
const slip = { kind: 'says', text: '误记，撤销' } as const
const strike: Cue = {
  outcome: 'strike',
  key: 'z',
  fill: {
    lineNo: { kind: 'last', list: 'lines', column: 'n', but: { list: 'struck', column: 'n' } },
    why: slip,
  },
}
const nextQuestion = {
  kind: 'following',
  list: 'questions',
  column: 'q',
  but: { list: 'voided', column: 'q' },
  upTo: { register: 'contests.commitments', id: 'bank', column: 'size' },
} as const
const withKeys = ['must', 'buzzer', 'risk']
const judging = {
  panel: { list: 'panel', post: 'judge' },
  of: { list: 'teams', no: 'no', name: 'name', now: 'nowNo' },
  aside: { list: 'recused', post: 'judge', no: 'no' },
  given: { list: 'sheets', post: 'judge', no: 'no' },
  score: { outcome: 'score', no: 'no' },
  correct: { outcome: 'ask_correction', no: 'no', why: 'why' },
} as const
const byMarks: Judging = { ...judging, by: { kind: 'marks', field: 'marksGiven', most: 1_000, per: 100 } }
const byRubric: Judging = {
  ...judging,
  by: { kind: 'rubric', field: 'faults', item: 'fault', times: 'times', steps, items },
}
const panelCues: readonly Cue[] = [
  { outcome: 'begin', key: 'b', next: { standings: ['waiting'] } },
  {
    outcome: 'call_up',
    key: 'n',
    next: { standings: ['begun', 'turn'] },
    fill: { no: { kind: 'turn', list: 'teams', column: 'no', now: 'nowNo' } },
  },
  { outcome: 'time', key: 't', fill: { no: { kind: 'fact', name: 'nowNo' } } },
  { outcome: 'prompting', key: 'm', fill: { no: team } },
  { outcome: 'sign_correction', key: 'k' },
  { outcome: 'close', key: 'e', next: { standings: ['turn'] } },
]

export const stageOfContests: Stage = {
  id: 'contests.stage',
  title: t('竞赛现场', 'Contests, live'),
  event: {
    programme: 'contests.contest',
    register: 'contests.contests',
    name: 'name',
    brief: ['season', 'edition', 'host', 'organisers', 'sponsor'],
    on: ['running', 'ended', 'concluded'],
    frozen: { column: 'frozen', is: 'yes', revealing: 'revealing' },
  },
  live: {
    register: 'contests.live',
    before: ['waiting'],
    after: ['closed'],
    columns: {
      event: 'contest',
      part: 'part',
      form: 'form',
      number: 'q',
      stem: 'stem',
      options: 'options',
      picture: 'picture',
      opening: 'opening',
      epoch: 'epoch',
      holder: 'holder',
      until: 'until',
      answer: 'answer',
    },
  },
  board: {
    register: 'contests.board',
    columns: { of: 'round', part: 'part', no: 'no', name: 'name', points: 'points', rank: 'rank' },
  },
  pictures: { bank: 'bank', programme: 'contests.bank', at: ['sealed', 'disclosed'], rows: 'sealing.rows' },
  parts: [
    {
      programme: 'contests.stage',
      cues: [
        { outcome: 'begin', key: 'b', next: { standings: ['waiting'] } },
        { outcome: 'go', key: 'g', next: { standings: ['shown'], forms: ['buzzer'] }, forms: ['buzzer'] },
        {
          outcome: 'tell_key',
          key: 'a',
          next: { standings: ['shown', 'open', 'buzzed', 'answered'], forms: withKeys },
          forms: withKeys,
        },
        {
          outcome: 'ask_next',
          key: 'n',
          next: { standings: ['begun', 'told'], forms: withKeys },
          forms: withKeys,
          fill: { q: nextQuestion, toTeam: team },
        },
        {
          outcome: 'turn',
          key: 'n',
          next: { standings: ['begun', 'turn'], forms: ['guess'] },
          forms: ['guess'],
          fill: { toTeam: team },
        },
        { outcome: 'reask', key: 'r', forms: ['buzzer'] },
        { outcome: 'mark', key: 'm', fill: { no: team } },
        strike,
        { outcome: 'publish', key: 'p' },
        { outcome: 'rule', key: 'u' },
        { outcome: 'void_question', key: 'v', fill: { voidQ: { kind: 'fact', name: 'q' } } },
        { outcome: 'close', key: 'e', next: { standings: ['told', 'turn', 'begun'] } },
      ],
      log: [
        { list: 'lines', columns: ['n', 'q', 'no', 'what', 'given', 'at'] },
        { list: 'buzzes', columns: ['epoch', 'no', 'at', 'latency', 'early'] },
      ],
      seat: {
        by: { list: 'teams', post: 'captain', no: 'no', name: 'name' },
        acts: [
          {
            outcome: 'buzz',
            fill: { buzzEpoch: 'epoch', latency: 'latency' },
            standings: ['shown', 'open', 'buzzed'],
            forms: ['buzzer'],
          },
          {
            outcome: 'answer',
            fill: { answerEpoch: 'epoch' },
            ask: 'given',
            chooses: true,
            standings: ['shown'],
            forms: ['must'],
          },
          {
            outcome: 'answer',
            fill: { answerEpoch: 'epoch' },
            ask: 'given',
            chooses: true,
            standings: ['buzzed'],
            forms: ['buzzer', 'risk'],
            holds: true,
          },
          {
            outcome: 'protest',
            fill: {},
            ask: 'protest',
            standings: ['shown', 'open', 'buzzed', 'answered', 'told'],
          },
        ],
        receipts: [
          { list: 'buzzes', no: 'no', columns: ['at', 'q', 'early', 'latency'] },
          {
            list: 'lines',
            no: 'no',
            columns: ['at', 'q', 'what', 'given'],
            of: { column: 'what', is: ['answer'] },
          },
        ],
      },
    },
    {
      programme: 'contests.talent',
      cues: panelCues,
      log: [{ list: 'times', columns: ['no', 'seconds'] }],
      judging: byMarks,
    },
    {
      programme: 'contests.station',
      cues: panelCues,
      log: [{ list: 'times', columns: ['no', 'seconds'] }],
      judging: byRubric,
    },
    {
      programme: 'contests.paper',
      cues: [
        { outcome: 'begin', key: 'b', next: { standings: ['waiting'] } },
        { outcome: 'bell', key: 'l', next: { standings: ['open'] } },
        { outcome: 'ask_next', key: 'n', next: { standings: ['begun', 'bell'] }, fill: { q: nextQuestion } },
        { outcome: 'tell_keys', key: 'a' },
        { outcome: 'void_question', key: 'v', fill: { voidQ: { kind: 'fact', name: 'q' } } },
        { outcome: 'close', key: 'e', next: { standings: ['bell'] } },
      ],
      log: [{ list: 'sheets', columns: ['seat', 'at'] }],
      sheet: {
        programme: 'contests.sheet',
        forms: ['paper', 'picture'],
        open: { outcome: 'start', part: 'round', ask: 'idNo' },
        acts: [
          {
            outcome: 'answer',
            fill: { answerQ: 'number' },
            ask: 'given',
            chooses: true,
            standings: ['open'],
          },
        ],
        handIn: 'hand_in',
        receipts: { list: 'answers', columns: ['at', 'q', 'given'] },
      },
    },
    {
      programme: 'contests.contest',
      cues: [
        { outcome: 'publish', key: 'o' },
        { outcome: 'freeze', key: 'f' },
        { outcome: 'reveal_place', key: 'd', next: { standings: ['running', 'ended'] } },
        { outcome: 'reveal_back', key: 'c' },
        { outcome: 'reveal_begin', key: 'i' },
        { outcome: 'reveal', key: 'j' },
        { outcome: 'finish', key: 'x' },
      ],
    },
  ],
}
