/** What people call the names that the formulas of the pack read and that no field, value or parameter gives a title to. */
import type { Word } from 'yimen/kernel/ability'
import { hoursTitles, observedLayers, sums, titleOfLayer } from './observed.ts'

const word = (zh: string, en: string): Word => ({ zh, en })
const sumTitles = {
  rate: word('人数和佩戴数', 'people and worn'),
  people_squared: word('人数平方和', 'squares of people'),
  worn_squared: word('佩戴数平方和', 'squares of worn'),
  both: word('两者之积', 'products of both'),
} as const
const readings = Object.fromEntries(
  observedLayers.flatMap((seenIn) => {
    const title = titleOfLayer(seenIn)
    return sums.map((sum) => [
      `${seenIn.key}_${sum}`.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      word(`${title.zh}${sumTitles[sum].zh}`, `${title.en}: ${sumTitles[sum].en}`),
    ])
  }),
)
const target = (zh: string, en: string) => word(`${zh}目标`, `target: ${en}`)

export const words: Readonly<Record<string, Readonly<Record<string, Word>>>> = {
  'helmets.plan': {
    standing: word('已有的方案', 'a plan that stands'),
    postsTarget: word('固定点位目标', 'target: fixed posts'),
    squadsTarget: word('整治组目标', 'target: squads'),
    pointsTarget: word('上牌点目标', 'target: registration points'),
    newNo: word('修订文号', 'the new number'),
    endsAt: word('期满时刻', 'when it is over'),
  },
  'helmets.post': {
    same: word('该编号的点位', 'the post of that number'),
    thePlan: word('方案', 'the plan'),
    servesTo: word('用到', 'in use until'),
  },
  'helmets.shift': {
    thePost: word('该点位', 'the post'),
    endsAt: word('当日的最后时刻', 'the last moment of the day'),
  },
  'helmets.observation': {
    same: word('该表号', 'the sheet of that number'),
    thePost: word('该点位', 'the point'),
    layer: { ...word('观测层', 'the layer'), options: hoursTitles },
  },
  'helmets.judgement': {
    ...readings,
    weight: word('权重', 'weight'),
    sheets: word('观测表张数', 'sheets'),
    peopleSquared: word('观测数平方和', 'squares of people'),
    wornSquared: word('佩戴数平方和', 'squares of worn'),
    both: word('观测数与佩戴数之积的和', 'products of both'),
    judgedOn: word('评定日期', 'judged on'),
    urbanTarget: target('城区道路', 'urban roads'),
    countyTarget: target('县城镇区道路', 'county-town roads'),
    highwayTarget: target('普通公路', 'highways'),
    tradesTarget: target('三类行业', 'trades'),
    platesTarget: target('号牌', 'plates'),
    urbanJudged: word('城区道路评定', 'urban roads judged'),
    countyJudged: word('县城镇区道路评定', 'county-town roads judged'),
    highwayJudged: word('普通公路评定', 'highways judged'),
    tradesJudged: word('三类行业评定', 'trades judged'),
    platesJudged: word('号牌评定', 'plates judged'),
    allJudged: word('全部道路评定', 'all roads judged'),
  },
  'helmets.violation': {
    fines: word('处罚幅度', 'what may be imposed'),
    noHelmet: word('未戴头盔', 'without a helmet'),
    unlicensed: word('无牌无证', 'unlicensed'),
    umbrella: word('有遮阳伞', 'with an umbrella'),
    umbrellaOff: word('已拆伞', 'umbrella off'),
    isHeld: word('已扣车', 'held'),
    isPlated: word('已当场上牌或者扣车', 'plate made or held'),
    forCompany: word('在岗违法', 'on duty'),
    filedLate: word('备案超期', 'filed late'),
    paid: word('已缴清', 'paid'),
    isOverdue: word('已经逾期', 'overdue'),
  },
  'helmets.hold': {
    proofOn: word('提供证明的日期', 'when proof was brought'),
    checkBy: word('核实到期', 'to be checked by'),
  },
  'helmets.plate': { same: word('该号牌', 'that plate') },
  'helmets.letter': {
    courier: word('快递在岗违法', 'courier, on duty'),
    food: word('外卖在岗违法', 'food delivery, on duty'),
    designated: word('代驾在岗违法', 'designated driving, on duty'),
  },
  'helmets.reading': {
    reader: word('阅读人', 'the reader'),
    mine: word('本人的确认', 'what they said before'),
    theirs: word('本单位的登记', 'what that body told before'),
  },
}
