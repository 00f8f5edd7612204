/** What people call the names that the formulas of the pack read and that no field, value or parameter gives a title to. */
import type { Word } from 'yimen/kernel/ability'
import { ladder, ranks } from './shared.ts'

const word = (zh: string, en: string): Word => ({ zh, en })
const times = word('按等级计算的时限', 'the limits by the level')

export const words: Readonly<Record<string, Readonly<Record<string, Word>>>> = {
  'grid.report': {
    answerTimes: word('答复期限的计算', 'the time to answer'),
    codeOf: word('取件码', 'the pick-up code'),
    channel: {
      ...word('答复渠道', 'how it is answered'),
      options: {
        none: word('不需要答复', 'not at all'),
        code: word('取件码', 'by the code'),
        app: word('网上', 'online'),
        phone: word('电话', 'by telephone'),
      },
    },
    isMerged: word('已经并案', 'it was merged'),
    wasMerged: word('拆出以前已经并案', 'it was merged before'),
    target: word('所指的事件', 'the event that is named'),
    inTime: word('按期答复', 'answered in time'),
    isGood: word('满意', 'it satisfied'),
    one: word('所立的事件', 'the event that is opened'),
  },
  'grid.event': {
    rank: { ...word('现在的层级', 'how far up it is'), options: ranks },
    rankBefore: { ...word('上报以前的层级', 'how far up it was'), options: ranks },
    rung: { ...word('督办', 'supervision'), options: ladder },
    away: word('核查距事件的米数', 'metres between check and event'),
    credit: word('积分', 'points'),
    isCredited: word('计分的上报', 'a report that counts'),
    hoursOf: word('钟表时限', 'the limit by the clock'),
    daysOf: word('工作日时限', 'the limit in working days'),
    isReopened: word('已经重办', 'it was opened again'),
    selfSolved: word('自行处置', 'solved on the spot'),
    isFirstDispatch: word('首次派遣', 'dispatched for the first time'),
    isReturned: word('首次退回', 'returned for the first time'),
    isGood: word('满意', 'it satisfied'),
    decided: word('已经定为按时或者超期', 'it was told in time or late'),
    decides: word('此时定为按时或者超期', 'it is told in time or late now'),
    keepsFirst: word('在原到期日以内', 'within what was due first'),
    designated: word('指挥中心指定承办', 'the centre designated it'),
    extended: word('已经延期', 'it was extended'),
    foundAt: word('上报时刻', 'when it was found'),
    finder: word('上报的网格员', 'who found it'),
    given: word('已经交办的配合单位', 'co-units that have their part'),
    newUnits: word('新交办的配合单位', 'co-units that get their part now'),
    toTell: word('并在本事件的反映件', 'the reports that are merged here'),
    late: word('已经超期', 'it is overdue'),
    longer: word('延期以后的时限', 'the limits after the extension'),
    quick: word('自上报起的分钟数', 'minutes since it was found'),
    times,
    other: word('所并入的事件', 'the event that it goes into'),
    dayCredit: word('当日计分上报', 'reports of the day that count'),
    placeCredit: word('当月同一地点计分上报', 'a report of the place in the month that counts'),
  },
  'grid.part': { event0: word('该事件', 'the event') },
  'grid.arrival': {
    minutesOf: word('应急到场时限', 'the limit of an emergency'),
    hoursOf: word('专项到场时限', 'the limit of a special one'),
    daysOf: word('日常到场时限', 'the limit of a daily one'),
    times,
    inTimeOf: word('按时签到的吹哨件', 'the whistle where it is in time'),
    lateOf: word('迟到签到的吹哨件', 'the whistle where it is late'),
    isLate: word('超过到场时限', 'past the time to arrive'),
  },
  'grid.patrol': { took: word('自开始起的分钟数', 'minutes since it began'), isFull: word('满时', 'full') },
  'grid.visit': {
    same: word('该户号的档案', 'the file of that household'),
    disputes: word('转调解的纠纷', 'the dispute that goes to mediation'),
  },
  'grid.duty': {
    same: word('该代码的网格', 'the grid of that code'),
    next: word('所并入的网格', 'the grid that it goes into'),
    former: word('交接以前的网格员', 'the worker before'),
  },
  'grid.staff': { same: word('该岗位的名册条目', 'the entry of that post') },
  'grid.task': { isLate: word('晚于完成日期', 'after its day') },
  'grid.score': {
    events: word('当月事件积分', 'points of events in the month'),
    patrols: word('当月满时巡查', 'full patrols of the month'),
    visits: word('当月走访', 'visits of the month'),
  },
}
