/** What people call the names that the formulas of the pack read and that no field, value or parameter gives a title to. */
import type { Word } from 'yimen/kernel/ability'

const word = (zh: string, en: string): Word => ({ zh, en })

export const words: Readonly<Record<string, Readonly<Record<string, Word>>>> = {
  'dispatch.weekly': { meeting: word('本周调度安排', 'the dispatch of the week') },
  'dispatch.report': {
    told: word('须注明的更正', 'corrections to be told'),
    notes: word('注明的更正', 'corrections told'),
  },
  'dispatch.revision': {
    counted: {
      ...word('被更正的指标', 'the figure corrected'),
      columns: {
        top: word('分子数', 'count'),
        bottom: word('分母数', 'base'),
        digest: word('记录摘要', 'digest of the records'),
      },
    },
    beforeDigest: word('更正前的记录摘要', 'digest before'),
    afterDigest: word('更正后的记录摘要', 'digest after'),
  },
  'dispatch.meeting': { seats: word('应到人员', 'who was to be there') },
  'dispatch.matter': {
    one: {
      ...word('本次督办', 'this order'),
      columns: {
        order: {
          ...word('督办事由', 'why it is ordered'),
          options: { overdue: word('逾期未完成', 'overdue') },
        },
      },
    },
    orders: word('已下督办数', 'orders so far'),
  },
  'dispatch.order': {
    redNow: word('当月亮红灯', 'red this month'),
    redBefore: word('上月亮红灯', 'red the month before'),
    redEarlier: word('上上月亮红灯', 'red two months before'),
    inRow: word('连续亮红灯的月数', 'red months in a row'),
  },
  'dispatch.assessment': {
    hasTarget: word('有年度目标', 'has a target'),
    counted: word('完成数和目标数', 'done and target'),
    completionMarks: word('完成情况得分', 'marks for completion'),
    fullMarks: word('满分', 'full marks'),
    selfTotal: word('自评总分', 'self score'),
    total: word('核定总分', 'score'),
    wrong: word('抽查不实的项目', 'projects found untrue'),
    drawn: word('抽中的项目', 'projects drawn'),
    endsOn: word('考核期末日', 'last day of the period'),
  },
}
