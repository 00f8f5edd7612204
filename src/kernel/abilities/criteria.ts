/** [CR1] Conditions that all must hold: fit, conditional with what is missing, or unfit. */
import { ability, given } from '../ability/index.ts'
import { judged } from '../criteria/index.ts'

export const criteria = ability({
  id: 'kernel.criteria@1',
  takes: { '*': 'boolean' },
  gives: {
    of: {
      result: { oneOf: ['fit', 'conditional', 'unfit'] },
      failed: { list: { option: 'criterion' } },
      toFix: { list: { option: 'criterion' } },
      missing: { list: { option: 'criterion' } },
    },
    what: { zh: '条件判定', en: 'a judgement' },
  },
  /** In their order; each has a part of its name, which is its test. */
  rules: given.list(
    given.record({
      name: given.text,
      title: given.both,
      otherwise: given.oneOf('unfit', 'to_fix'),
      clause: given.text,
    }),
  ),
}).does({
  links: (all) => all.map(({ name }, i) => ({ at: `${i}.name`, kind: 'part', name })),
  options: (all) => ({ criterion: all.map((c) => c.name) }),
  work: (truths, all) => judged(all, truths),
})
