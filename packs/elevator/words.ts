/** What people call the names that the formulas of the pack read and that no field, value or parameter gives a title to. */
import type { Word } from 'yimen/kernel/ability'
import { penalties } from './firm/programme.ts'

const word = (zh: string, en: string): Word => ({ zh, en })

const project: Readonly<Record<string, Word>> = {
  surveyed: word('摸底名册', 'the survey’s register'),
  existing: word('加装项目名册', 'the register of projects'),
  firm: word('所选电梯单位的名录条目', 'the listed firm'),
  foundThere: word('现场发现单位的名录条目', 'the firm found there'),
  roll: word('由筹备登记编成的户册', 'the roll made of what was recorded'),
  voters: word('表决户册', 'the roll'),
  afterSale: word('过户以后的户册', 'the roll after the sale'),
  soldVote: word('出售户原来的表决', 'how the dwelling had voted'),
  mayFor: word('办理人在该户可以代表的业主', 'the owners whom the person may vote for'),
  mayConsentFor: word('办理人在该户可以代为同意的业主', 'the owners whom the person may consent for'),
  votesFor: word('这一票所代表的业主', 'the owner voted for'),
  consentsFor: word('这次同意所代表的业主', 'the owner consented for'),
  byProxy: word('凭委托书表决', 'by a written authorisation'),
  sheets: word('表决票或者委托书', 'the ballot paper or authorisation'),
  signedAs: {
    ...word('签字人身份', 'who signed'),
    options: {
      owner: word('业主本人', 'the owner'),
      guardian: word('监护人', 'a guardian'),
      proxy: word('受托人', 'a proxy'),
    },
  },
  wantedConsents: word('须单独同意的户', 'dwellings that must consent apart'),
  privateAgreed: word('被占用专有部分的业主均已单独同意', 'all whose own part is used consented'),
  maintenanceDecided: word('表决方案写明的维修资金', 'the maintenance fund as voted'),
  consent: word('表决结果', 'the count of the ballot'),
  counted: word('存档的表决结果', 'the count as filed'),
  dwelling: word('业主自家的情况', 'one’s own dwelling'),
  estimate: word('业主试算', 'the trial of shares'),
  fund: word('资金收支', 'money in and out'),
  cost: word('各户分摊和缴款公开', 'shares and payments as each sees them'),
  memberRooms: word('出资户', 'dwellings that pay'),
  shares: word('按分摊表计算的各户分摊', 'shares by the table'),
  sharesByTable: word('存档的按表分摊', 'shares by the table, as filed'),
  finalShares: word('各户应分摊的金额', 'what each dwelling pays'),
  wholeShares: word('没有补贴时的各户分摊', 'shares without a subsidy'),
  subsidySplit: word('补贴分到各户的部分', 'each dwelling’s part of the subsidy'),
  runningBy: {
    ...word('运行费用分摊办法', 'how running costs are shared'),
    options: { area: word('按专有面积', 'by area') },
  },
  runningSplit: word('本期运行费用各户分摊', 'shares of the running costs'),
  paidInTotal: word('累计缴入', 'paid in so far'),
  paidOutTotal: word('累计支付', 'paid out so far'),
  paidByRoom: word('该户已缴金额', 'what the dwelling paid'),
  paidFromMaintenance: word('已缴入的维修资金', 'paid from the maintenance fund'),
  ownByRoom: word('该户自筹且尚未由公积金抵还的金额', 'what the dwelling paid of its own'),
  fundUses: word('已用住房公积金的记录', 'uses of the provident fund'),
  subsidyPaid: word('已拨入的补贴', 'the subsidy paid in'),
  backByPayment: word('按各笔缴款退还的明细', 'what goes back, by payment'),
  returned: word('退还明细', 'what went back'),
  mustStop: word('征收或者C、D级危险房屋，应当停止', 'expropriated or dangerous: it must stop'),
  stopGround: {
    ...word('停止原因', 'why it stopped'),
    options: {
      expropriation: word('列入征收计划', 'expropriation'),
      danger: word('鉴定为危险房屋', 'a dangerous building'),
      owners: word('业主决定停止', 'the owners’ decision'),
    },
  },
  posted: word('公示情况', 'the notice'),
  openObjections: word('尚未了结的异议', 'open objections'),
  unsettled: word('附记的未了结异议', 'objections left open'),
  reviewed: word('存档的联合审查情况', 'the joint review as filed'),
  review: word('联合审查情况', 'the joint review'),
  accepted: word('已竣工验收', 'accepted'),
  redMarked: word('有尚未整改的红色标记', 'a red mark stands'),
  markedFirm: word('应记分单位的名录办件', 'the firm’s case'),
  lastMaintained: word('上次维护保养日', 'last maintained'),
  maintenanceLate: word('维护保养超期', 'maintenance was late'),
  drillLate: word('应急演练超期', 'the drill was late'),
  rescueLate: word('救援到达超时', 'rescue was late'),
  managerLate: word('管理人变更登记超期', 'the manager was registered late'),
  registeredOn: word('使用登记日', 'registered on'),
  inspectedOn: word('最近一次检验日', 'last inspected'),
  selfCheckedOn: word('最近一次自检日', 'last checked by the firm'),
  yearsUsed: word('已使用的整年数', 'full years of use'),
  buyInPercent: word('补缴比例', 'part to be bought in'),
  buyIn: word('补缴金额', 'the buy-in'),
  joinShares: word('假定自始参加时的各户分摊', 'shares as if they had joined at the start'),
  paysAlready: word('已是出资户', 'pays already'),
  refunds: word('补缴款退给原出资各户的明细', 'what earlier payers get back'),
  joinRefunds: word('存档的退款明细', 'what earlier payers got back'),
  longitude: word('经度', 'longitude'),
  latitude: word('纬度', 'latitude'),
}

const survey: Readonly<Record<string, Word>> = {
  eligibility: word('加装条件判定', 'the judgement'),
  rowTotal: word('已导入行数', 'rows so far'),
}

const firm: Readonly<Record<string, Word>> = {
  known: word('推荐名录', 'the list'),
  standingPoints: word('本年未撤销的记分', 'points of this year that stand'),
  yearPoints: word('本年记分合计', 'points of this year'),
  standing: {
    ...word('按记分和许可应有的状态', 'the standing by points and licence'),
    options: {
      listed: word('在册', 'listed'),
      warned: word('警告', 'warned'),
      suspended: word('暂停推荐', 'suspended'),
    },
  },
  ground: { ...word('处理事由', 'the ground'), options: penalties },
  standingNow: {
    ...word('名录状态', 'standing'),
    options: {
      listed: word('在册', 'listed'),
      warned: word('警告', 'warned'),
      suspended: word('暂停推荐', 'suspended'),
      removed: word('移出', 'removed'),
      left: word('自愿退出', 'left'),
    },
  },
}

export const words: Readonly<Record<string, Readonly<Record<string, Word>>>> = {
  'elevator.project': project,
  'elevator.survey': survey,
  'elevator.firm': firm,
}
