/** The ability that judges an observed rate; the arithmetic is `rate.ts`. */
import { ability, given, how } from 'yimen/kernel/ability'
import { verdicts } from '../targets.ts'
import { judge } from './rate.ts'

const what = { zh: '评定', en: 'the judgement' } as const
const layer = {
  of: {
    weight: 'number',
    sheets: 'number',
    people: 'number',
    worn: 'number',
    peopleSquared: 'number',
    wornSquared: 'number',
    both: 'number',
  },
  what: { zh: '一层观测', en: 'a layer' },
} as const

export const judged = ability({
  id: 'helmets.judged@1',
  takes: { layers: { list: layer }, target: 'number', least: 'number' },
  gives: {
    of: {
      verdict: { oneOf: ['not_enough', 'missed', 'unproven', 'proven'] },
      people: 'number',
      worn: 'number',
      rate: { maybe: 'number' },
      low: { maybe: 'number' },
      high: { maybe: 'number' },
      effective: { maybe: 'number' },
      effect: { maybe: 'number' },
    },
    what,
  },
  rules: given.nothing,
}).does({
  work({ layers, target, least }) {
    const isSound = layers.every((l) => Object.values(l).every((n) => Number.isSafeInteger(n) && n >= 0))
    return isSound && layers.every((l) => l.worn <= l.people) ? judge(layers, target, least) : null
  },
  words: {
    verdict: { zh: '评定结论', en: 'how it stands', options: verdicts },
    people: { zh: '观测人次', en: 'people observed' },
    worn: { zh: '佩戴人次', en: 'worn' },
    rate: { zh: '佩戴率', en: 'rate' },
    low: { zh: '区间下限', en: 'lower bound' },
    high: { zh: '区间上限', en: 'upper bound' },
    effective: { zh: '有效样本量', en: 'effective number' },
    effect: { zh: '设计效应', en: 'design effect' },
  },
  explains(_, say) {
    const [layers, target, least] = [say('layers'), say('target'), say('least')]
    return {
      lines: [
        how(
          `由${layers.zh}各层按权重加权得出比例，每张观测表为一个群得出有效样本量，再按威尔逊公式得出95%区间`,
          `The weighted rate over ${layers.en}, an effective number with each sheet as a cluster, and Wilson’s interval of 95 per cent`,
        ),
        how(
          `观测人次少于${least.zh}的为观测不足；上限低于${target.zh}为未达到，下限不低于的为已证实达到，其余为未证实`,
          `Fewer observed than ${least.en} is not enough; an upper bound below ${target.en} is missed, a lower bound at or above it proven, all else unproven`,
        ),
      ],
    }
  },
})
