/** [PN1] A public notice: so many days on the wall, each of them shown. */
import { ability, given, how, type Panel } from '../ability/index.ts'
import { parseDay } from '../day/index.ts'
import { readNotice } from '../notice/notice.ts'

export const notice = ability({
  id: 'kernel.notice@1',
  takes: { from: 'day', days: { unit: 'days' }, proofs: { list: { of: { day: 'day' } }, orNone: true } },
  gives: {
    of: {
      from: 'day',
      days: { unit: 'days' },
      proved: { list: 'day' },
      missing: { list: 'day' },
      complete: 'boolean',
      until: 'day',
    },
    what: { zh: '公示的结论', en: 'the reading of a notice' },
  },
  rules: given.nothing,
}).does({
  work({ from, days, proofs }, _, { today }) {
    const first = parseDay(from)
    const proved = proofs.flatMap((p) => parseDay(p.day) ?? [])
    return first
      ? readNotice(
          first,
          days,
          proved.map((day) => ({ day })),
          today,
        )
      : null
  },
  tells: (reading) => [hangs(reading)],
  words: {
    complete: { zh: '公示期满且逐日有证明', en: 'complete, with proof of every day' },
    until: { zh: '公示截止日', en: 'last day of the notice' },
    missing: { zh: '缺证明的日子', en: 'days without proof' },
  },
  explains(_, say) {
    const [from, days, proofs] = [say('from'), say('days'), say('proofs')]
    return {
      lines: [
        how(
          `自${from.zh}的次日起${days.zh}，每一天都须在${proofs.zh}中有证明`,
          `From the day after ${from.en} for ${days.en}, each day with proof in ${proofs.en}`,
        ),
      ],
    }
  },
})

type Hangs = {
  readonly from: string
  readonly days: number
  readonly proved: readonly string[]
  readonly missing: readonly string[]
  readonly complete: boolean
  readonly until: string
}
const dayZh = (day: string): string => {
  const [y, m, d] = day.split('-').map(Number)
  return `${y}年${m}月${d}日`
}
/** 10月15日, beside others of the same weeks. */
const shortZh = (day: string): string => dayZh(day).slice(5)

function hangs({ from, days, proved, missing, complete, until }: Hangs): Panel {
  return {
    kind: 'progress',
    id: 'days',
    title: { zh: '公示', en: 'Public notice' },
    until,
    says: {
      tone: complete ? 'good' : 'warn',
      text: complete
        ? { zh: `${dayZh(from)}张贴，于${dayZh(until)}满期。`, en: `Posted ${from}, complete on ${until}.` }
        : {
            zh: `${dayZh(from)}张贴，共${days}天，最早${dayZh(until)}期满。有不同意见，请在期满前提出。`,
            en: `Posted ${from} for ${days} days, until ${until} at the earliest. Object before then.`,
          },
    },
    bars: [
      {
        title: { zh: '张贴证明', en: 'Days proved' },
        unit: 'days',
        is: proved.length,
        of: days,
        needs: days,
        met: complete,
        says: { zh: `已证明${proved.length}天，共${days}天`, en: `${proved.length} of ${days} days proved` },
      },
    ],
    notes:
      missing.length > 0 && !complete
        ? [
            {
              zh: `有${missing.length}天没有张贴证明，要补足：${missing.map(shortZh).join('、')}`,
              en: `${missing.length} days were not proved and are made up: ${missing.join(', ')}`,
            },
          ]
        : [],
  }
}
