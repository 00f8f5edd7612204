/** What a violation may be punished with, by the rule that was in force on its day; several are added up on one paper. */
import { ability, given, how } from 'yimen/kernel/ability'
import type { Day } from 'yimen/kernel/day'
import type { Text } from 'yimen/kernel/text'
import { behaviours } from '../shared.ts'

const rules = given.record({
  /** Above it the simple procedure does not reach. */
  simpleMost: given.whole(),
  rows: given.list(
    given.record(
      {
        behaviour: given.text,
        motor: given.yes,
        from: given.day,
        low: given.whole(),
        high: given.whole(),
        warn: given.yes,
        clause: given.text,
      },
      { seat: given.oneOf('driver', 'passenger'), points: given.whole(0, 12) },
    ),
  ),
})

const seatTitles = {
  driver: { zh: '驾驶人', en: 'driver, ' },
  passenger: { zh: '乘坐人', en: 'passenger, ' },
  any: { zh: '', en: '' },
} as const
const titleOf = (behaviour: string): Text =>
  Object.entries(behaviours).find(([id]) => id === behaviour)?.[1] ?? { zh: behaviour, en: behaviour }

export const fines = ability({
  id: 'helmets.fines@1',
  takes: {
    on: 'day',
    motor: 'boolean',
    driver: 'boolean',
    lines: {
      list: {
        of: { behaviour: 'text', way: { oneOf: ['warning', 'fine'] }, fine: { maybe: { unit: 'fen' } } },
        what: { zh: '违法行为', en: 'a violation' },
      },
    },
  },
  gives: {
    of: {
      fault: { oneOf: ['none', 'no_rule', 'twice', 'no_warning', 'no_amount', 'out_of_range', 'not_simple'] },
      total: { unit: 'fen' },
      points: 'number',
    },
    what: { zh: '处罚幅度', en: 'what may be imposed' },
  },
  rules,
}).does({
  work({ on, motor, driver, lines }, { rows, simpleMost }) {
    const seat = driver ? 'driver' : 'passenger'
    const ruleFor = (behaviour: string) =>
      rows
        .filter(
          (r) =>
            r.behaviour === behaviour &&
            r.motor === motor &&
            (r.seat ?? seat) === seat &&
            r.from <= (on as Day),
        )
        .toSorted((a, b) => (a.from < b.from ? 1 : -1))[0]
    const faultOf = (l: (typeof lines)[number]) => {
      const rule = ruleFor(l.behaviour)
      if (rule === undefined) return 'no_rule'
      if (rule.low > simpleMost) return 'not_simple'
      if (l.way === 'warning') return rule.warn ? 'none' : 'no_warning'
      if (l.fine === null || l.fine === undefined) return 'no_amount'
      if (l.fine > simpleMost) return 'not_simple'
      return l.fine < rule.low || l.fine > rule.high ? 'out_of_range' : 'none'
    }
    const isTwice = new Set(lines.map((l) => l.behaviour)).size !== lines.length
    const faults = lines.map(faultOf)
    return {
      fault: isTwice ? 'twice' : (faults.find((f) => f !== 'none') ?? 'none'),
      total: lines.reduce((sum, l) => sum + (l.way === 'fine' ? (l.fine ?? 0) : 0), 0),
      points: lines.reduce((sum, l) => sum + (ruleFor(l.behaviour)?.points ?? 0), 0),
    }
  },
  words: {
    fault: {
      zh: '处罚是否合规',
      en: 'whether it may be imposed',
      options: {
        none: { zh: '合规', en: 'it may be' },
        no_rule: { zh: '没有处罚规定', en: 'there is no rule for it' },
        twice: { zh: '同一违法行为重复', en: 'a violation is named twice' },
        no_warning: { zh: '不能只警告', en: 'a warning is not enough' },
        no_amount: { zh: '罚款没有数额', en: 'the fine has no amount' },
        out_of_range: { zh: '超出幅度', en: 'outside the range' },
        not_simple: { zh: '不适用简易程序', en: 'the simple procedure does not reach' },
      },
    },
    total: { zh: '罚款合计', en: 'fines in all' },
    points: { zh: '记分', en: 'points' },
  },
  explains({ rows }, say) {
    const [on, lines] = [say('on'), say('lines')]
    const yuan = (fen: number) => `${fen / 100}`
    return {
      lines: [
        how(
          `按${on.zh}当日施行的规定逐项核对${lines.zh}，分别裁决、合并执行；共${rows.length}条幅度`,
          `Each of ${lines.en} against the rule in force on ${on.en}, decided apart and added up; ${rows.length} ranges`,
        ),
        ...rows.map((r) =>
          how(
            `自${r.from}：${seatTitles[r.seat ?? 'any'].zh}${titleOf(r.behaviour).zh}（${r.motor ? '机动车' : '非机动车'}）${yuan(r.low)}元至${yuan(r.high)}元${r.warn ? '，可以警告' : ''}${r.points === undefined ? '' : `，记${r.points}分`}`,
            `From ${r.from}: ${seatTitles[r.seat ?? 'any'].en}${titleOf(r.behaviour).en} (${r.motor ? 'motor' : 'non-motor'}) ${yuan(r.low)} to ${yuan(r.high)} yuan${r.warn ? ', or a warning' : ''}${r.points === undefined ? '' : `, ${r.points} points`}`,
          ),
        ),
      ],
    }
  },
})
