/** What people call the names that the formulas of the pack read and that no field, value or parameter gives a title to. */
import type { Word } from 'yimen/kernel/ability'
import { indicatorKeys, indicators } from './indicators.ts'

const word = (zh: string, en: string): Word => ({ zh, en })
/** Readings and entries of each indicator, as the score reads them. */
const named = (prefix: string, key: string): string => `${prefix}${key[0]!.toUpperCase()}${key.slice(1)}`
const ofIndicators = (prefix: string, zh: string, en: string): Readonly<Record<string, Word>> =>
  Object.fromEntries(
    indicatorKeys.map((key) => [
      named(prefix, key),
      word(`${indicators[key].zh}${zh}`, `${indicators[key].en}: ${en}`),
    ]),
  )

export const words: Readonly<Record<string, Readonly<Record<string, Word>>>> = {
  'season.plan': {
    givingOne: word('调减的指标', 'the indicator with less'),
    takingOne: word('调增的指标', 'the indicator with more'),
  },
  'season.allocation': {
    about: word('方案中的这项指标', 'the indicator in the plan'),
    own: word('上级下达给本单位的目标', 'the target that was given to this unit'),
    before: word('该单位原来的目标', 'the target that the unit had'),
    isRate: word('指标是比率', 'the indicator is a rate'),
    proposal: word('测算的目标', 'targets that were worked out'),
    unlike: word('与测算不同又没有理由的', 'those that differ without a reason'),
    worked: word('按公式测算', 'worked out by the formula'),
  },
  'season.kick_off': { explainerPost: word('解读的部门负责人', 'the head who explained') },
  'season.daily': {
    was: word('该日原来的数据', 'what that day had'),
    latest: word('最近一日的情况', 'the latest day'),
    aim: word('该单位的目标', 'the target of the unit'),
    about: word('方案中的这项指标', 'the indicator in the plan'),
    base: word('基数', 'base'),
    isNewest: word('是最近一日', 'it is the latest day'),
    edition: word('版次', 'edition'),
    totalNow: word('逐日合计', 'sum over days'),
    daysNow: word('天数', 'days'),
    valueNow: word('最近一日的数', 'value of the latest day'),
    doneNow: word('净增', 'growth'),
    swing: word('比上一日的增减（百分之一）', 'change against the day before, in hundredths'),
    turn: {
      ...word('异常判定', 'what it looks like'),
      options: {
        reported: word('正常', 'ordinary'),
        spike: word('突增', 'a spike'),
        reversal: word('回转', 'a reversal'),
      },
    },
  },
  'season.carried': {
    was: word('该日的数据', 'what that day has'),
    latest: word('最近一日的情况', 'the latest day'),
    aim: word('本单位的目标', 'the target of the unit'),
    about: word('方案中的这项指标', 'the indicator in the plan'),
    base: word('基数', 'base'),
    totalNow: word('逐日合计', 'sum over days'),
  },
  'season.claim': {
    earlier: word('先认领的记录', 'the earlier claim'),
    customerKey: word('客户（密文）', 'the customer, by a key'),
    customerIs: word('客户（密文）', 'the customer, by a key'),
    manager: word('认领的客户经理', 'the manager who claims'),
  },
  'season.round': { ranking: word('排名', 'the ranking'), results: word('排名结果', 'the ranked units') },
  'season.score': {
    ...ofIndicators('done', '净增', 'growth'),
    ...ofIndicators('goal', '目标', 'target'),
    ...ofIndicators('out', '剔除', 'taken out'),
    ...ofIndicators('plan', '的方案规定', 'as the plan has it'),
    done: word('净增', 'growth'),
    goal: word('目标', 'target'),
    down: word('越低越好', 'lower is better'),
    weight: word('权重', 'weight'),
    cap: word('上限', 'cap'),
    floor: word('下限', 'floor'),
    redLine: word('红线登记', 'the red line on record'),
    lastResult: word('上一次结果', 'the last result'),
    breached: word('触及红线', 'a red line is breached'),
    isVetoed: word('触及红线', 'a red line is breached'),
    complaints: word('有责投诉件数', 'complaints with fault'),
    first: word('权重最高指标的完成率', 'rate of the heaviest indicator'),
    reached: word('达到百分之百的日期', 'the day a hundred was reached'),
    reachedOn: word('达到百分之百的日期', 'the day a hundred was reached'),
    inputs: word('各指标的净增、目标和权重', 'growth, target and weight of the indicators'),
    taken: word('投诉扣分', 'taken for complaints'),
    result: word('得分', 'the score'),
  },
}
