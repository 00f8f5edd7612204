/** How the sheet is made up: which article leads, how wide each is set, and which of its values are printed large. */
import type { Setting } from 'yimen/page'

const large = (id: string, zh: string, en: string) => ({ id, title: { zh, en } })

export const settings: readonly Setting[] = [
  {
    article: 'A1',
    rank: 'lead',
    width: 8,
    columns: 3,
    large: [
      large('A1-03', '台电梯正在加装', 'lifts being built'),
      large('A1-04', '％，年度目标完成率', '% of the target of the year'),
      large('A1-18', '个单元具备条件', 'stair units can take one'),
      large('A1-21', '家企业在推荐名录上', 'firms on the list'),
    ],
  },
  {
    article: 'A9',
    rank: 'second',
    width: 4,
    columns: 2,
    large: [
      large('A9-11', '起违法行为被查处', 'violations punished'),
      large('A9-12', '把遮阳伞被拆除', 'umbrellas removed'),
    ],
  },
  {
    article: 'A2',
    rank: 'second',
    width: 8,
    rows: 2,
    columns: 4,
    large: [
      large('A2-12', '名网格员在岗', 'grid workers'),
      large('A2-09', '个问题在社区解决', 'problems solved in communities'),
      large('A2-16', '家党组织结成联盟', 'organisations in the alliance'),
      large('A2-39', '件小事商量办成', 'small matters settled'),
    ],
  },
  {
    article: 'A4',
    rank: 'second',
    width: 4,
    columns: 2,
    large: [
      large('A4-05', '人次，由乡镇批准', 'times, decided in townships'),
      large('A4-06', '万元临时救助金', '× 10,000 yuan of relief'),
    ],
  },
  { article: 'A3', rank: 'brief', width: 4, columns: 2 },
  {
    article: 'A6',
    rank: 'third',
    width: 4,
    columns: 2,
    large: [
      large('A6-05', '支志愿服务队', 'teams of volunteers'),
      large('A6-08', '小时志愿服务', 'hours served'),
    ],
  },
  {
    article: 'A5',
    rank: 'third',
    width: 3,
    columns: 1,
    large: [large('A5-05', '支战队', 'teams'), large('A5-06', '名选手', 'contestants')],
  },
  {
    article: 'A7',
    rank: 'third',
    width: 3,
    columns: 1,
    large: [large('A7-07', '支队伍', 'teams'), large('A7-08', '人参赛', 'people')],
  },
  { article: 'A8', rank: 'brief', width: 2, columns: 1 },
]
