/** Words and numbers of ballots, shares and notices, the same on a phone and on the desk. */
import type { Text } from '../../kernel/text.ts'
import type { BallotView, SharesView } from '../../server/contract/together.ts'
import { shortDay } from './format.ts'

/** 九十点零五平方米: hundredths as people read them. */
export const squareMetres = (hundredths: number): string =>
  `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`

export const choiceText: Readonly<Record<string, Text>> = {
  agree: { zh: '同意', en: 'Agree' },
  disagree: { zh: '不同意', en: 'Disagree' },
  abstain: { zh: '弃权', en: 'Abstain' },
  split: { zh: '共有人意见不一', en: 'Co-owners differ' },
}
type Test = BallotView['tests'][number]
/** A count or an area, as the test counts it. */
export const measureOf = (test: Test, n: number): Text =>
  test.by === 'heads'
    ? { zh: `${n}人`, en: `${n} heads` }
    : { zh: `${squareMetres(n)}㎡`, en: `${squareMetres(n)} m²` }

/** What a test lacks, or that it is met. */
export function testText(test: Test): Text {
  const [has, needs, short] = [
    measureOf(test, test.counted),
    measureOf(test, test.needed),
    measureOf(test, Math.max(0, test.needed - test.counted)),
  ]
  /** Nobody voted yet: there is nothing to be short of. */
  if (test.needed === 0) return { zh: '还没有票', en: 'no votes yet' }
  return test.passed
    ? { zh: `${has.zh}，已达到${needs.zh}`, en: `${has.en}, reaches ${needs.en}` }
    : { zh: `${has.zh}，还差${short.zh}（须${needs.zh}）`, en: `${has.en}, ${short.en} short of ${needs.en}` }
}

type Vote = BallotView['votes'][number]
const ways: Readonly<Record<NonNullable<Vote['how']>, Text>> = {
  phone: { zh: '手机签署', en: 'on a phone' },
  paper: { zh: '社区录入纸质票', en: 'on paper, entered by the community' },
  proxy: { zh: '受托签署', en: 'by a proxy' },
}
/** When a vote was given, and how. */
export function voteWay({ how, on }: Pick<Vote, 'how' | 'on'>): Text {
  const way = how ? ways[how] : { zh: '', en: '' }
  return on ? { zh: `${shortDay(on, 'zh')}${way.zh}`, en: `${shortDay(on, 'en')}, ${way.en}` } : way
}

type How = NonNullable<SharesView['how']>
const hundredths = (n: number): string => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, '0')}`
const plain = (n: bigint): string => hundredths(Number(n))
/** The part of one dwelling among all parts, as the table counts them: coefficient, or coefficient by area. */
export function coefficientText({ by, coefficients }: How, own: How['coefficients'][number]): Text {
  const part = (k: How['coefficients'][number]): bigint =>
    by === 'area' ? (BigInt(k.coefficient ?? 0) * BigInt(k.area)) / 100n : BigInt(k.coefficient ?? 0)
  const all = plain(coefficients.reduce((n, k) => n + part(k), 0n))
  const floor = hundredths(own.coefficient ?? 0)
  return by === 'area'
    ? {
        zh: `${own.floor}层系数${floor} × ${squareMetres(own.area)}㎡ = ${plain(part(own))}份，全体${all}份`,
        en: `floor ${own.floor}: ${floor} × ${squareMetres(own.area)} m² = ${plain(part(own))} of ${all}`,
      }
    : {
        zh: `${own.floor}层系数${floor}，全体出资户系数合计${all}`,
        en: `floor ${own.floor}: ${floor} of ${all} together`,
      }
}
