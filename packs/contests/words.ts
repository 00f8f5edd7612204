/** What people call the names that the formulas of the pack read and that no field, value or parameter gives a title to. */
import type { Word } from 'yimen/kernel/ability'
import { items } from './programmes/rubric.ts'
import { boardStates, forms, kindsOfContest } from './shared.ts'

const word = (zh: string, en: string): Word => ({ zh, en })
const live = { me: word('选手座次', 'their seat'), now: word('现场', 'what is on now') }
const marks = word('本环节得分', 'marks of the part')
const judging = {
  marks,
  wanted: word('待签字的更正', 'the correction that waits'),
  wantedBefore: word('此前待签字的更正', 'a correction that waited before'),
  signed: word('签字的更正', 'the correction that is signed'),
  rubricItems: {
    ...word('评分表的扣分项', 'items of the rubric'),
    options: Object.fromEntries(items.map((i) => [i.item, i.title])),
  },
}

const award = word('奖次', 'award')
/** What stands on the board: a part of a contest, or all of it until now. */
const boardRows: Word = {
  ...word('记分牌', 'the board'),
  columns: {
    round: word('场次', 'the round'),
    title: word('竞赛名称', 'the contest'),
    partTitle: word('环节', 'the part'),
    no: word('队号', 'team'),
    name: word('队名', 'name'),
    points: word('得分', 'marks'),
    rank: word('名次', 'rank'),
  },
}
const isFrozen: Word = { ...word('比分冻结', 'the board is frozen'), options: boardStates }

export const words: Readonly<Record<string, Readonly<Record<string, Word>>>> = {
  'contests.contest': {
    enteredSoFar: word('已报名的队', 'teams entered'),
    entered: word('已报名的队', 'teams entered'),
    membersSoFar: word('已报名的队员', 'members entered'),
    rollLines: word('已报名的队员', 'members entered'),
    lotsSoFar: word('抽签结果', 'the lots'),
    lots: word('抽签结果', 'the lots'),
    lotLines: word('各队的签', 'each team’s lot'),
    drawNow: word('当场抽签', 'the draw'),
    recusals: word('应当回避的', 'who stands aside'),
    talentParts: word('评委打分的环节', 'parts that a panel scores'),
    stationParts: word('操作考核的环节', 'operations'),
    stageParts: word('台上的环节', 'parts on the stage'),
    paperParts: word('个人答题的环节', 'parts that each answers alone'),
    results: word('各环节报来的成绩', 'points that parts told'),
    resultsSoFar: word('各环节报来的成绩', 'points that parts told'),
    individuals: word('个人成绩', 'each contestant’s'),
    final: word('总成绩', 'the totals'),
    placings: {
      ...word('团体名次', 'placings'),
      columns: {
        contest: word('竞赛', 'the contest'),
        shown: word('总分', 'total as shown'),
        certificate: word('证书编号', 'number of the certificate'),
        award,
      },
    },
    contestants: {
      ...word('上场队员', 'who played'),
      columns: { teamName: word('队名', 'name of the team'), award },
    },
    partPlaces: {
      ...word('单项名次', 'places in parts'),
      columns: { shown: word('得分', 'marks as shown') },
    },
    partLines: {
      ...word('赛过的环节', 'parts that were played'),
      columns: { contest: word('竞赛', 'the contest') },
    },
    blind: word('加密号', 'blinded number'),
    isFrozen,
    sofar: word('目前得分', 'points so far'),
    sofarRank: word('目前名次', 'rank so far'),
    shownFrom: word('已揭晓到的名次', 'down to which place it was revealed'),
    stepTo: word('这一步揭晓到的名次', 'down to which place this step reveals'),
    nextPlace: word('下一个揭晓的名次', 'the place that is revealed next'),
    placeBefore: word('收回以后揭晓到的名次', 'down to which place it stands when one is taken back'),
    boardRows,
    appealEnds: word('申诉截止的计算', 'the end of appeals'),
    kindOf: { ...word('类别', 'kind'), options: kindsOfContest },
    form: { ...word('形式', 'form'), options: forms },
  },
  'contests.team': {
    contest0: word('该竞赛', 'the contest'),
    key: word('密文', 'key'),
    keys: word('队员（只记密文）', 'members by keys'),
    keysSoFar: word('队员（只记密文）', 'members by keys'),
    seatLines: word('座次', 'seats'),
    peopleAre: word('队员的密文', 'keys of the members'),
    newAre: word('换上队员的密文', 'the key of who comes in'),
  },
  'contests.bank': {
    kept: word('题库的题目', 'questions of the bank'),
    questionsSoFar: word('题库的题目', 'questions of the bank'),
    committed: word('封存的摘要', 'the digest that is committed'),
    pictured: word('题库的图片', 'pictures of the bank'),
    picturesSoFar: word('题库的图片', 'pictures of the bank'),
    sealing: word('封存的图片', 'sealed pictures'),
    lastQ: word('最后的题号', 'the last number'),
    read: word('读出的题目', 'what was read'),
    keptBefore: word('题库此前的题目', 'questions that the bank held before'),
    rowsRead: word('从表格读出的题目', 'what was read of the sheet'),
    askedQ: word('要出的题号', 'the question asked for'),
    toTell: word('要公布的答案', 'keys to be told'),
  },
  'contests.talent': judging,
  'contests.station': judging,
  'contests.stage': {
    marks,
    first: word('抢答先后', 'who was first'),
    answerBy: word('答题截止', 'until when an answer is taken'),
    turnBy: word('本轮截止', 'the end of the turn'),
    qNow: word('当前题号', 'the question now'),
    epochNow: word('当前轮次', 'the epoch now'),
    secondsNow: word('当前题秒数', 'its seconds'),
    myNo: word('本席的队号', 'the number of this table'),
    mine: word('本席的队号', 'the number of this table'),
    mayAnswer: word('轮到本队作答', 'it is their turn'),
    isEarly: word('抢跑', 'early'),
    goBefore: word('此前开始抢答的时刻', 'when it had begun before'),
    protestBefore: word('此前有异议的题', 'a question in protest before'),
    qKept: word('裁决的题', 'the question ruled on'),
    boardRows,
    ofContest: word('该竞赛', 'the contest'),
    frozen: isFrozen,
  },
  'contests.paper': {
    marks,
    answerBy: word('答题截止', 'until when an answer is taken'),
    secondsNow: word('当前题秒数', 'its seconds'),
  },
  'contests.sheet': {
    ...live,
    who: word('选手的密文', 'their key'),
    answersNow: word('交上的作答', 'what is handed in'),
  },
  'contests.appeal': { contest0: word('该竞赛', 'the contest') },
  'contests.training': {
    lastMarks: word('最近一次考核', 'the last assessment'),
    lastSoFar: word('最近一次考核', 'the last assessment'),
    strengths: word('各人所长', 'who leads in what'),
    leading: {
      ...word('各人所长', 'who leads in what'),
      columns: { member: word('第几名', 'which member'), team: word('队', 'the team') },
    },
    leads: word('领先项目', 'leads in'),
    isLeading: word('有所长', 'leads in something'),
  },
}
