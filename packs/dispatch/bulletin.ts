/** The result of the half-year, ranked by the share of full marks: units with the same share share a rank. */
import type { Bulletin, Slot } from 'yimen/kernel/bulletin'

const whole = (figure: string): Slot => ({ figure, format: 'whole' })

export const assessmentBulletin: Bulletin = {
  id: 'dispatch.assessment',
  version: 1,
  title: {
    zh: '关于既有住宅加装电梯工作半年考核结果的通报',
    en: 'Circular on the half-year assessment of elevator retrofit',
  },
  area: '430300',
  issuer: { zh: '湘潭市既有住宅加装电梯工作专班', en: 'Xiangtan City Elevator Retrofit Office' },
  mark: '潭梯专班考',
  signedBy: 'city-office-head',
  to: { zh: '各区人民政府、园区管委会', en: 'District governments and zone administrations' },
  slots: {
    units: whole('dispatch.results.units'),
    score: whole('dispatch.results.score'),
    full: whole('dispatch.results.full'),
    rate: { figure: 'dispatch.results.rate', format: 'percent', decimals: 2 },
    orders: whole('dispatch.orders'),
    interviews: whole('dispatch.interviews'),
    late: whole('dispatch.weekly.late'),
  },
  paragraphs: [
    {
      text: {
        zh:
          '按照半年考核办法，经自评、抽查、评分、反馈和申诉，截至{year}年{month}月{day}日最近一期考核已公布{units}个单位，合计得分{score}分，占满分{full}分的{rate}%。' +
          '今年发出督办单{orders}份，约谈{interviews}次，逾期或者未报的每周填报{late}份。',
        en:
          'As of {year}-{month}-{day} the latest assessment of {units} units is published: ' +
          '{score} of {full} marks, {rate}%. This year there were {orders} supervision orders, ' +
          '{interviews} interviews and {late} weekly reports late or missing.',
      },
    },
    {
      table: {
        title: { zh: '半年考核结果', en: 'Results' },
        by: 'township',
        columns: [
          { title: { zh: '得分', en: 'Score' }, slot: 'score' },
          { title: { zh: '满分', en: 'Full marks' }, slot: 'full' },
          { title: { zh: '得分率（%）', en: 'Rate (%)' }, slot: 'rate' },
          { title: { zh: '督办单（份）', en: 'Orders' }, slot: 'orders' },
          { title: { zh: '逾期填报（份）', en: 'Late reports' }, slot: 'late' },
        ],
        rankedBy: 'rate',
      },
    },
  ],
}
