/** What people call the names that the formulas of the pack read and that no field, value or parameter gives a title to. */
import type { Word } from 'yimen/kernel/ability'
import { handlings, modes, units } from './kinds.ts'

const word = (zh: string, en: string): Word => ({ zh, en })
const item = word('目录中的该事项', 'the item in the catalogue')
const judged = word('该事项能否发布', 'whether it may be published')

export const words: Readonly<Record<string, Readonly<Record<string, Word>>>> = {
  'door.catalogue': { judged },
  'door.version': { judged, item0: item },
  'door.application': {
    item0: item,
    counter: word('该事项当日的顺序号', 'the number of the item and the day'),
    promiseRecord: word('申请人的告知承诺失信记录', 'the applicant’s record of promises'),
    lastOfDevice: word('该评价器上一次评价', 'the last rating of that device'),
    papersOf: word('事项的材料清单', 'the papers of the item'),
    applicantIs: word('申请人（只记密文）', 'the applicant, by a key'),
    applicantKey: word('申请人（只记密文）', 'the applicant, by a key'),
    codeFits: word('信用代码校验通过', 'the code matches its checks'),
    legalEnd: word('法定时限的末日', 'the last day of the legal limit'),
    promisedEnd: word('承诺时限的末日', 'the last day of the promised limit'),
    hearingEnd: word('组织听证期限的末日', 'the last day to hold a hearing'),
    sinceLast: word('距上一次评价的秒数', 'seconds since the last rating'),
    isOwed: word('有容缺材料待补', 'something tolerated is owed'),
    wasOwed: word('此前有容缺材料待补', 'something tolerated was owed'),
    result: {
      ...word('决定', 'the decision'),
      options: {
        granted: word('准予', 'granted'),
        refused: word('不予', 'refused'),
        revoked: word('已撤销', 'revoked'),
      },
    },
    acceptSeq: word('当日顺序号', 'number of the day'),
    needed: word('受理时的材料清单', 'the papers as of acceptance'),
    lacks: word('尚缺的材料', 'papers still missing'),
    handling: { ...word('办件类型', 'how it is done'), options: handlings },
    legalUnit: { ...word('法定时限单位', 'unit of the legal limit'), options: units },
    isInTime: word('按期', 'in time'),
    isEarly: word('提前', 'early'),
    isGood: word('好评', 'a good rating'),
    isQuick: word('同一设备连续快评', 'a burst on one device'),
    isCounted: word('计入评价', 'the rating counts'),
    isExcluded: word('不计入评价', 'the rating is left out'),
    byPromise: word('告知承诺', 'on a promise'),
    oneVisit: word('至多到场一次', 'one visit at most'),
    one: word('核查件', 'the check'),
    born: word('出生日期', 'the day of birth'),
  },
  'door.bundle': {
    lawEnd: word('统一办理法定期限的末日', 'the last day of the law'),
    hasRefusal: word('有未准予的事项', 'something was not granted'),
  },
  'door.ticket': { counter: word('该窗口类别当日的号码', 'numbers of that kind of window and day') },
  'door.booking': { slot: word('该时段', 'that slot'), item0: item },
  'door.order': { item0: item, atHome: word('上门服务', 'at home') },
  'door.stuck': { isInTime: word('按期答复', 'answered in time') },
  'door.agreement': { same: word('与该地区的协议', 'the agreement with that place') },
  'door.mapping': { item0: item, agreement0: word('与该地区的协议', 'the agreement with that place') },
  'door.cross': {
    item0: item,
    agreement0: word('与该地区的协议', 'the agreement with that place'),
    mapped0: word('通办清单中的该事项', 'the item as it is mapped'),
    endHere: word('本区承诺时限的末日', 'the last day of our limit'),
    isAcross: word('跨省', 'across provinces'),
    mode: { ...word('方式', 'mode'), options: modes },
    inbound: word('对方转来', 'came from them'),
  },
  'door.station': {
    same: word('该社区的服务站', 'the station of the community'),
    inPost: word('该社区在岗的帮代办员', 'the helper of the community'),
  },
}
