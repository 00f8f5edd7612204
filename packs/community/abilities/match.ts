/** Whether a resource meets a need, by four tests, and each of them in words: an official reads why, and so does whoever offered it. */
import { ability, given, how } from 'yimen/kernel/ability'
import type { Text } from 'yimen/kernel/text'

const t = (zh: string, en: string): Text => ({ zh, en })
export type Offer = {
  readonly needKind: string
  readonly needQuantity: number
  readonly needBy: string
  readonly needArea: string
  readonly offerKind: string
  readonly offerLeft: number
  readonly offerFrom: string
  readonly offerTo: string
  readonly offerArea: string
}
type Test = { readonly name: Text; readonly met: boolean; readonly why: Text }

/** Kind, quantity, time, and how near: the first three must hold, the last one only says which to take first. */
export function testsOf(o: Offer): readonly Test[] {
  const inTime = o.offerFrom <= o.needBy && o.offerTo >= o.offerFrom
  return [
    {
      name: t('类别', 'Kind'),
      met: o.needKind === o.offerKind,
      why:
        o.needKind === o.offerKind
          ? t('与需求同类', 'the same as the need')
          : t('与需求不是同一类', 'another than the need'),
    },
    {
      name: t('数量', 'Quantity'),
      met: o.offerLeft >= o.needQuantity,
      why:
        o.offerLeft >= o.needQuantity
          ? t(`需要${o.needQuantity}，还有${o.offerLeft}`, `${o.needQuantity} needed, ${o.offerLeft} left`)
          : t(
              `需要${o.needQuantity}，只有${o.offerLeft}`,
              `${o.needQuantity} needed, only ${o.offerLeft} left`,
            ),
    },
    {
      name: t('时间', 'Time'),
      met: inTime,
      why: inTime
        ? t(`${o.offerFrom}起可用，赶得上${o.needBy}`, `free from ${o.offerFrom}, in time for ${o.needBy}`)
        : t(
            `${o.offerFrom}起才可用，赶不上${o.needBy}`,
            `free from ${o.offerFrom}, too late for ${o.needBy}`,
          ),
    },
  ]
}

/** 3 the same community, 2 the same street, 1 elsewhere in the zone. */
export const nearness = ({ needArea, offerArea }: Pick<Offer, 'needArea' | 'offerArea'>): 1 | 2 | 3 =>
  needArea === offerArea ? 3 : needArea.slice(0, 9) === offerArea.slice(0, 9) ? 2 : 1

const nearWords = {
  3: t('同一社区', 'the same community'),
  2: t('同一街道（镇）', 'the same street'),
  1: t('区内其他街道（镇）', 'elsewhere in the zone'),
} as const

export const match = ability({
  id: 'community.match@1',
  takes: {
    needKind: 'text',
    needQuantity: 'number',
    needBy: 'day',
    needArea: 'area',
    offerKind: 'text',
    offerLeft: 'number',
    offerFrom: 'day',
    offerTo: 'day',
    offerArea: 'area',
  },
  gives: {
    of: { fits: 'boolean', near: 'number', why: 'words' },
    what: t('匹配的结论', 'whether it matches'),
  },
  rules: given.nothing,
}).does({
  work(o) {
    const tests = testsOf(o)
    const near = nearness(o)
    return {
      fits: tests.every((test) => test.met),
      near,
      why: [...tests.map((test) => `${test.name.zh}：${test.why.zh}`), `地点：${nearWords[near].zh}`].join(
        '；',
      ),
    }
  },
  tells({ fits, near }, _, _reader, parts) {
    const o = parts as Offer
    return [
      {
        kind: 'table',
        id: 'match',
        title: t('需求和资源的匹配', 'How need and resource match'),
        notes: [
          fits
            ? t('匹配：类别、数量、时间都符合。', 'It matches: kind, quantity and time.')
            : t('不匹配，原因如下。', 'It does not match; why is below.'),
        ],
        columns: [
          { title: t('比什么', 'What') },
          { title: t('结果', 'Result') },
          { title: t('为什么', 'Why') },
        ],
        rows: [
          ...testsOf(o).map((test) => ({
            cells: [test.name, test.met ? t('符合', 'met') : t('不符合', 'not met'), test.why],
            tone: test.met ? ('good' as const) : ('bad' as const),
          })),
          { cells: [t('地点', 'Place'), t('参考', 'for the order'), nearWords[near as 1 | 2 | 3]] },
        ],
      },
    ]
  },
  words: { fits: t('相匹配', 'it matches'), near: t('远近', 'how near'), why: t('匹配的理由', 'why') },
  explains(_, say) {
    const [needKind, offerKind] = [say('needKind'), say('offerKind')]
    return {
      lines: [
        how(
          `${needKind.zh}与${offerKind.zh}同类，剩余数量不少于需要，在需要的日期以前可用；同社区、同街道的在先`,
          `${needKind.en} and ${offerKind.en} are of one kind, enough is left, and it is free in time; the same community first, then the same street`,
        ),
      ],
    }
  },
})
