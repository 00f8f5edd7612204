/** What the page's numbers say together without saying it: tested against the records, each time that the page is read. */
import type { Implied } from 'yimen/page'

const text = (zh: string, en: string) => ({ zh, en })

export const implied: readonly Implied[] = [
  {
    kind: 'quotient',
    title: text('临时救助平均每人次', 'Temporary assistance, on average'),
    top: 'A4-06',
    bottom: 'A4-05',
    times: 10_000,
    says: 759,
  },
  {
    kind: 'target',
    title: text('台数和完成率所隐含的年度目标', 'The target that the lifts and their share imply'),
    done: 'A1-03',
    share: 'A1-04',
  },
  {
    kind: 'product',
    title: text('知识竞赛：队数乘以每队人数等于选手数', 'The quiz: teams by members are contestants'),
    whole: 'A5-06',
    of: ['A5-05', 'A5-09'],
  },
  {
    kind: 'product',
    title: text(
      '检验竞赛：队数乘以每队人数等于参赛人数',
      'The laboratory contest: teams by members are contestants',
    ),
    whole: 'A7-08',
    of: ['A7-07', 'A7-10'],
  },
  { kind: 'equal', title: text('一队代表一个学派', 'One school for each team'), ids: ['A5-05', 'A5-07'] },
  { kind: 'equal', title: text('一格一名网格员', 'One worker for each grid'), ids: ['A2-11', 'A2-12'] },
  {
    kind: 'equal',
    title: text(
      '小区、第一书记、指导员、服务站数目相同',
      'As many estates as secretaries, instructors and stations',
    ),
    ids: ['A2-32', 'A2-34', 'A2-35', 'A2-56'],
  },
  {
    kind: 'equal',
    title: text('一个社区一处服务场所', 'One place of service for each community'),
    ids: ['A2-10', 'A2-55'],
  },
  {
    kind: 'part',
    title: text('社区学院不多于参加的院校', 'No more colleges than schools that take part'),
    part: 'A2-25',
    whole: 'A2-24',
  },
  {
    kind: 'part',
    title: text('够条件的单元在摸底的单元之内', 'Units that can take a lift are among those surveyed'),
    part: 'A1-18',
    whole: 'A1-17',
  },
  {
    kind: 'part',
    title: text('正在实施的在够条件的单元之内', 'Lifts under way are in units that can take one'),
    part: 'A1-03',
    whole: 'A1-18',
  },
  {
    kind: 'part',
    title: text('公开信在宣读的材料之内', 'The open letter is one of the papers read'),
    part: 'A9-02',
    whole: 'A9-23',
  },
  {
    kind: 'each',
    title: text('每名志愿者平均服务的小时', 'Hours of each volunteer, on average'),
    top: 'A6-08',
    bottoms: ['A6-06', 'A6-07'],
    least: 1,
    most: 10,
  },
]
