/** The registers of the pack: contests and teams, what the public sees while it is played, and how it came out. */
import type { Register, RegisterColumn } from 'yimen/kernel/register'
import { rules } from './clauses.ts'
import { awards, boardStates, forms, kindsOfContest, t } from './shared.ts'

const seen = (
  zh: string,
  en: string,
  more: Omit<RegisterColumn, 'title' | 'public'> = {},
): RegisterColumn => ({ title: t(zh, en), public: true, ...more })
const column = (zh: string, en: string, more: Omit<RegisterColumn, 'title'> = {}): RegisterColumn => ({
  title: t(zh, en),
  ...more,
})
const rank = { unit: 'rank' } as const

const contests: Register = {
  id: 'contests.contests',
  title: t('竞赛', 'Contests'),
  open: true,
  called: ['name'],
  brief: ['kind', 'host', 'season'],
  standings: {
    entering: t('报名', 'Entries'),
    drawing: t('待抽签', 'To be drawn'),
    running: t('比赛中', 'On'),
    ended: t('已结束', 'Over'),
    concluded: t('已办结', 'Concluded'),
  },
  columns: {
    name: seen('名称', 'Title'),
    kind: seen('类别', 'Kind', { options: kindsOfContest }),
    host: seen('主办', 'Host'),
    organisers: seen('承办', 'Organisers'),
    sponsor: seen('冠名', 'Sponsor'),
    edition: seen('届次', 'Edition', { unit: 'count' }),
    season: seen('赛季', 'Season'),
    membersEach: seen('每队人数', 'Members of a team', { unit: 'persons' }),
    frozen: seen('记分牌', 'The board', { options: boardStates }),
    appealBy: column('申诉截止', 'Appeals until'),
  },
  clause: rules('item-1'),
}

const teams: Register = {
  id: 'contests.teams',
  title: t('参赛队', 'Teams'),
  open: true,
  called: ['name'],
  brief: ['unit', 'no', 'school'],
  standings: {
    entered: t('已报名', 'Entered'),
    drawn: t('已抽签', 'Drawn'),
    withdrawn: t('已退出', 'Withdrawn'),
  },
  columns: {
    contest: column('竞赛', 'Contest', { kind: 'case' }),
    name: seen('队名', 'Team'),
    unit: seen('单位', 'Unit'),
    leader: seen('领队', 'Leader'),
    tutor: seen('指导老师', 'Tutor'),
    members: seen('人数', 'Members', { unit: 'persons' }),
    no: seen('出场号', 'No.', { unit: 'count' }),
    school: seen('学派', 'School of thought'),
  },
  clause: rules('item-1'),
}

const seats: Register = {
  id: 'contests.seats',
  title: t('选手座次', 'Seats'),
  open: false,
  standings: { seated: t('在册', 'On the roll') },
  columns: {
    contest: column('竞赛', 'Contest', { kind: 'case' }),
    team: column('参赛队', 'Team', { kind: 'case' }),
    no: column('队号', 'Team no.', { unit: 'count' }),
    n: column('第几名', 'Which', { unit: 'count' }),
  },
  clause: rules('item-7'),
}

const live: Register = {
  id: 'contests.live',
  title: t('现场', 'On the stage now'),
  open: true,
  called: ['title', 'part'],
  brief: ['form', 'q', 'holder'],
  standings: {
    waiting: t('待开始', 'Waiting'),
    begun: t('已开始', 'Begun'),
    shown: t('题目已出', 'Shown'),
    open: t('可以作答', 'Open'),
    buzzed: t('有人抢答', 'Buzzed'),
    answered: t('已作答', 'Answered'),
    turn: t('轮到一队', 'A turn'),
    bell: t('停止作答', 'The bell'),
    told: t('答案公布', 'Told'),
    closed: t('已结束', 'Over'),
  },
  columns: {
    contest: column('竞赛', 'Contest', { kind: 'case' }),
    title: seen('竞赛', 'Contest'),
    part: seen('环节', 'Part'),
    form: seen('形式', 'Form', { options: forms }),
    q: seen('题号', 'Question', { unit: 'count' }),
    stem: seen('题干', 'Question'),
    options: seen('选项', 'Options'),
    picture: seen('图片', 'Picture'),
    opening: seen('开图的钥匙', 'What opens the picture'),
    seconds: seen('秒数', 'Seconds', { unit: 'count' }),
    epoch: seen('轮次', 'Epoch', { unit: 'count' }),
    holder: seen('战队', 'Team'),
    until: seen('截止', 'Until'),
    answer: seen('答案', 'Answer'),
  },
  clause: rules('item-4'),
}

const board: Register = {
  id: 'contests.board',
  title: t('记分牌', 'The board'),
  open: true,
  called: ['name'],
  brief: ['contest', 'part', 'points', 'rank'],
  note: {
    text: t(
      '记分牌只显示主持人放出的比分；冻结期间不变，逐名揭晓时没有揭晓的名次空着。',
      'The board shows what the host let be seen, and stands still while it is frozen; a place that is not revealed yet is blank.',
    ),
    clause: rules('item-10'),
  },
  standings: { shown: t('已放出', 'Shown') },
  columns: {
    round: column('所属办件', 'Of the case', { kind: 'case' }),
    contest: seen('竞赛', 'Contest'),
    part: seen('环节', 'Part'),
    no: seen('队号', 'No.', { unit: 'count' }),
    name: seen('战队', 'Team'),
    points: seen('得分', 'Points'),
    rank: seen('名次', 'Rank', rank),
  },
  clause: rules('item-10'),
}

const placings: Register = {
  id: 'contests.placings',
  title: t('团体成绩和证书', 'Team results and certificates'),
  open: true,
  asked: {
    page: t('查证书', 'Check a certificate'),
    intro: t('凭证书编号或者战队名称核对。', 'By the number of the certificate or the name of the team.'),
    title: t('团体证书', 'A team’s certificate'),
    label: t('战队或者编号', 'Team or number'),
    hint: t('证书右下角', 'At the foot of the certificate'),
  },
  called: ['name'],
  brief: ['title', 'rank', 'award', 'total', 'certificate'],
  standings: { placed: t('有名次', 'Placed') },
  columns: {
    contest: column('竞赛', 'Contest', { kind: 'case' }),
    title: seen('竞赛', 'Contest'),
    kind: seen('类别', 'Kind', { options: kindsOfContest }),
    name: seen('战队', 'Team'),
    unit: seen('单位', 'Unit'),
    school: seen('学派', 'School of thought'),
    total: seen('总分', 'Total'),
    rank: seen('名次', 'Rank', rank),
    award: seen('奖次', 'Award', { options: awards }),
    certificate: seen('证书编号', 'Certificate', { findable: true }),
  },
  clause: rules('item-12'),
}

const contestants: Register = {
  id: 'contests.contestants',
  title: t('选手成绩', 'Contestants'),
  open: false,
  called: ['name'],
  brief: ['team', 'rank', 'award'],
  standings: { placed: t('有名次', 'Placed') },
  columns: {
    kind: column('类别', 'Kind', { options: kindsOfContest }),
    name: column('姓名', 'Name'),
    team: column('战队', 'Team'),
    rank: column('团体名次', 'Rank of the team', rank),
    award: column('奖次', 'Award', { options: awards }),
  },
  clause: rules('item-12'),
}

const partPlaces: Register = {
  id: 'contests.part_places',
  title: t('单项成绩', 'Places in each part'),
  open: true,
  called: ['name', 'part'],
  brief: ['points', 'rank'],
  standings: { placed: t('有名次', 'Placed') },
  columns: {
    kind: seen('类别', 'Kind', { options: kindsOfContest }),
    form: seen('形式', 'Form', { options: forms }),
    part: seen('环节', 'Part'),
    name: seen('战队', 'Team'),
    points: seen('得分', 'Points'),
    rank: seen('名次', 'Rank', rank),
  },
  clause: rules('item-12'),
}

const parts: Register = {
  id: 'contests.parts',
  title: t('赛过的环节', 'Parts that were played'),
  open: true,
  called: ['name'],
  standings: { played: t('已赛', 'Played') },
  columns: {
    kind: seen('类别', 'Kind', { options: kindsOfContest }),
    form: seen('形式', 'Form', { options: forms }),
    name: seen('环节', 'Part'),
  },
  clause: rules('item-1'),
}

const commitments: Register = {
  id: 'contests.commitments',
  title: t('题库摘要', 'Digests of banks'),
  open: true,
  called: ['name'],
  brief: ['size', 'digest'],
  standings: { sealed: t('已封存', 'Sealed'), disclosed: t('已公布盐', 'Salt told') },
  columns: {
    name: seen('题库', 'Bank'),
    digest: seen('SHA-256摘要', 'SHA-256'),
    size: seen('题数', 'Questions', { unit: 'count' }),
    on: seen('日期', 'Day', { kind: 'day' }),
    salt: seen('盐', 'Salt'),
  },
  clause: rules('item-4'),
}

const strengths: Register = {
  id: 'contests.strengths',
  title: t('队员所长', 'Strengths of members'),
  open: false,
  called: ['team'],
  brief: ['member', 'leads'],
  standings: { leads: t('有所长', 'Leads in something'), trains: t('训练中', 'In training') },
  columns: {
    team: column('队名', 'Team'),
    member: column('第几名', 'Which', { unit: 'count' }),
    leads: column('领先项目', 'Leads in'),
  },
  clause: rules('item-13'),
}

export const registers: readonly Register[] = [
  contests,
  teams,
  seats,
  live,
  board,
  placings,
  contestants,
  partPlaces,
  parts,
  commitments,
  strengths,
]
