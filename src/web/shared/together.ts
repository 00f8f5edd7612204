/** Words and numbers of ballots, shares and notices, the same on a phone and on the desk. */
import type { Text } from '../../kernel/text.ts'
import type { BallotView } from '../../server/contract/together.ts'

/** 九十点零五平方米: hundredths as people read them. */
export const squareMetres = (hundredths: number): string => `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`

export const choiceText: Readonly<Record<string, Text>> = { agree: { zh: '同意', en: 'Agree' }, disagree: { zh: '不同意', en: 'Disagree' }, abstain: { zh: '弃权', en: 'Abstain' }, split: { zh: '共有人意见不一', en: 'Co-owners differ' } }
export const opinionText: Readonly<Record<string, Text>> = { agree: { zh: '同意', en: 'Agrees' }, conditions: { zh: '附条件同意', en: 'Agrees with conditions' }, object: { zh: '不同意', en: 'Objects' } }
export const reviewText: Readonly<Record<string, Text>> = { pass: { zh: '通过', en: 'Passed' }, conditions: { zh: '附条件通过', en: 'Passed with conditions' }, fail: { zh: '不通过', en: 'Failed' } }

type Test = BallotView['tests'][number]
/** A count or an area, as the test counts it. */
export const measureOf = (test: Test, n: number): Text => (test.by === 'heads' ? { zh: `${n}人`, en: `${n} heads` } : { zh: `${squareMetres(n)}㎡`, en: `${squareMetres(n)} m²` })

/** What a test lacks, or that it is met. */
export function testText(test: Test): Text {
  const [has, needs, short] = [measureOf(test, test.counted), measureOf(test, test.needed), measureOf(test, Math.max(0, test.needed - test.counted))]
  return test.passed ? { zh: `${has.zh}，已达到${needs.zh}`, en: `${has.en}, reaches ${needs.en}` } : { zh: `${has.zh}，还差${short.zh}（须${needs.zh}）`, en: `${has.en}, ${short.en} short of ${needs.en}` }
}
