/** What people call the names that the formulas of the pack read and that no field, value or parameter gives a title to. */
import type { Word } from 'yimen/kernel/ability'
import { standings } from './shared.ts'

const word = (zh: string, en: string): Word => ({ zh, en })
const file: Readonly<Record<string, Word>> = {
  life: {
    ...word('存续情况', 'whether it goes on'),
    options: {
      live: word('存续', 'goes on'),
      liquidating: standings.liquidating,
      deregistered: standings.deregistered,
      revoked: standings.revoked,
    },
  },
  stands: word('按各项事由计算的状态', 'the standing by its grounds'),
  withCarried: word('转入该项事由以后的状态', 'the standing with the ground carried over'),
  withMissing: word('列入未报送年度报告以后的状态', 'the standing with the report missing'),
  withGround: word('列入该项事由以后的状态', 'the standing with the ground'),
  withCure: word('消除该项事由以后的状态', 'the standing without the ground'),
  codeRead: word('代码读出的内容', 'what the code tells'),
  loose: word('名称不计数字写法', 'the name, however its figures are written'),
  newLoose: word('新名称不计数字写法', 'the new name, however its figures are written'),
  headIs: word('法定代表人（密文）', 'the legal representative, by a key'),
  newHeadIs: word('新任法定代表人（密文）', 'the new legal representative, by a key'),
  headKey: word('现任法定代表人（密文）', 'who represents it now, by a key'),
  newHead: word('拟任法定代表人（密文）', 'who is to represent it, by a key'),
  oldHead: word('原法定代表人（密文）', 'who represented it, by a key'),
  councilIs: word('理事会和监事（密文）', 'its council, by keys'),
  councilKeys: word('存档的理事会和监事（密文）', 'its council as filed, by keys'),
  headNow: word('该人现任法定代表人的社会团体', 'the association that they represent now'),
  oldLoose: word('原名称不计数字写法', 'the name before, however its figures are written'),
  thisYears: word('当年报送期限', 'this year’s day for reports'),
  missedYear: word('未报告的年度', 'the year without a report'),
  oldName: word('原名称', 'the name before'),
  sameName: word('相同名称', 'the same name'),
  likeName: word('近似名称', 'a name that is like it'),
  sameNewName: word('与新名称相同的名称', 'the same as the new name'),
  likeNewName: word('与新名称近似的名称', 'a name like the new one'),
  headOf: word('该人任法定代表人的社会团体', 'the association that they represent'),
  newHeadOf: word('新任者任法定代表人的社会团体', 'the association that the new one represents'),
  sameCode: word('该代码的名录条目', 'the entry of that code'),
}

const bidder: Readonly<Record<string, Word>> = {
  no: word('序号', 'No.'),
  org: word('代码', 'code'),
  supervisorKey: word('业务主管单位（比对用）', 'supervising unit, as it is compared'),
  people: word('任职人员（密文）', 'officers, by keys'),
  price: word('报价', 'price'),
  name: word('名称', 'name'),
  grade: word('等级', 'grade'),
  gradeTo: word('等级有效期至', 'grade valid to'),
}

export const words: Readonly<Record<string, Readonly<Record<string, Word>>>> = {
  'organisations.registered': file,
  'organisations.filed': {
    standsAs: {
      ...word('备案状态', 'how it stands'),
      options: {
        filed: word('备案有效', 'filed'),
        must_register: word('应当登记', 'must register'),
        expired: word('通知书已期满', 'letter ended'),
        cancelled: word('已注销备案', 'cancelled'),
      },
    },
    loose: file.loose!,
    sameName: file.sameName!,
    likeName: file.likeName!,
    sameNumber: word('该备案编号的条目', 'the entry of that number'),
  },
  'organisations.statistics': {
    added: word('新增备案的记录', 'records of filings'),
    changed: word('变更备案的记录', 'records of changes'),
    ended: word('注销备案的记录', 'records of endings'),
    standing: word('备案数的记录', 'records on file'),
  },
  'organisations.inspection': {
    org0: word('该社会组织的名录条目', 'its entry'),
    registrarBy: word('送达登记管理机关的期限', 'when the registrar must have it'),
    firstBy: word('报送业务主管单位的期限', 'when the supervising unit must have it'),
    firstDue: word('报送业务主管单位的最后一日', 'the last day for the supervising unit'),
    registrarDue: word('送达登记管理机关的最后一日', 'the last day for the registrar'),
    sameYear: word('该年度已有的报告', 'the report of that year that is there'),
  },
  'organisations.inspection_round': {
    inspected: word('年检结论的记录', 'records of results'),
    all: word('登记数的记录', 'records of the registered'),
    closesOn: word('汇总日', 'when it is summed up'),
  },
  'organisations.grade': {
    org0: word('该社会组织的名录条目', 'its entry'),
    gradeOf: word('按分数线确定的等级', 'the grade by its marks'),
    orgOfficers: word('该社会组织任职人员（密文）', 'its officers, by keys'),
    me: word('评分专家', 'the expert who gives marks'),
    supervisorIs: word('其业务主管单位', 'its supervising unit'),
  },
  'organisations.activity': {
    callOf: word('该行动', 'the call'),
    org0: word('该社会组织的名录条目', 'its entry'),
    body0: word('该备案组织的条目', 'the filed body’s entry'),
  },
  'organisations.expert': {
    expertIs: word('专家（密文）', 'the expert, by a key'),
    kinAre: word('专家和近亲属（密文）', 'the expert and kin, by keys'),
    expertKey: word('存档的专家（密文）', 'the expert as filed, by a key'),
    kinKeys: word('存档的专家和近亲属（密文）', 'the expert and kin as filed, by keys'),
    employerRead: word('任职单位代码读出的内容', 'what the code of the employer tells'),
    employerIs: word('任职单位（比对用）', 'the employer, as it is compared'),
    sameNumber: word('该编号的专家', 'the expert of that number'),
    samePerson: word('此人在专家库的记录', 'what the pool has of them'),
  },
  'organisations.foundation': {
    codeRead: file.codeRead!,
    hereNow: word('该基金会的现有记录', 'what is on record of it'),
  },
  'organisations.purchase': {
    org0: word('申请单位的名录条目', 'the bidder’s entry'),
    orgOfficers: word('申请单位任职人员（密文）', 'the bidder’s officers, by keys'),
    invited: word('所选专家', 'the expert chosen'),
    me: word('评分专家', 'the expert who gives marks'),
    winner0: word('承接单位的名录条目', 'the entry of who contracts'),
    scoredOrg: word('所评的申请单位', 'the bidder that is marked'),
    scoredOfficers: word('所评单位现任职人员（密文）', 'its officers now, by keys'),
    panel: { ...word('选定的专家', 'the experts chosen'), columns: { who: word('专家', 'expert') } },
    panelSoFar: {
      ...word('至今选定的专家', 'the experts chosen so far'),
      columns: { who: word('专家', 'expert') },
    },
    recused: { ...word('回避的专家', 'the recused'), columns: { who: word('专家', 'expert') } },
    recusedSoFar: {
      ...word('至今回避的专家', 'the recused so far'),
      columns: { who: word('专家', 'expert') },
    },
    sheets: {
      ...word('评分表', 'the sheets'),
      columns: { bid: word('申请序号', 'bid'), who: word('专家', 'expert'), marks: word('得分', 'marks') },
    },
    sheetsSoFar: {
      ...word('至今的评分表', 'the sheets so far'),
      columns: { bid: word('申请序号', 'bid'), who: word('专家', 'expert'), marks: word('得分', 'marks') },
    },
    parties: { ...word('各申请单位', 'the bidders'), columns: bidder },
    partiesSoFar: { ...word('至今的申请单位', 'the bidders so far'), columns: bidder },
    conflicted: word('应当回避', 'must be recused'),
    conflictedNow: word('评分专家现应回避', 'the expert who gives marks must be recused now'),
    supervisorIs: word('申请单位的业务主管单位', 'the bidder’s supervising unit'),
    paidBefore: word('此前已支付', 'paid before'),
    rated: {
      ...word('绩效等级', 'performance'),
      options: {
        excellent: word('优秀', 'excellent'),
        good: word('良好', 'good'),
        pass: word('合格', 'passed'),
        fail: word('不合格', 'failed'),
      },
    },
    scores: word('评分结果', 'what the marks come to'),
    stage: {
      ...word('支付阶段', 'stage of payment'),
      options: {
        first: word('首付款', 'first'),
        middle: word('中期款', 'middle'),
        balance: word('余款', 'balance'),
      },
    },
    gradeToThen: word('申请时等级有效期至', 'when the grade it bid with ends'),
  },
}
