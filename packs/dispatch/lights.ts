/** Real rules of real places, as data. A campaign takes one of these, or writes its own; none is a default of the house. */
import type { LightRules } from 'yimen/campaign'

/**
 * [G5] Yinchuan. The text says yellow for "10–30 points behind" and red for "more than 30", so exactly 10 and exactly 30 are yellow.
 * It says nothing of less than 10: here green with a note, an addition of this house. The months of not starting count from the due month.
 */
export const yinchuan: LightRules = {
  id: 'yinchuan',
  title: { zh: '银川：亮灯管理', en: 'Yinchuan: lights' },
  source: 'https://m.qlbk.net/news/3Ww4l7bw75.html',
  tests: [
    { kind: 'on_time', light: 'green' },
    {
      kind: 'behind',
      light: 'green',
      over: 0,
      below: 1000,
      note: {
        zh: '落后不足10个百分点，原规则未作规定，暂亮绿灯并提示',
        en: 'less than 10 points behind: the text says nothing; green, with this note',
      },
    },
    { kind: 'behind', light: 'yellow', from: 1000, to: 3000 },
    { kind: 'behind', light: 'red', over: 3000 },
    { kind: 'not_started', light: 'yellow', months: 1 },
    { kind: 'not_started', light: 'red', months: 3 },
    { kind: 'not_entered', light: 'yellow', months: 1 },
    { kind: 'not_entered', light: 'red', months: 2 },
  ],
  consequences: [],
}

/** [G5] Suqian. How near "near the deadline" is, the text does not say: the place gives `nearDays`. */
export const suqian: LightRules = {
  id: 'suqian',
  title: { zh: '宿迁：蓝黄红三色督办', en: 'Suqian: blue, yellow, red' },
  source: 'http://sqgzw.suqian.gov.cn/gzw/gqfc/202506/c520c452698d42cebc27aed37067306c.shtml',
  tests: [
    { kind: 'near_due', light: 'blue' },
    { kind: 'behind', light: 'yellow', over: 0 },
    { kind: 'poor_quality', light: 'yellow' },
    { kind: 'overdue', light: 'red' },
  ],
  consequences: [],
}

/** [G5] Songyang. Units are carded separately from tasks: ask once for each. */
export const songyang: LightRules = {
  id: 'songyang',
  title: { zh: '松阳：月度黄牌、季度红牌', en: 'Songyang: a yellow card by month, a red one by quarter' },
  source: 'http://www.songyang.gov.cn/art/2022/4/2/art_1229514702_58982292.html',
  tests: [
    { kind: 'month_short', light: 'yellow' },
    { kind: 'quarter_short', light: 'red' },
  ],
  consequences: [],
}

/** [G5] Sanming. Each order that is not answered in time moves the matter up; a grave one starts at orange. */
export const sanming: LightRules = {
  id: 'sanming',
  title: {
    zh: '三明：蓝色提醒、橙色警示、红色督办',
    en: 'Sanming: blue reminder, orange warning, red order',
  },
  source: 'http://www.413629.com/news/sm/1855869.html',
  tests: [{ kind: 'unanswered', ladder: ['blue', 'orange', 'red'], graveAt: 1 }],
  consequences: [],
}

/** [G6] Guangyuan counts what others light: the text does not say when a light comes on, so there is no test. */
export const guangyuan: LightRules = {
  id: 'guangyuan',
  title: { zh: '广元：亮灯计分', en: 'Guangyuan: points for lights' },
  source: 'https://m.pouringspot.com/10462/10464/10465/10595/2018/6/21/10453508.shtml',
  tests: [],
  consequences: [
    {
      light: 'yellow',
      times: 2,
      inRow: false,
      points: -1,
      measure: { zh: '发督办函，扣1分', en: 'a letter of supervision, one point off' },
    },
    {
      light: 'red',
      times: 1,
      inRow: false,
      points: -2,
      measure: { zh: '约谈主要负责人，扣2分', en: 'the leader is interviewed, two points off' },
    },
  ],
}

/** [G6] Longchang counts red cards in a row. */
export const longchang: LightRules = {
  id: 'longchang',
  title: { zh: '隆昌：连续红牌约谈', en: 'Longchang: red cards in a row' },
  source: 'https://lucas56.com/xsd/2020-03-13/20507.html',
  tests: [],
  consequences: [
    {
      light: 'red',
      times: 3,
      inRow: true,
      points: 0,
      measure: { zh: '由分管领导约谈并向上级报告', en: 'interviewed by leaders and reported upward' },
    },
  ],
}

export const lightRules: readonly LightRules[] = [yinchuan, suqian, songyang, sanming, guangyuan, longchang]
