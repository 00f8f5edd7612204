/** What people call the names that the formulas of the pack read and that no field, value or parameter gives a title to. */
import type { Word } from 'yimen/kernel/ability'
import { channels } from './shared.ts'

const word = (zh: string, en: string): Word => ({ zh, en })
const already = word('在任的同类岗位', 'such a post held already')
const branch = word('所联小区的登记', 'the estate on the register')
const pair = word('该支部现有的一对一登记', 'who serves that branch')
const theVenue = word('该阵地的登记', 'the place on the register')
const theStandard = word('执行中的标准', 'the standard in force')

const channel: Word = { ...word('解决问题计入的渠道', 'the channel that it counts in'), options: channels }

export const words: Readonly<Record<string, Readonly<Record<string, Word>>>> = {
  'community.contact': { already },
  'community.first_secretary': { already, branch, pair },
  'community.instructor': { already, branch, pair },
  'community.worker': { already },
  'community.seconded': { already },
  'community.member': {
    already,
    yearAttended: word('本年到会次数', 'attended this year'),
    yearMissed: word('本年缺席次数', 'missed this year'),
  },
  'community.property': { already },
  'community.place': {
    theEstate: word('该小区的登记', 'the estate on the register'),
    theSchool: word('该院校的登记', 'the school on the register'),
    channel,
  },
  'community.estate': { into: word('并入的小区的登记', 'the estate that it goes into') },
  'community.activity': { theVenue },
  'community.problem': {
    theCadre: word('该联点干部的登记', 'the cadre on the roll'),
    theTeam: word('该志愿服务队的登记', 'the team on the register'),
    theVenue,
    channel,
  },
  'community.key_matter': { isConsulted: word('已经协商议定', 'it was settled by consultation') },
  'community.mediation': {
    theVenue,
    isConfirmOver: word('已过司法确认期限', 'it cannot be confirmed any more'),
  },
  'community.class': { formerPlays: word('上次登记的点播次数', 'the plays before') },
  'community.standard': { former: word('现行标准', 'the standard before') },
  'community.premises_fund': {
    formerYear: word('上一登记年度', 'the year before'),
    formerAmount: word('上一登记年度的投入', 'the amount before'),
    formerRow: word('上一登记年度的连续年数', 'the years in a row before'),
  },
  'community.budget': { theStandard, same: word('该年度的预算登记', 'the budget of that year') },
  'community.spending': { isLarge: word('超过五万元', 'above 50,000 yuan') },
  'community.pension': { theStandard },
  'community.decision': { inTime: word('按期办结', 'done in time') },
  'community.project': {
    theNeed: word('该需求的登记', 'the need on the list'),
    theResource: word('该资源的登记', 'the resource on the list'),
    fit: word('匹配的结论', 'how they match'),
  },
  'community.report_in': {
    already: word('在其他社区的报到', 'a report-in elsewhere'),
    movers: {
      ...word('转接的时长', 'what is carried over'),
      columns: {
        to: word('转往的社区', 'the community that they move to'),
        minutes: word('服务分钟数', 'minutes of service'),
      },
    },
  },
  'community.claim': { theWish: word('该微心愿的登记', 'the wish on the list') },
}
